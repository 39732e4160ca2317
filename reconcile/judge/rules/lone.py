"""Another figure or day where either sentence has but one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.judge.anchors import anchor
from reconcile.judge.figures import figures, is_only, is_other, of_other_things, same_noun, spread
from reconcile.judge.published import told_moments
from reconcile.judge.weekdays import is_other_day, other_weekday
from reconcile.model import Claim, Difference, Moment, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair

# From here on seven in eight pairs of sentences tell of one fact.
NEEDS = 1.0
# Two figures of one kind that differ by more are as likely two things that each sentence tells.
SLIP = 1.25
# What is counted in a row or scored is told many times over in one story.
_RUNNING = frozenset({"ordinal", "score"})


def reasons(pair: Pair) -> Iterator[Reason]:
    a, b = pair.meeting.a_claims, pair.meeting.b_claims
    for x, y in product(figures(pair.a), figures(pair.b)):
        if _one_thing(pair, x, y) and is_only(x, a) and is_only(y, b):
            yield _reason(Difference.NUMBER, x.text, y.text)
            return
    for m, n in product(told_moments(pair.a), told_moments(pair.b)):
        told = (_is_dated(m) and _is_dated(n)) or (other_weekday(m, n) and _one_act(pair, m, n))
        if told and is_other_day(m, n) and _only_moment(a) and _only_moment(b):
            yield _reason(Difference.DATE, m.text, n.text)
            return


def _one_thing(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether two figures differ but slightly, and nothing says that they measure two things."""
    if not is_other(x, y) or x.kind in _RUNNING or spread(x, y) > SLIP or same_noun(x.counted, y.counted) is False:
        return False
    return not of_other_things(pair.a, x, pair.b, y)


def _one_act(pair: Pair, m: Moment, n: Moment) -> bool:
    """Whether two moments may date one act: what they date has a name on both sides, and another, only if not."""
    mine, theirs = anchor(pair.a, m.span).acts, anchor(pair.b, n.span).acts
    return not (mine and theirs) or bool(mine & theirs)


def _is_dated(moment: Moment) -> bool:
    """Whether a day is told by its number, and not from the day of the report ("on Tuesday")."""
    return moment.grain == "day" and any(map(str.isdigit, moment.text))


def _only_moment(claims: tuple[Claim, ...]) -> bool:
    return len({m.span for claim in claims for m in claim.slots.moments}) == 1


def _reason(difference: Difference, x: str, y: str) -> Reason:
    told = f"Both tell of one thing, and one has “{x}”, the other “{y}”."
    return Reason("lone", Relation.CONFLICT, difference, 0.0, x, y, told, Strength.POSSIBLE)
