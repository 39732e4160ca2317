"""Finds the stretches of a document that stand within quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.claims.said.marks import PLURAL, SINGLE, Mark, left_closing, marks_of
from reconcile.model import Document, Paragraph, Role, Span

# An opening mark may wait over this many paragraphs for its closing one; further on it was forgotten.
WAIT = 4
_STOP = re.compile(r"[.!?…](?=\s)")
# The end of a quotation whose closing mark was left out: ", she wrote." closes the paragraph; ", I said" does not.
_FRAME = re.compile(r",(?=\s+(?!(?:I|we)\b)(?:\w+\s+){0,3}(?:said|says|told|added|asked|wrote)\b[^.!?,]*\.(\s|$))")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m)\b(?! (?:said|asked|told)\b)")


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


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of a document in order; one within another is not given by itself.

    A quotation may run over several paragraphs, whether or not each begins with a mark: each paragraph's
    part is one. Without a closing mark a quotation ends with its sentence, or with its paragraph where
    that begins with it or a colon leads to it.
    """
    paragraphs = [p for p in document.paragraphs if p.role in (Role.TITLE, Role.BODY)]
    marks = [tuple(marks_of(document.text, p)) for p in paragraphs]
    out: list[Quotation] = []
    inside = False
    for number, paragraph in enumerate(paragraphs):
        own = _speaks_of_itself(document.text, paragraphs[number + 1 : number + 2], marks[number + 1 : number + 2])
        page = _Page(document.text, paragraph, marks[number], tuple(marks[number + 1 : number + 1 + WAIT]), own)
        first = next(iter(marks[number]), None)
        reopened = first is not None and first.opens and not document.text[paragraph.start : first.start].strip()
        found = list(page.quotations(inside and not reopened, inside))
        out += found
        inside = bool(found) and page.runs_on(found[-1])
    return tuple(out)


def _speaks_of_itself(text: str, paragraphs: Sequence[Paragraph], marks: Sequence[Sequence[Mark]]) -> bool:
    """Whether a paragraph without quotation marks says "I", which in a story only somebody quoted does."""
    return any(not of and _FIRST_PERSON.search(text, p.start, p.end) for p, of in zip(paragraphs, marks, strict=True))


@dataclass(frozen=True, slots=True)
class _Page:
    """One paragraph with its marks, and the marks of those after it; ``own``: the next is in the first person."""

    text: str
    paragraph: Paragraph
    marks: Sequence[Mark]
    following: Sequence[Sequence[Mark]]
    own: bool

    def quotations(self, inside: bool, continues: bool) -> Iterator[Quotation]:
        """The paragraph's quotations; ``inside``: it begins within one that has not been closed."""
        i = 0
        if inside:
            close = left_closing(self.marks)
            yield self._quotation(self.paragraph.start, self.paragraph.start, close, True)
            if close is None:
                return
            i = close + 1
        while i < len(self.marks):
            mark, close = self.marks[i], self._closing(i) if self.marks[i].opens else None
            goes_on = continues and not inside and not self.text[self.paragraph.start : mark.start].strip()
            if close is not None:
                yield self._quotation(mark.start, mark.end, close, goes_on)
                i = close + 1
            elif mark.opens and (not mark.single or self._taken_up(mark.single)):
                end = self._unclosed(i)
                inner, outer = _stripped(self.text, mark.end, end), Span(mark.start, end)
                yield Quotation(inner, outer, self.paragraph.number, False, goes_on)
                i = next((k for k in range(i + 1, len(self.marks)) if self.marks[k].start >= end), len(self.marks))
            else:
                i += 1

    def runs_on(self, last: Quotation) -> bool:
        """Whether the paragraph's last quotation goes on in the next."""
        single = self.text[last.outer.start : last.outer.start + 1] in SINGLE
        return not last.closed and last.outer.end >= self.paragraph.end and (self.own or self._taken_up(single))

    def _quotation(self, outer: int, start: int, close: int | None, continues: bool) -> Quotation:
        end = self.paragraph.end if close is None else self.marks[close].start
        whole = Span(outer, end if close is None else self.marks[close].end)
        return Quotation(_stripped(self.text, start, end), whole, self.paragraph.number, close is not None, continues)

    def _closing(self, i: int) -> int | None:
        return self._closing_single(i) if self.marks[i].single else self._closing_double(i)

    def _closing_single(self, i: int) -> int | None:
        """The single mark that closes mark ``i``: the first that is not the apostrophe of a plural, else that one."""
        possible: int | None = None
        for k in range(i + 1, len(self.marks)):
            mark = self.marks[k]
            if mark.single and mark.opens and not mark.closes:
                break
            if mark.single and mark.closes:
                if not PLURAL.match(self.text, mark.start - 1):
                    return k
                possible = k if possible is None else possible
        return possible

    def _closing_double(self, i: int) -> int | None:
        """The double mark that closes mark ``i``; marks within are passed over as long as they pair up."""
        depth = 1
        for k in range(i + 1, len(self.marks)):
            mark = self.marks[k]
            if mark.single:
                continue
            if mark.opens and not mark.closes:
                ahead = [m for m in self.marks[k + 1 :] if not m.single][:2]
                if len(ahead) < 2 or not all(m.closes for m in ahead):
                    return None
                depth += 1
            elif mark.closes:
                depth -= 1
                if not depth:
                    return k
        return None

    def _taken_up(self, single: bool) -> bool:
        """Whether a later paragraph takes up the quotation: the next begins with a mark, or one soon closes it."""
        after = next((m for later in self.following[:1] for m in later[:1]), None)
        begins = after is not None and not self.text[self.paragraph.end : after.start].strip()
        if begins and after is not None and after.opens and after.single == single:
            return True
        if single:
            return False
        first = next((later for later in self.following if any(not m.single for m in later)), ())
        return left_closing(first) is not None

    def _unclosed(self, i: int) -> int:
        """Where a quotation without a closing mark ends."""
        mark, end = self.marks[i], self.paragraph.end
        others = [m.start for m in self.marks[i + 1 :] if m.single == mark.single]
        frame = None if others else _FRAME.search(self.text, mark.end, end)
        taken_up = not others and self._taken_up(mark.single)
        if frame and (not taken_up or frame.end(1) == end):
            return frame.end()
        if taken_up:
            return end
        limit = others[0] if others else end
        lead = self.text[self.paragraph.start : mark.start].rstrip()
        if not others and (not lead or lead.endswith(":")):
            return limit
        sentence = _STOP.search(self.text, mark.end, limit)
        return sentence.end() if sentence else limit


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
