"""Finds set phrases of a lexicon in the words of a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from operator import contains
from types import MappingProxyType

from reconcile.lexicon.table import rows
from reconcile.model import Word

# How the parser writes what is left of "it's", "don't" and the like, as the word it stands for.
_SHORT = {"n't": "not", "n’t": "not", "'s": "be", "’s": "be", "ca": "can", "wo": "will"}


def kinds(name: str, words: Sequence[Word]) -> Iterator[str]:
    """The kinds of the phrases of ``lexicon/<name>.csv`` among the words; a listed word is a word or its lemma.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> list(kinds("judgement_phrases", sentence("His talk speaks volumes.").words))
    ['verdict']
    """
    book, forms = _book(name), [_forms(word) for word in words]
    for i, word in enumerate(words):
        lower = word.text.casefold()
        starts = book.get(lower, ())
        if lower != word.lemma and word.lemma in book:
            starts = (*starts, *book[word.lemma])
        following = forms[i + 1 :]
        for rest, kind in starts:
            if not rest or follows(rest, following):
                yield kind


def follows(listed: Sequence[str], forms: Sequence[Collection[str]]) -> bool:
    """Whether the words of a list come next, where ``forms`` holds what each of the following words may be listed as.

    >>> follows(("be", "it"), [("is", "be"), ("it", "it"), ("now", "now")])
    True
    """
    return len(listed) <= len(forms) and listed[0] in forms[0] and all(map(contains, forms, listed))


def _forms(word: Word) -> tuple[str, ...]:
    """What a word may be listed as after the first of a phrase."""
    lower = word.text.casefold()
    return (word.lemma, lower, _SHORT.get(lower, lower), "one" if word.tag == "PRP$" else lower)


@cache
def _book(name: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    book: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows(name):
        first, *rest = row["phrase"].replace("-", " - ").split()
        book.setdefault(first, []).append((tuple(rest), row["kind"]))
    return MappingProxyType(book)
