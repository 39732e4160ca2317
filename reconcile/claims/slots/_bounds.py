"""Hedges around an amount: "more than", "about", "or so" and the bounds they make of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from reconcile.alternation import alternation
from reconcile.claims.slots._amounts import COUNT, Amount
from reconcile.claims.slots._masks import context
from reconcile.lexicon.table import rows

# A hedge as the side it leaves open and whether it is loose about the figure itself.
HEDGES = {
    "above": ("above", False),
    "below": ("below", False),
    "about": ("", True),
    "almost": ("below", True),
    "barely": ("above", True),
    "exactly": ("exactly", False),
}

_INSIDE = re.compile(r"(?P<hedge>-odd|-plus|\+|or so|or more)(?=[\s-]\w)")
_SPELL = re.compile(r"\s(?:nights|seasons|games|terms|sessions|rounds|meetings|stages|matches)\b")


def hedged(text: str, plain: Amount) -> Amount:
    """The amount with the hedges around it, which become part of its stretch."""
    found = plain
    if match := _INSIDE.search(text[found.start : found.end]):
        found = _with(found, match["hedge"], "after")
    if match := _hedge_after().match(text, found.end):
        found = _with(found, match["hedge"], "after", end=match.end())
    elif found.unit is COUNT and (match := _hedge_behind().match(text, found.end)):
        found = _with(found, match["hedge"], "after")
    for _ in range(2):
        match = _hedge_before().search(text, max(0, found.start - 40), found.start)
        if not match or _during(text, match, found):
            return found
        found = _with(found, match["hedge"], "before", start=match.start("hedge"))
    return found


def _with(found: Amount, hedge: str, place: str, start: int | None = None, end: int | None = None) -> Amount:
    bound, loose = HEDGES[_hedges(place)[re.sub(r"\s+", " ", hedge.casefold())]]
    return replace(
        found,
        start=found.start if start is None else start,
        end=found.end if end is None else end,
        bound=bound or found.bound,
        loose=loose or found.loose,
    )


def _during(text: str, match: re.Match[str], found: Amount) -> bool:
    """Whether "over two years" says for how long something runs, not that it is more than two."""
    spell = found.unit is COUNT and found.form == "word" and _SPELL.match(text, found.end)
    lasting = found.unit.kind == "duration" or spell
    if match["hedge"].casefold() != "over" or not lasting:
        return False
    before = re.search(r"(\w+)\s+$", text[: match.start("hedge")])
    return not before or before[1].casefold() not in context("span")


@cache
def _hedges(place: str) -> dict[str, str]:
    return {row["phrase"]: row["bound"] for row in rows("hedges_number") if row["place"] == place}


@cache
def _hedge_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<hedge>{_phrases('before')})\s*$", re.IGNORECASE)


@cache
def _hedge_after() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<hedge>{_phrases('after')})(?!\w)", re.IGNORECASE)


@cache
def _hedge_behind() -> re.Pattern[str]:
    """The hedge behind what is counted: "50 people or more"."""
    return re.compile(rf"\s[a-z]+\s(?P<hedge>{_phrases('after')})(?!\w)")


def _phrases(place: str) -> str:
    return alternation(_hedges(place))
