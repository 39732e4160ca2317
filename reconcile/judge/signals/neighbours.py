"""The sentences around them match as well."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.signals import Words, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = ("before", "after", "across_before", "across_after")


def measure(meetings: Sequence[Meeting]) -> Floats:
    near = (m.standing for m in meetings)
    return table((s.before, s.after, s.across_before, s.across_after) for s in near)


def words(meeting: Meeting) -> Words:
    return "", ""
