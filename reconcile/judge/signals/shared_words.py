"""Both use the same content words; rare words count for more."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reconcile.frequency import general_rarity
from reconcile.judge.signals import Measure, Words, both
from reconcile.pairs import Meeting

# How many of the rarest shared words are shown and summed: a link rests on a few telling words.
TELLING = 3


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a, meeting.about_b
    shared = sorted(a.weights.keys() & b.weights.keys())
    here = sorted((a.weights[w] for w in shared), reverse=True)
    total = math.fsum(here)
    yield Measure("cosine", meeting.standing.cosine)
    yield Measure("shared", len(shared))
    yield Measure("shared_weight", total)
    yield from both("share", total / a.total, total / b.total)
    yield Measure("dice", 2 * total / (a.total + b.total))
    yield Measure("rarest", here[0] if here else 0.0)
    yield Measure("telling", math.fsum(here[:TELLING]))
    rare = {w: general_rarity(w) for w in a.weights.keys() | b.weights.keys()}
    common = math.fsum(rare[w] for w in shared)
    yield Measure("general_weight", common)
    yield Measure("general_rarest", max((rare[w] for w in shared), default=0.0))
    yield Measure("general_share", common / (min(math.fsum(rare[w] for w in p.weights) for p in (a, b)) or 1.0))
    yield Measure("general_cosine", _cosine(meeting, {w: r**2 for w, r in rare.items()}))
    yield Measure("both_weight", math.fsum(a.weights[w] * rare[w] for w in shared))
    yield Measure("both_cosine", _cosine(meeting, {w: (_here(meeting, w) * r) ** 2 for w, r in rare.items()}))


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a, meeting.about_b
    shared = sorted(a.weights.keys() & b.weights.keys(), key=lambda w: (-a.weights[w], w))
    telling = ", ".join(shared[:TELLING])
    return telling, telling


def _here(meeting: Meeting, word: str) -> float:
    return meeting.about_a.weights.get(word) or meeting.about_b.weights[word]


def _cosine(meeting: Meeting, squares: dict[str, float]) -> float:
    a, b = meeting.about_a.weights.keys(), meeting.about_b.weights.keys()
    product = math.fsum(squares[w] for w in sorted(a & b))
    norms = math.fsum(squares[w] for w in sorted(a)) * math.fsum(squares[w] for w in sorted(b))
    return product / math.sqrt(norms) if norms else 0.0
