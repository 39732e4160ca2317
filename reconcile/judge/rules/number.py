"""A different number of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.events import governor, same_action, same_parts
from reconcile.model import Claim, Difference, Quantity, Reason, Relation
from reconcile.pairs import Pair
from reconcile.quantities import compatible

NEEDS = -1.0

# Kinds whose values name a place in a row or a time span; two of them seldom measure the same thing.
_APART = frozenset({"ordinal", "duration", "score"})


def reasons(pair: Pair) -> Iterator[Reason]:
    for x in pair.a.slots.quantities:
        for y in pair.b.slots.quantities:
            if _measures_same(pair, x, y) and compatible(x, y) is False and not _matched(pair, x, y):
                yield Reason(
                    "number",
                    Relation.CONFLICT,
                    Difference.NUMBER,
                    0.0,
                    x.text,
                    y.text,
                    f"One gives “{x.text}”, the other “{y.text}”.",
                )
                return


def _measures_same(pair: Pair, x: Quantity, y: Quantity) -> bool:
    if x.kind != y.kind or x.unit != y.unit or x.kind in _APART or x.counted != y.counted:
        return False
    a, b = governor(pair.a, x.span), governor(pair.b, y.span)
    return a is not None and b is not None and same_action(a, b) and same_parts(a, b)


def _matched(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether either figure has its like on the other side, so that the two count different things."""
    return _has(pair.b, x) or _has(pair.a, y)


def _has(claim: Claim, figure: Quantity) -> bool:
    return any(q.kind == figure.kind and compatible(q, figure) for q in claim.slots.quantities)
