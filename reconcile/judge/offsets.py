"""Times told by how long before or after something: "two days after the fire", "a week after the fire"."""

from __future__ import annotations

import re
from functools import cache

from reconcile.alternation import alternation
from reconcile.judge.anchors import acts_of
from reconcile.judge.events import children
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Moment

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
# Each unit in seconds, and how many of it a bare plural stands for at least and at most ("days later").
UNITS = {
    "minute": (_MINUTE, 2, 59),
    "hour": (_HOUR, 2, 30),
    "day": (_DAY, 2, 13),
    "week": (7 * _DAY, 2, 8),
    "month": (30.4 * _DAY, 2, 23),
    "year": (365.25 * _DAY, 2, 30),
}
# How far a length counted in a unit reaches to either side, in shares of that unit.
LOOSE = 0.5
_NEXT = re.compile(r"^the (?:day|week|month|year) (?:before|after)$")


def other_offset(a: Claim, m: Moment, b: Claim, n: Moment) -> bool:
    """Whether two moments lie before or after one thing, by two lengths of time that cannot be one."""
    if m.start is not None or n.start is not None or m.relation != n.relation or m.relation not in ("before", "after"):
        return False
    mine, theirs = length(m), length(n)
    if mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1]):
        return False
    return bool(_from(a, m) & _from(b, n))


def length(moment: Moment) -> tuple[float, float] | None:
    """How long before or after something a moment lies, in seconds, the least and the most; None where not told.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.claims.slots.moment import find
    >>> length(find(sentence("He left two days after the vote."), "")[0])
    (129600.0, 216000.0)
    """
    text = moment.text.casefold()
    unit = next((name for name in UNITS if re.search(rf"\b{name}s?\b", text)), None)
    if unit is None:
        return None
    size, least, most = UNITS[unit]
    if _NEXT.match(text):
        low = high = 1.0
    elif found := _count().search(text):
        low = high = float(found[0]) if found[0].isdigit() else _numbers()[found[0]]
    elif re.search(rf"\b{unit}s\b", text):
        return least * size, most * size
    else:
        return None
    below, above = re.search(r"\b(?:less|fewer|under|within)\b", text), re.search(r"\b(?:more|over|at least)\b", text)
    low = 0.0 if below else low if above else low - LOOSE
    return low * size, (float("inf") if above else high if below else high + LOOSE) * size


def _from(claim: Claim, moment: Moment) -> frozenset[str]:
    """What a moment is counted from: the lemma after its preposition, with the acts it names."""
    words = claim.sentence.words
    last = [i for i, w in enumerate(words) if w.end == moment.span.end and w.lemma in ("after", "before")]
    kids = children(words)
    held = {words[k].lemma for i in last for k in kids.get(i, ()) if words[k].dep in ("pobj", "pcomp")}
    held |= {words[words[i].head].lemma for i in last if words[i].dep == "mark"}
    return frozenset(held).union(*map(acts_of, held))


@cache
def _numbers() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("moments") if row["kind"] == "number" and row["value"]}


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"\b(?:\d+|{alternation(_numbers())})\b")
