"""Candidate pairs: which claims of different sources are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reconcile.likeness import Flags, Floats, Key, Places, Standing, standings
from reconcile.meaning import Meaning, meanings, nearness
from reconcile.model import COMPARED, Claim
from reconcile.nearest import Nearest, Pairs
from reconcile.profiles import Profile, lemmas, profiles
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
    yield from index.meetings(index.near)


def all_pairs(claims: Sequence[Claim]) -> Iterator[Meeting]:
    """Every two sentences of two sources: the slow, obvious way, the oracle of ``candidates``."""
    index = Index.of(claims)
    yield from index.meetings(index.nearest.every())


@dataclass(frozen=True, slots=True)
class Index:
    """Sentences by what they are about; ``near`` holds the pairs of which one is among the other's nearest."""

    about: Mapping[Key, Profile]
    claims: Mapping[Key, tuple[Claim, ...]]
    lemmas: Mapping[Key, tuple[frozenset[str], ...]]
    means: Mapping[Key, Meaning]
    nearest: Nearest
    near: Pairs
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
        nearest = Nearest.of(about)
        story = {source: i for i, group in enumerate(stories(claims)) for source in group}
        return cls(about, held, inside, means, nearest, nearest.near(), story)

    def meetings(self, pairs: Pairs) -> Iterator[Meeting]:
        """The meetings of some pairs of sentences, in the order of the pairs, which is canonical.

        They are made source by source, so that a long story takes no more memory at a time than its longest source.
        """
        keys = self.nearest.keys
        for source in self.nearest.sources:
            here = pairs[slice(*np.searchsorted(pairs[:, 0], (source.start, source.stop)))]
            stand = self._standings(source, here)
            for (x, y), (words, meaning) in zip(here.tolist(), stand, strict=True):
                if keys[x] in self.claims and keys[y] in self.claims:
                    yield self._meeting(keys[x], keys[y], words, meaning)

    def _meeting(self, x: Key, y: Key, words: Standing, meaning: Standing) -> Meeting:
        return Meeting(
            self.claims[x],
            self.claims[y],
            self.lemmas[x],
            self.lemmas[y],
            self.about[x],
            self.about[y],
            self.means[x],
            self.means[y],
            words,
            meaning,
            apart=self.story[x[0]] != self.story[y[0]],
        )

    def _standings(self, a: slice, pairs: Pairs) -> Sequence[tuple[Standing, Standing]]:
        """How near the two of each pair are, by words and by meaning; the first of all stand in the source ``a``."""
        found: dict[int, tuple[Standing, Standing]] = {}
        for b, words in self.nearest.later(a):
            places = np.flatnonzero((b.start <= pairs[:, 1]) & (pairs[:, 1] < b.stop))
            if len(places):
                rows, columns = (pairs[places] - (a.start, b.start)).T
                known = self._asked(a, b)
                meaning = np.zeros_like(words)
                meaning[known] = self._meaning(a, b, *np.nonzero(known))
                stand = zip(
                    standings(words, words > 0, rows, columns), standings(meaning, known, rows, columns), strict=True
                )
                found.update(zip(places.tolist(), stand, strict=True))
        return [found[place] for place in range(len(pairs))]

    def _meaning(self, a: slice, b: slice, rows: Places, columns: Places) -> Floats:
        here, there = ([self.means[key] for key in self.nearest.keys[source]] for source in (a, b))
        return nearness([here[row] for row in rows.tolist()], [there[column] for column in columns.tolist()])

    def _asked(self, a: slice, b: slice) -> Flags:
        """Which sentences of two sources are held against each other by meaning: the near, and those beside them."""
        asked = np.zeros((a.stop - a.start + 2, b.stop - b.start + 2), bool)
        here = self.near[slice(*np.searchsorted(self.near[:, 0], (a.start, a.stop)))]
        rows, columns = (here[(b.start <= here[:, 1]) & (here[:, 1] < b.stop)] - (a.start, b.start)).T
        for down in range(3):
            for right in range(3):
                asked[rows + down, columns + right] = True
        return asked[1:-1, 1:-1]
