"""The two sentences mean much the same as wholes, more so than others around them."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words, both
from reconcile.pairs import Meeting


def measure(meeting: Meeting) -> Iterator[Measure]:
    s = meeting.meaning
    yield Measure("meaning", s.cosine)
    yield from both("meaning_rank", s.rank_a, s.rank_b)
    yield from both("meaning_ahead", max(s.lead_a, 0.0), max(s.lead_b, 0.0))
    yield from both("meaning_behind", max(-s.lead_a, 0.0), max(-s.lead_b, 0.0))
    yield Measure("meaning_before", s.before)
    yield Measure("meaning_after", s.after)
    yield Measure("meaning_across_before", s.across_before)
    yield Measure("meaning_across_after", s.across_after)


def words(meeting: Meeting) -> Words:
    return "", ""
