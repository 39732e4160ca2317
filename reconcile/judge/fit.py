"""Which claims of two sentences answer each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reconcile.model import Claim
from reconcile.pairs import Meeting, Pair
from reconcile.profiles import content


@dataclass(frozen=True, slots=True)
class Fit:
    """Two claims and how much of what they are about they share, 0 to 1."""

    pair: Pair
    share: float


def fits(meeting: Meeting) -> tuple[Fit, ...]:
    """Every pair of claims of the two sentences, the best-fitting first.

    The share is Dice's coefficient over the content lemmas inside the claims, rare lemmas weighing more.
    """
    found = [Fit(pair, _share(pair)) for pair in meeting.pairs()]
    return tuple(sorted(found, key=lambda f: (-f.share, f.pair.a.place, f.pair.b.place)))


def about(claim: Claim) -> frozenset[str]:
    """The content lemmas inside a claim's own words."""
    return content(w for w in claim.sentence.words if claim.start <= w.start < claim.end)


def _share(pair: Pair) -> float:
    a, b = about(pair.a), about(pair.b)
    weights = {**pair.meeting.about_a.weights, **pair.meeting.about_b.weights}
    total = _sum(weights, a) + _sum(weights, b)
    return 2 * _sum(weights, a & b) / total if total else 0.0


def _sum(weights: Mapping[str, float], lemmas: frozenset[str]) -> float:
    def each() -> Iterator[float]:
        yield from (weights.get(lemma, 0.0) for lemma in sorted(lemmas))

    return math.fsum(each())
