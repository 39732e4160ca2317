"""Other event."""

from __future__ import annotations

from datetime import timedelta

from reconcile.judge.anchors import anchor, narrowing
from reconcile.judge.figures import find
from reconcile.judge.published import day
from reconcile.lexicon.table import group, mapping
from reconcile.model import Claim, Moment, Reason
from reconcile.pairs import Pair

ORDER = 3

# Reports two days apart or more may tell of two occasions; those of one day or night tell of one.
RUNNING = timedelta(days=2)
# How long before or after its report an occasion that is news of the day can lie.
FRESH = timedelta(days=3)

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
    if _each_its_own(pair, x, y):
        return f"Each report tells of its own days: “{x.text}” and “{y.text}” are of two occasions."
    a, b = anchor(pair.a, x.span).event, anchor(pair.b, y.span).event
    if a and b and {a.told, b.told} == {"past", "future"}:
        done, coming = (x, y) if a.told == "past" else (y, x)
        return f"“{done.text}” is of what has been, “{coming.text}” of what is to come."
    return ""


def _each_its_own(pair: Pair, x: Moment, y: Moment) -> bool:
    """Whether two days lie as far apart as the reports that tell of them: news of two days, not of one."""
    if x.start is None or y.start is None:
        return False
    days = [day(claim.published) for claim in (pair.a, pair.b)]
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) < RUNNING:
        return False
    told = (x.start.date() - days[0], y.start.date() - days[1])
    return days[0] != days[1] and all(abs(gap) <= FRESH for gap in told) and abs(told[0] - told[1]) <= RUNNING


def _row(claim: Claim, moment: Moment) -> frozenset[str]:
    """The words that narrow down the dated act, also where a noun names it: "a second hearing was held".

    What stands right before the day belongs to it: "later on Friday".
    """
    event = anchor(claim, moment.span).event
    acts = mapping("acts")
    tops = [w for w in claim.sentence.words if event and w.head == event.index and w.dep in _PARTS and w.lemma in acts]
    before = claim.sentence.text[: moment.span.start - claim.sentence.start].casefold().split()[-1:]
    return narrowing(claim, moment.span).union(*(narrowing(claim, w.span) for w in tops)) - {*before}
