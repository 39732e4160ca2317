"""Settings from TOML, and what is said of a bad one."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields
from inspect import getsource
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reconcile.errors import SettingsError
from reconcile.settings import Settings, load, parse


def test_defaults_need_no_file() -> None:
    assert parse("") == Settings()


def test_a_file_changes_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("max_sources = 12\n", encoding="utf-8-sig")
    assert load(path) == Settings(max_sources=12)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("max_source = 3", "unknown setting 'max_source'; accepted: max_bytes, max_characters, max_sources"),
        ("[reading]\nmax_sources = 3", "unknown setting 'reading'; accepted: max_bytes"),
        ("max_sources = 0", "'max_sources' is 0; a whole number above 0 is accepted"),
        ("max_sources = -1", "'max_sources' is -1; a whole number above 0 is accepted"),
        ("max_sources = 1.5", "'max_sources' is 1.5; a whole number above 0 is accepted"),
        ("max_sources = true", "'max_sources' is True; a whole number above 0 is accepted"),
        ("max_sources = 'many'", "'max_sources' is 'many'; a whole number above 0 is accepted"),
        ("max_sources", "is not TOML"),
        ("max_sources = 1\nmax_sources = 2", "is not TOML"),
    ],
)
def test_a_bad_value_is_named(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)) as caught:
        parse(text, "desk.toml")
    assert str(caught.value).startswith("desk.toml: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read .* a TOML file is expected"):
        load(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is not UTF-8 text"):
        load(tmp_path / "binary.toml")


def test_settings_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().max_sources = 3  # type: ignore[misc]


def test_each_setting_says_why() -> None:
    lines = getsource(Settings).splitlines()
    for field in fields(Settings):
        place = next(i for i, line in enumerate(lines) if line.strip().startswith(f"{field.name}:"))
        assert lines[place - 1].strip().startswith("#"), f"{field.name} has no comment with its reason"


@hypothesis_settings(deadline=None)
@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        assert isinstance(parse(text), Settings)
    except SettingsError as error:
        assert str(error)
