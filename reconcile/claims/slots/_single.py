"""One of a unit, told by its article alone ("for a year", "a mile off"), and what "twice" counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reconcile.claims.slots._amounts import COUNT, Amount, units
from reconcile.claims.slots._bounds import hedged
from reconcile.claims.slots._masks import context
from reconcile.clues import clues, told
from reconcile.numerals import alternatives

# What "twice" counts, with how many of it.
TIMES = {"twice": 2.0, "thrice": 3.0}
# Of these kinds a single one is told by its article.
_KINDS = ("duration", "measure")
_ELSEWHEN = r"(?!['’]s\b|[\s-](?:ago|old|later|earlier|before|after|from|off|and\sa|or\stwo)\b)"
_WAYS = r"(?:off|away|from|north|south|east|west|deep|wide|long|high|outside|inside|below|above|down|up)"


def single(text: str) -> Iterator[Amount]:
    """The amounts of a text that have no number: each is of one unit, or of two or three times."""
    held = told(text)
    if not held.isdisjoint(TIMES):
        for match in re.finditer(r"\b(?:twice|thrice)\b(?!-)", text, re.IGNORECASE):
            times = TIMES[match.group().casefold()]
            yield Amount(match.start(), match.end(), times, times, 1.0, "word", 1.0, COUNT)
    if held.isdisjoint(_clues()):
        return
    for match in (found for pattern in _patterns() for found in pattern.finditer(text)):
        unit = units()[match["unit"].casefold()]
        yield hedged(text, Amount(match.start("one"), match.end(), 1.0, 1.0, 1.0, "word", 1.0, unit))


@cache
def _forms(kind: str) -> list[str]:
    """The units of a kind as one of them is written."""
    named = (form for form, unit in units().items() if unit.kind == kind and form.isalpha())
    return [form for form in named if len(form) > 3 or form == "day"]


@cache
def _clues() -> frozenset[str]:
    return clues(form for kind in _KINDS for form in _forms(kind))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A length of time after a word that leads to one, and a distance before a word that tells where to."""
    spans, lengths = (alternatives(_forms(kind)) for kind in _KINDS)
    leads = alternatives(context("lone"))
    return (
        re.compile(rf"\b{leads}\s(?P<one>an?)\s(?P<unit>{spans})\b{_ELSEWHEN}", re.IGNORECASE),
        re.compile(rf"\b(?P<one>an?)\s(?P<unit>{lengths})(?=\s{_WAYS}\b)", re.IGNORECASE),
    )
