"""What a sentence holds that can be compared: quantities, moments, grades, negations, hedges, names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reconcile.model.documents import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and bounds, from words of a text.

    ``low`` and ``high`` are inclusive bounds in ``unit`` (None: open on that side); a plain figure
    has both equal. ``unit`` is an ISO 4217 code for money ("GBP"), an SI-like base unit for
    measures ("metre", "kilogram", "second" for durations), "percent", "point", "year of age",
    "ordinal", "ratio", or "" for a plain count. ``counted`` is the lemma of what is counted or
    measured ("firefighter"), or "". ``approximate`` is true where the source hedges ("about").
    ``per`` is the rate's denominator ("year", "person"), or "". ``grain`` is the place value of the
    last figure written, in ``unit`` (100000 for "£3.4m"); 0 where the words are exact or have none.
    """

    span: Span
    text: str
    kind: str
    low: float | None
    high: float | None
    unit: str
    counted: str
    approximate: bool
    per: str = ""
    grain: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time, as a half-open interval [start, end) without time zone.

    ``grain`` is the finest part given: year, season, month, week, weekend, day, part (of a day),
    hour, minute. ``relation`` says how the interval is meant: at, before, after, since, until.
    ``start`` and ``end`` are None where the words could not be resolved.
    ``clock`` is the time zone as written ("GMT", "ET"), or "".
    """

    span: Span
    text: str
    start: datetime | None
    end: datetime | None
    grain: str
    relation: str
    approximate: bool
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A rating on a scale; ``level`` counts from 1, the lowest. ``scale`` "praise" is outside scales.

    ``subject`` is the lemma of what is graded, ``body`` who grades, ``year`` of the grade; each
    "" (0) where not said. ``negated`` is true for "no longer inadequate";
    ``earlier`` for a state said to be past ("rose from good", "previously inadequate").
    """

    span: Span
    text: str
    scale: str
    label: str
    level: int
    subject: str
    body: str
    year: int
    negated: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating cue and the stretch it negates; ``kind``: not, no longer, never, failed, denied, without."""

    cue: Span
    scope: Span
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of certainty, scope or strength.

    ``kind``: possibility, likelihood, intention, obligation, quantifier, superlative, restriction,
    comparison, cause. ``level`` orders words of one kind (some 1, most 2, all 3); 0 where unordered.
    """

    span: Span
    text: str
    kind: str
    level: int


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody, something or some place.

    ``kind``: person, body, place, other. ``key`` names the same entity throughout the dossier
    ("sara tough" for "Ms Tough"); an unresolved mention's key is its own words in lower case.
    """

    span: Span
    text: str
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Slots:
    """The typed values found within one stretch of a sentence."""

    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    grades: tuple[Grade, ...] = ()
    negations: tuple[Negation, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    names: tuple[Name, ...] = ()
