"""Where the two stand in their texts, how long they are, and whether both quote."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.signals import Measure, Words, both
from reconcile.pairs import Meeting

# The opening of a report, in sentences: headline, standfirst and the first paragraph.
OPENING = 4


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a, meeting.about_b
    x, y = a.position / a.of, b.position / b.of
    yield Measure("depth_apart", abs(x - y))
    yield from both("depth", x, y)
    yield Measure("opening", float(max(a.position, b.position) < OPENING))
    yield from both("length", len(a.tokens), len(b.tokens))
    yield Measure("both_quote", float(bool(a.quoted) and bool(b.quoted)))
    yield Measure("one_quotes", float(bool(a.quoted) != bool(b.quoted)))


def words(meeting: Meeting) -> Words:
    return "", ""
