"""Finds the wording that documents share: wire copy, press releases, one text printed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reconcile.judge.quoted import stretches
from reconcile.model import Document, Passage, Place, Role, Span
from reconcile.profiles import plain
from reconcile.remembered import remembered

# Words in a row that two writers do not hit upon by chance; shorter runs are names, titles and set phrases.
COPIED = 12
# Two documents of which the shorter one shares this much of what it does not quote are one text in two printings, cut
# or edited. In the training and checking stories the three such pairs share 0.41 and more, all others 0.21 at most.
ONE_TEXT = 1 / 3

_WORD = re.compile(r"[\w'.$£€%-]*\w")
_SHOWN = frozenset({Role.TITLE, Role.SUBHEAD, Role.BODY})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a document in plain lower case; ``quoted`` where it stands within quotation marks."""

    word: str
    span: Span
    quoted: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A run of like words: where it begins in each of two sequences of tokens, and its length."""

    a: int
    b: int
    length: int


def passages(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """Every longest run of COPIED or more words that two documents share, the longest first."""
    found: dict[tuple[str, ...], dict[Place, str]] = defaultdict(dict)
    tokens = {document.source: _tokens(document) for document in documents}
    by_source = {document.source: document for document in documents}
    for a, b in ((by_source[x], by_source[y]) for x, y in _alike(tokens)):
        for run in runs(tokens[a.source], tokens[b.source]):
            key = tuple(token.word for token in tokens[a.source][run.a : run.a + run.length])
            for document, start in ((a, run.a), (b, run.b)):
                place = _place(document, tokens[document.source], start, run.length)
                found[key][place] = document.text[place.span.start : place.span.end]
    told = (Passage(texts[min(texts)], len(key), tuple(sorted(texts))) for key, texts in found.items())
    return tuple(sorted(told, key=lambda p: (-p.words, p.places)))


def one_text(documents: Sequence[Document]) -> Mapping[str, str]:
    """Each source to the first source, in alphabetical order, of those that print the same text; mostly itself."""
    first = {source: source for source in sorted(d.source for d in documents)}
    own = {d.source: [t for t in _tokens(d) if not t.quoted] for d in documents}
    for a, b in _alike(own):
        shorter = min(len(own[a]), len(own[b]))
        if shorter and sum(run.length for run in runs(own[a], own[b])) >= ONE_TEXT * shorter:
            kept, joined = sorted((first[a], first[b]))
            first = {source: kept if head == joined else head for source, head in first.items()}
    return first


def _alike(tokens: Mapping[str, Sequence[Token]]) -> list[tuple[str, str]]:
    """Every two documents that share a run of COPIED words, in alphabetical order: few of the pairs of a long story."""
    held: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for source in sorted(tokens):
        words = [token.word for token in tokens[source]]
        for start in range(len(words) - COPIED + 1):
            held[tuple(words[start : start + COPIED])][source] = None
    together = {tuple(sources) for sources in held.values() if len(sources) > 1}
    return sorted({pair for sources in together for pair in combinations(sources, 2)})


def runs(a: Sequence[Token], b: Sequence[Token]) -> tuple[Run, ...]:
    """The longest common runs of two sequences, each word of either in one of them at most.

    >>> words = [Token(word, Span(0, 0), False) for word in "one two three four five six".split()] * 2
    >>> runs(words, words[3:])
    (Run(a=3, b=0, length=9),)
    >>> runs(words[:6], words[6:])
    ()
    """
    found = sorted(_runs(a, b), key=lambda run: (-run.length, run.a, run.b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    kept = []
    for run in found:
        mine, theirs = range(run.a, run.a + run.length), range(run.b, run.b + run.length)
        if used_a.isdisjoint(mine) and used_b.isdisjoint(theirs):
            used_a.update(mine)
            used_b.update(theirs)
            kept.append(run)
    return tuple(sorted(kept, key=lambda run: run.a))


def _runs(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Run]:
    """Every common run that can be drawn out at neither end, of COPIED words or more."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    x, y = ([token.word for token in side] for side in (a, b))
    for j in range(len(y) - COPIED + 1):
        places[tuple(y[j : j + COPIED])].append(j)
    for i in range(len(x) - COPIED + 1):
        for j in places.get(tuple(x[i : i + COPIED]), ()):
            if i and j and x[i - 1] == y[j - 1]:
                continue
            length = COPIED
            while i + length < len(x) and j + length < len(y) and x[i + length] == y[j + length]:
                length += 1
            yield Run(i, j, length)


@remembered
def _tokens(document: Document) -> tuple[Token, ...]:
    found: list[Token] = []
    for paragraph in document.paragraphs:
        if paragraph.role in _SHOWN:
            text = document.text[paragraph.start : paragraph.end]
            marks = stretches(text)
            for match in _WORD.finditer(text):
                span = Span(*match.span())
                quoted = bool(marks) and any(stretch.holds(span) for stretch in marks)
                at = Span(paragraph.start + span.start, paragraph.start + span.end)
                word = match.group()
                found.append(Token(word.lower() if word.isascii() else plain(word), at, quoted))
    return tuple(found)


def _place(document: Document, tokens: Sequence[Token], start: int, length: int) -> Place:
    return Place(document.source, Span(tokens[start].span.start, tokens[start + length - 1].span.end))
