"""The headline gives another figure than the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.internal._source import Source, is_headline
from reconcile.judge.anchors import anchor
from reconcile.judge.figures import figures, same_noun, slight, tolls
from reconcile.model import Claim, Difference, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.quantities import compatible


def reasons(pair: Pair, source: Source) -> Iterator[Reason]:
    """A figure of the headline that the text nowhere gives, against a like one in the sentence that tells the same."""
    if not is_headline(pair.a) or is_headline(pair.b):
        return
    for x, y in product(figures(pair.a), figures(pair.b)):
        if _differ(x, y) and _lone(pair, x) and not _given(source, pair.a, x) and (strength := _tied(pair, x, y)):
            sentence = f"The headline gives “{x.text}”, the text “{y.text}”."
            yield Reason(
                "headline", Relation.CONFLICT, Difference.NUMBER, 0.0, x.text, y.text, sentence, strength
            )


def _differ(x: Quantity, y: Quantity) -> bool:
    """Whether two figures are of one sort, unequal, and near enough to be two versions of one."""
    alike = (x.kind, x.unit) == (y.kind, y.unit) and same_noun(x.counted, y.counted) is not False
    return alike and compatible(x, y) is False and slight(x, y)


def _lone(pair: Pair, x: Quantity) -> bool:
    """Whether each of the two sentences holds one figure of the kind."""
    both = (pair.meeting.a_claims, pair.meeting.b_claims)
    return all(len({q.span for c in claims for q in figures(c) if q.kind == x.kind}) == 1 for claims in both)


def _given(source: Source, head: Claim, x: Quantity) -> bool:
    """Whether the rest of the source gives a headline's figure somewhere."""
    told = (q for claim in source.rest(head) for q in figures(claim))
    return any(compatible(x, q) and same_noun(x.counted, q.counted) is not False for q in told)


def _tied(pair: Pair, x: Quantity, y: Quantity) -> Strength | None:
    """How surely a sentence tells what the headline tells: by another figure in both, or by the same act."""
    mine, theirs = ({q for c in side for q in figures(c)} for side in (pair.meeting.a_claims, pair.meeting.b_claims))
    if any(compatible(p, q) for p, q in product(mine - {x}, theirs - {y})):
        return Strength.CLEAR
    acts = anchor(pair.a, x.span).acts & anchor(pair.b, y.span).acts
    alike = same_noun(x.counted, y.counted) or (x.kind == "count" and tolls(acts))
    return Strength.POSSIBLE if acts and alike else None
