"""Both name the same people, bodies or places."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words, both
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a, meeting.about_b
    shared = sorted(a.names & b.names)
    yield Measure("names", len(shared))
    yield Measure("names_weight", math.fsum(a.weights.get(name, 0.0) for name in shared))
    yield from both("names_held", len(a.names), len(b.names))


def words(meeting: Meeting) -> Words:
    shared = ", ".join(sorted(meeting.about_a.names & meeting.about_b.names))
    return shared, shared
