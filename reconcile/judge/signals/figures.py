"""Both give the same figures, or each gives others."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a.figures, meeting.about_b.figures
    yield Measure("figures", len(a & b))
    yield Measure("figures_apart", float(bool(a) and bool(b) and not a & b))


def words(meeting: Meeting) -> Words:
    a, b = meeting.about_a.figures, meeting.about_b.figures
    return ", ".join(sorted(a & b or a)), ", ".join(sorted(a & b or b))
