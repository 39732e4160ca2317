"""Finds set phrases of a lexicon in the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from reconcile.lexicon.table import rows
from reconcile.model import Word

# How the parser writes what is left of "it's", "don't" and the like, as the word it stands for.
_SHORT = {"n't": "not", "n’t": "not", "'s": "be", "’s": "be", "ca": "can", "wo": "will"}


def kinds(name: str, words: Sequence[Word]) -> Iterator[str]:
    """The kinds of the phrases of ``lexicon/<name>.csv`` among the words; a listed word is a word or its lemma.

    >>> from reconcile.claims.parse import sentence
    >>> list(kinds("judgement_phrases", sentence("His talk speaks volumes.").words))
    ['verdict']
    """
    book = _book(name)
    for i, word in enumerate(words):
        lower = word.text.casefold()
        starts = book.get(lower, ())
        if lower != word.lemma and word.lemma in book:
            starts = (*starts, *book[word.lemma])
        for rest, kind in starts:
            if len(words) - i > len(rest) and all(map(_is, rest, words[i + 1 : i + 1 + len(rest)])):
                yield kind


def _is(listed: str, word: Word) -> bool:
    lower = word.text.casefold()
    return (
        listed in (word.lemma, lower)
        or (lower in _SHORT and _SHORT[lower] == listed)
        or (listed == "one" and word.tag == "PRP$")
    )


@cache
def _book(name: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    book: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows(name):
        first, *rest = row["phrase"].replace("-", " - ").split()
        book.setdefault(first, []).append((tuple(rest), row["kind"]))
    return MappingProxyType(book)
