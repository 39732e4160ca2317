"""Another figure or day, told of one thing by all that stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.anchors import Value, anchor
from reconcile.judge.differing import other_figures, other_moments
from reconcile.judge.figures import near, spread
from reconcile.judge.told import odds
from reconcile.judge.weekdays import DEICTIC
from reconcile.model import Difference, Moment, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.remembered import remembered

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
    for x, y, found in _figures(pair):
        if found >= (figures if spread(x, y) <= SLIP else SURE):
            yield _reason(rule, Difference.NUMBER, x, y)
    for m, n, found in _moments(pair):
        if found >= days:
            yield _reason(rule, Difference.DATE, m, n)


@remembered
def _figures(pair: Pair) -> tuple[tuple[Quantity, Quantity, float], ...]:
    """Two figures of one size that differ, with how surely they are told of one thing."""
    both = ((x, y) for x, y in other_figures(pair) if near(x, y) and spread(x, y) <= FURTHER)
    return tuple((x, y, odds(pair, x, y)) for x, y in both if not _of_two(pair, x, y))


@remembered
def _moments(pair: Pair) -> tuple[tuple[Moment, Moment, float], ...]:
    """Two days that differ by more than the speakers' own days, with how surely they date one thing."""
    both = ((m, n) for m, n in other_moments(pair) if not DEICTIC.search(f"{m.text} {n.text}"))
    return tuple((m, n, odds(pair, m, n)) for m, n in both)


def _of_two(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether two ages are those of two people who are told apart ("a British climber", "an Australian climber")."""
    mine, theirs = anchor(pair.a, x.span).marks, anchor(pair.b, y.span).marks
    return x.kind == "age" and bool(mine and theirs) and not mine & theirs


def _reason(rule: str, difference: Difference, x: Value, y: Value) -> Reason:
    told = f"Both seem to tell of one thing, and one has “{x.text}”, the other “{y.text}”."
    return Reason(rule, Relation.CONFLICT, difference, 0.0, x.text, y.text, told, Strength.POSSIBLE)
