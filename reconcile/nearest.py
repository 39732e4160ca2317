"""Which sentences of other sources stand nearest to each, by the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reconcile.likeness import AT_ONCE, NEAREST, Floats, Key, Places
from reconcile.profiles import Profile

# Sentences kept for each sentence in all other sources together: all of NEAREST where there are four sources or fewer.
# It bounds what is judged in a story of many sources by the length of the story, not by its square. Seven in two other
# sources, as of ten sources here, lose one link in a hundred of the training stories.
KEPT = 30

# Two sentences a row, the earlier first, by number.
Pairs = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sentences of a dossier in canonical order, by number, and which of them hold each content lemma.

    ``sources`` gives the stretch of numbers that is each source's; ``lemmas`` each sentence's content lemmas with
    their rarity; ``holders`` the numbers, in order, of the sentences that hold a lemma.
    """

    keys: Sequence[Key]
    sources: Sequence[slice]
    lemmas: Sequence[Mapping[str, float]]
    holders: Mapping[str, Places]
    norms: Floats

    @classmethod
    def of(cls, about: Mapping[Key, Profile]) -> Nearest:
        """The sentences by what they are about."""
        keys = sorted(about)
        holders: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            for lemma in about[key].weights:
                holders[lemma].append(number)
        starts = [i for i, key in enumerate(keys) if not i or keys[i - 1][0] != key[0]]
        sources = [slice(start, end) for start, end in zip(starts, [*starts[1:], len(keys)], strict=False)]
        lemmas = [about[key].weights for key in keys]
        held = {lemma: np.array(numbers, np.intp) for lemma, numbers in holders.items()}
        return cls(keys, sources, lemmas, held, np.array([about[key].norm for key in keys]))

    def near(self) -> Pairs:
        """Pairs of sentences of which one is among the other's nearest, in canonical order."""
        of = self._source_of()
        found = [np.empty((0, 2), np.intp)]
        for rows in self._pieces():
            alike = self._against_all(rows)
            for x in range(rows.start, rows.stop):
                nearest = _nearest(alike[x - rows.start], of)
                found.append(np.sort(np.stack([np.full_like(nearest, x), nearest], axis=1), axis=1))
        near: Pairs = np.unique(np.concatenate(found), axis=0)
        return near

    def every(self) -> Pairs:
        """Every pair of sentences of two sources, in canonical order."""
        of = self._source_of()
        pairs = np.stack(np.triu_indices(len(self.keys), 1), axis=1)
        across: Pairs = pairs[of[pairs[:, 0]] != of[pairs[:, 1]]]
        return across

    def alike(self, a: slice, b: slice) -> Floats:
        """The cosines of the sentences of ``a`` (rows) and ``b``, where all of ``a`` stand before ``b`` or behind.

        What rounding loses of each sum is added at its end, so that the order of what is summed makes no difference.
        """
        found = np.zeros((a.stop - a.start, b.stop - b.start))
        lost = np.zeros_like(found)
        weights = {lemma: w for lemmas in self.lemmas[a] for lemma, w in lemmas.items() if len(self.holders[lemma]) > 1}
        for lemma, weight in sorted(weights.items()):
            rows, columns = self._holders(lemma, a), self._holders(lemma, b)
            if len(columns):
                here = rows[:, None] - a.start, columns - b.start
                found[here], left = _sum(found[here], weight**2)
                lost[here] += left
        found += lost
        norms = self.norms[a][:, None], self.norms[b]
        for norm in norms if a.start < b.start else reversed(norms):
            found /= norm
        return found

    def later(self, a: slice) -> Iterator[tuple[slice, Floats]]:
        """Each source behind the source ``a``, with the cosines of the sentences of both."""
        for group in self._groups(a):
            start = group[0].start
            alike = self.alike(a, slice(start, group[-1].stop))
            for b in group:
                yield b, alike[:, b.start - start : b.stop - start]

    def _groups(self, a: slice) -> Iterator[list[slice]]:
        """The sources behind one, as many together as can be held against it at once."""
        group: list[slice] = []
        for b in (source for source in self.sources if source.start >= a.stop):
            if group and (a.stop - a.start) * (b.stop - group[0].start) > AT_ONCE:
                yield group
                group = []
            group.append(b)
        if group:
            yield group

    def _holders(self, lemma: str, among: slice) -> Places:
        held = self.holders[lemma]
        first, end = held.searchsorted((among.start, among.stop))
        return held[first:end]

    def _pieces(self) -> Iterator[slice]:
        """Every source, a long one in pieces that can be held against all sentences at once."""
        step = max(1, AT_ONCE // max(1, len(self.keys)))
        for source in self.sources:
            for start in range(source.start, source.stop, step):
                yield slice(start, min(start + step, source.stop))

    def _against_all(self, rows: slice) -> Floats:
        """The cosines of some sentences of one source with all sentences, 0 with those of that source."""
        own = next(source for source in self.sources if source.start <= rows.start < source.stop)
        before, behind = slice(0, own.start), slice(own.stop, len(self.keys))
        nothing = np.zeros((rows.stop - rows.start, own.stop - own.start))
        return np.hstack([self.alike(rows, before), nothing, self.alike(rows, behind)])

    def _source_of(self) -> Places:
        """The number of each sentence's source."""
        lengths = [source.stop - source.start for source in self.sources]
        return np.repeat(np.arange(len(self.sources)), lengths)


def _sum(a: Floats, b: float) -> tuple[Floats, Floats]:
    """The sums of numbers and one more, and what rounding lost of each."""
    total = a + b
    more = total - a
    return total, (a - (total - more)) + (b - more)


def _nearest(alike: Floats, of: Places) -> Places:
    """The sentences most alike to one: NEAREST of each source, KEPT in all, the earlier of equals."""
    found = np.flatnonzero(alike)
    ranked = found[np.argsort(-alike[found], kind="stable")]
    by_source = np.argsort(of[ranked], kind="stable")
    grouped = of[ranked][by_source]
    place = np.empty_like(ranked)
    place[by_source] = np.arange(len(ranked)) - np.searchsorted(grouped, grouped)
    return ranked[place < NEAREST][:KEPT]
