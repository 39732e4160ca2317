"""The sentences around them match as well."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    s = meeting.standing
    yield Measure("before", s.before)
    yield Measure("after", s.after)
    yield Measure("across_before", s.across_before)
    yield Measure("across_after", s.across_after)


def words(meeting: Meeting) -> Words:
    return "", ""
