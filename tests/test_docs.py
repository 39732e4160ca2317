"""The README says what is so: its commands run, its output is real, nothing built in goes unmentioned."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reconcile.cli import main
from reconcile.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
SHOWN = re.findall(r"```text\n(.*?)```", README, flags=re.DOTALL)
MAIN_JOB = SHELL[0].strip().rpartition(" && .venv/bin/reconcile ")[2].split()


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("readme")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (folder / "fixtures").symlink_to(ROOT / "fixtures")
        result = CliRunner().invoke(main, MAIN_JOB)
        assert result.exit_code == 0, result.output
    return result.stdout, folder


def test_the_readme_opens_with_two_commands() -> None:
    assert len(SHELL) == 2
    assert "pip install" in SHELL[0]
    assert SHELL[1].strip() == ".venv/bin/python -m pytest"


def test_the_output_shown_is_that_of_a_real_run(ran: tuple[str, Path]) -> None:
    assert ran[0] == SHOWN[0]


def test_the_account_shown_is_that_of_a_real_run(ran: tuple[str, Path]) -> None:
    link = SHOWN[1].split()[1].rstrip(":")
    result = CliRunner().invoke(main, ["explain", str(ran[1] / "reports" / "norfolk-ofsted"), link])
    assert result.output == SHOWN[1]


def test_the_table_shown_is_that_of_a_real_run(ran: tuple[str, Path]) -> None:
    from reconcile.writers import read_table

    rows = read_table(ran[1] / "reports" / "norfolk-ofsted" / "links.csv")
    for row in rows[:2]:
        assert f"| {row['a_claim']} |" in README
        assert f"| {row['why']} |" in README


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_is_told(command: str) -> None:
    assert f"`reconcile {command}" in README
    for param in main.commands[command].params:
        if isinstance(param, click.Option):
            assert any(f"`{option}`" in README for option in param.opts), param.opts


def test_every_setting_is_told() -> None:
    assert [f.name for f in fields(Settings) if f"`{f.name}`" not in README] == []


def test_the_picture_is_there_and_modest() -> None:
    (name,) = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", README)
    data = (ROOT / name).read_bytes()
    assert data.startswith(b"\x89PNG") and len(data) < 300_000


def test_every_format_written_is_told() -> None:
    from reconcile.writers import formats

    (row,) = [line for line in README.splitlines() if line.startswith("| `--format`")]
    assert re.findall(r"\((.*?)\)", row)[0].split(", ") == list(formats())
