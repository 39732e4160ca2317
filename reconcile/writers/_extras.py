"""What the page shows beside links: versions of a fact, shared wording, what is left out, questions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from reconcile.model import Document, Fact, Omission, Passage, Question, Result
from reconcile.writers._cards import Builder, Quote


class Telling(NamedTuple):
    """One version of a fact, and who tells it."""

    text: str
    quotes: tuple[Quote, ...]


class Variants(NamedTuple):
    """A fact that is told in more than one way."""

    label: str
    told: str
    difference: str
    tellings: tuple[Telling, ...]
    clashes: tuple[str, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for telling in self.tellings for quote in telling.quotes)


class Missing(NamedTuple):
    """A claim that a source leaves out."""

    quote: Quote
    why: str


class Gap(NamedTuple):
    """All of weight that one source leaves out."""

    source: str
    missing: tuple[Missing, ...]


class Asked(NamedTuple):
    """A question, with the quotations it rests on."""

    text: str
    quotes: tuple[Quote, ...]


class Addressee(NamedTuple):
    """Whom to ask, and what."""

    name: str
    questions: tuple[Asked, ...]


class Spot(NamedTuple):
    """A paragraph of a source in which shared wording stands."""

    source: str
    place: int
    paragraph: int


class Shared(NamedTuple):
    """Wording that several sources share."""

    text: str
    spots: tuple[Spot, ...]


def variants(build: Builder, facts: Iterable[Fact]) -> list[Variants]:
    """The facts that are told in more than one way."""
    return [_variants(build, fact) for fact in facts if len(fact.versions) > 1]


def _variants(build: Builder, fact: Fact) -> Variants:
    tellings = tuple(Telling(v.text, tuple(build.quote(claim, [v.text]) for claim in v.claims)) for v in fact.versions)
    clashes = tuple(triangle.why for triangle in fact.triangles)
    return Variants(fact.label, fact.told, str(fact.difference), tellings, clashes)


def gaps(build: Builder, omissions: Iterable[Omission]) -> list[Gap]:
    """What each source leaves out, the weightiest first, the sources in their order."""
    found = sorted(omissions, key=lambda omission: build.places.get(omission.source_without, 0))
    grouped = groupby(found, key=lambda omission: omission.source_without)
    return [
        Gap(build.names.get(source, source), tuple(Missing(build.quote(o.claim), o.why) for o in items))
        for source, items in grouped
    ]


def addressees(build: Builder, questions: Iterable[Question]) -> list[Addressee]:
    """The questions by whom they are to be put to, in the order in which to ask them."""
    found: dict[str, list[Asked]] = {}
    for question in questions:
        quotes = tuple(build.quote(claim) for claim in question.claims)
        found.setdefault(question.to, []).append(Asked(question.text, quotes))
    return [Addressee(name, tuple(asked)) for name, asked in found.items()]


def shared(build: Builder, result: Result) -> list[Shared]:
    """The wording that sources share, with the paragraphs in which it stands."""
    documents = {document.source: document for document in result.documents}
    return [Shared(p.text, tuple(_spots(build, documents, p))) for p in result.passages]


def _spots(build: Builder, documents: dict[str, Document], passage: Passage) -> Iterable[Spot]:
    for place in passage.places:
        for paragraph in documents[place.source].paragraphs:
            if paragraph.span.overlaps(place.span):
                yield Spot(build.names[place.source], build.places[place.source], paragraph.number)
                break
