"""What can be set, with the reason for each value; read from TOML."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from reconcile.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """Every value a user may set; whole numbers are above zero, log-odds any number.

    >>> Settings().max_sources
    200
    """

    # 20 MB: a novel in plain text is 1 MB and a long PDF report 10 MB; more is a dump, not a source.
    max_bytes: int = 20_000_000
    # About 300,000 words, two minutes of parsing on one core; the longest public inquiry reports fit.
    max_characters: int = 2_000_000
    # Pairs of sources grow with the square: 200 sources are 19,900 pairs of documents for one story.
    max_sources: int = 200
    # A public inquiry's volume has 300 to 400 pages; beyond it is a book, of which an editor names the chapter.
    max_pages: int = 500
    # A live blog of a whole day has some 40,000 tags; what has several times as many is no story.
    max_tags: int = 200_000
    # Processor time a source: the longest inquiry report takes 4 s and a page of 10,000 elements 2 s; what needs
    # more runs in circles.
    max_seconds: int = 30
    # Memory a reader may take, in MB: the libraries need 200 and 20 MB of the heaviest kind of page 500.
    max_megabytes: int = 1_500
    # Log-odds below which two sentences are not looked at: one in thirty of such pairs of the training stories
    # is linked, and a rule that fires there is wrong far more often than right.
    look: float = -3.0
    # Log-odds from which two sentences with nothing that differs are reported to agree: on stories left out of
    # the learning this finds two thirds of what a careful reader lists, and seven in ten of it are in that list.
    agree: float = -0.6
    # Log-odds from which two sentences that differ in one claim are also reported to agree in another: on stories left
    # out, 12 of 21 pairs told both ways at 1.0 were wrong one way, none of value was lost by asking for more.
    beside: float = 3.0
    # Log-odds from which a link is clear and not just possible: four in five such pairs are in the reader's list.
    clear: float = 0.5

    def __post_init__(self) -> None:
        for name, kind in get_type_hints(Settings).items():
            _check(name, kind, getattr(self, name))


def load(path: Path | None) -> Settings:
    """The settings of a TOML file; what it leaves out keeps its default, and all do where there is no file.

    Raises SettingsError, naming the key and what would be accepted.
    """
    if path is None:
        return Settings()
    try:
        return parse(path.read_bytes().decode("utf-8-sig"), str(path))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); a TOML file is expected") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is not UTF-8 text; a TOML file is expected") from None


def parse(text: str, where: str = "settings") -> Settings:
    """The settings in a TOML text; ``where`` is named in the messages.

    >>> parse("max_sources = 12").max_sources
    12
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where}: is not TOML ({error}); lines such as max_sources = 50 are accepted") from None
    known = [field.name for field in fields(Settings)]
    for key in values:
        if key not in known:
            raise SettingsError(f"{where}: unknown setting {key!r}; accepted: {', '.join(known)}")
    try:
        return replace(Settings(), **values)
    except SettingsError as error:
        raise SettingsError(f"{where}: {error}") from None


def _check(name: str, kind: type, value: Any) -> None:
    """Raise SettingsError unless the value is a finite number of the field's type, whole numbers above zero."""
    if isinstance(value, bool) or not isinstance(value, int if kind is int else (int, float)):
        raise SettingsError(f"setting {name!r} is {value!r}; {_accepted(kind)} is accepted")
    if (kind is int and value <= 0) or not math.isfinite(value):
        raise SettingsError(f"setting {name!r} is {value!r}; {_accepted(kind)} is accepted")


def _accepted(kind: type) -> str:
    return "a whole number above 0" if kind is int else "a number"
