"""Finds the stretches of a document that stand within quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.model import Document, Paragraph, Role, Span

_MARK = re.compile(r"""[“”„«»"‘’]|''|``|'""")
# Words that begin with an apostrophe, which opens nothing.
_ELISION = re.compile(r"""['‘’](?:em|til|tis|twas|cause|bout|n|\d\ds?)\b""", re.IGNORECASE)
_PLURAL = re.compile(r"s['’](?=\s+\w)", re.IGNORECASE)
_STOP = re.compile(r"""[.!?…](?=\s)|,(?=\s+(?:\w+\s+){0,3}(?:said|says|told|added|asked|wrote)\b)""")
_INCHES = re.compile(r"""\d\s?["”]|\d['’]\d\d?["”]""")
_SINGLE = frozenset("'‘’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks: ``span`` without the marks, ``outer`` with them.

    ``closed`` is false where the closing mark is missing; ``continues`` is true where the quotation
    goes on from the paragraph before.
    """

    span: Span
    outer: Span
    paragraph: int
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document in order; one within another is not given by itself.

    A quotation may run over several paragraphs, each of which begins with a mark and only the last of
    which ends with one. An unclosed quotation ends with its sentence, or its paragraph where that
    begins with it or where a colon leads to it.
    """
    out: list[Quotation] = []
    text = document.text
    paragraphs = [p for p in document.paragraphs if p.role in (Role.TITLE, Role.BODY)]
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        for found in _in_paragraph(text, paragraph, following):
            goes_on = bool(out) and not out[-1].closed and out[-1].paragraph == paragraphs[number - 1].number
            first = not text[paragraph.start : found.outer.start].strip()
            runs_on = goes_on and first and out[-1].outer.end >= paragraphs[number - 1].end
            out.append(Quotation(found.span, found.outer, paragraph.number, found.closed, runs_on))
    return tuple(out)


def _in_paragraph(text: str, paragraph: Paragraph, following: Paragraph | None) -> Iterator[Quotation]:
    marks = list(_marks(text, paragraph))
    i = 0
    while i < len(marks):
        if not marks[i].opens:
            i += 1
            continue
        close = _closing(text, marks, i)
        if close is not None:
            yield _quotation(text, marks[i], marks[close].start, marks[close].end, paragraph, True)
            i = close + 1
            continue
        if marks[i].single and not _leads(text, marks[i], paragraph, following):
            i += 1
            continue
        end = _unclosed(text, marks, i, paragraph, following)
        yield _quotation(text, marks[i], end, end, paragraph, False)
        i = next((k for k in range(i + 1, len(marks)) if marks[k].start >= end), len(marks))


def _quotation(text: str, opening: _Mark, end: int, outer: int, paragraph: Paragraph, closed: bool) -> Quotation:
    start = opening.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(Span(start, end), Span(opening.start, max(outer, end)), paragraph.number, closed)


def _marks(text: str, paragraph: Paragraph) -> Iterator[_Mark]:
    """The quotation marks of a paragraph, with what each may do; apostrophes and inches left out."""
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        mark, single = match.group(), match.group() in _SINGLE
        left_open = not before.isalnum() and before not in ".,!?…%" and not after.isspace()
        right_open = not before.isspace() and not after.isalnum()
        if single:
            if before.isalnum() and after.isalnum() or _ELISION.match(text, start):
                continue
            yield _Mark(start, end, True, left_open and mark != "’", right_open and mark != "‘")
        elif mark in "“„«" or mark == "``":
            yield _Mark(start, end, False, not right_open or left_open, right_open and not left_open)
        elif mark in "”»":
            if not _INCHES.search(text, max(paragraph.start, start - 4), end) or not after.isalnum():
                yield _Mark(start, end, False, before.isspace() and after.isalnum(), True)
        else:
            yield _Mark(start, end, False, left_open, right_open or not left_open)


def _closing(text: str, marks: Sequence[_Mark], i: int) -> int | None:
    return _closing_single(text, marks, i) if marks[i].single else _closing_double(marks, i)


def _closing_single(text: str, marks: Sequence[_Mark], i: int) -> int | None:
    """The single mark that closes mark ``i``: the first that is not the apostrophe of a plural, else that one."""
    possible: int | None = None
    for k in range(i + 1, len(marks)):
        mark = marks[k]
        if mark.single and mark.opens and not mark.closes:
            break
        if mark.single and mark.closes:
            if not _PLURAL.match(text, mark.start - 1):
                return k
            possible = k if possible is None else possible
    return possible


def _closing_double(marks: Sequence[_Mark], i: int) -> int | None:
    """The double mark that closes mark ``i``; marks within are passed over as long as they pair up."""
    depth = 1
    for k in range(i + 1, len(marks)):
        mark = marks[k]
        if mark.single:
            continue
        if mark.opens and not (mark.closes and depth):
            ahead = [m for m in marks[k + 1 :] if not m.single]
            if len(ahead) < 2 or ahead[1].opens and not ahead[1].closes or ahead[0].opens:
                return None
            depth += 1
        elif mark.closes:
            depth -= 1
            if not depth:
                return k
    return None


def _leads(text: str, mark: _Mark, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether an unclosed single mark begins a quotation that the next paragraph takes up."""
    return text[mark.start] == "‘" and _taken_up(text, mark, following)


def _taken_up(text: str, mark: _Mark, following: Paragraph | None) -> bool:
    if following is None:
        return False
    first = text[following.start : following.end].lstrip()[:1]
    return first in _SINGLE if mark.single else first in ("“", '"', "„", "«", "`")


def _unclosed(text: str, marks: Sequence[_Mark], i: int, paragraph: Paragraph, following: Paragraph | None) -> int:
    """Where a quotation without a closing mark ends."""
    opening = marks[i]
    others = [m.start for m in marks[i + 1 :] if m.single == opening.single]
    if not others and _taken_up(text, opening, following):
        return paragraph.end
    limit = others[0] if others else paragraph.end
    lead = text[paragraph.start : opening.start].rstrip()
    if not others and (not lead or lead.endswith(":")):
        return limit
    stop = _STOP.search(text, opening.end, limit)
    return stop.end() if stop else limit
