"""The word lists of dates and times, as look-ups and as pieces of patterns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reconcile.alternation import BLANK, alternation
from reconcile.lexicon.table import rows


@cache
def words(kind: str) -> dict[str, str]:
    """The words of one kind, lower case, with their values."""
    return {row["word"].lower(): row["value"] for row in rows("moments") if row["kind"] == kind}


def any_of(items: Iterable[str]) -> str:
    """An alternation of the items, longest first, blanks and apostrophes as they come in print."""
    return alternation(items, {**BLANK, "'": "['’]?"})


def as_names(items: Iterable[str]) -> str:
    """An alternation of names as written, with a capital, and in capitals: "March", "MARCH", never "march"."""
    found = set(items)
    return any_of(found | {item[:1].upper() + item[1:] for item in found} | {item.upper() for item in found})


def named(*kinds: str) -> str:
    """An alternation of the names of some kinds of word."""
    return as_names(row["word"] for row in rows("moments") if row["kind"] in kinds)


def plain(text: str | None) -> str:
    """A match's text in lower case with single blanks and without apostrophes; "" for None.

    >>> plain("New  Year’s Day")
    'new years day'
    """
    return " ".join((text or "").lower().replace("’", "").replace("'", "").split())


def number(text: str) -> int | None:
    """A small count in figures or words; None where it is neither.

    >>> number("twelve"), number("48"), number("several")
    (12, 48, None)
    """
    if text.isascii() and text.isdigit():
        return int(text)
    value = words("number").get(plain(text))
    return int(value) if value else None
