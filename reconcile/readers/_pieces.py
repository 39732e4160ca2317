"""Parts a line in two where a page ran things together: a stamp, a credit or the title beside prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.model import Role, Span
from reconcile.readers._furniture import phrase, told
from reconcile.readers._stamps import OPENING, closing, stamp

Piece = tuple[Span, Role | None]

# Only near the top of a text is a date before or after a line the page's own.
_TOP = 3
_PLACE = re.compile(
    r"""
    (?: [A-Z][A-Z.'’-]+ (?:[ ][A-Z][A-Z.'’-]+){0,3}                   # NEW YORK
        (?: ,[ ] (?:[A-Z][\w.]*[ ]?){1,3} )?                         # , N.Y.
        (?: ,[ ] [A-Z][a-z]{2,8}\.?[ ]\d{1,2} )?                     # , Nov. 12
        (?: [ ] \([A-Z][\w ./]{1,25}\) )?                           # (Reuters)
      | [A-Z][\w.'’ ]{2,30} (?:,[ ][\w. ]{2,20})?                    # New York, Nov. 12 (AFP)
        [ ] \((?:AP|AFP|Reuters|PA|UPI|dpa|CNN|Xinhua|Bloomberg)\)
    )
    (?: \s*(?:[–—―‒]-?|--)\s* | \s+-\s+ ) (?=[“"‘'A-Z])
    """,
    re.X,
)
_GLUED_CREDIT = re.compile(
    r"(?<=[.!?”\"’)])\s*(?:Photo |Image |Picture )?Credit:?\s?[A-Z][\w.'’-]*(?:[ ][\w.'’-]+){0,6}(?:/[A-Z][\w ]*)?$"
)
_SENTENCE = re.compile(r"""[.!?…]["'”’)\]]*\s*(?=["'“‘(©@]?[A-Z©(@])""")


def pieces(text: str, spans: tuple[Span, ...], title: str) -> tuple[Piece, ...]:
    """The spans, each cut where a part of it is surely not prose; such a part has its role.

    >>> text = "Two die in fall Last updated 15:48 15/09/2013"
    >>> [(text[s.start : s.end], role) for s, role in pieces(text, (Span(0, len(text)),), "")]
    [('Two die in fall', None), ('Last updated 15:48 15/09/2013', <Role.DATELINE: 'dateline'>)]
    """
    found: list[Piece] = []
    for number, span in enumerate(spans):
        for piece, role in _titled(text, span, title) if number < _TOP else [(span, None)]:
            if role:
                found.append((piece, role))
            else:
                found += _cut(text, piece, number < _TOP)
    return tuple(found)


def _titled(text: str, span: Span, title: str) -> list[Piece]:
    """The title parted from the prose that follows it on the same line."""
    end = span.start + len(title)
    rest = _trim(text, end, span.end)
    if not title or not text.startswith(title, span.start) or not text[rest.start : rest.end][:1].isalnum():
        return [(span, None)]
    return [(Span(span.start, end), Role.TITLE), (rest, None)]


def _cut(text: str, span: Span, top: bool) -> Iterator[Piece]:
    if role := told(" ".join(text[span.start : span.end].split())):
        yield span, role
        return
    if top:
        head = _head(text, span)
        if span.start < head < span.end:
            yield _trim(text, span.start, head), Role.DATELINE
            span = _trim(text, head, span.end)
    tail, role = _tail(text, span, top)
    yield _trim(text, span.start, tail), None
    if tail < span.end:
        yield _trim(text, tail, span.end), role


def _head(text: str, span: Span) -> int:
    """Where a stamp or an agency's place line at the start of ``span`` ends."""
    if place := _PLACE.match(text, span.start, span.end):
        return place.end()
    found = stamp(text, span)
    follows = text[found.span.end : span.end].lstrip(" |-–—:.")
    if found.dated and follows[:1].isupper() and not OPENING.match(text, span.start):
        return span.end - len(follows)
    return span.start


def _tail(text: str, span: Span, top: bool) -> tuple[int, Role | None]:
    """Where the part at the end of ``span`` begins that is no prose, and its role."""
    credit = _GLUED_CREDIT.search(text, span.start, span.end)
    if credit and credit.start() > span.start:
        return credit.start(), Role.FURNITURE
    end = closing(text, span) if top else None
    if end and end.kinds & {"lead", "time"}:
        return end.span.start, Role.DATELINE
    for match in reversed(list(_SENTENCE.finditer(text, span.start, span.end))[-2:]):
        if phrase(" ".join(text[match.end() : span.end].split()), "furniture", tail=True):
            return match.end(), Role.FURNITURE
    return span.end, None


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
