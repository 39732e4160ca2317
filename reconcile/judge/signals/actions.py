"""Both tell of the same action, done by the same subject."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reconcile.judge.signals import Words, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = ("actions", "actions_weight", "subjects", "acts", "root")


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    shared = ", ".join(sorted(meeting.about_a.actions & meeting.about_b.actions))
    return shared, shared


def _values(meeting: Meeting) -> tuple[float, ...]:
    a, b = meeting.about_a, meeting.about_b
    shared = a.actions & b.actions
    weight = math.fsum(a.weights.get(action, 0.0) for action in shared)
    return len(shared), weight, len(a.subjects & b.subjects), len(a.acts & b.acts), a.root == b.root != ""
