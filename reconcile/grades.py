"""Scales of grades, and what one grade says beside another."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from reconcile.lexicon.table import rows
from reconcile.model import Grade

PRAISE = "praise"
# A formal word given as a rating, where nothing in the sentence tells whose scale it is on.
UNSPECIFIED = "unspecified"
BANDS = ("negative", "middling", "positive", "top")
GENERIC_BODIES = frozenset({"", "inspectors", "inspectorate", "watchdog", "regulator", "inspection", "agency"})


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale: ``rank`` rises from the lowest; ``band`` is of BANDS, several joined by " or ", or ""."""

    rank: int
    label: str
    also: tuple[str, ...]
    band: str
    years: str

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.label, *self.also)


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of grades, read from ``lexicon/scales/<code>.csv``.

    ``bodies`` give its grades, each with its names, the first to be shown; ``rates`` is what they are
    given to; ``finds`` the verbs that give praise. ``frames`` are the turns of phrase in which a label
    that is no word of its own counts ("{}" the label, "*" up to four words), if the sentence holds one
    of ``needs``.
    """

    code: str
    name: str
    source: str
    bodies: tuple[tuple[str, ...], ...]
    rates: tuple[str, ...]
    finds: tuple[str, ...]
    needs: tuple[str, ...]
    frames: tuple[str, ...]
    levels: tuple[Level, ...]

    def level(self, words: str) -> Level | None:
        """The level that some words name, or None."""
        return next((lv for lv in self.levels if words.casefold() in map(str.casefold, lv.forms)), None)


@cache
def scales() -> tuple[Scale, ...]:
    """Every scale, sorted by code; a new file in ``lexicon/scales`` is a new scale.

    >>> [level.label for level in next(s for s in scales() if s.code == "ofsted").levels]
    ['inadequate', 'requires improvement', 'satisfactory', 'good', 'outstanding']
    """
    folder = files("reconcile.lexicon").joinpath("scales")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".csv"))
    return tuple(_read(name.removesuffix(".csv"), folder.joinpath(name).read_text(encoding="utf-8")) for name in names)


@cache
def grading_bodies() -> frozenset[str]:
    """Every name, in lower case, of those who give grades on the scales.

    >>> "ofsted" in grading_bodies()
    True
    """
    return frozenset(name.casefold() for on in scales() for names in on.bodies for name in names)


@cache
def scale(code: str) -> Scale | None:
    """The scale of that code, or None (``UNSPECIFIED`` has no table)."""
    return next((s for s in scales() if s.code == code), None)


def _read(code: str, text: str) -> Scale:
    source, *table = text.splitlines()
    about: dict[str, list[str]] = {}
    levels: list[Level] = []
    bodies: list[tuple[str, ...]] = []
    for row in csv.DictReader(table):
        also = tuple(filter(None, row["also"].split("|")))
        if row["level"].isdigit():
            levels.append(Level(int(row["level"]), row["label"], also, row["band"], row["years"]))
        elif row["level"] == "body":
            bodies.append((row["label"], *also))
        else:
            about.setdefault(row["level"], []).extend((row["label"], *also))
    given = {key: tuple(values) for key, values in about.items()}
    return Scale(
        code,
        name=given["name"][0],
        source=source.removeprefix("# source:").strip(),
        bodies=tuple(bodies),
        rates=given.get("rates", ()),
        finds=given.get("finds", ()),
        needs=given.get("needs", ()),
        frames=given.get("frame", ()),
        levels=tuple(levels),
    )


@cache
def vocabulary(use: str) -> frozenset[str]:
    """The words of one use in ``lexicon/grade_words.csv``.

    >>> "nursery" in vocabulary("organisation")
    True
    """
    return frozenset(row["word"] for row in rows("grade_words") if row["use"] == use)


class Outcome(StrEnum):
    """What two grades are to each other."""

    SAME = "same"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, why, and the words that decided; not ``sure`` where praise or something unsaid is involved."""

    outcome: Outcome
    why: str
    a_words: str
    b_words: str
    sure: bool = True


def compare(a: Grade, b: Grade) -> Comparison:
    """Whether two grades can both be right: same subject, then same time, then same scale, then same level.

    On one scale, levels decide. Across scales, and against praise, bands decide: "outstanding" and
    "best practice" are both at the top; "good" and "best practice" differ, and an editor must see it.
    A vague word fits all it may mean: "impressive" agrees with "good" and with "outstanding".
    An earlier state is never compared with a present one, nor one year's grade with another's.

    >>> from reconcile.model import Span
    >>> good = Grade(Span(0, 4), "good", "ofsted", "good", 3, "adoption service", "", 0, False)
    >>> best = Grade(Span(0, 13), "best practice", "praise", "best practice", 6, "adoption service", "", 0, False)
    >>> compare(good, best).outcome.value, compare(good, best).why
    ('differs', 'praise outside the scale against a grade')
    """
    for why in (_other_subject(a, b), _other_time(a, b), _other_scale(a, b)):
        if why:
            return Comparison(Outcome.NOT_COMPARABLE, why, a.text, b.text)
    sure = a.subject == b.subject != "" and a.year == b.year and PRAISE not in (a.scale, b.scale)
    fit = _fits(a, b)
    if a.negated and b.negated:
        outcome, why = (Outcome.SAME, "both deny it") if fit else (Outcome.NOT_COMPARABLE, "each denies another grade")
    elif a.negated or b.negated:
        outcome, why = _denied(a, b, fit)
    elif fit:
        outcome, why = Outcome.SAME, "the same level" if a.label == b.label else "levels that fit"
    else:
        outcome, why = Outcome.DIFFERS, _difference(a, b)
    return Comparison(outcome, why, a.text, b.text, sure and outcome is not Outcome.NOT_COMPARABLE)


def _denied(a: Grade, b: Grade, fit: bool) -> tuple[Outcome, str]:
    """One says "not good" or "no longer inadequate", the other gives a grade."""
    if fit:
        return Outcome.DIFFERS, "one gives the grade, the other says it does not hold"
    denied, given = (a, b) if a.negated else (b, a)
    if _bands(denied) == {"negative"} and _bands(given) and "negative" not in _bands(given):
        return Outcome.SAME, "one gives the grade, the other says the lowest no longer holds"
    return Outcome.NOT_COMPARABLE, "one says only what the grade is not"


def _difference(a: Grade, b: Grade) -> str:
    if a.scale == b.scale:
        return "two levels of one scale" if a.scale != PRAISE else "two degrees of praise"
    return "praise outside the scale against a grade" if PRAISE in (a.scale, b.scale) else "levels that do not fit"


def _other_subject(a: Grade, b: Grade) -> str:
    one, other = core(a.subject), core(b.subject)
    if not a.subject or not b.subject or one == other or _stands_for(one, other) or _stands_for(other, one):
        return ""
    return "a part against the whole" if one <= other or other <= one else "another subject"


def core(subject: str) -> frozenset[str]:
    """The words of a subject that tell it from others: "adoption" of "adoption service", none of "service"."""
    return frozenset(subject.split()) - vocabulary("empty head")


def _stands_for(bare: frozenset[str], name: frozenset[str]) -> bool:
    """Whether "the school" may be "brookvale academy" or "brookvale", which is no kind of service."""
    if len(bare) != 1 or not bare <= vocabulary("organisation"):
        return False
    return bool(name & vocabulary("organisation")) or not name & _kinds_of_service()


@cache
def _kinds_of_service() -> frozenset[str]:
    return frozenset(word for s in scales() for phrase in s.rates for word in phrase.split()) | vocabulary("empty head")


def _other_time(a: Grade, b: Grade) -> str:
    if a.year and b.year:
        return "another year" if a.year != b.year else ""
    if any(one.negated and not one.year and other.year for one, other in ((a, b), (b, a))):
        return "what no longer holds may have held that year"
    return "an earlier state" if a.earlier != b.earlier else ""


def _other_scale(a: Grade, b: Grade) -> str:
    if a.body != b.body and not {a.body.casefold(), b.body.casefold()} & GENERIC_BODIES and a.scale != b.scale:
        return "another body's grade"
    if a.scale == b.scale:
        return ""
    return "" if _bands(a) and _bands(b) and _may_mix(a, b) else "another scale"


def _may_mix(a: Grade, b: Grade) -> bool:
    """Whether bands can be compared: where one is praise or unspecified, or both are scales of words."""
    return bool({a.scale, b.scale} & {PRAISE, UNSPECIFIED})


def _fits(a: Grade, b: Grade) -> bool:
    if a.scale == b.scale and a.scale != PRAISE:
        return a.level == b.level
    return bool(_bands(a) & _bands(b))


def _bands(grade: Grade) -> frozenset[str]:
    if grade.scale == UNSPECIFIED:
        return frozenset({BANDS[grade.level - 1]})
    found = scale(grade.scale)
    band = next((lv.band for lv in found.levels if lv.rank == grade.level), "") if found else ""
    return frozenset(filter(None, band.split(" or ")))
