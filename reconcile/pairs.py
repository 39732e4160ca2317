"""Candidate pairs: which claims of different sources are worth comparing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

from reconcile.likeness import Key, Likeness, Standing
from reconcile.meaning import Meaning, meanings, nearness
from reconcile.model import COMPARED, Claim
from reconcile.profiles import Profile, lemmas, profiles
from reconcile.stories import stories

# Stands for the sentence before the first and after the last: like no other.
NOWHERE: Key = ("", -1)


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """Two sentences of two sources in canonical order, and the claims each of them makes; one is like no other.

    ``a_lemmas`` and ``b_lemmas`` hold the content lemmas inside each claim, in the claims' order. ``apart`` is
    true where the two sources tell of two stories that lie in one folder. ``standing`` goes by the words,
    ``meaning`` by what the words mean.
    """

    a_claims: tuple[Claim, ...]
    b_claims: tuple[Claim, ...]
    a_lemmas: tuple[frozenset[str], ...]
    b_lemmas: tuple[frozenset[str], ...]
    about_a: Profile
    about_b: Profile
    means_a: Meaning
    means_b: Meaning
    standing: Standing
    meaning: Standing
    apart: bool = False

    def pairs(self) -> Iterator[Pair]:
        """Every claim of the one with every claim of the other."""
        for a in self.a_claims:
            for b in self.b_claims:
                yield Pair(a, b, self)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of two sources in canonical order, and the meeting of their sentences."""

    a: Claim
    b: Claim
    meeting: Meeting


def candidates(claims: Sequence[Claim]) -> Iterator[Meeting]:
    """The sentences worth comparing, each among the nearest of the other, in canonical order."""
    index = Index.of(claims)
    yield from filter(None, (index.meeting(x, y) for x, y in index.near))


def all_pairs(claims: Sequence[Claim]) -> Iterator[Meeting]:
    """Every two sentences of two sources: the slow, obvious way, the oracle of ``candidates``."""
    index = Index.of(claims)
    both = ((x, y) for x, y in combinations(sorted(index.about), 2) if x[0] != y[0])
    yield from filter(None, (index.meeting(x, y) for x, y in both))


@dataclass(frozen=True, slots=True)
class Index:
    """Sentences by what they are about, with the cosine of every two that share a content word.

    ``near`` holds the pairs of which one is among the other's nearest, in canonical order; ``beside`` the sentences
    before and after each.
    """

    about: Mapping[Key, Profile]
    claims: Mapping[Key, tuple[Claim, ...]]
    lemmas: Mapping[Key, tuple[frozenset[str], ...]]
    means: Mapping[Key, Meaning]
    words: Likeness
    meaning: Likeness
    near: tuple[tuple[Key, Key], ...]
    beside: Mapping[Key, tuple[Key, Key]]
    story: Mapping[str, int]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Index:
        """The index of a dossier's claims, in whatever order they come."""
        about = profiles(claims)
        by_sentence: dict[Key, list[Claim]] = defaultdict(list)
        compared = [c for c in sorted(claims, key=lambda c: c.place) if c.status in COMPARED]
        for claim in compared:
            by_sentence[claim.source, claim.sentence.start].append(claim)
        held = {key: tuple(claims) for key, claims in by_sentence.items()}
        inside = {key: tuple(map(lemmas, claims)) for key, claims in held.items()}
        means = meanings({(c.source, c.sentence.start): c.sentence for c in claims})
        words = Likeness.of(_cosines(about))
        near = words.near()
        beside = _beside(about)
        meaning = Likeness.of(_nearness(means, near, beside))
        story = {source: i for i, group in enumerate(stories(claims)) for source in group}
        return cls(about, held, inside, means, words, meaning, near, beside, story)

    def meeting(self, x: Key, y: Key) -> Meeting | None:
        """Two sentences with their compared claims; None where one of them has none."""
        a, b = self.claims.get(x, ()), self.claims.get(y, ())
        if not a or not b:
            return None
        return Meeting(
            a,
            b,
            self.lemmas[x],
            self.lemmas[y],
            self.about[x],
            self.about[y],
            self.means[x],
            self.means[y],
            self.standing(x, y, self.words),
            self.standing(x, y, self.meaning),
            apart=self.story[x[0]] != self.story[y[0]],
        )

    def standing(self, x: Key, y: Key, likeness: Likeness) -> Standing:
        """How near two sentences are, against their other possible partners."""
        rank_a, lead_a = likeness.rank(x, y)
        rank_b, lead_b = likeness.rank(y, x)
        near = self._neighbours(x, y, likeness)
        return Standing(likeness.cosine(x, y), rank_a, rank_b, lead_a, lead_b, *near)

    def _neighbours(self, x: Key, y: Key, likeness: Likeness) -> tuple[float, float, float, float]:
        (x_before, x_after), (y_before, y_after) = self.beside[x], self.beside[y]
        above, row, below = (likeness.cosines.get(key, {}) for key in (x_before, x, x_after))
        return (
            above.get(y_before, 0.0),
            below.get(y_after, 0.0),
            max(above.get(y, 0.0), row.get(y_before, 0.0)),
            max(below.get(y, 0.0), row.get(y_after, 0.0)),
        )


def _beside(keys: Iterable[Key]) -> dict[Key, tuple[Key, Key]]:
    """The sentences of its source before and after each."""
    found: dict[Key, tuple[Key, Key]] = {}
    for _, own in groupby(sorted(keys), key=itemgetter(0)):
        order = [NOWHERE, *own, NOWHERE]
        found |= {key: (before, after) for before, key, after in zip(order, order[1:], order[2:], strict=False)}
    return found


def _nearness(
    means: Mapping[Key, Meaning], near: Sequence[tuple[Key, Key]], beside: Mapping[Key, tuple[Key, Key]]
) -> dict[Key, dict[Key, float]]:
    """How alike in meaning the candidates are, and the sentences beside them."""
    around = {key: [k for k in (before, key, after) if k != NOWHERE] for key, (before, after) in beside.items()}
    asked = {(p, q) for x, y in near for p in around[x] for q in around[y]}
    cosines: dict[Key, dict[Key, float]] = defaultdict(dict)
    for x, pairs in groupby(sorted(asked), key=itemgetter(0)):
        others = [y for _, y in pairs]
        for y, cosine in zip(others, nearness(means[x], *(means[y] for y in others)), strict=True):
            cosines[x][y] = cosines[y][x] = cosine
    return cosines


def _cosines(about: Mapping[Key, Profile]) -> dict[Key, dict[Key, float]]:
    """The cosine of every two sentences of different sources that share a content lemma."""
    holders: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(about):
        for lemma in about[key].weights:
            holders[lemma].append(key)
    products: dict[Key, dict[Key, list[float]]] = defaultdict(lambda: defaultdict(list))
    for lemma in sorted(holders):
        keys = holders[lemma]
        square = about[keys[0]].weights[lemma] ** 2
        for x, y in combinations(keys, 2):
            if x[0] != y[0]:
                products[x][y].append(square)
    cosines: dict[Key, dict[Key, float]] = defaultdict(dict)
    for x, row in products.items():
        for y, squares in row.items():
            cosines[x][y] = cosines[y][x] = math.fsum(squares) / about[x].norm / about[y].norm
    return cosines
