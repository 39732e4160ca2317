"""A different number of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.judge.anchors import Anchor, anchor
from reconcile.judge.figures import figures, near, same_noun, tolls
from reconcile.judge.shared import shared
from reconcile.model import Claim, Difference, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.quantities import compatible

# Below this, one in five pairs of sentences at most tells of one fact, and like figures in them are chance.
NEEDS = -1.5

# Words that two claims share, beside those for the figures themselves, before like nouns alone are taken for one thing.
ALIKE = 2
# The same for sums of money that nothing else ties, if they are near to each other.
SUMS = 3


def reasons(pair: Pair) -> Iterator[Reason]:
    for x, y in product(figures(pair.a), figures(pair.b)):
        if (x.kind, x.unit) != (y.kind, y.unit) or compatible(x, y) is not False or _matched(pair, x, y):
            continue
        strength = _tie(pair, x, y)
        if strength:
            yield Reason(
                "number",
                Relation.CONFLICT,
                Difference.NUMBER,
                0.0,
                x.text,
                y.text,
                f"One gives “{x.text}”, the other “{y.text}”{_of(x, y)}.",
                strength,
            )
            return


def _tie(pair: Pair, x: Quantity, y: Quantity) -> Strength | None:
    """How surely two figures measure one thing; None where nothing ties them."""
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    if _apart(a, b):
        return None
    if x.kind in ("age", "score"):
        return _personal(a, b, x, y)
    acts, noun = bool(a.acts & b.acts), same_noun(x.counted, y.counted)
    if acts and tolls(a.acts & b.acts) and x.kind == "count" and noun is not False:
        return Strength.CLEAR
    if noun is False:
        return None
    common = len(shared(pair, a, b, x, y))
    if acts and (noun or x.kind != "count"):
        return Strength.CLEAR if common else Strength.POSSIBLE
    if (acts and common) or (noun and common >= ALIKE):
        return Strength.POSSIBLE
    if x.kind == "money" and near(x, y) and common >= SUMS:
        return Strength.POSSIBLE
    return None


def _personal(a: Anchor, b: Anchor, x: Quantity, y: Quantity) -> Strength | None:
    """Ages and records: of one named person or side, and for records not far apart."""
    same = any(a.owners.get(kind, frozenset()) & b.owners.get(kind, frozenset()) for kind in ("person", "body"))
    if x.kind == "age":
        return Strength.CLEAR if same else None
    return Strength.CLEAR if near(x, y) and (same or a.acts & b.acts) else None


def _apart(a: Anchor, b: Anchor) -> bool:
    """Whether the grammar already says that the figures measure two things: denied, or a change against a level."""
    if a.event and b.event and a.event.negated != b.event.negated:
        return True
    ways = {a.way, b.way} - {""}
    return len(ways) == 2 and "by" in ways


def _matched(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether either figure has its like in the other sentence, so that the two measure different things."""
    return _has(pair.meeting.b_claims, x) or _has(pair.meeting.a_claims, y)


def _has(claims: tuple[Claim, ...], figure: Quantity) -> bool:
    return any(
        q.kind == figure.kind and same_noun(q.counted, figure.counted) is not False and compatible(q, figure)
        for claim in claims
        for q in figures(claim)
    )


def _of(x: Quantity, y: Quantity) -> str:
    return f" of “{x.counted}”" if x.kind == "count" and x.counted and x.counted == y.counted else ""
