"""Where the two stand in their texts, how long they are, and whether both quote."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.judge.signals import Words, both, sides, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = ("depth_apart", *sides("depth"), "opening", *sides("length"), "both_quote", "one_quotes")
# The opening of a report, in sentences: headline, standfirst and the first paragraph.
OPENING = 4


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    return "", ""


def _values(meeting: Meeting) -> tuple[float, ...]:
    a, b = meeting.about_a, meeting.about_b
    x, y = a.position / a.of, b.position / b.of
    return (
        abs(x - y),
        *both(x, y),
        a.position < OPENING and b.position < OPENING,
        *both(len(a.tokens), len(b.tokens)),
        bool(a.quoted and b.quoted),
        bool(a.quoted) != bool(b.quoted),
    )
