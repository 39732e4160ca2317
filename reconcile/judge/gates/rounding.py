"""Rounding."""

from __future__ import annotations

from reconcile.judge.figures import find
from reconcile.model import Quantity, Reason
from reconcile.pairs import Pair
from reconcile.quantities import open_side, opposed

ORDER = 4

# Two hedged figures may each be off by a tenth; what lies this near together is one figure told loosely twice.
NEAR = 0.15
# What a figure nearly comes to, or only just exceeds, against a plain one.
HEDGED = 0.10
# A figure with one digit before its noughts ("£700m"), against one told to the last digit.
ROUND = 0.03
ROUND_FROM = 100


def parts(pair: Pair, reason: Reason) -> str:
    """Parts figures that hedges and rounding bring together."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.kind == "score" or opposed(x, y):
        return ""
    one, other = _middle(x), _middle(y)
    hedged = [q for q in (x, y) if q.approximate]
    reach = NEAR if len(hedged) == 2 else HEDGED if any(map(open_side, hedged)) else 0.0
    reach = reach or (ROUND if not hedged and (_round(one) or _round(other)) else 0.0)
    if one and other and abs(one - other) <= reach * max(abs(one), abs(other)):
        return f"“{x.text}” and “{y.text}” are rounded: both can be right."
    return ""


def _middle(figure: Quantity) -> float:
    bounds = [value for value in (figure.low, figure.high) if value is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0


def _round(figure: float) -> bool:
    """Whether a figure of three places or more has but one digit that is no nought."""
    return figure >= ROUND_FROM and float(f"{figure:.0e}") == figure
