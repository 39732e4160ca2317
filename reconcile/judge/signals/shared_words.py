"""Both use the same content words; rare words count for more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from reconcile.judge.signals import Measure, Words, both
from reconcile.pairs import Meeting

# How many of the rarest shared words are shown and summed: a link rests on a few telling words.
TELLING = 3


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a, meeting.about_b
    shared = a.weights.keys() & b.weights.keys()
    here = sorted((a.weights[w] for w in shared), reverse=True)
    total = math.fsum(here)
    yield Measure("cosine", meeting.standing.cosine)
    yield Measure("shared", len(shared))
    yield Measure("shared_weight", total)
    yield from both("share", total / a.total, total / b.total)
    yield Measure("dice", 2 * total / (a.total + b.total))
    yield Measure("rarest", here[0] if here else 0.0)
    yield Measure("telling", math.fsum(here[:TELLING]))
    rare = a.rare
    common = math.fsum(rare[w] for w in shared)
    yield Measure("general_weight", common)
    yield Measure("general_rarest", max((rare[w] for w in shared), default=0.0))
    yield Measure("general_share", common / (min(a.rare_total, b.rare_total) or 1.0))
    yield Measure("general_cosine", _cosine((rare[w] ** 2 for w in shared), a.rare_square, b.rare_square))
    yield Measure("both_weight", math.fsum(a.weights[w] * rare[w] for w in shared))
    both_squares = ((a.weights[w] * rare[w]) ** 2 for w in shared)
    yield Measure("both_cosine", _cosine(both_squares, a.both_square, b.both_square))


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a, meeting.about_b
    shared = sorted((w for w in a.weights.keys() & b.weights.keys() if len(w) > 1), key=lambda w: (-a.weights[w], w))
    telling = ", ".join(shared[:TELLING])
    return telling, telling


def _cosine(squares: Iterable[float], square_a: float, square_b: float) -> float:
    norms = square_a * square_b
    return math.fsum(squares) / math.sqrt(norms) if norms else 0.0
