"""The figures of a claim, and whether two of them can count one thing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reconcile.judge.anchors import Value, acts_of, path
from reconcile.judge.events import children
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Quantity, Span, Word
from reconcile.quantities import compatible
from reconcile.remembered import remembered

# Figures of one thing that two sources got differently are seldom further apart than this.
FAR = 2.5
# Where little else ties two figures they must lie closer, sums of money most of all: a story about money is full of
# them, and two that share a sentence's subject by chance are mostly further apart.
SLIGHT = {"money": 1.35}
LOOSE = 1.75
# Ages that differ by more years are of two people as likely as not.
SLIP = 3
_HARMS = ("die", "injure", "arrest", "evacuate", "rescue", "displace", "detain", "vanish")


@remembered
def figures(claim: Claim) -> tuple[Quantity, ...]:
    """The quantities of a claim, the one that "wounded a third" adds to those before, and nought where nobody was."""
    return (*claim.slots.quantities, *_further(claim), *_nobody(claim))


def find(claim: Claim, text: str) -> Value | None:
    """The claim's figure or moment with these words."""
    values: tuple[Value, ...] = (*figures(claim), *claim.slots.moments)
    return next((v for v in values if v.text == text), None)


def apart(a: Claim, b: Claim) -> bool:
    """Whether both claims give figures of one kind, and none of the one can be any of the other."""
    both = [(x, y) for x in figures(a) for y in figures(b) if x.kind == y.kind]
    held = [compatible(x, y) for x, y in both]
    return False in held and True not in held


def near(x: Quantity, y: Quantity) -> bool:
    """Whether two figures are of one size, as a slip of memory or of the keys would make them.

    Figures of the same digits are near, too ("12", "21"). A score is judged by both its figures.
    """
    if x.kind == "score":
        one, other = _score(x), _score(y)
        return len(one) == len(other) and sum(abs(p - q) for p, q in zip(one, other, strict=True)) <= sum(one) / 4
    low, high = _sizes(x, y)
    whole = low.is_integer() and high.is_integer()
    return low > 0 and (high / low <= FAR or (whole and sorted(f"{low:g}") == sorted(f"{high:g}")))


def slight(x: Quantity, y: Quantity) -> bool:
    """Whether two figures differ so slightly that they are likelier two versions of one than two figures."""
    low, high = _sizes(x, y)
    return low > 0 and (high / low <= SLIGHT.get(x.kind, LOOSE) or _same_digits(low, high))


def spread(x: Quantity, y: Quantity) -> float:
    """How many times the smaller of two figures the greater is; infinite where one is 0."""
    low, high = _sizes(x, y)
    return high / low if low else math.inf


def is_other(x: Quantity, y: Quantity) -> bool:
    """Whether two figures of one kind are of one size, and cannot both be right or are two bounds of one sort."""
    if (x.kind, x.unit) != (y.kind, y.unit) or not near(x, y):
        return False
    leasts = x.high is None and y.high is None and x.low != y.low
    mosts = x.low is None and y.low is None and x.high != y.high
    return compatible(x, y) is False or leasts or mosts


def two_ages(x: Quantity, y: Quantity) -> bool:
    """Whether two ages lie so far apart that they are of two people, or of one at two times of life."""
    return x.kind == "age" and abs((x.low or x.high or 0.0) - (y.low or y.high or 0.0)) > SLIP


def is_told(figure: Quantity, claims: Iterable[Claim]) -> bool:
    """Whether any of some claims has a figure of that kind that can be the same."""
    told = (q for claim in claims for q in figures(claim) if q.kind == figure.kind)
    return any(compatible(q, figure) and not is_other(q, figure) for q in told)


def is_only(figure: Quantity, claims: Iterable[Claim]) -> bool:
    """Whether a figure is the only one of its kind that some claims give."""
    return len({q.span for claim in claims for q in figures(claim) if q.kind == figure.kind}) == 1


def _sizes(x: Quantity, y: Quantity) -> list[float]:
    """The sizes of two figures, the lower first; of those that leave open how much, the ends that lie nearest."""
    mine, theirs = _ends(x), _ends(y)
    if mine[1] < theirs[0]:
        return [mine[1], theirs[0]]
    return [theirs[1], mine[0]] if theirs[1] < mine[0] else sorted((mine[0], theirs[0]))


def _ends(figure: Quantity) -> list[float]:
    """The least and the most that a figure says, twice the same where it says but one."""
    told = sorted(abs(end) for end in (figure.low, figure.high) if end is not None) or [0.0]
    return [told[0], told[-1]]


def _same_digits(low: float, high: float) -> bool:
    return sorted(f"{low:.0f}") == sorted(f"{high:.0f}")


def same_noun(a: str, b: str) -> bool | None:
    """Whether two counted nouns name one sort of thing; None where one is left out or stands for people of any sort.

    >>> same_noun("flat", "tree"), same_noun("worker", "employee"), same_noun("people", "pupil")
    (False, True, None)
    """
    if a == b:
        return bool(a) or None
    if not a or not b or (_people() & {a, b}):
        return None
    return bool(_kin().get(a, frozenset()) & _kin().get(b, frozenset()))


def of_other_things(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether what two counted things are of is told and differs: counts of murder, counts of theft."""
    mine, theirs = content_of(a, x), content_of(b, y)
    return bool(mine and theirs) and not mine & theirs


@remembered
def content_of(claim: Claim, figure: Quantity) -> frozenset[str]:
    """The lemmas of what counted things are of ("two counts of murder"); empty where not said."""
    words, kids = claim.sentence.words, children(claim.sentence.words)
    heads = [i for i in path(words, figure.span) if words[i].lemma == figure.counted != ""]
    under = (k for i in heads[:1] for k in kids.get(i, ()) if words[k].dep == "prep" and words[k].lemma == "of")
    return frozenset(words[j].lemma for k in under for j in kids.get(k, ()) if words[j].dep == "pobj")


def general(noun: str) -> bool:
    """Whether a counted noun stands for people of any sort, or none is given."""
    return not noun or noun in _people()


def tolls(acts: frozenset[str]) -> bool:
    """Whether some acts are what people come to in an accident, a crime or a disaster."""
    return bool(acts & _toll_acts())


def two_tolls(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether people come to two different things: some are dead, others hurt."""
    return tolls(a) and tolls(b) and not a & b


@cache
def _toll_acts() -> frozenset[str]:
    return frozenset(act for verb in _HARMS for act in acts_of(verb))


@cache
def _kin() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows("counted_kin")):
        for noun in row["nouns"].split():
            found.setdefault(noun, set()).add(number)
    return {noun: frozenset(numbers) for noun, numbers in found.items()}


@cache
def _people() -> frozenset[str]:
    return frozenset(rows("counted_kin")[0]["nouns"].split())


def _score(score: Quantity) -> list[float]:
    return sorted(float(part) for part in score.counted.split("-") if part.replace(".", "").isdigit())


def _further(claim: Claim) -> Iterator[Quantity]:
    """ "A third" and "a fourth", without a noun, as what a verb of harm is done to: one more."""
    words = claim.sentence.words
    for i, word in enumerate(words):
        inside = claim.start <= word.start and word.end <= claim.end
        if inside and i and word.lemma in _ORDINALS and words[i - 1].lemma == "a" and _harmed(words, word):
            yield Quantity(word.span, word.text, "count", 1.0, 1.0, "", "", False)


def _nobody(claim: Claim) -> Iterator[Quantity]:
    """Nought, where a claim says that nobody came to harm: "no one was hurt", "there were no injuries"."""
    words = claim.sentence.words
    for i, word in enumerate(words):
        if not claim.span.holds(word.span):
            continue
        head, form = words[word.head], word.text.casefold()
        if form in ("nobody", "none") and _harmed(words, word):
            yield _nought(word.span, word.text)
        elif form == "no" and word.dep == "det" and word.head > i and _harms(words, head):
            start = claim.sentence.start
            yield _nought(Span(word.start, head.end), claim.sentence.text[word.start - start : head.end - start])


def _harms(words: tuple[Word, ...], noun: Word) -> bool:
    """Whether a noun is a harm ("injuries"), or people who come to one ("no workers were hurt")."""
    return (noun.pos == "NOUN" and tolls(acts_of(noun.lemma))) or _harmed(words, noun)


def _nought(span: Span, text: str) -> Quantity:
    return Quantity(span, text, "count", 0.0, 0.0, "", "", False)


def _harmed(words: tuple[Word, ...], word: Word) -> bool:
    return word.dep in ("dobj", "nsubjpass", "conj") and tolls(acts_of(words[word.head].lemma))


_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
