"""What makes a claim weigh with an editor: a grade, a sum of money, a toll, a superlative, an inspection's date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reconcile.grades import BANDS, PRAISE, scale
from reconcile.judge.anchors import acts_of, anchor
from reconcile.judge.figures import figures, general, same_noun
from reconcile.lexicon.table import words
from reconcile.model import Claim, Grade, Hedge, Moment, Quantity
from reconcile.quantities import compatible
from reconcile.remembered import remembered

Value = Grade | Quantity | Hedge | Moment

# What editors watch, and in which order: a grade below the middle is what a party leaves out first, a bare figure
# what it leaves out last.
LOW_GRADE, GRADE, COST, TOLL, SUPERLATIVE, DATED, FIGURE = 4, 3, 3, 3, 2, 2, 1
# Kinds of quantity that tell of the fact itself; ages, ordinals and scores go with somebody's name or a game.
_FIGURES = frozenset({"count", "percent", "measure", "duration", "rate", "ratio"})
_LOW = frozenset({"negative"})


class Sign(NamedTuple):
    """Why a claim weighs: how much, in which words, and the value that is the reason."""

    weight: int
    words: str
    value: Value


@remembered
def signs(claim: Claim) -> tuple[Sign, ...]:
    """The signs of a claim, the heaviest of each sort, the heaviest first."""
    best: dict[str, Sign] = {}
    for find in _FINDERS:
        for sign in find(claim):
            sort = sign.words.partition(" (")[0]
            best[sort] = max(best.get(sort, sign), sign, key=lambda s: s.weight)
    taken = {sign.value for sort, sign in best.items() if sort != "a figure"}
    told = (sign for sort, sign in best.items() if sort != "a figure" or not taken & set(figures(claim)))
    return tuple(sorted(told, key=lambda s: (-s.weight, s.words)))


@dataclass(frozen=True, slots=True)
class Given:
    """What some claims give: their figures by kind and unit, and their grades by scale and label."""

    figures: Mapping[tuple[str, str], Sequence[Quantity]]
    grades: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Given:
        """What these claims give."""
        by_unit: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
        for claim in claims:
            for quantity in figures(claim):
                by_unit[quantity.kind, quantity.unit].append(quantity)
        return cls(by_unit, frozenset((g.scale, g.label) for claim in claims for g in claim.slots.grades))

    def __contains__(self, sign: Sign) -> bool:
        """Whether the value that a sign rests on is given."""
        value = sign.value
        if isinstance(value, Quantity):
            counts = value.kind == "count"
            given = self.figures.get((value.kind, value.unit), ())
            alike = (q for q in given if not counts or same_noun(q.counted, value.counted) is not False)
            return any(compatible(q, value) or _measure(q) == _measure(value) for q in alike)
        return isinstance(value, Grade) and (value.scale, value.label) in self.grades


def _measure(quantity: Quantity) -> tuple[object, ...]:
    return quantity.kind, quantity.unit, quantity.low, quantity.high


def _grades(claim: Claim) -> Iterator[Sign]:
    for grade in claim.slots.grades:
        if grade.scale != PRAISE:
            low = _band(grade) in _LOW and not grade.negated
            yield Sign(LOW_GRADE if low else GRADE, f"a {'low ' if low else ''}grade (“{grade.text}”)", grade)


def _band(grade: Grade) -> str:
    on = scale(grade.scale)
    known = (lv.band for lv in (on.levels if on else ()) if lv.rank == grade.level)
    return next(known, BANDS[min(grade.level, len(BANDS)) - 1])


def _figures(claim: Claim) -> Iterator[Sign]:
    for q in figures(claim):
        if q.kind == "money":
            yield Sign(COST, f"a sum of money (“{q.text}”)", q)
        elif q.kind == "count" and general(q.counted) and anchor(claim, q.span).acts & _harms():
            yield Sign(TOLL, f"a toll (“{q.text}”)", q)
        elif q.kind in _FIGURES and not _loose(q):
            yield Sign(FIGURE, f"a figure (“{q.text}”)", q)


def _loose(q: Quantity) -> bool:
    """Whether a quantity is hardly a figure: "one of them", "several", "hundreds"."""
    vague = q.low is None or q.high is None or q.approximate
    return (vague and not any(map(str.isdigit, q.text))) or (q.kind == "count" and q.low == q.high == 1)


@cache
def _harms() -> frozenset[str]:
    return acts_of("die") | acts_of("injure")


def _superlatives(claim: Claim) -> Iterator[Sign]:
    for hedge in claim.slots.hedges:
        if hedge.kind == "superlative" and hedge.text.casefold() not in words("faint_superlatives"):
            yield Sign(SUPERLATIVE, f"a superlative (“{hedge.text}”)", hedge)


def _dated(claim: Claim) -> Iterator[Sign]:
    if not claim.slots.moments:
        return
    inspected = any(w.lemma in words("inspections") for w in claim.sentence.words if claim.span.holds(w.span))
    spans = [q.span for q in claim.slots.quantities if q.kind == "duration"]
    dated = [m for m in claim.slots.moments if not any(m.span.overlaps(span) for span in spans)]
    for moment in dated if inspected else ():
        yield Sign(DATED, f"the date of an inspection (“{moment.text}”)", moment)


_FINDERS: tuple[Callable[[Claim], Iterator[Sign]], ...] = (_grades, _figures, _superlatives, _dated)
