"""Counts, dates and names in plain English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.model import Claim, Document, SaidAs

_MONTHS = "January February March April May June July August September October November December".split()
_HOW = {SaidAs.DIRECT: "in quotation marks", SaidAs.INDIRECT: "reported", SaidAs.MIXED: "partly in quotation marks"}


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(0, "claim"), count(1, "claim"), count(1240, "story", "stories")
    ('no claims', 'one claim', '1,240 stories')
    """
    if number == 1:
        return f"one {noun}"
    return f"{number:,} {plural or noun + 's'}" if number else f"no {plural or noun + 's'}"


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
