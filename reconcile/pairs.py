"""Candidate pairs: which claims of different sources are worth comparing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reconcile.likeness import Key, Likeness, Standing
from reconcile.meaning import Meaning, meanings, nearness
from reconcile.model import COMPARED, Claim
from reconcile.profiles import Profile, content, inside, profiles
from reconcile.stories import stories


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

    ``near`` holds the pairs of which one is among the other's nearest, in canonical order.
    """

    about: Mapping[Key, Profile]
    claims: Mapping[Key, tuple[Claim, ...]]
    lemmas: Mapping[Key, tuple[frozenset[str], ...]]
    means: Mapping[Key, Meaning]
    words: Likeness
    meaning: Likeness
    near: tuple[tuple[Key, Key], ...]
    order: Mapping[str, Sequence[Key]]
    story: Mapping[str, int]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Index:
        """The index of a dossier's claims, in whatever order they come."""
        about = profiles(claims)
        by_sentence: dict[Key, list[Claim]] = defaultdict(list)
        order: dict[str, list[Key]] = defaultdict(list)
        compared = [c for c in sorted(claims, key=lambda c: c.place) if c.status in COMPARED]
        for claim in compared:
            by_sentence[claim.source, claim.sentence.start].append(claim)
        held = {key: tuple(claims) for key, claims in by_sentence.items()}
        lemmas = {key: tuple(content(inside(c)) for c in claims) for key, claims in held.items()}
        for key in sorted(about):
            order[key[0]].append(key)
        means = meanings({(c.source, c.sentence.start): c.sentence for c in claims})
        words = Likeness.of(_cosines(about))
        near = words.near()
        meaning = Likeness.of(_nearness(means, near, order))
        story = {source: i for i, group in enumerate(stories(claims)) for source in group}
        return cls(about, held, lemmas, means, words, meaning, near, order, story)

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
        i, j = self.about[x].position, self.about[y].position
        xs, ys = self.order[x[0]], self.order[y[0]]

        def near(di: int, dj: int) -> float:
            inside = 0 <= i + di < len(xs) and 0 <= j + dj < len(ys)
            return likeness.cosine(xs[i + di], ys[j + dj]) if inside else 0.0

        return near(-1, -1), near(1, 1), max(near(-1, 0), near(0, -1)), max(near(1, 0), near(0, 1))


def _nearness(
    means: Mapping[Key, Meaning], near: Sequence[tuple[Key, Key]], order: Mapping[str, Sequence[Key]]
) -> dict[Key, dict[Key, float]]:
    """How alike in meaning the candidates are, and the sentences beside them."""
    place = {key: i for keys in order.values() for i, key in enumerate(keys)}
    beside = {key: order[key[0]][max(0, i - 1) : i + 2] for key, i in place.items()}
    asked = {(p, q) for x, y in near for p in beside[x] for q in beside[y]}
    cosines: dict[Key, dict[Key, float]] = defaultdict(dict)
    for x, y in sorted(asked):
        cosines[x][y] = cosines[y][x] = nearness(means[x], means[y])
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
