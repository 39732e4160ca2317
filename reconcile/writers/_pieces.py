"""Cuts text where marked stretches begin and end, however they nest or overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reconcile.model import Claim, Span

# What separates several deciding words in one cell.
_BETWEEN = re.compile(r"\s*[;,]\s+")
# The deciding words of a long story's links: each is looked for in several quotations.
_REMEMBERED = 4096


class Piece(NamedTuple):
    """A stretch of text and the keys of all that covers it, the shortest cover first."""

    text: str
    start: int
    covers: tuple[str, ...]


def cut(text: str, spans: Iterable[tuple[Span, str]]) -> tuple[Piece, ...]:
    """The text in pieces; joined together they are the text again.

    >>> [(p.text, p.covers) for p in cut("abcd", [(Span(0, 3), "x"), (Span(1, 2), "y")])]
    [('a', ('x',)), ('b', ('y', 'x')), ('c', ('x',)), ('d', ())]
    """
    covers = [cover for cover in spans if cover[0].start < cover[0].end]
    waiting = sorted(covers, key=lambda cover: (cover[0].start, cover[0].end, cover[1]), reverse=True)
    edges = {0, len(text), *(edge for span, _ in waiting for edge in (span.start, span.end))}
    inside = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return tuple(_sweep(text, inside, waiting))


def _sweep(text: str, edges: list[int], waiting: list[tuple[Span, str]]) -> Iterator[Piece]:
    """The pieces from edge to edge; ``waiting`` holds the covers to come, the next one last."""
    open_now: list[tuple[Span, str]] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0].start <= start:
            open_now.append(waiting.pop())
        open_now = [cover for cover in open_now if cover[0].end >= end]
        shortest = sorted(open_now, key=_length) if len(open_now) > 1 else open_now
        yield Piece(text[start:end], start, tuple(key for _, key in shortest))


def _length(cover: tuple[Span, str]) -> tuple[int, tuple[Span, str]]:
    return cover[0].end - cover[0].start, cover


def quotation(claim: Claim, words: Iterable[str]) -> tuple[Piece, ...]:
    """A claim's whole sentence, cut by what is claimed ("claim") and by the deciding words ("mark")."""
    text, begin = claim.sentence.text, claim.sentence.start
    claimed = Span(claim.start - begin, claim.end - begin)
    marked = {(span, "mark") for phrase in dict.fromkeys(words) for span in _places(text, phrase, claimed)}
    return cut(text, [(claimed, "claim"), *marked])


def _places(text: str, phrase: str, claimed: Span) -> Iterator[Span]:
    """Where a phrase stands; failing that, where each of the words it lists stands."""
    whole = _place(text, _whole(phrase), claimed)
    found = [whole] if whole else [_place(text, _inflected(part), claimed) for part in _BETWEEN.split(phrase)]
    yield from filter(None, found)


def _place(text: str, pattern: re.Pattern[str] | None, claimed: Span) -> Span | None:
    """The first place of some words within the claim sooner than outside it."""
    if pattern is None:
        return None
    match = pattern.search(text, claimed.start, claimed.end) or pattern.search(text)
    return Span(*match.span()) if match else None


@lru_cache(_REMEMBERED)
def _whole(words: str, ending: str = "") -> re.Pattern[str] | None:
    """The words, none of them part of a longer one; None where there are none."""
    return re.compile(rf"(?<!\w){re.escape(words)}{ending}(?!\w)", re.IGNORECASE) if words else None


def _inflected(word: str) -> re.Pattern[str] | None:
    """A listed word is a dictionary form: an ending of up to three letters may follow ("close", "closing" no)."""
    return _whole(word, r"\w{0,3}")
