"""Another figure or day, told of one thing by all that stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.anchors import Value, anchor
from reconcile.judge.differing import other_figures, other_moments
from reconcile.judge.figures import near, spread
from reconcile.judge.told import odds
from reconcile.judge.weekdays import DEICTIC
from reconcile.model import Difference, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair

# Where two sentences may tell of one fact as likely as not.
NEEDS = -1.0
# Log-odds, as learned, from which two figures, and two days, are told of one thing: days are told of many.
FIGURES = -0.5
DAYS = 0.75
# Figures further apart are two figures as likely as not, unless all else says that they are told of one thing.
SLIP = 1.35
SURE, FURTHER = 1.0, 2.5


def reasons(pair: Pair) -> Iterator[Reason]:
    return differing(pair, FIGURES, DAYS, "told")


def differing(pair: Pair, figures: float, days: float, rule: str) -> Iterator[Reason]:
    """Values that differ and come to so many log-odds that they are told of one thing."""
    for x, y in other_figures(pair):
        if not near(x, y) or spread(x, y) > FURTHER or _of_two(pair, x, y):
            continue
        if odds(pair, x, y) >= (figures if spread(x, y) <= SLIP else SURE):
            yield _reason(rule, Difference.NUMBER, x, y)
    for m, n in other_moments(pair):
        if not DEICTIC.search(f"{m.text} {n.text}") and odds(pair, m, n) >= days:
            yield _reason(rule, Difference.DATE, m, n)


def _of_two(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether two ages are those of two people who are told apart ("a British climber", "an Australian climber")."""
    mine, theirs = anchor(pair.a, x.span).marks, anchor(pair.b, y.span).marks
    return x.kind == "age" and bool(mine and theirs) and not mine & theirs


def _reason(rule: str, difference: Difference, x: Value, y: Value) -> Reason:
    told = f"Both seem to tell of one thing, and one has “{x.text}”, the other “{y.text}”."
    return Reason(rule, Relation.CONFLICT, difference, 0.0, x.text, y.text, told, Strength.POSSIBLE)
