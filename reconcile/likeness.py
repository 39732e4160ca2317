"""How alike sentences of different sources are, seen against their other possible partners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The source of a sentence and where in its text it begins.
Key = tuple[str, int]

# Sentences kept for each sentence in each other source. In the training dossiers the partner of 98 % of the
# links is among the ten nearest; beyond that only noise is added.
NEAREST = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """How near two sentences are, seen against their other possible partners.

    ``cosine`` is how alike they are, 0 to 1, by their words or by what the words mean. ``rank_a`` counts the
    sentences of b's source that are nearer to a (0: b is the nearest); ``lead_a`` is how far b stands before the
    next best (negative: behind the best). ``before``, ``after`` and ``across`` are the cosines of the neighbouring
    sentences.
    """

    cosine: float
    rank_a: int
    rank_b: int
    lead_a: float
    lead_b: float
    before: float
    after: float
    across_before: float
    across_after: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike sentences of different sources are, and for each the others of a source, the most alike first."""

    cosines: Mapping[Key, Mapping[Key, float]]
    ranked: Mapping[tuple[Key, str], Sequence[Key]]

    @classmethod
    def of(cls, cosines: Mapping[Key, Mapping[Key, float]]) -> Likeness:
        """A table of cosines with its ranks."""
        return cls(cosines, _ranked(cosines))

    def near(self) -> tuple[tuple[Key, Key], ...]:
        """Pairs of sentences of which one is among the other's nearest, in canonical order."""
        found = {(min(x, y), max(x, y)) for (x, _), nearest in self.ranked.items() for y in nearest[:NEAREST]}
        return tuple(sorted(found))

    def cosine(self, x: Key, y: Key) -> float:
        """How alike two sentences are; 0 where they were not compared or share nothing."""
        return self.cosines.get(x, {}).get(y, 0.0)

    def rank(self, x: Key, y: Key) -> tuple[int, float]:
        """How many of y's source are more alike to x, and how far y stands before the next (negative: behind)."""
        nearest = self.ranked.get((x, y[0]))
        if not nearest:
            return NEAREST, 0.0
        row = self.cosines[x]
        if nearest[0] == y:
            return 0, row[y] - (row[nearest[1]] if len(nearest) > 1 else 0.0)
        first = nearest[:NEAREST]
        return first.index(y) if y in first else NEAREST, row.get(y, 0.0) - row[nearest[0]]


def _ranked(cosines: Mapping[Key, Mapping[Key, float]]) -> dict[tuple[Key, str], list[Key]]:
    """For each sentence and other source, that source's sentences, nearest first."""
    ranked: dict[tuple[Key, str], list[Key]] = defaultdict(list)
    for x in sorted(cosines):
        for y, _ in sorted(cosines[x].items(), key=lambda item: (-item[1], item[0])):
            ranked[x, y[0]].append(y)
    return ranked
