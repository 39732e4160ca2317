"""Finer detail."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reconcile.judge.anchors import anchor
from reconcile.judge.figures import figures, find, of_other_things, same_noun
from reconcile.model import Claim, Quantity, Reason
from reconcile.pairs import Pair

ORDER = 4

# "12 men and three women" for 15 people: seldom more parts than this are told one by one.
MOST = 4

_THEM = frozenset({"they", "them", "who", "whom", "this", "these", "that", "those"})


def parts(pair: Pair, reason: Reason) -> str:
    """Parts a total from the items that add up to it."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.kind not in ("count", "money"):
        return ""
    return _adds(pair.a, pair.meeting.a_claims, x, y) or _adds(pair.b, pair.meeting.b_claims, y, x)


def _adds(claim: Claim, told: Sequence[Claim], item: Quantity, total: Quantity) -> str:
    """Whether an item and those told beside it add up to the other's total."""
    items = _beside(claim, told, item)
    if not 1 < len(items) <= MOST or total.low is None or total.low != total.high:
        return ""
    if any(q.low is None or q.low != q.high or same_noun(q.counted, total.counted) is False for q in items):
        return ""
    if not math.isclose(math.fsum(q.low or 0.0 for q in items), total.low):
        return ""
    listed = " and ".join(f"“{q.text}”" for q in items)
    return f"{listed} add up to “{total.text}”."


def _beside(claim: Claim, told: Sequence[Claim], item: Quantity) -> list[Quantity]:
    """The figures of one sentence for the same act as one of them, that one included, in order."""
    acts = anchor(claim, item.span).acts
    found = {
        q.span: q
        for other in told
        for q in figures(other)
        if (q.kind, q.unit) == (item.kind, item.unit)
        and acts & anchor(other, q.span).acts
        and not (_of_them(other, q) or of_other_things(claim, item, other, q))
    }
    return [found[span] for span in sorted(found)]


def _of_them(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure is a part of one before it: "five people, two of them seriously"."""
    after = [w.lemma for w in claim.sentence.words if w.start >= figure.span.end][:2]
    return len(after) == 2 and after[0] == "of" and after[1] in _THEM
