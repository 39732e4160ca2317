"""Other event."""

from __future__ import annotations

from reconcile.judge.anchors import anchor, find, narrowing
from reconcile.lexicon.table import group, mapping
from reconcile.model import Claim, Moment, Reason
from reconcile.pairs import Pair

ORDER = 3

_PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def parts(pair: Pair, reason: Reason) -> str:
    """Parts times of two events of one kind: another of a row, or one that has been against one to come."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Moment) or not isinstance(y, Moment):
        return ""
    mine, theirs = (_row(c, m) & group("stages", "again") for c, m in ((pair.a, x), (pair.b, y)))
    if mine != theirs:
        word = min(mine ^ theirs)
        return f"“{x.text}” and “{y.text}” are of two events of one kind (“{word}”)."
    a, b = anchor(pair.a, x.span).event, anchor(pair.b, y.span).event
    if a and b and {a.told, b.told} == {"past", "future"}:
        done, coming = (x, y) if a.told == "past" else (y, x)
        return f"“{done.text}” is of what has been, “{coming.text}” of what is to come."
    return ""


def _row(claim: Claim, moment: Moment) -> frozenset[str]:
    """The words that narrow down the dated act, also where a noun names it: "a second hearing was held"."""
    event = anchor(claim, moment.span).event
    acts = mapping("acts")
    tops = [w for w in claim.sentence.words if event and w.head == event.index and w.dep in _PARTS and w.lemma in acts]
    return narrowing(claim, moment.span).union(*(narrowing(claim, w.span) for w in tops))
