"""Both use the same content words; rare words count for more."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from reconcile.judge.signals import Words, both, sides, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = (
    *("cosine", "shared", "shared_weight", *sides("share"), "dice", "rarest", "telling"),
    *("general_weight", "general_rarest", "general_share", "general_cosine", "both_weight", "both_cosine"),
)
# How many of the rarest shared words are shown and summed: a link rests on a few telling words.
TELLING = 3


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a, meeting.about_b
    shared = sorted((w for w in a.weights.keys() & b.weights.keys() if len(w) > 1), key=lambda w: (-a.weights[w], w))
    telling = ", ".join(shared[:TELLING])
    return telling, telling


def _values(meeting: Meeting) -> tuple[float, ...]:
    a, b = meeting.about_a, meeting.about_b
    shared = a.weights.keys() & b.weights.keys()
    here, general = [a.weights[w] for w in shared], [a.rare[w] for w in shared]
    weighed = [weight * rare for weight, rare in zip(here, general, strict=True)]
    total, common = math.fsum(here), math.fsum(general)
    telling = sorted(here, reverse=True)[:TELLING]
    return (
        meeting.standing.cosine,
        len(shared),
        total,
        *both(total / a.total, total / b.total),
        2 * total / (a.total + b.total),
        telling[0] if telling else 0.0,
        math.fsum(telling),
        common,
        max(general, default=0.0),
        common / (min(a.rare_total, b.rare_total) or 1.0),
        _cosine(general, a.rare_square, b.rare_square),
        math.fsum(weighed),
        _cosine(weighed, a.both_square, b.both_square),
    )


def _cosine(shared: Iterable[float], square_a: float, square_b: float) -> float:
    norms = square_a * square_b
    return math.fsum(x**2 for x in shared) / math.sqrt(norms) if norms else 0.0
