"""Finds the words of a sentence that stand within quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.model import Claim, SaidAs, Span, Word
from reconcile.remembered import remembered

_MARKS = re.compile(r"[“”«»\"]|(?<![\w.,!?])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_OPENING = frozenset("“«‘")
_CLOSING = frozenset("”»’")


def stretches(text: str) -> tuple[Span, ...]:
    """The stretches of a sentence within quotation marks, without the marks; one may begin or end with the sentence.

    >>> [text[s.start:s.end] for text in ['He said “no” and left', 'no way,” he said'] for s in stretches(text)]
    ['no', 'no way,']
    """
    out: list[Span] = []
    opened: int | None = None
    seen = False
    for match in _MARKS.finditer(text):
        mark, (start, end) = match.group(), match.span()
        opens = mark in _OPENING or (mark not in _CLOSING and opened is None and _may_open(text, start, end))
        if opens and opened is None:
            opened = end
        elif not opens and opened is not None:
            out.append(Span(opened, start))
            opened = None
        elif not opens and not seen and mark not in "'’":
            out.append(Span(0, start))
        seen = True
    if opened is not None and text[opened - 1] not in "'‘":
        out.append(Span(opened, len(text)))
    return tuple(s for s in out if s.start < s.end)


@remembered
def words(claim: Claim) -> tuple[tuple[Word, ...], ...]:
    """The quoted words of the claim's sentence, a run for each stretch, punctuation left out."""
    start = claim.sentence.start
    spans: Sequence[Span] = [Span(start + s.start, start + s.end) for s in stretches(claim.sentence.text)]
    if not spans and claim.said_as is SaidAs.DIRECT:
        spans = [claim.span]
    if not spans:
        return ()
    told = [w for w in claim.sentence.words if w.pos != "PUNCT" and any(map(str.isalnum, w.text))]
    runs = (tuple(w for w in told if span.holds(w)) for span in spans)
    return tuple(run for run in runs if run)


def _may_open(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in "([—–-:,")
