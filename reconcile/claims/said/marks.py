"""Finds the quotation marks of a paragraph, and what each may do there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.model import Paragraph

SINGLE = frozenset("'‘’")
_MARK = re.compile(r"""[“”„«»"‘’']|''|``""")
_PAIRED = re.compile(r"''|``")
# Words that begin with an apostrophe, which opens nothing.
_ELISION = re.compile(r"""['‘’](?:em|til|tis|twas|cause|bout|n|\d\ds?)\b""", re.IGNORECASE)
# The apostrophe of a plural ("the drivers' cars").
PLURAL = re.compile(r"s['’](?=\s+\w)", re.IGNORECASE)
_INCHES = re.compile(r"\d['’]?\s?\d*[\"”]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark and what it can do by its shape and neighbours."""

    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def marks_of(text: str, paragraph: Paragraph) -> Iterator[Mark]:
    """The quotation marks of a paragraph, with what each may do; apostrophes and inches left out."""
    at = paragraph.start
    while match := _MARK.search(text, at, paragraph.end):
        match = _PAIRED.match(text, match.start(), paragraph.end) or match
        (start, end), sign = match.span(), match.group()
        at = end
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        leads = not before.isalnum() and before not in ".,!?…%" and not after.isspace()
        trails = not before.isspace() and not after.isalnum()
        if sign in SINGLE:
            if not ((before.isalnum() and after.isalnum()) or _ELISION.match(text, start)):
                yield Mark(start, end, True, leads and sign != "’", trails and sign != "‘")
        elif sign in ("“", "„", "«", "``"):
            yield Mark(start, end, False, leads or not trails, not leads)
        elif before.isdigit() and after.isalnum() and _INCHES.search(text, max(paragraph.start, start - 4), end):
            continue
        elif sign in "”»":
            yield Mark(start, end, False, before.isspace() and after.isalnum(), True)
        else:
            yield Mark(start, end, False, leads, trails or not leads)


def left_closing(marks: Sequence[Mark]) -> int | None:
    """The first double mark that closes what was opened before; those that pair up among ``marks`` are passed over."""
    depth = 0
    for k, mark in enumerate(marks):
        if mark.single or not (mark.opens or mark.closes):
            continue
        if mark.closes and not mark.opens and not depth:
            return k
        depth += 1 if mark.opens and not (mark.closes and depth) else -1
    return None
