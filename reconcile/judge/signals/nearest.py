"""Each is the nearest the other source has, well ahead of the next best."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.signals import Words, both, sides, table
from reconcile.likeness import Standing
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = (*sides("rank"), *sides("ahead"), *sides("behind"))


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(_values(m.standing) for m in meetings)


def words(meeting: Meeting) -> Words:
    return "", ""


def _values(s: Standing) -> tuple[float, ...]:
    return (
        *both(s.rank_a, s.rank_b),
        *both(max(s.lead_a, 0.0), max(s.lead_b, 0.0)),
        *both(max(-s.lead_a, 0.0), max(-s.lead_b, 0.0)),
    )
