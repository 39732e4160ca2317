"""Another figure or day amid the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from reconcile.judge.figures import figures, is_other, is_told, two_ages
from reconcile.judge.published import told_moments
from reconcile.judge.verbatim import around
from reconcile.judge.weekdays import is_other_day
from reconcile.lexicon.table import group
from reconcile.model import Difference, Reason, Relation, Strength, Word
from reconcile.pairs import Pair

# Sentences of which this much is the same tell of one fact, whatever else either tells.
NEEDS = -3.0
# So many words right before and right after that are the same, so many nouns among them beside what is counted and what
# only tells when ("the end of"), stand in no two sentences about different things.
ALIKE, NOUNS = 4, 2


def reasons(pair: Pair) -> Iterator[Reason]:
    for x, y in product(figures(pair.a), figures(pair.b)):
        alone = not is_told(x, pair.meeting.b_claims) and not is_told(y, pair.meeting.a_claims)
        if is_other(x, y) and alone and not two_ages(x, y) and _tell(around(pair.a, x.span, pair.b, y.span), x.counted):
            yield _reason(Difference.NUMBER, x.text, y.text)
            return
    for m, n in product(told_moments(pair.a), told_moments(pair.b)):
        if is_other_day(m, n) and _tell(around(pair.a, m.span, pair.b, n.span)):
            yield _reason(Difference.DATE, m.text, n.text)
            return


def _tell(alike: Sequence[Word], counted: str = "") -> bool:
    if len(alike) < ALIKE:
        return False
    little = {counted, *group("stages", "hour")}
    return sum(w.pos in ("NOUN", "PROPN") and w.lemma not in little for w in alike) >= NOUNS


def _reason(difference: Difference, x: str, y: str) -> Reason:
    told = f"Amid the same words one has “{x}”, the other “{y}”."
    return Reason("same_words", Relation.CONFLICT, difference, 0.0, x, y, told, Strength.CLEAR)
