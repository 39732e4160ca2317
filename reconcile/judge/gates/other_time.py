"""Other time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reconcile.judge.anchors import Anchor, anchor, narrowing
from reconcile.judge.figures import find
from reconcile.judge.named import people
from reconcile.judge.published import day
from reconcile.lexicon.table import group
from reconcile.model import Claim, Kind, Moment, Quantity, Reason
from reconcile.moments import compatible
from reconcile.pairs import Pair

ORDER = 3

# News of one event is told within a month; later reports date what they recall.
FRESH = timedelta(days=31)

_COARSE = frozenset({"year", "season"})


def parts(pair: Pair, reason: Reason) -> str:
    """Parts figures for different times, and one said to be of an earlier state."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return ""
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    mine, theirs = _own(pair.a, x, a), _own(pair.b, y, b)
    for m, n in _elsewhen(mine, theirs) or _elsewhen(theirs, mine):
        first, second = (m, n) if m in mine else (n, m)
        return f"“{x.text}” is for “{first.text}”, “{y.text}” for “{second.text}”."
    return (
        _long_past(pair.b, x, mine, theirs)
        or _long_past(pair.a, y, theirs, mine)
        or _earlier(pair, x, y)
        or _earlier(Pair(pair.b, pair.a, pair.meeting), y, x)
        or (_old_news(pair, mine, theirs) if not mine or not theirs else "")
    )


def _elsewhen(mine: tuple[Moment, ...], theirs: tuple[Moment, ...]) -> list[tuple[Moment, Moment]]:
    """A moment that none of the others can be, with the first of those; ends of a span of years count as points."""
    apart = [m for m in mine if theirs and all(compatible(_point(m), _point(n)) is False for n in theirs)]
    one = [m for m in apart if m.grain in _COARSE] or (apart if len(apart) == len(mine) else [])
    return [(one[0], theirs[0])] if one else []


def _point(moment: Moment) -> Moment:
    return replace(moment, relation="at") if moment.grain in _COARSE else moment


def _own(claim: Claim, value: Quantity, where: Anchor) -> tuple[Moment, ...]:
    """The moments told with the verb that governs a value; of several, those told right after it."""
    if where.event is None:
        return ()
    governed = ((m, anchor(claim, m.span).event) for m in claim.slots.moments)
    found = tuple(m for m, event in governed if event is not None and event.index == where.event.index)
    return (len(found) > 1 and _following(claim, value, found)) or found


def _following(claim: Claim, value: Quantity, moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """The moments between a value and the next: "400 last year, up from 300 in 2015"."""
    others = (q.span.start for q in claim.slots.quantities if q.span.start > value.span.start)
    end = min(others, default=claim.end)
    return tuple(m for m in moments if value.span.end <= m.span.start < end)


def _long_past(other: Claim, x: Quantity, mine: tuple[Moment, ...], theirs: tuple[Moment, ...]) -> str:
    """A figure for a year that is not the year of the other report, which gives no time of its own."""
    for m in mine:
        dated = m.grain in _COARSE and m.start is not None and m.end is not None and other.published[:4].isdigit()
        if dated and m.start and m.end and not theirs and m.relation == "at":
            year = int(other.published[:4])
            if m.end.year <= year and m.start.year < year:
                return f"“{x.text}” is for “{m.text}”, the other figure is not."
    return ""


def _old_news(pair: Pair, mine: tuple[Moment, ...], theirs: tuple[Moment, ...]) -> str:
    """Two news reports of different months that tell of nobody both know, each of its own days where it says when."""
    told = [(m, pair.a) for m in mine] + [(n, pair.b) for n in theirs]
    if people(pair.a) & people(pair.b) or not all(_is_fresh(moment, claim) for moment, claim in told):
        return ""
    days = [day(claim.published) for claim in (pair.a, pair.b) if claim.kind is Kind.NEWS]
    if len(days) < 2 or days[0] is None or days[1] is None or abs(days[0] - days[1]) <= FRESH:
        return ""
    return f"The reports are of {pair.a.published} and {pair.b.published}, and each figure is of its own report's days."


def _is_fresh(moment: Moment, claim: Claim) -> bool:
    """Whether a moment lies near the report that tells of it."""
    published = day(claim.published)
    return published is not None and moment.start is not None and abs(moment.start.date() - published) <= FRESH


def _earlier(pair: Pair, x: Quantity, y: Quantity) -> str:
    """A figure said to be of an earlier state, against one that is not."""
    words = narrowing(pair.a, x.span) & group("stages", "earlier")
    if x.kind != "age" and words and not narrowing(pair.b, y.span) & group("stages", "earlier"):
        return f"“{x.text}” is given for an earlier state (“{min(words)}”), “{y.text}” is not."
    return ""
