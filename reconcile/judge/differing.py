"""The values of two claims that may be told of one thing and differ: neither has its like in the other sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product

from reconcile import moments, quantities
from reconcile.judge.anchors import anchor
from reconcile.judge.figures import figures, of_other_things, same_noun, two_tolls
from reconcile.judge.months import other_month, told_year
from reconcile.judge.offsets import other_offset
from reconcile.judge.published import told_moments
from reconcile.judge.weekdays import DEICTIC, calendar_day, other_calendar_day, other_weekday, weekday
from reconcile.model import Claim, Moment, Quantity, SaidAs
from reconcile.pairs import Pair

# How coarsely each grain tells a time; what is told by the day is not held against what is told by the year.
COARSENESS = {"minute": 0, "hour": 0, "part": 0, "day": 0, "weekend": 1, "week": 1, "month": 2, "season": 3, "year": 3}
_AGO = re.compile(r"\bago$")
_DECADE = re.compile(r"\b\d{3}0s$")
# Sources that disagree on the day of one act seldom lie further apart; two acts of one kind often do.
_APART = (timedelta(days=31), timedelta(days=40), timedelta(days=124), timedelta(days=1500))
_DECADES = timedelta(days=3660)


def unmatched_figures(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Two figures of one kind and unit, neither of which has its like in the other sentence."""
    for x, y in product(figures(pair.a), figures(pair.b)):
        if (x.kind, x.unit) == (y.kind, y.unit):
            held = _holds(pair.meeting.b_claims, pair.a, x) or _holds(pair.meeting.a_claims, pair.b, y)
            if not held:
                yield x, y


def other_figures(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Two figures that cannot both be right about one thing, neither of which has its like in the other sentence."""
    return ((x, y) for x, y in unmatched_figures(pair) if quantities.compatible(x, y) is False)


def other_moments(pair: Pair) -> Iterator[tuple[Moment, Moment]]:
    """Two moments that cannot be one, neither of which has its like in the other sentence."""
    for m, n in product(told_moments(pair.a), told_moments(pair.b)):
        told = _spoken(pair.a, m) or _spoken(pair.b, n) or not _differ(pair, m, n)
        if not told and not _dates(pair.meeting.b_claims, m) and not _dates(pair.meeting.a_claims, n):
            yield m, n


def two_bounds(x: Quantity, y: Quantity) -> bool:
    """Whether two figures are lower bounds, and not the same."""
    return x.high is None and y.high is None and x.low != y.low


def _holds(claims: Sequence[Claim], own: Claim, figure: Quantity) -> bool:
    """Whether some claims have the like of a figure, which is then no other figure of what they measure."""
    mine = anchor(own, figure.span).acts
    if figure.kind == "count" and any(_written(claim, figure) for claim in claims[:1]):
        return True
    for claim in claims:
        for q in figures(claim):
            if not _alike_in_kind(q, figure) or of_other_things(claim, q, own, figure):
                continue
            theirs = anchor(claim, q.span).acts
            alike = q.low == figure.low or _told_flat(q, figure) or mine & theirs
            if not two_tolls(mine, theirs) and alike and not two_bounds(q, figure):
                return True
    return False


def _written(claim: Claim, figure: Quantity) -> bool:
    """Whether a sentence writes the very digits of a figure, read as a figure or not: "32- and 64-bit"."""
    digits = re.findall(r"\d[\d.,]*", figure.text)
    other = [q.span for q in figures(claim) if quantities.opposed(q, figure)]
    alike = (w for w in claim.sentence.words if len(digits) == 1 and w.text.strip("-") == digits[0])
    return any(not any(span.holds(w.span) for span in other) for w in alike)


def _alike_in_kind(x: Quantity, y: Quantity) -> bool:
    """Whether two figures can state one value: "58 wins" and "the 58th victory" do."""
    if {x.kind, y.kind} == {"count", "ordinal"}:
        return x.low == y.low and same_noun(x.counted, y.counted) is not False
    one = x.kind == y.kind and same_noun(x.counted, y.counted) is not False
    return one and bool(quantities.compatible(x, y))


def _told_flat(x: Quantity, y: Quantity) -> bool:
    """Whether neither figure is open above: nearly anything fits "at least two"."""
    return x.high is not None and y.high is not None


def _differ(pair: Pair, m: Moment, n: Moment) -> bool:
    """Whether two moments cannot be one, by their dates or, where there are none, by what their words name."""
    named = other_weekday(m, n) or other_calendar_day(m, n) or other_month(m, n) or other_offset(pair.a, m, pair.b, n)
    return named or (moments.compatible(*_counted_back(m, n)) is False and _comparable(m, n))


def _counted_back(m: Moment, n: Moment) -> tuple[Moment, Moment]:
    """Two moments, as exact as they are told where both are counted back ("two weeks ago", "three weeks ago")."""
    if m.grain == n.grain and _AGO.search(m.text) and _AGO.search(n.text):
        return replace(m, approximate=False), replace(n, approximate=False)
    return m, n


def _comparable(m: Moment, n: Moment) -> bool:
    """Whether two moments are told alike: as finely, and not so far apart that two acts are meant."""
    if m.start is None or n.start is None:
        return False
    if moments.dayless(m) != moments.dayless(n):
        return True
    mine, theirs = COARSENESS[m.grain], COARSENESS[n.grain]
    if m.start.month == n.start.month and max(mine, theirs) <= COARSENESS["month"] and told_year(m) and told_year(n):
        return abs(m.start - n.start) <= _APART[COARSENESS["year"]]
    if _DECADE.search(m.text) and _DECADE.search(n.text):
        return abs(m.start - n.start) <= _DECADES
    return abs(mine - theirs) <= COARSENESS["month"] and abs(m.start - n.start) <= _APART[max(mine, theirs)]


def _spoken(claim: Claim, moment: Moment) -> bool:
    """Whether a day is the speaker's and not the report's: somebody's own words say "today"."""
    return claim.said_as is SaidAs.DIRECT and DEICTIC.search(moment.text) is not None


def _dates(claims: Sequence[Claim], moment: Moment) -> bool:
    """Whether some claims have the like of a moment."""
    return any(_like(other, moment) for claim in claims for other in claim.slots.moments)


def _like(m: Moment, n: Moment) -> bool:
    """Whether two moments name one; nearly any fits "since 1965", which names but that year."""
    if m.start is None or n.start is None:
        days = calendar_day(m), calendar_day(n)
        return days[0] == days[1] if all(days) else weekday(m) is not None and weekday(m) == weekday(n)
    if other_month(m, n) or abs(COARSENESS[m.grain] - COARSENESS[n.grain]) > 1:
        return False
    return bool(moments.compatible(*(replace(moment, relation="at") for moment in _counted_back(m, n))))
