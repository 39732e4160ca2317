"""Both give the same figures, or each gives others."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.signals import Words, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = ("figures", "figures_apart")


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(_values(m.about_a.figures, m.about_b.figures) for m in meetings)


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a.figures, meeting.about_b.figures
    return ", ".join(sorted(a & b or a)), ", ".join(sorted(a & b or b))


def _values(a: frozenset[str], b: frozenset[str]) -> tuple[float, ...]:
    shared = a & b
    return len(shared), bool(a and b and not shared)
