"""Figures, money, shares, measures, ages and ordinals, with their bounds"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from reconcile.claims.slots._ages import AGE, is_age, spoken, whose
from reconcile.claims.slots._amounts import COUNT, Amount, Unit, amount
from reconcile.claims.slots._bounds import hedged
from reconcile.claims.slots._counted import at, lemma, noun
from reconcile.claims.slots._masks import context, masked
from reconcile.claims.slots._plain import settled
from reconcile.claims.slots._ranges import SCORE, joined
from reconcile.claims.slots._single import TIMES, single
from reconcile.clues import clues, told
from reconcile.model import Quantity, Sentence, Span, Word
from reconcile.numerals import alternatives, mentioned, numerals, words

FIELD = "quantities"

RATIO = Unit("ratio", "ratio", 1.0)
# Adverbs that give a rate, and the nouns they stand for.
EVERY = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}

_AGO = re.compile(r"\s(?:ago|old)\b")


def find(sentence: Sentence, published: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order, never overlapping; ``published`` plays no part.

    The stretch of one runs from its hedge to its unit ("more than £12m a year"), without what is counted.
    A score has the winner's figure as its value and both, as written, in ``counted`` ("396-9").

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [(q.text, q.low, q.high, q.counted) for q in find(sentence("More than 50 firefighters came."), "")]
    [('More than 50', 50.0, None, 'firefighter')]
    """
    amounts = [*(_amounts(sentence.text) if mentioned(sentence.text) else ()), *single(sentence.text)]
    found: list[Quantity] = []
    age, end = None, 0
    for one in sorted(amounts, key=lambda a: (a.start, -a.end)):
        sure = _settled(sentence, one, age) if one.start >= end else None
        if sure:
            found.append(_quantity(sentence, sure))
            age, end = sure if sure.unit is AGE else None, found[-1].span.end - sentence.start
    return tuple(_resumed(sentence, found))


def _resumed(sentence: Sentence, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities, a bare count as of what the one before counts: "scored 14 points and Bell added 12"."""
    before = ""
    for one in found:
        if one.kind == "count" and not one.counted and before and _is_object(sentence, one):
            yield replace(one, counted=before)
        else:
            yield one
            before = one.counted if one.kind == "count" and one.counted and _is_object(sentence, one) else before


def _is_object(sentence: Sentence, one: Quantity) -> bool:
    """Whether a count, or what it counts, is what a verb is done to or done with ("won 12", "led with 12 points")."""
    words, place = sentence.words, at(sentence.words, one.span.end - 1)
    if place is None:
        return False
    top = words[words[place].head] if words[place].dep == "nummod" else words[place]
    return top.dep == "dobj" or (top.dep == "pobj" and words[top.head].lemma == "with")


def _amounts(text: str) -> Iterator[Amount]:
    """Everything in a text that looks like an amount, as yet without the parse."""
    covered = masked(text)
    free = [n for n in numerals(text) if not _inside(covered, n.start, n.end)]
    plain = [one for numeral in free if (one := amount(text, numeral))]
    yield from (hedged(text, one) for one in joined(text, plain))
    yield from spoken(text)
    for match in () if _ratio_words().isdisjoint(told(text)) else _ratio().finditer(text):
        if not _inside(covered, *match.span()):
            value = words("ratio")[match.group().casefold()]
            yield hedged(text, Amount(*match.span(), value, value, 0.0, "word", 1.0, RATIO))


def _inside(covered: list[Span], start: int, end: int) -> bool:
    stretch = Span(start, end)
    return any(span.overlaps(stretch) for span in covered)


@cache
def _ratio_words() -> frozenset[str]:
    return clues(words("ratio"))


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(words('ratio'))})\b", re.IGNORECASE)


def _settled(sentence: Sentence, one: Amount, age: Amount | None) -> Amount | None:
    """The amount with its kind made sure from the words around it, or None."""
    if one.unit is COUNT and is_age(sentence, one, age):
        return replace(one, unit=AGE)
    if one.unit is COUNT:
        return settled(sentence, one)
    if one.unit.kind == "duration" and _AGO.match(sentence.text, one.end):
        return None
    return one


def _quantity(sentence: Sentence, one: Amount) -> Quantity:
    word = noun(sentence, one)
    per, end = _per(sentence, one, word)
    low, high = _limits(one)
    text = sentence.text[one.start : end]
    return Quantity(
        span=Span(sentence.start + one.start, sentence.start + end),
        text=text,
        kind=one.unit.kind,
        low=low,
        high=high,
        unit=one.unit.name,
        counted=_counted(sentence, one, word),
        approximate=one.loose or one.form == "vague" or "dozen" in text.casefold(),
        per=per,
        grain=0.0 if one.bound == "exactly" else round(one.grain * one.unit.factor, 9),
    )


def _limits(one: Amount) -> tuple[float | None, float | None]:
    """The bounds in the base unit; a hedge opens one side of a single figure, a score has its winner's."""
    if one.unit is SCORE:
        return max(one.low, one.high), max(one.low, one.high)
    low, high = (round(value * one.unit.factor + one.unit.offset, 6) for value in (one.low, one.high))
    if one.bound == "above":
        return low, None
    return (None if one.bound == "below" else low), high


def _counted(sentence: Sentence, one: Amount, word: Word | None) -> str:
    if one.unit.kind == "age":
        return whose(sentence, one)
    if sentence.text[one.start : one.end].casefold() in TIMES:
        return "time"
    return f"{one.low:g}-{one.high:g}" if one.unit is SCORE else lemma(word)


def _per(sentence: Sentence, one: Amount, word: Word | None) -> tuple[str, int]:
    """What the amount is a rate of, and where the words that say so end."""
    ends = [one.end]
    if word is not None and one.unit.kind == "count":
        ends.append(word.end - sentence.start)
    for end in ends:
        if match := _rate().match(sentence.text, end):
            said = (match["per"] or match["a"] or match["every"]).casefold()
            return EVERY.get(said, said), match.end()
    return "", one.end


@cache
def _rate() -> re.Pattern[str]:
    """ "per head", "a year", "-a-month", "each week", "annually", "/day"."""
    nouns = alternatives(context("rate"))
    return re.compile(
        rf"(?:\s?/\s?|[\s-]per[\s-])(?P<per>[^\W\d_]+)|(?:[\s-]an?[\s-]|\s(?:each|every)\s)(?P<a>{nouns})\b(?!\s(?:ago|later|earlier|before|after|and\sa\shalf))"
        rf"|\s(?P<every>{alternatives(EVERY)})\b",
        re.IGNORECASE,
    )
