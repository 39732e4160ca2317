"""Which claims of two sentences answer each other."""

from __future__ import annotations

import math
from dataclasses import dataclass

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


@remembered
def fits(meeting: Meeting) -> tuple[Fit, ...]:
    """Every pair of claims of the two sentences, the best-fitting first."""
    a_heft = [_whole(lemmas, meeting.about_a) for lemmas in meeting.a_lemmas]
    b_heft = [_whole(lemmas, meeting.about_b) for lemmas in meeting.b_lemmas]
    found = []
    for a, a_lemmas, x in zip(meeting.a_claims, meeting.a_lemmas, a_heft, strict=True):
        for b, b_lemmas, y in zip(meeting.b_claims, meeting.b_lemmas, b_heft, strict=True):
            shared = _heft(a_lemmas & b_lemmas, meeting.about_a)
            found.append(Fit(Pair(a, b, meeting), 2 * shared / (x + y) if x + y else 0.0, shared))
    return tuple(sorted(found, key=lambda f: (-f.share, f.pair.a.place, f.pair.b.place)))


@remembered
def _whole(lemmas: frozenset[str], about: Profile) -> float:
    """What all of a claim weighs, whatever it is held against."""
    return _heft(lemmas, about)


def _heft(lemmas: frozenset[str], about: Profile) -> float:
    return math.fsum(about.weights[lemma] for lemma in lemmas)
