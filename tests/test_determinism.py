"""The same input gives the same bytes: in any order of sources, on any run, under any hash seed, locale and clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reconcile import report, writers
from reconcile.settings import Settings
from tests.samples import DOSSIERS

ROOT = Path(__file__).parents[1]
FORMATS = tuple(writers.formats())
# A story of four sources, of which two and two belong together, and one with dates told by the weekday.
STORIES = ("two-storms", "club-treasurer")
# The only file with a clock in it.
CLOCK = "run.json"

ENVIRONMENTS = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 2, C locale": {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"},
    "Turkish locale, Samoa time": {"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Apia"},
}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != CLOCK}


def sources(story: str) -> list[Path]:
    return sorted((DOSSIERS / story).glob("*.txt"))


@pytest.fixture(scope="module", params=STORIES)
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def first(story: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the story's report, its sources in the order of their names."""
    folder = tmp_path_factory.mktemp(story) / "report"
    report.make(sources(story), folder, FORMATS, Settings())
    return files(folder)


def test_every_format_is_compared(first: dict[str, bytes]) -> None:
    assert {"links.csv", "report.html", "report.json", "graph.graphml"} <= first.keys()
    assert first["links.csv"].count(b"\r\n") > 3


def test_the_order_of_sources_does_not_matter(story: str, first: dict[str, bytes], tmp_path: Path) -> None:
    given = sources(story)
    for n, order in enumerate((given[::-1], [*given[1:], given[0]])):
        report.make(order, tmp_path / str(n), FORMATS, Settings())
        assert files(tmp_path / str(n)) == first


def test_a_second_run_into_the_same_folder_changes_nothing(
    story: str, first: dict[str, bytes], tmp_path: Path
) -> None:
    for _ in range(2):
        report.make([DOSSIERS / story], tmp_path / "report", FORMATS, Settings())
        assert files(tmp_path / "report") == first


def test_where_the_dossier_lies_does_not_matter(story: str, first: dict[str, bytes], tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / story
    moved.mkdir(parents=True)
    for path in (*sources(story), DOSSIERS / story / "sources.csv"):
        (moved / path.name).write_bytes(path.read_bytes())
    report.make([moved], tmp_path / "report", FORMATS, Settings())
    assert files(tmp_path / "report") == first


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_environment_does_not_matter(name: str, story: str, first: dict[str, bytes], tmp_path: Path) -> None:
    asked = [argument for name in FORMATS for argument in ("--format", name)]
    given = map(str, reversed(sources(story)))
    command = [sys.executable, "-m", "reconcile", "run", *given, "--out", str(tmp_path / "report"), *asked]
    known = {**os.environ, "PYTHONPATH": str(ROOT), **ENVIRONMENTS[name]}
    subprocess.run(command, cwd=tmp_path, env=known, check=True, capture_output=True)
    assert files(tmp_path / "report") == first
