"""Cuts, joins and trims stretches of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reconcile.model import Span

_EDGES = ",;:"


def joined(spans: Sequence[Span]) -> Span:
    """The shortest span that holds all of ``spans``."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span between ``holes``, which are in order.

    >>> list(without(Span(0, 9), [Span(2, 4), Span(8, 12)]))
    [Span(start=0, end=2), Span(start=4, end=8)]
    """
    start = span.start
    for hole in holes:
        if start < hole.start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def overlapping(span: Span, among: Sequence[Span]) -> Sequence[Span]:
    """Those of ``among``, in order and apart from each other, that share a character with ``span``."""
    first = bisect_right(among, span.start, key=lambda s: s.end)
    last = bisect_right(among, span.end - 1, key=lambda s: s.start)
    return among[first:last]


def trimmed(text: str, span: Span) -> Span:
    """A span without white space, commas and colons at its ends.

    >>> trimmed("“It fell, ”", Span(1, 10))
    Span(start=1, end=8)
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start, end)


def says(text: str, span: Span) -> bool:
    """Whether a stretch has more than one word.

    >>> says("the mill", Span(0, 8)), says("the mill ", Span(4, 9))
    (True, False)
    """
    return len(text[span.start : span.end].split()) > 1
