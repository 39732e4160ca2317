"""The two sentences mean much the same as wholes, more so than others around them."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.signals import Words, both, sides, table
from reconcile.likeness import Standing
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = (
    *("meaning", *sides("meaning_rank"), *sides("meaning_ahead"), *sides("meaning_behind")),
    *("meaning_before", "meaning_after", "meaning_across_before", "meaning_across_after"),
)


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(_values(m.meaning) for m in meetings)


def words(meeting: Meeting) -> Words:
    return "", ""


def _values(s: Standing) -> tuple[float, ...]:
    return (
        s.cosine,
        *both(s.rank_a, s.rank_b),
        *both(max(s.lead_a, 0.0), max(s.lead_b, 0.0)),
        *both(max(-s.lead_a, 0.0), max(-s.lead_b, 0.0)),
        s.before,
        s.after,
        s.across_before,
        s.across_after,
    )
