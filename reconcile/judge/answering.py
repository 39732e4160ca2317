"""One claim of each answers the other, part by part.

Which two claims of two sentences a link is about is learned from what the readers of the training stories marked
(``answers.csv``, made by ``learn.py``): trees over measures of two claims give the log-odds that a reader would link
just these two. What all the claims of two sentences come to are three measures of the meeting, beside the signals'.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from reconcile import moments, quantities
from reconcile.claims.parsed.tree import tops
from reconcile.judge.events import events
from reconcile.judge.fit import shares
from reconcile.judge.likened import PLACES, Part, above, both, by_sentence, laid, means, over, parts, sign
from reconcile.judge.signals import Words, sides
from reconcile.judge.trees import Forest
from reconcile.meaning import Floats, Meaning, likeness
from reconcile.model import Claim, SaidAs, Word
from reconcile.pairs import Meeting, Pair
from reconcile.remembered import remembered

# What all pairs of claims come to: the best, the next, and that any of them is one that a reader would link.
CODES = ("answer", "answer_next", "answers")
# Measures of two claims.
MEASURES = (
    *(*sides("like"), "like_both", *sides("like_weight")),
    *("verbs", "subjects", "objects", "direct_objects", *sides("verb_in_claim")),
    *("share", "weight", "shared", "doers", "people_apart", "names_apart", "figures", "moments"),
    *("speakers", "said", "negated_once", *sides("words")),
)
# Log-odds below which two claims are worth nothing.
FLOOR = -8.0
# Keeps the odds of what is all but sure finite.
SURE = 1e-9

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DIRECT = frozenset({"dobj", "attr", "acomp", "oprd"})
_OBJECTS = _DIRECT | {"pobj"}
_VERB, _SUBJECT, _OBJECT, _DIRECTLY, _ALL = range(5)

Indices = npt.NDArray[np.intp]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared of a claim beside its words: who acts in it, whom and what it names."""

    doers: frozenset[str]
    people: frozenset[str]
    names: frozenset[str]
    words: int


def measured(meetings: Sequence[Meeting]) -> list[Floats]:
    """For each meeting a table: a row for every claim of the one with every claim of the other, as MEASURES names.

    Meetings of one sentence that stand together are measured in one go.
    """
    return [table for group in by_sentence(meetings) for table in _tables(group)]


def pooled(forest: Forest, tables: Sequence[Floats]) -> Floats:
    """What the claims of each meeting come to, as CODES names it; 0 and more."""
    odds = forest.totals(np.vstack(tables))
    ends = list(accumulate(map(len, tables)))
    held = (odds[end - len(table) : end] for end, table in zip(ends, tables, strict=True))
    return np.array([_pooled(own) for own in held]).round(PLACES)


def words(meeting: Meeting, forest: Forest) -> Words:
    """The two claims that answer each other best."""
    best = ranked(meeting, forest)[0]
    return best.a.text, best.b.text


@remembered
def ranked(meeting: Meeting, forest: Forest) -> list[Pair]:
    """Every pair of claims of the two sentences, those that answer each other best first."""
    (table,) = measured([meeting])
    odds = forest.totals(table)
    pairs = [Pair(a, b, meeting) for a, b in product(meeting.a_claims, meeting.b_claims)]
    return [pairs[i] for i in sorted(range(len(pairs)), key=lambda i: -odds[i])]


def _pooled(odds: Sequence[float]) -> tuple[float, ...]:
    best, *rest = sorted(odds, reverse=True)
    none = math.prod(1 / (1 + math.exp(x)) for x in odds)
    either = math.log((1 - none + SURE) / (none + SURE))
    return tuple(max(0.0, x - FLOOR) for x in (best, rest[0] if rest else FLOOR, either))


def _tables(meetings: Sequence[Meeting]) -> Iterator[Floats]:
    """The tables of the meetings of one sentence, ``a``, with others that are laid end to end."""
    a, claims, others = meetings[0].means_a, meetings[0].a_claims, [m.means_b for m in meetings]
    alike = likeness(a, *others)
    starts = [0, *accumulate(len(b.weights) for b in others)]
    placed = laid(starts, (parts(m.means_b, m.b_claims) for m in meetings))
    wholes = _wholes(alike, a.weights, np.concatenate([b.weights for b in others]), parts(a, claims), placed)
    none = (len(a.weights), starts[-1])
    mine = [places if len(places) else np.array(none[:1]) for places in _places(a, claims)]
    theirs = [
        places + start if len(places) else np.array(none[1:])
        for meeting, start in zip(meetings, starts, strict=False)
        for places in _places(meeting.means_b, meeting.b_claims)
    ]
    table = np.stack([*wholes, *_heads(alike, mine, theirs)], axis=2)
    end = 0
    for meeting in meetings:
        start, end = end, end + len(meeting.b_claims)
        yield np.hstack([table[:, start:end].reshape(-1, table.shape[2]), _each(meeting)])


def _wholes(
    alike: Floats, a_weights: Floats, b_weights: Floats, mine: Sequence[Part], theirs: Sequence[Part]
) -> Iterator[Floats]:
    """How much of each claim the other says: as a share of its words, and by their weight."""
    here, there = over(np.maximum, alike.T, theirs).T, over(np.maximum, alike, mine).T
    x, y = means(here, a_weights, mine).round(PLACES), means(there, b_weights, theirs).T.round(PLACES)
    yield from both(x, y)
    yield 2 * x * y / np.maximum(x + y, SURE)
    v = over(np.add, above(here) * a_weights[:, None], mine).round(PLACES)
    w = over(np.add, above(there) * b_weights[:, None], theirs).T.round(PLACES)
    yield from both(v, w)


def _heads(alike: Floats, mine: Sequence[Indices], theirs: Sequence[Indices]) -> Iterator[Floats]:
    """How alike the verbs, subjects and objects of two claims are, and the verb of one to any word of the other."""
    walled = np.pad(alike, (0, 1), constant_values=-1.0)
    rows = np.maximum.reduceat(walled[np.concatenate(mine)], _starts(mine), axis=0)
    found = np.maximum.reduceat(rows[:, np.concatenate(theirs)], _starts(theirs), axis=1)
    roles = _ALL + 1
    for role in (_VERB, _SUBJECT, _OBJECT, _DIRECTLY):
        yield found[role::roles, role::roles]
    yield from both(found[_VERB::roles, _ALL::roles], found[_ALL::roles, _VERB::roles])


def _each(meeting: Meeting) -> Floats:
    """What two claims have in common beside the likeness of their words."""
    shared = {(s.i, s.j): s for s in shares(meeting)}
    rows = []
    for (i, a), (j, b) in product(enumerate(meeting.a_claims), enumerate(meeting.b_claims)):
        x, y, common = _told(a), _told(b), meeting.a_lemmas[i] & meeting.b_lemmas[j]
        rows.append(
            (
                *(shared[i, j].share, shared[i, j].weight, len(common)),
                *(sign(x.doers, y.doers), sign(x.people, y.people) < 0, len(x.names ^ y.names)),
                _agreeing(quantities.compatible, a.slots.quantities, b.slots.quantities),
                _agreeing(moments.compatible, a.slots.moments, b.slots.moments),
                sign({a.said_by} - {""}, {b.said_by} - {""}),
                (a.said_as is not SaidAs.OWN) + (b.said_as is not SaidAs.OWN),
                bool(a.slots.negations) != bool(b.slots.negations),
                *sorted((x.words, y.words)),
            )
        )
    return np.array(rows, np.float64)


def _agreeing(compatible: Callable[[T, T], bool | None], x: Iterable[T], y: Iterable[T]) -> int:
    return sum(compatible(p, q) is True for p, q in product(x, y))


def _starts(places: Sequence[Indices]) -> list[int]:
    return [0, *accumulate(map(len, places[:-1]))]


@remembered
def _told(claim: Claim) -> _Told:
    found, top = events(claim), _top(claim)
    main = next((e for e in found if e.index == top), found[0] if found else None)
    names = [(n.key, n.kind) for n in (*claim.slots.names, *claim.refers)]
    return _Told(
        main.doers if main else frozenset(),
        frozenset(key for key, kind in names if kind == "person"),
        frozenset(key for key, _ in names),
        len(_inside(claim)),
    )


@remembered
def _places(meaning: Meaning, claims: Sequence[Claim]) -> list[Indices]:
    """For each claim the pieces of its verb, subject, objects, direct objects and of all of it."""
    return [np.array(pieces, np.intp) for claim in claims for pieces in _roles(meaning, claim)]


def _roles(meaning: Meaning, claim: Claim) -> list[list[int]]:
    words, inside, top = claim.sentence.words, _inside(claim), _top(claim)
    picked = (
        [top] if top is not None else [],
        [i for i in inside if words[i].dep in _SUBJECTS and (top is None or words[i].head == top)],
        [i for i in inside if words[i].dep in _OBJECTS],
        [i for i in inside if words[i].dep in _DIRECT],
        inside,
    )
    return [[piece for i in chosen for piece in _pieces(meaning, claim, words[i])] for chosen in picked]


def _pieces(meaning: Meaning, claim: Claim, word: Word) -> range:
    held = meaning.within(word.start - claim.sentence.start, word.end - claim.sentence.start)
    return range(held.start, held.stop)


def _top(claim: Claim) -> int | None:
    """The verb or noun that the rest of a claim hangs on."""
    words = claim.sentence.words
    return next((i for i in tops(words, _inside(claim)) if words[i].pos in ("VERB", "AUX", "NOUN")), None)


@remembered
def _inside(claim: Claim) -> list[int]:
    return [i for i, word in enumerate(claim.sentence.words) if claim.start <= word.start < claim.end]
