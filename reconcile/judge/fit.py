"""Which claims of two sentences answer each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.pairs import Meeting, Pair
from reconcile.profiles import Profile
from reconcile.remembered import remembered


@dataclass(frozen=True, slots=True)
class Fit:
    """Two claims and how much of what they are about they share.

    ``share`` is Dice's coefficient over the content lemmas inside the claims, rare lemmas weighing more, 0 to 1;
    ``weight`` the weight of the lemmas they share.
    """

    pair: Pair
    share: float
    weight: float


def fits(meeting: Meeting) -> list[Fit]:
    """Every pair of claims of the two sentences, the best-fitting first."""
    both = ((Pair(meeting.a_claims[s.i], meeting.b_claims[s.j], meeting), s) for s in shares(meeting))
    return [Fit(pair, s.share, s.weight) for pair, s in both]


class Share(NamedTuple):
    """What the ``i``-th claim of the one sentence and the ``j``-th of the other share, as a Fit tells it."""

    share: float
    weight: float
    i: int
    j: int


@remembered
def shares(meeting: Meeting) -> list[Share]:
    """What every two claims share, in the order of ``fits``."""
    weights = meeting.about_a.weights
    b_side = [(j, lemmas, _heft(lemmas, meeting.about_b)) for j, lemmas in enumerate(meeting.b_lemmas)]
    found = []
    for i, a_lemmas in enumerate(meeting.a_lemmas):
        x = _heft(a_lemmas, meeting.about_a)
        for j, b_lemmas, y in b_side:
            shared = a_lemmas & b_lemmas
            weight = math.fsum(weights[lemma] for lemma in shared) if shared else 0.0
            found.append(Share(2 * weight / (x + y) if x + y else 0.0, weight, i, j))
    return sorted(found, key=lambda s: (-s.share, s.i, s.j))


@remembered
def _heft(lemmas: frozenset[str], about: Profile) -> float:
    """What all of a claim weighs, whatever it is held against."""
    return math.fsum(about.weights[lemma] for lemma in lemmas)
