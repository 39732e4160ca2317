"""The lines of a PDF's pages, in reading order, without what stands on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from typing import Any

from reconcile.readers._decode import printable
from reconcile.readers._mend import mend

# The mean width of a character of running text, in units of its size: Times has 0.42, Arial 0.5.
_WIDTH = 0.48
# A gap of so many sizes between two pieces of one line parts columns or cells; justified lines stay below.
_GAP = 2.5
# Two columns stand side by side in so many lines at least, and hold prose: cells of a table are shorter.
_ROWS, _PROSE = 6, 22
# Heads and feet stand within this share of the page's height from its edges.
_EDGE = 0.12
_RAISED, _SMALL = 0.15, 0.8
_MARK = re.compile(r"\s*(?:\d{1,2}|[*†‡])\s*")
_NUMBERED = re.compile(r"(?:page\s+)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.I)
# What browsers print at the edge of each page: when, what from where, which page.
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.*|(?:file|https?)://\S+(?:[ |]+\d+/\d+)?")
_NOTE = re.compile(r"(?:\d{1,2}|[*†‡])[.)]?\s*\S{2,}")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: where it begins and stands, in points from the lower left, and the size of its type."""

    text: str
    page: int
    x: float
    y: float
    size: float
    note: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        return self.x + _WIDTH * self.size * len(self.text)


def lines(page: Any, number: int) -> tuple[list[Line], float]:
    """The lines of one page in reading order, and the page's height; ``page`` is the library's, as it reads it."""
    pieces: list[_Piece | None] = []

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _: Any, size: float) -> None:
        scale = abs(cm[3] or cm[1] or 1.0) * abs(tm[3] or tm[1] or 1.0)
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        for place, part in enumerate(text.split("\n")):
            if place:
                pieces.append(None)
            if part:
                pieces.append(_Piece(part, x, y, round(float(size) * scale, 1)))

    page.extract_text(visitor_text=visit)
    rows = [list(row) for filled, row in groupby(pieces, key=lambda piece: piece is not None) if filled]
    parted = [part for row in rows for part in _parted([piece for piece in row if piece])]
    box = page.mediabox
    return list(_ordered(_lines(parted, number))), float(box.height) or 1.0


def _parted(row: list[_Piece]) -> Iterator[list[_Piece]]:
    """A row of pieces, cut where a wide gap or another height parts columns or cells."""
    part: list[_Piece] = []
    for piece in row:
        if part and piece.text.strip():
            last = part[-1]
            size = max(last.size, piece.size, 1.0)
            if piece.x - last.end > _GAP * size or abs(piece.y - last.y) > 0.8 * size or piece.x < part[0].x - size:
                yield part
                part = []
        part.append(piece)
    if part:
        yield part


def _lines(rows: Iterable[list[_Piece]], page: int) -> Iterator[Line]:
    for row in rows:
        worded = [piece for piece in row if piece.text.strip()]
        if not worded:
            continue
        size = Counter(p.size for piece in worded for p in [piece] * len(piece.text)).most_common(1)[0][0]
        base = next(piece for piece in worded if piece.size == size)
        text = _mended("".join(piece.text for piece in row if not _raised(piece, base, row)))
        if text:
            yield Line(text, page, worded[0].x, base.y, size)


def _mended(text: str) -> str:
    """A line's words with plain letters and spaces; a soft hyphen at its end parts a word and is kept as a hyphen."""
    text = text.rstrip()
    soft = text.endswith("\xad")
    return " ".join(mend(printable(text))[0].split()) + "-" * soft


def _raised(piece: _Piece, base: _Piece, row: Sequence[_Piece]) -> bool:
    """Whether a piece is the small raised mark of a footnote behind a word."""
    small = piece.size < _SMALL * base.size and piece.y > base.y + _RAISED * base.size
    return small and piece is not row[0] and bool(_MARK.fullmatch(piece.text))


def _ordered(found: Iterable[Line]) -> Iterator[Line]:
    """The lines, column after column where two columns were written side by side; the cells of a table row as one."""
    rows = [list(row) for _, row in groupby(found, key=lambda line: round(line.y / 2))]
    double = [row for row in rows if len(row) == 2]
    long = [row for row in double if min(len(line.text) for line in row) >= _PROSE]
    if len(long) >= _ROWS and 2 * len(long) > len(double):
        split = median(row[1].x for row in long) - 5
        for _, run in groupby(rows, key=lambda row: len(row) == 2 or row[0].x >= split or _narrow(row[0], split)):
            both = [line for row in run for line in row]
            yield from (line for line in both if line.x < split)
            yield from (line for line in both if line.x >= split)
        return
    for row in rows:
        cells = len(row) > 1 and row[0].x < row[-1].x
        yield from [replace(row[0], text=" | ".join(line.text for line in row))] if cells else row


def _narrow(line: Line, split: float) -> bool:
    return line.x + _WIDTH * line.size * len(line.text) < split


def without_frame(pages: Sequence[tuple[list[Line], float]]) -> list[Line]:
    """The lines of all pages without running heads, running feet and page numbers; footnotes are marked as such."""
    framed = _repeated(pages)
    body = Counter(line.size for found, _ in pages for line in found for _ in line.text).most_common(1)
    kept: list[Line] = []
    for found, height in pages:
        own = [line for line in found if not (_edge(line, height) and (_key(line) in framed or _is_number(line)))]
        size = body[0][0] if body else 0.0
        kept += _with_notes(
            [line for line in own if not (line.size < _SMALL * size and _MARK.fullmatch(line.text))], size
        )
    return kept


def _edge(line: Line, height: float) -> str:
    if line.y > (1 - _EDGE) * height:
        return "top"
    return "foot" if line.y < _EDGE * height else ""


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _is_number(line: Line) -> bool:
    return bool(_NUMBERED.fullmatch(line.text) or _PRINTED.fullmatch(line.text))


def _repeated(pages: Sequence[tuple[list[Line], float]]) -> set[str]:
    """What stands at the edge of at least half of the pages, and of two."""
    seen: dict[str, set[int]] = defaultdict(set)
    for found, height in pages:
        for line in found:
            if _edge(line, height):
                seen[_key(line)].add(line.page)
    # Left and right pages may have heads of their own.
    return {key for key, where in seen.items() if len(where) >= max(2, len(pages) // 3)}


def _with_notes(found: list[Line], body: float) -> Iterator[Line]:
    """A page's lines, those from the first footnote at its foot on marked as notes."""
    small = [line.size < 0.92 * body for line in found]
    start = len(found)
    for place in range(len(found) - 1, -1, -1):
        if not small[place]:
            break
        if _NOTE.match(found[place].text):
            start = place
    yield from (replace(line, note=place >= start) for place, line in enumerate(found))
