"""Both are about the same persons, by name, pronoun or description."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.signals import Words, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = ("people", "people_apart", "people_one_side")


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(_values(m.about_a.people, m.about_b.people) for m in meetings)


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a.people, meeting.about_b.people
    return ", ".join(sorted(a & b or a)), ", ".join(sorted(a & b or b))


def _values(a: frozenset[str], b: frozenset[str]) -> tuple[float, ...]:
    shared = a & b
    return len(shared), bool(a and b and not shared), bool(a) != bool(b)
