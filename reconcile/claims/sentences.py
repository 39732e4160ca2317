"""Paragraphs into sentences, as spans of the document's text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from reconcile.model import Span

_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9£$€@#&])|[.!?…]+["'”’)\]]*$""")
_BRACKETS = ")]"
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
    return (
        (len(word) == 1 and word.isalpha() and word != "i")
        or word in abbreviations()
        or bool(re.fullmatch(r"(?:[a-z]\.)+[a-z]", word))
    )


def _trimmed(text: str, span: Span) -> Span:
    raw = text[span.start : span.end]
    left = len(raw) - len(raw.lstrip())
    return Span(span.start + left, span.start + len(raw.rstrip())) if raw.strip() else Span(span.start, span.start)
