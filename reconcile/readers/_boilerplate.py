"""What an outlet prints under everything: paragraphs that the sources of one outlet share make no claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.model import Document, Paragraph, Role
from reconcile.readers._headlines import plain
from reconcile.readers._page import speaks_to_reader

# Two reports of one outlet may share a paragraph of background; what three share word for word at their edges, or
# what also names the outlet or speaks to the reader, is the outlet's own.
_MANY = 3
# Shorter paragraphs are shared by chance: "He was 40."
_FEWEST_LETTERS = 20


def parted(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with the boilerplate of each outlet told apart as furniture."""
    outlets: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        outlets[plain(document.publisher)].append(document)
    shared = {outlet: _shared(own) for outlet, own in outlets.items() if outlet and len(own) > 1}
    return tuple(_parted(document, shared.get(plain(document.publisher))) for document in documents)


def _shared(documents: Sequence[Document]) -> Counter[str]:
    """In how many of the documents each paragraph stands that is there in more than one."""
    counts = Counter(key for document in documents for key in {_key(document, p) for p in document.paragraphs})
    return Counter({key: count for key, count in counts.items() if count > 1 and len(key) >= _FEWEST_LETTERS})


def _parted(document: Document, shared: Counter[str] | None) -> Document:
    if not shared:
        return document
    own = set(_edges(document, shared))
    laid = tuple(replace(p, role=Role.FURNITURE) if p.number in own else p for p in document.paragraphs)
    return replace(document, paragraphs=laid)


def _edges(document: Document, shared: Counter[str]) -> Iterator[int]:
    """The numbers of the boilerplate paragraphs above the first and below the last prose of a document's own."""
    for run in (document.paragraphs, document.paragraphs[::-1]):
        for paragraph in run:
            key = _key(document, paragraph)
            if paragraph.role is not Role.BODY and paragraph.role is not Role.SUBHEAD:
                continue
            if key not in shared:
                break
            line = document.text[paragraph.start : paragraph.end]
            if shared[key] >= _MANY or plain(document.publisher) in key or speaks_to_reader(line):
                yield paragraph.number


def _key(document: Document, paragraph: Paragraph) -> str:
    return plain(document.text[paragraph.start : paragraph.end])
