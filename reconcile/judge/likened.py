"""How alike in meaning the parts of two sentences are: likenesses of their word pieces taken together by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby

import numpy as np

from reconcile.meaning import Floats, Meaning
from reconcile.model import Claim
from reconcile.pairs import Meeting
from reconcile.remembered import remembered

# Sums of weighted likenesses are rounded to this many places, so that every machine weighs the same.
PLACES = 5
# Stands for a sum of weights of 0, which is only ever divided into 0.
NOTHING = 1e-9
# Below this two words have no meaning in common: most pairs of words that news puts side by side stay under it.
UNLIKE = 0.4

# The first piece of a part of a sentence, and the piece after its last.
Part = tuple[int, int]


def by_sentence(meetings: Iterable[Meeting]) -> Iterator[list[Meeting]]:
    """The meetings of one first sentence that stand together, which are measured in one go."""
    return (list(group) for _, group in groupby(meetings, key=lambda m: id(m.means_a)))


@remembered
def parts(meaning: Meaning, claims: Sequence[Claim]) -> list[Part]:
    """The part of its sentence that each claim takes."""
    held = (meaning.within(c.start - c.sentence.start, c.end - c.sentence.start) for c in claims)
    return [(part.start, part.stop) for part in held]


def laid(starts: Iterable[int], held: Iterable[Sequence[Part]]) -> list[Part]:
    """The parts of several sentences where these are laid end to end, each from its start on."""
    return [(start + i, start + j) for start, own in zip(starts, held, strict=False) for i, j in own]


def over(ufunc: np.ufunc, values: Floats, at: Sequence[Part]) -> Floats:
    """What ``ufunc`` makes of the rows of each part; 0 of an empty part."""
    bounds = [bound for part in at for bound in part]
    found: Floats = ufunc.reduceat(np.vstack([values, np.zeros((1, values.shape[1]))]), bounds)[::2]
    found[[start == stop for start, stop in at]] = 0.0
    return found


def means(likenesses: Floats, weights: Floats, at: Sequence[Part]) -> Floats:
    """The weighted mean of each column of likenesses over the rows of each part; 0 over no row."""
    sums = over(np.add, np.column_stack([weights, weights[:, None] * likenesses]), at)
    found: Floats = sums[:, 1:] / np.maximum(sums[:, :1], NOTHING)
    return found


def both(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The lower and the higher of the values of the two sides."""
    return np.minimum(x, y), np.maximum(x, y)


def sign(x: Set[str], y: Set[str]) -> int:
    """1 where two sets meet, -1 where they do not, 0 where one is empty."""
    return (1 if x & y else -1) if x and y else 0


def above(likenesses: Floats) -> Floats:
    """How far likenesses rise above what any two words have in common."""
    found: Floats = np.maximum((likenesses - UNLIKE) / (1 - UNLIKE), 0.0)
    return found
