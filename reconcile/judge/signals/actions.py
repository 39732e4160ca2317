"""Both tell of the same action, done by the same subject."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a, meeting.about_b
    shared = sorted(a.actions & b.actions)
    yield Measure("actions", len(shared))
    yield Measure("actions_weight", math.fsum(a.weights.get(action, 0.0) for action in shared))
    yield Measure("subjects", len(a.subjects & b.subjects))
    yield Measure("acts", len(a.acts & b.acts))
    yield Measure("root", float(a.root == b.root != ""))


def words(meeting: Meeting) -> Words:
    shared = ", ".join(sorted(meeting.about_a.actions & meeting.about_b.actions))
    return shared, shared
