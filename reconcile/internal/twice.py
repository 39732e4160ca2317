"""One act is told twice, with another figure or day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.internal._source import Source, is_headline
from reconcile.judge import parting
from reconcile.judge.anchors import anchor, once
from reconcile.judge.figures import find, slight
from reconcile.judge.rules import date, number
from reconcile.model import Claim, Quantity, Reason, Relation, Strength
from reconcile.moments import compatible
from reconcile.pairs import Pair


def reasons(pair: Pair, source: Source) -> Iterator[Reason]:
    """What the rules for numbers and dates are sure of, of one verb with one named doer, in one voice."""
    if not _valued(pair.a) or not _valued(pair.b) or is_headline(pair.a) or pair.a.said_by != pair.b.said_by:
        return
    named = _named(pair.a) & _named(pair.b)
    if not named:
        return
    for reason in (*number.reasons(pair), *date.reasons(pair)):
        sure = reason.relation is Relation.CONFLICT and reason.strength is Strength.CLEAR
        if sure and _one_act(pair, reason, named) and parting(pair, reason) is None:
            yield reason


def _one_act(pair: Pair, reason: Reason, named: frozenset[str]) -> bool:
    """Whether two values hang on one verb, told alike, done by the same to the same, and at no two times."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    e, f = (anchor(c, v.span).event if v else None for c, v in ((pair.a, x), (pair.b, y)))
    if e is None or f is None or (e.verb, e.told, e.negated) != (f.verb, f.told, f.negated):
        return False
    if isinstance(x, Quantity) and isinstance(y, Quantity) and (_other_times(pair) or not slight(x, y)):
        return False
    return bool(e.doers & f.doers & named) and (bool(e.things & f.things) or once(e.verb))


def _other_times(pair: Pair) -> bool:
    both = product(pair.a.slots.moments, pair.b.slots.moments)
    return any(compatible(m, n) is False for m, n in both)


def _valued(claim: Claim) -> bool:
    return bool(claim.slots.quantities or claim.slots.moments)


def _named(claim: Claim) -> frozenset[str]:
    return frozenset(n.key for n in (*claim.slots.names, *claim.refers))
