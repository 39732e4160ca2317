"""Rounding."""

from __future__ import annotations

from reconcile.judge.anchors import find
from reconcile.model import Quantity, Reason
from reconcile.pairs import Pair

ORDER = 4

# Two hedged figures may each be off by a tenth; what lies this near together is one figure told loosely twice.
NEAR = 0.15
# A figure a source hedges, against a plain one.
HEDGED = 0.10


def parts(pair: Pair, reason: Reason) -> str:
    """Parts figures that hedges and rounding bring together."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or not (x.approximate or y.approximate):
        return ""
    one, other = _middle(x), _middle(y)
    reach = NEAR if x.approximate and y.approximate else HEDGED
    if one and other and abs(one - other) <= reach * max(abs(one), abs(other)):
        return f"“{x.text}” and “{y.text}” are rounded: both can be right."
    return ""


def _middle(figure: Quantity) -> float:
    bounds = [value for value in (figure.low, figure.high) if value is not None]
    return sum(bounds) / len(bounds) if bounds else 0.0
