"""Which agreements of a story of many sources are told: the strongest of each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import heappush, heappushpop
from typing import Generic, TypeVar

T = TypeVar("T")

# Agreements kept for a claim: no link of 89 stories of three and four sources is lost by four and more. Where a hundred
# sources tell of one event, what comes after these says no more, or is of another event that is told in like words.
KEPT = 6


class Strongest(Generic[T]):
    """Links between two ends, as they are found; one is kept if it is among the strongest of either end.

    Of equals the earlier counts for more. What cannot be kept any more is let go at once.

    >>> strongest = Strongest(kept=1)
    >>> for ends, odds in (("ab", 2.0), ("ac", 3.0), ("bc", 1.0)):
    ...     strongest.add(tuple(ends), odds, ends)
    >>> list(strongest.taken())
    ['ab', 'ac']
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._best: dict[str, list[tuple[float, int]]] = defaultdict(list)
        self._held: dict[int, T] = {}
        self._ends: dict[int, int] = {}
        self._added = 0

    def add(self, ends: tuple[str, str], odds: float, link: T) -> None:
        """One more link, as strong as its log-odds."""
        self._added += 1
        self._held[self._added] = link
        self._ends[self._added] = len(ends)
        for end in ends:
            self._rank(self._best[end], (odds, -self._added))

    def taken(self) -> Iterator[T]:
        """What is kept, in the order it was added; it is let go as it is taken."""
        for number in list(self._held):
            yield self._held.pop(number)

    def _rank(self, best: list[tuple[float, int]], ranked: tuple[float, int]) -> None:
        """Put a link among the best of one of its ends; the one that falls out may have another end to keep it."""
        if len(best) < self._kept:
            heappush(best, ranked)
            return
        out = -heappushpop(best, ranked)[1]
        self._ends[out] -= 1
        if not self._ends[out]:
            del self._held[out], self._ends[out]
