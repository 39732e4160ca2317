"""How alike sentences of two sources are, seen against their other possible partners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

# The source of a sentence and where in its text it begins.
Key = tuple[str, int]

# Sentences kept for each sentence in each other source. In the training dossiers the partner of 98 % of the
# links is among the ten nearest; beyond that only noise is added.
NEAREST = 10
# Likenesses looked at in one go, 8 bytes each: bounds the memory that two long sources take.
AT_ONCE = 2_000_000


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


def standings(alike: Floats, known: Flags, rows: Places, columns: Places) -> Iterator[Standing]:
    """The standing of some pairs of sentences of two sources, the sentences of each counted from 0.

    ``alike`` holds the cosines of all sentences of the one (rows) and the other (columns), 0 where not ``known``:
    only what is known counts as a possible partner.
    """
    step = max(1, AT_ONCE // max(alike.shape))
    for start in range(0, len(rows), step):
        yield from _standings(alike, known, rows[start : start + step], columns[start : start + step])


def _standings(alike: Floats, known: Flags, rows: Places, columns: Places) -> Iterator[Standing]:
    rank_a, lead_a = _ranks(alike[rows], known[rows], columns)
    rank_b, lead_b = _ranks(alike.T[columns], known.T[columns], rows)
    around = np.pad(alike, 1)
    values = (
        alike[rows, columns],
        rank_a,
        rank_b,
        lead_a,
        lead_b,
        around[rows, columns],
        around[rows + 2, columns + 2],
        np.maximum(around[rows, columns + 1], around[rows + 1, columns]),
        np.maximum(around[rows + 2, columns + 1], around[rows + 1, columns + 2]),
    )
    return map(Standing, *(value.tolist() for value in values))


def _ranks(alike: Floats, known: Flags, columns: Places) -> tuple[Places, Floats]:
    """For one partner in each row: how many are nearer, NEAREST at most, and how far it stands before the next."""
    here = alike[np.arange(len(columns)), columns][:, None]
    before = np.arange(alike.shape[1]) < columns[:, None]
    nearer = (known & ((alike > here) | ((alike == here) & before))).sum(axis=1)
    rank = np.where(known[np.arange(len(columns)), columns], np.minimum(nearer, NEAREST), NEAREST)
    others = np.pad(np.where(known, alike, 0.0), ((0, 0), (1, 0)))
    second, best = np.partition(others, -2, axis=1)[:, -2:].T
    return rank, here[:, 0] - np.where(rank == 0, second, best)
