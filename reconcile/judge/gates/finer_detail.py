"""Finer detail."""

from __future__ import annotations

import math

from reconcile.judge.anchors import find
from reconcile.judge.figures import figures, same_noun
from reconcile.model import Claim, Quantity, Reason
from reconcile.pairs import Pair

ORDER = 4

# "12 men and three women" for 15 people: seldom more parts than this are told one by one.
MOST = 4


def parts(pair: Pair, reason: Reason) -> str:
    """Parts a total from the items that add up to it."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return ""
    return _adds(pair.a, x, y) or _adds(pair.b, y, x)


def _adds(claim: Claim, item: Quantity, total: Quantity) -> str:
    """Whether an item and those beside it in its claim add up to the other's total."""
    beside = [q for q in figures(claim) if q.kind == item.kind and q.unit == item.unit and q.low == q.high is not None]
    if any(_of_them(claim, q) for q in beside):
        return ""
    if not 1 < len(beside) <= MOST or item not in beside or total.low != total.high or total.low is None:
        return ""
    if item.kind not in ("count", "money") or any(same_noun(q.counted, total.counted) is False for q in beside):
        return ""
    if math.isclose(math.fsum(q.low or 0.0 for q in beside), total.low):
        listed = " and ".join(f"“{q.text}”" for q in beside)
        return f"{listed} add up to “{total.text}”."
    return ""


def _of_them(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure is a part of one before it: "five people, two of them seriously"."""
    after = [w.text for w in claim.sentence.words if w.start >= figure.span.end][:2]
    return after in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
