"""What is read: documents, their paragraphs, sentences and words."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model.terms import Kind, Role


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span | Word) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span | Word) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Something met on the way that an editor should know; ``unread`` marks a lost source."""

    source: str
    problem: str
    where: str
    what_was_done: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document; ``number`` counts from 1 in document order."""

    number: int
    start: int
    end: int
    role: Role

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read: its text and what is known of it.

    ``published`` is an ISO date, possibly partial ("2018", "2017-11"), or empty.
    ``paid_label`` is the paid-content label verbatim, or empty. ``updated`` is a date as ``published`` is.
    ``pages`` holds the offset at which each stretch of a page begins, with the page's number from 1; empty where
    the format has no pages. ``read_from`` holds each known field with where it was read: ("published", "JSON-LD").
    """

    source: str
    file: str
    text: str
    sha256: str
    title: str
    publisher: str
    kind: Kind
    published: str
    url: str
    paid_by: str
    paid_label: str
    byline: str
    paragraphs: tuple[Paragraph, ...]
    updated: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    read_from: tuple[tuple[str, str], ...] = ()

    def page(self, place: int) -> int:
        """The number of the page that holds the character at ``place``; 0 where there are no pages."""
        return max(((start, page) for start, page in self.pages if start <= place), default=(0, 0))[1]


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence with its parse; ``head`` is an index into the sentence's words."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, parsed; ``paragraph`` is the paragraph's number."""

    source: str
    paragraph: int
    role: Role
    start: int
    end: int
    text: str
    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
