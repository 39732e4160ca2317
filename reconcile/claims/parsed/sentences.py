"""Paragraphs into sentences, as spans of the document's text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from reconcile.lexicon.table import words
from reconcile.model import Span

# Initials after "the" that are so long (in characters) name an office, which no given name goes on from.
OFFICE = 6

_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9£$€@#&])|[.!?…]+["'”’)\]]*$""")
_BRACKETS = ")]"
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
_NEXT = re.compile(r"\s+([A-Z]\w*)(?=[\s.])(?:\s[A-Z])?")
_WORD_BEFORE = re.compile(r"[^\s“‘\"'(\[]+$")


@cache
def abbreviations() -> frozenset[str]:
    """Words that keep their full stop inside a sentence ("Mr", "Coun", "St"), lower case."""
    text = files("reconcile.lexicon").joinpath("abbreviations.csv").read_text(encoding="utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines()[2:] if line.strip())


def split(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``text[span]``, in order, without surrounding white space.

    >>> text = "Coun. J. Smith left. She won."
    >>> [text[s.start : s.end] for s in split(text, Span(0, len(text)))]
    ['Coun. J. Smith left.', 'She won.']
    >>> text = "He ran the C.I.A. Ann Reed, the C.I.A. Director, met the U.S. Senate."
    >>> [text[s.start : s.end] for s in split(text, Span(0, len(text)))]
    ['He ran the C.I.A.', 'Ann Reed, the C.I.A. Director, met the U.S. Senate.']
    """
    out, start = [], span.start
    for match in _END.finditer(text, span.start, span.end):
        if match.end() < span.end and _goes_on(text, start, match):
            continue
        out.append(Span(start, match.end()))
        start = match.end()
    out.append(Span(start, span.end))
    return tuple(s for s in (_trimmed(text, s) for s in out) if s.start < s.end)


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation or an initial, so that the sentence goes on."""
    mark = match.group()
    if mark.rstrip(_BRACKETS) != ".":
        return False
    before = _WORD_BEFORE.search(text, start, match.start())
    if not before:
        return False
    word = before.group().casefold().rpartition("-")[2]
    if mark != ".":
        return len(word) == 1 and word.isalpha() and word != "i"
    if _INITIALS.fullmatch(word):
        return not _opens(text, before.start(), match.end())
    return (len(word) == 1 and word.isalpha() and word != "i") or word in abbreviations()


def _opens(text: str, start: int, end: int) -> bool:
    """Whether what follows the initials ``text[start:end]`` begins a sentence ("the C.I.A. He")."""
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following[1].casefold()
    office = end - start >= OFFICE and text[max(0, start - 4) : start] == "the "
    return word in words("sentence_openers") or (office and word in words("first_names") and following[0][-1].isupper())


def _trimmed(text: str, span: Span) -> Span:
    raw = text[span.start : span.end]
    left = len(raw) - len(raw.lstrip())
    return Span(span.start + left, span.start + len(raw.rstrip())) if raw.strip() else Span(span.start, span.start)
