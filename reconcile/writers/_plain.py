"""Dates and speakers in plain English."""

from __future__ import annotations

from functools import cache

from reconcile.english import count, listed, names, number
from reconcile.model import Claim, SaidAs

__all__ = ["count", "date", "listed", "names", "number", "speaker"]

# The standard library's month names follow the machine's locale; a report must not.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HOW = {SaidAs.DIRECT: "in quotation marks", SaidAs.INDIRECT: "reported", SaidAs.MIXED: "partly in quotation marks"}


@cache
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


def speaker(claim: Claim) -> str:
    """Who says a claim, and how."""
    if claim.said_as is SaidAs.OWN:
        return "in its own voice"
    return f"{claim.said_by or 'speaker not named'}, {_HOW[claim.said_as]}"
