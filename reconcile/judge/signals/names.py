"""Both name the same people, bodies or places."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reconcile.judge.signals import Words, both, sides, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = ("names", "names_weight", *sides("names_held"))


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    shared = ", ".join(sorted(meeting.about_a.names & meeting.about_b.names))
    return shared, shared


def _values(meeting: Meeting) -> tuple[float, ...]:
    a, b = meeting.about_a, meeting.about_b
    shared = a.names & b.names
    weight = math.fsum(a.weights.get(name, 0.0) for name in shared)
    return len(shared), weight, *both(len(a.names), len(b.names))
