"""Where the paragraphs of a text are: lines, or blocks of lines where the text was wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reconcile.model import Span

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOP = re.compile(r"""[.!?:;…]["'”’)\]]*$""")
_ITEM = re.compile(r"(?:[-*•·▪◦‣]|\d{1,2}[.)])\s")

# E-mail and old wire copy wrap at 60 to 80 characters; unwrapped prose soon has a longer line.
_WIDEST, _NARROWEST = 100, 45
# A wrapped line ends within a long word of the margin.
_RAGGED = 22


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The paragraphs in order, without surrounding white space; each character of a word is in one.

    >>> text = "A fire at a shop\n\nFirefighters were called."
    >>> [text[s.start : s.end] for s in paragraphs(text)]
    ['A fire at a shop', 'Firefighters were called.']
    """
    blocks = list(_blocks(text))
    wrapped = all(span.end - span.start <= _WIDEST for block in blocks for span in block)
    return tuple(span for block in blocks for span in (_joined(text, block) if wrapped else block))


def _blocks(text: str) -> Iterator[list[Span]]:
    """The runs of lines without an empty line between them."""
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = match.group()
        span = Span(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))
        if block and text.count("\n", block[-1].end, span.start) > 1:
            yield block
            block = []
        block.append(span)
    if block:
        yield block


def _joined(text: str, block: list[Span]) -> Iterator[Span]:
    """The lines of one block, those that run on to the next joined."""
    widest = max(span.end - span.start for span in block)
    start = block[0].start
    for line, following in pairwise(block):
        full = line.end - line.start >= max(_NARROWEST, widest - _RAGGED)
        item = _ITEM.match(text, following.start, following.end)
        ends = _STOP.search(text, line.start, line.end) and len(block) < 3
        if not full or item or ends:
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block[-1].end)
