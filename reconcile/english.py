"""Counts, lists and the names of sources in plain English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reconcile.model import Document, Kind

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# What a source is called where it is the only one of its kind; a kind that says nothing is left out.
_KINDS = {
    Kind.ADVERTORIAL: "the paid feature",
    Kind.PRESS_RELEASE: "the press release",
    Kind.NEWS: "the news report",
    Kind.OFFICIAL: "the official document",
    Kind.OPINION: "the opinion piece",
}


def number(value: int) -> str:
    """A whole number as a paper prints it: in words up to nine.

    >>> number(0), number(9), number(1240)
    ('no', 'nine', '1,240')
    """
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def count(value: int, noun: str) -> str:
    """A number with its noun.

    >>> count(0, "claim"), count(1, "claim"), count(12, "claim")
    ('no claims', 'one claim', '12 claims')
    """
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def opened(sentence: str) -> str:
    """A sentence with a capital at its head.

    >>> opened("the paid feature says so.")
    'The paid feature says so.'
    """
    return sentence[:1].upper() + sentence[1:]


def within(name: str) -> str:
    """A name as it stands within a sentence: without the capital of an article.

    >>> within("The inspectors"), within("Theo Marsh")
    ('the inspectors', 'Theo Marsh')
    """
    return name[0].lower() + name[1:] if name.startswith(("A ", "An ", "The ")) else name


def names(documents: Iterable[Document]) -> dict[str, str]:
    """What each source is called: its publisher, with the source's name where that is not enough."""
    documents = tuple(documents)
    seen = Counter(document.publisher for document in documents)
    return {document.source: _name(document, seen[document.publisher] == 1) for document in documents}


def called(documents: Iterable[Document]) -> Mapping[str, str]:
    """What each source is called within a sentence: by its kind where it alone is of that kind, else by name."""
    documents = tuple(documents)
    kinds = Counter(document.kind for document in documents)
    named = names(documents)
    alone = {d.source: _KINDS[d.kind] for d in documents if kinds[d.kind] == 1 < len(documents) and d.kind in _KINDS}
    return {**named, **alone}


def _name(document: Document, alone: bool) -> str:
    if not document.publisher:
        return document.source
    return document.publisher if alone else f"{document.publisher} ({document.source})"
