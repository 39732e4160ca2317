"""Lines of a PDF to paragraphs: words joined that were parted at a line's end, paragraphs that run over a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from reconcile.lexicon.table import words
from reconcile.model import Role
from reconcile.readers._pdf_lines import Line

_HYPHENS = "-\u2010\u00ad"
_STOP = re.compile(r"""[.!?…]["'”’)\]]*$""")
_ITEM = re.compile(r"(?:[-*•·▪◦‣–]|\d{1,2}[.)]|\([a-z0-9]{1,2}\))\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Between the cells of a table's row.
_CELLS = " | "
_ENDINGS = ("", "s", "es", "d", "ed", "n", "en", "ing", "r", "er", "ly")
# Above the usual distance of two lines by this factor a new paragraph begins.
_LEADING = 1.3
# A line this much shorter than the widest is a paragraph's last, if it ends with a stop.
_SHORT = 0.75
# Type larger than the body by this factor is a heading, unless it is a paragraph of its own.
_LARGER = 1.12
_HEADING_WORDS, _TITLE_WORDS = 16, 32


@dataclass(frozen=True, slots=True)
class Joined:
    """One paragraph: its text, its role where the type tells it, and where in it each page begins."""

    text: str
    role: Role | None
    pages: tuple[tuple[int, int], ...]


def paragraphs(lines: Sequence[Line]) -> list[Joined]:
    """The paragraphs in reading order, footnotes after all others."""
    vocabulary = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    body = Counter(line.size for line in lines for _ in line.text).most_common(1)
    size = body[0][0] if body else 0.0
    title = _title_size(lines, size)
    found = []
    for notes in (False, True):
        own = [line for line in lines if line.note is notes]
        for group in _groups(own):
            found.append(_joined(group, vocabulary, size, title if not notes else 0.0))
    return found


def _title_size(lines: Sequence[Line], body: float) -> float:
    """The size of the title: the largest type of the first page, if it is larger than the body's; else 0."""
    first = [line.size for line in lines if line.page == lines[0].page]
    largest = max(first, default=0.0)
    return largest if largest > _LARGER * body else 0.0


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and abs(a.size - b.size) < 0.5 and a.y > b.y]
    usual = median(steps) if steps else 0.0
    widest = _widest(lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, usual, widest):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _widest(lines: Iterable[Line]) -> float:
    """The length in characters that one line in ten exceeds: single long lines do not count."""
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 0.0


def _begins(group: Sequence[Line], line: Line, usual: float, widest: float) -> bool:
    """Whether a line begins a new paragraph after the lines of a group."""
    last = group[-1]
    if abs(line.size - last.size) > 0.08 * last.size or _ITEM.match(line.text):
        return True
    if _CELLS in line.text or _CELLS in last.text:
        return True
    ends = bool(_STOP.search(last.text))
    if line.page != last.page or line.y > last.y:
        return ends or (len(last.text) < _SHORT * widest and not line.text[:1].islower())
    if last.y - line.y > _LEADING * max(usual, 1.0) and last.y - line.y > _LEADING * last.size:
        return True
    indented = line.x - min(member.x for member in group[-3:]) > 0.7 * line.size and len(group) > 1
    return ends and (indented or (usual > 0 and len(last.text) < _SHORT * widest))


def _joined(group: Sequence[Line], vocabulary: Counter[str], body: float, title: float) -> Joined:
    text, pages = "", [(0, group[0].page)]
    for line in group:
        if text:
            text = _with(text, line.text, vocabulary)
            if line.page != pages[-1][1]:
                pages.append((len(text) - len(line.text), line.page))
        else:
            text = line.text
    count = text.count(" ") + 1
    if title and group[0].size == title and group[0].page == 1 and count <= _TITLE_WORDS:
        return Joined(text, Role.TITLE, tuple(pages))
    heading = group[0].size > _LARGER * body and count <= _HEADING_WORDS and not _STOP.search(text)
    return Joined(text, Role.SUBHEAD if heading else None, tuple(pages))


def _with(text: str, following: str, vocabulary: Counter[str]) -> str:
    """A text with the next line, a word that was parted made whole."""
    if text[-1] not in _HYPHENS or not text[-2:-1].isalnum() or not following[:1].isalnum():
        return f"{text}{'' if text[-1] in '–—' and text[-2:-1].isalnum() else ' '}{following}"
    if not (text[-2].isalpha() and following[0].islower()):
        return text + following
    head = _WORD.findall(text[:-1])[-1].rpartition("-")[2]
    tail = _WORD.findall(following)[0]
    return text[:-1] + ("-" if _compound(head.casefold(), tail.casefold(), vocabulary) else "") + following


def _compound(head: str, tail: str, vocabulary: Counter[str]) -> bool:
    """Whether the hyphen at a line's end is the word's own: as written elsewhere, else by what the parts are."""
    whole, hyphened = vocabulary[f"{head}{tail}"], vocabulary[f"{head}-{tail}"]
    if whole or hyphened:
        return hyphened > whole
    return not _is_word(f"{head}{tail}") and _is_word(head) and _is_word(tail.partition("-")[0])


def _is_word(form: str) -> bool:
    """Whether a form, or the word it seems to be a form of, is a common one; short ones are parts of others."""
    stems = (form.removesuffix(ending) for ending in _ENDINGS)
    return any(len(stem) > 2 and stem in _known() for stem in stems)


@cache
def _known() -> frozenset[str]:
    return words("frequency")
