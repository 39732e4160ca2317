"""How surely two values are told of one thing: two figures that measure it, two days that date it.

Learned from sentences that agree, with one value changed, held against values that differ in real ones
(``told.csv``, made by ``learn_told.py``): small trees over measures of the words that the values stand among, the verbs
and nouns that they hang on, and whom they belong to. No measure looks at how far the values themselves lie apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from reconcile.judge import trees
from reconcile.judge.anchors import Anchor, Value, anchor, path, verb_acts
from reconcile.judge.events import within
from reconcile.judge.figures import figures
from reconcile.judge.fit import shares
from reconcile.judge.likened import PLACES, sign
from reconcile.judge.published import told_moments
from reconcile.judge.shared import common_parts, shared
from reconcile.judge.signals import both, sides
from reconcile.judge.trees import Forest
from reconcile.meaning import Floats, Meaning, likeness
from reconcile.model import Claim, Quantity, Span
from reconcile.pairs import Meeting, Pair
from reconcile.profiles import CONTENT_POS

# The sorts of value that are told in ways of their own.
SORTS = ("ordinal", "score", "age", "money", "duration", "year", "day")
MEASURES = (
    *(*sides("around"), "beside", *sides("clause")),
    *("verb", "noun", "subject", "object", "share", *sides("rank")),
    *("acts", "verbs", "owners", "nouns", "marks", "shared", "with_verb", "parts", "word_before", "role", "tense"),
    *(*sides("values"), *SORTS),
)
# Words on either side of a value that it stands among, and beside.
AROUND, BESIDE = 5, 2
# The nearest sentences of the other source that are told apart by their place.
NEAREST = 9
# The values of one meeting are asked for one after the other.
LAST = 4
# Stands for a likeness where one side has nothing to be alike.
NOTHING = -1.0
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "attr", "pobj", "acomp"})
_NOUNS = ("NOUN", "PROPN")
_DAILY = ("day", "part", "hour", "minute")

Places = Sequence[int]


def odds(pair: Pair, x: Value, y: Value) -> float:
    """The log-odds that two values of one sort, of the first claim and of the second, are told of one thing."""
    (total,) = _forest().totals(measured(pair, x, y)[None])
    return total


def measured(pair: Pair, x: Value, y: Value) -> Floats:
    """What is measured of two values, as MEASURES names it."""
    return np.array([*_alike(pair, x, y), *_told(pair, x, y)], np.float64).round(PLACES)


def _alike(pair: Pair, x: Value, y: Value) -> Iterator[float]:
    """How alike in meaning are what both values stand among, and the words that they hang on."""
    for reach in (AROUND, BESIDE):
        low, high = _likeness(pair, _near(pair.a, x.span, reach), _near(pair.b, y.span, reach))
        yield from (low, high) if reach == AROUND else (low,)
    yield from _likeness(pair, _inside(pair.a, x.span), _inside(pair.b, y.span))
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    hangs = (
        (_verb(a), _verb(b)),
        (_noun(pair.a, x.span), _noun(pair.b, y.span)),
        *((_parts(pair.a, a, x.span, deps), _parts(pair.b, b, y.span, deps)) for deps in (_SUBJECTS, _OBJECTS)),
    )
    for mine, theirs in hangs:
        yield _likeness(pair, mine, theirs)[1] if mine and theirs else NOTHING


def _told(pair: Pair, x: Value, y: Value) -> Iterator[float]:
    """What the acts, owners and nouns of both values have in common, and of what sort they are."""
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    meeting, nouns = pair.meeting, (frozenset(a.nouns), frozenset(b.nouns))
    place = meeting.a_claims.index(pair.a), meeting.b_claims.index(pair.b)
    yield next(s.share for s in shares(meeting) if (s.i, s.j) == place)
    yield from both(*(min(rank, NEAREST) for rank in (meeting.standing.rank_a, meeting.standing.rank_b)))
    yield sign(a.acts, b.acts)
    yield sign(verb_acts(a), verb_acts(b))
    yield sign(frozenset[str]().union(*a.owners.values()), frozenset[str]().union(*b.owners.values()))
    yield len(nouns[0] & nouns[1]) / min(map(len, nouns)) if all(nouns) else NOTHING
    yield len(a.marks & b.marks)
    yield len(shared(pair, a, b, x, y).lemmas)
    yield len((a.around | nouns[0] | a.marks) & (b.around | nouns[1] | b.marks))
    yield len(common_parts(a, b))
    yield _before(pair.a, x.span) == _before(pair.b, y.span)
    yield _role(pair.a, x.span) == _role(pair.b, y.span)
    yield (a.event.told if a.event else "") == (b.event.told if b.event else "")
    yield from both(_many(meeting.a_claims, x), _many(meeting.b_claims, y))
    yield from ((sort == _sort(x)) + (sort == _sort(y)) for sort in SORTS)


def _sort(value: Value) -> str:
    if isinstance(value, Quantity):
        return value.kind
    return "day" if value.grain in _DAILY else value.grain


def _many(claims: Sequence[Claim], value: Value) -> int:
    """How many values of a sort some claims give."""
    told = (q for c in claims for q in (figures(c) if isinstance(value, Quantity) else told_moments(c)))
    return len({q.span for q in told if _sort(q) == _sort(value)})


def _before(claim: Claim, span: Span) -> str:
    """The lemma of the word right before a value; "" at the start of a sentence."""
    first = next(iter(within(claim.sentence.words, span)), 0)
    return claim.sentence.words[first - 1].lemma if first else ""


def _role(claim: Claim, span: Span) -> str:
    """How a value hangs in its sentence."""
    return next((claim.sentence.words[i].dep for i in path(claim.sentence.words, span)), "")


def _verb(where: Anchor) -> Places:
    return (where.event.index,) if where.event else ()


def _noun(claim: Claim, span: Span) -> Places:
    """The nearest noun that a value hangs on."""
    words = claim.sentence.words
    above = (i for i in path(words, span) if words[i].pos in _NOUNS and not words[i].span.overlaps(span))
    return tuple(above)[:1]


def _parts(claim: Claim, where: Anchor, span: Span, deps: frozenset[str]) -> Places:
    """The words that take a part in what governs a value, without the value's own."""
    words, top = claim.sentence.words, _verb(where)
    return [i for i, w in enumerate(words) if w.head in top and w.dep in deps and not w.span.overlaps(span)]


def _near(claim: Claim, span: Span, reach: int) -> Places:
    own = within(claim.sentence.words, span)
    first, last = (own[0], own[-1]) if own else (0, 0)
    return _content(claim, span, range(max(0, first - reach), min(len(claim.sentence.words), last + reach + 1)))


def _inside(claim: Claim, span: Span) -> Places:
    return _content(claim, span, within(claim.sentence.words, claim.span))


def _content(claim: Claim, span: Span, places: Places) -> Places:
    words = claim.sentence.words
    return [i for i in places if words[i].pos in CONTENT_POS and not words[i].span.overlaps(span)]


def _likeness(pair: Pair, mine: Places, theirs: Places) -> tuple[float, float]:
    """How much of each of two sets of words the other says in its own, the lower and the higher; 0 to 1."""
    a, b = pair.meeting.means_a, pair.meeting.means_b
    x, y = _pieces(pair.a, a, mine), _pieces(pair.b, b, theirs)
    if not x or not y:
        return 0.0, 0.0
    found = _likenesses(pair.meeting)[np.ix_(x, y)]
    return both(_mean(found.max(1), a.weights[x]), _mean(found.max(0), b.weights[y]))


def _mean(values: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float(values @ weights) / total if total else 0.0


def _pieces(claim: Claim, meaning: Meaning, places: Places) -> list[int]:
    start, words = claim.sentence.start, claim.sentence.words
    held = (meaning.within(words[i].start - start, words[i].end - start) for i in places)
    return [piece for one in held for piece in range(one.start, one.stop)]


@lru_cache(LAST)
def _likenesses(meeting: Meeting) -> Floats:
    return likeness(meeting.means_a, meeting.means_b)


@cache
def _forest() -> Forest:
    lines = files("reconcile.judge").joinpath("told.csv").read_text(encoding="utf-8").splitlines()[1:]
    return Forest.of(trees.read(lines), MEASURES)
