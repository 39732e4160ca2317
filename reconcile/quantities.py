"""Whether two quantities can state the same value: hedges are bounds, a coarser figure is a rounding."""

from __future__ import annotations

from dataclasses import replace

from reconcile.model import Quantity

# "About 1,200" reaches this share to either side; news hedges what it has rounded, not what it guesses.
LOOSE = 0.10
# A round figure reaches half its last place, but no further than this share: "about 10" takes in 12.
LOOSE_ROUND = 0.25
FIVE = 5
# Rounding explains no larger gap than this share: "£1m" for £1.4m is no rounding an editor would pass.
ROUNDING = 0.10
# A bare whole number from here on may be a rounded one ("1,200" for 1,187); below it, people count.
ROUNDED_FROM = 1000
# So many leading digits of such a number are meant: "2,000" stands for 1,950 to 2,050.
MEANT = 2
# "More than 50" is not said of 5,000: a bound reaches this many times its figure (that of 10, where it is less).
REACH = 10
# Kinds whose figures are exact as they stand.
EXACT = frozenset({"score", "ordinal", "ratio", "age"})
# Rates over these spans, in days, are brought to one span before they are compared.
SPANS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4375, "year": 365.25, "decade": 3652.5}
# What floating point may lose in a conversion of units.
LOST = 1e-6
# The ends of what a hedge or rounding leaves open are out of its reach: "about 2,000" and "about 3,000" do not meet.
WITHIN = 1 - 1000 * LOST


def compatible(a: Quantity, b: Quantity) -> bool | None:
    """Whether both can be right about one value; None where they cannot be compared.

    Not comparable are another kind, unit or currency, a rate and a total, and two people's ages. What
    is counted is left to the caller, who knows more of the claims.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.claims.slots.quantity import find
    >>> first, second, third = find(sentence("About 1,200 people, 1,187 people and up to 900 people came."), "")
    >>> compatible(first, second), compatible(first, third)
    (True, False)
    """
    if (a.kind, a.unit) != (b.kind, b.unit):
        return None
    if a.kind == "score":
        return sorted(a.counted.split("-")) == sorted(b.counted.split("-"))
    if a.kind == "age" and a.counted and b.counted and set(a.counted.split()).isdisjoint(b.counted.split()):
        return None
    factor = _rate(a.per, b.per)
    if factor is None:
        return None
    b = _times(b, factor)
    if opposed(a, b):
        return False
    low, high = _bounds(a, b)
    other_low, other_high = _bounds(b, a)
    lost = LOST * max(abs(high), abs(other_high))
    return low <= other_high + lost and other_low <= high + lost


def grain(quantity: Quantity) -> float:
    """How finely a plain quantity is meant, in its unit; 0 where to the last one.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.claims.slots.quantity import find
    >>> [grain(q) for q in find(sentence("It cost £3.4m, then £3,412,000, for 12,000 seats in 47 rows."), "")]
    [100000.0, 1000.0, 1000.0, 0.0]
    """
    if quantity.kind in EXACT or not quantity.grain or quantity.low is None or quantity.low != quantity.high:
        return 0.0
    figures = str(round(abs(quantity.low) / quantity.grain))
    if quantity.grain == 1 and quantity.kind == "count" and int(figures) < ROUNDED_FROM:
        return 0.0
    zeros = len(figures) - len(figures.rstrip("0")) if int(figures) >= ROUNDED_FROM else 0
    return quantity.grain * 10.0 ** min(zeros, max(0, len(figures) - MEANT))


def _rate(a: str, b: str) -> float | None:
    """What turns an amount per ``b`` into one per ``a``; None where the two are rates of different things."""
    if a == b:
        return 1.0
    return SPANS[a] / SPANS[b] if a in SPANS and b in SPANS else None


def opposed(a: Quantity, b: Quantity) -> bool:
    """Whether one stays below the very figure that the other exceeds: "nearly 500", "more than 500"."""
    return {open_side(a), open_side(b)} == {"below", "above"} and _end(a) == _end(b)


def _times(quantity: Quantity, factor: float) -> Quantity:
    if factor == 1.0:
        return quantity
    low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, grain=quantity.grain * factor)


def open_side(quantity: Quantity) -> str:
    """The side that a bound leaves open ("nearly 500", "more than 500"); "" for what has two ends or none."""
    if (quantity.low is None) == (quantity.high is None):
        return ""
    return "below" if quantity.low is None else "above"


def _end(quantity: Quantity) -> float:
    return quantity.low if quantity.low is not None else quantity.high or 0.0


def _bounds(quantity: Quantity, other: Quantity) -> tuple[float, float]:
    """The stretch of values that a quantity leaves open against another."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return float("-inf"), float("inf")
    if low is None:
        assert high is not None
        return (high * (1 - LOOSE) if quantity.approximate else high / REACH if high > REACH else min(0.0, high)), high
    if high is None:
        return low, low * (1 + LOOSE) if quantity.approximate else max(low, REACH) * REACH
    if quantity.approximate:
        slack = _hedged(quantity, other) * WITHIN
        return low - slack, high + slack
    if low == high and grain(quantity) > grain(other):
        slack = min(grain(quantity) / 2, ROUNDING * abs(low))
        return low - slack, high + slack * WITHIN
    return low, high


def _hedged(quantity: Quantity, other: Quantity) -> float:
    """How far "about" reaches: half the last place of the figure, or of the other where that is hedged more finely.

    Against a plain figure that is told no more finely it reaches no further ("about 3.6m" is not said of 3.5m).
    """
    low, own, theirs = abs(quantity.low or 0.0), _last_place(quantity), _last_place(other)
    if 0.0 < own <= theirs and not other.approximate and other.low == other.high:
        return min(LOOSE_ROUND * low, _to_fives(quantity, own) / 2)
    last = min(own, theirs) if other.approximate and theirs else own
    return max(LOOSE * low, min(LOOSE_ROUND * low, last / 2))


def _to_fives(quantity: Quantity, place: float) -> float:
    """The place of a last digit; one of 5 is as likely that of a figure to the nearest five."""
    return place * FIVE if round((quantity.low or 0.0) / place) % 10 == FIVE else place


def _last_place(quantity: Quantity) -> float:
    """The place of the last digit that is no nought: 10 for 60, 100 for 1,200, a million for 2m."""
    if not quantity.grain or not quantity.low:
        return 0.0
    figures = str(round(abs(quantity.low) / quantity.grain))
    return quantity.grain * 10.0 ** (len(figures) - len(figures.rstrip("0")))
