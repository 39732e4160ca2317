"""Each is the nearest the other source has, well ahead of the next best."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words, both
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    s = meeting.standing
    yield from both("rank", s.rank_a, s.rank_b)
    yield from both("ahead", max(s.lead_a, 0.0), max(s.lead_b, 0.0))
    yield from both("behind", max(-s.lead_a, 0.0), max(-s.lead_b, 0.0))


def words(meeting: Meeting) -> Words:
    return "", ""
