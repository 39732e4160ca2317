"""Counts, dates and names in plain English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.model import Claim, Document, SaidAs

# The standard library's month names follow the machine's locale; a report must not.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_HOW = {SaidAs.DIRECT: "in quotation marks", SaidAs.INDIRECT: "reported", SaidAs.MIXED: "partly in quotation marks"}


def number(value: int) -> str:
    """A whole number as a paper prints it: in words up to nine.

    >>> number(0), number(9), number(1240)
    ('no', 'nine', '1,240')
    """
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def count(value: int, noun: str) -> str:
    """A number with its noun.

    >>> count(0, "claim"), count(1, "claim"), count(12, "claim")
    ('no claims', 'one claim', '12 claims')
    """
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def date(iso: str) -> str:
    """An ISO date, possibly partial, as British papers write it; anything else as it stands.

    >>> date("2024-10-08"), date("2024-10"), date("2024")
    ('8 October 2024', 'October 2024', '2024')
    """
    year, *rest = iso.split("-")
    if not (1 <= len(rest) <= 2 and all(part.isdecimal() for part in rest) and 1 <= int(rest[0]) <= 12):
        return iso
    day = f"{int(rest[1])} " if rest[1:] else ""
    return f"{day}{_MONTHS[int(rest[0]) - 1]} {year}"


def names(documents: Iterable[Document]) -> dict[str, str]:
    """What each source is called: its publisher, with the source's name where that is not enough."""
    documents = tuple(documents)
    seen = Counter(document.publisher for document in documents)
    return {document.source: _name(document, seen[document.publisher] == 1) for document in documents}


def _name(document: Document, alone: bool) -> str:
    if not document.publisher:
        return document.source
    return document.publisher if alone else f"{document.publisher} ({document.source})"


def speaker(claim: Claim) -> str:
    """Who says a claim, and how."""
    if claim.said_as is SaidAs.OWN:
        return "in its own voice"
    return f"{claim.said_by or 'speaker not named'}, {_HOW[claim.said_as]}"
