"""Both are about the same persons, by name, pronoun or description."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a.people, meeting.about_b.people
    yield Measure("people", len(a & b))
    yield Measure("people_apart", float(bool(a) and bool(b) and not a & b))
    yield Measure("people_one_side", float(bool(a) != bool(b)))


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a.people, meeting.about_b.people
    return ", ".join(sorted(a & b or a)), ", ".join(sorted(a & b or b))
