"""What the page shows, as data: built in full before anything is rendered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reconcile.model import Claim, Document, Link, Problem, Relation, Result, SetAside, Standing, Verdict
from reconcile.writers import _deciding, _groups
from reconcile.writers._lead import clear, conflicts, lead
from reconcile.writers._marks import MARKS, Mark
from reconcile.writers._order import ordered
from reconcile.writers._passages import Passage, passages
from reconcile.writers._pieces import Piece, quotation
from reconcile.writers._plain import date, names, speaker


class Quote(NamedTuple):
    """A claim in its sentence, with who says it and where."""

    claim: Claim
    place: int
    source: str
    kind: str
    published: str
    speaker: str
    pieces: tuple[Piece, ...]
    mark: Mark


class Card(NamedTuple):
    """A link, or a pair set aside, with both quotations; ``slug`` is its name in the style sheet."""

    link: Link | None
    slug: str
    heading: str
    why: str
    a: Quote
    b: Quote

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return (self.a, self.b)

    def other(self, claim_id: str) -> Quote:
        """The quotation that is not the given claim's."""
        return self.b if self.a.claim.claim_id == claim_id else self.a


class Agreement(NamedTuple):
    """Claims that say the same: shown folded, opened on demand."""

    quotes: tuple[Quote, ...]
    whys: tuple[str, ...]
    sources: tuple[str, ...]
    same_origin: bool


class About(NamedTuple):
    """All that is known of one claim: what opens when it is clicked."""

    quote: Quote
    why: str
    cards: tuple[Card, ...]


class Source(NamedTuple):
    """One document as readable text, and its row in the table of sources; ``place`` counts from 1."""

    place: int
    document: Document
    name: str
    published: str
    counts: tuple[tuple[Mark, int], ...]
    claims: int
    passages: tuple[Passage, ...]


class View(NamedTuple):
    """The page."""

    story: str
    lead: list[str]
    marks: tuple[Mark, ...]
    clear: int
    conflicts: list[Card]
    agreements: list[Agreement]
    internal: list[Card]
    set_aside: list[Card]
    sources: list[Source]
    abouts: list[About]
    problems: tuple[Problem, ...]


class _Build(NamedTuple):
    """What every part of the page is built from."""

    names: Mapping[str, str]
    places: Mapping[str, int]
    marks: Mapping[str, Mark]

    def quote(self, claim: Claim, words: Iterable[str] = ()) -> Quote:
        return Quote(
            claim,
            self.places[claim.source],
            self.names[claim.source],
            str(claim.kind),
            date(claim.published),
            speaker(claim),
            quotation(claim, words),
            self.marks.get(claim.claim_id, MARKS[Verdict.NOT_COMPARED]),
        )

    def card(self, link: Link) -> Card:
        kind = f"{link.strength} {_NOUNS[link.relation]}"
        heading = " · ".join(filter(None, (kind.capitalize(), str(link.difference))))
        quotes = (self.quote(getattr(link, side), _deciding.words(link, side)) for side in "ab")
        return Card(link, kind.replace(" ", "-"), heading, link.why, *quotes)

    def aside(self, pair: SetAside) -> Card:
        return Card(None, "aside", f"Set aside · {pair.reason}", pair.why, self.quote(pair.a), self.quote(pair.b))

    def agreement(self, group: _groups.Group) -> Agreement:
        words = {claim.claim_id: [""] for claim in group.claims}
        for link in group.links:
            for side in "ab":
                words[getattr(link, side).claim_id] += _deciding.words(link, side)
        quotes = tuple(self.quote(claim, words[claim.claim_id]) for claim in group.claims)
        sources = tuple(dict.fromkeys(quote.source for quote in quotes))
        whys = tuple(dict.fromkeys(link.why for link in group.links))
        return Agreement(quotes, whys, sources, group.same_origin)

    def source(self, document: Document, standings: Iterable[Standing]) -> Source:
        mine = [standing for standing in standings if standing.claim.source == document.source]
        seen = Counter(standing.verdict for standing in mine)
        counts = tuple((mark, seen[verdict]) for verdict, mark in MARKS.items())
        shown = passages(document, mine)
        return Source(self.places[document.source], document, self.names[document.source], date(document.published), counts, len(mine), shown)


_NOUNS = {Relation.CONFLICT: "conflict", Relation.AGREE: "agreement", Relation.SET_ASIDE: "aside"}


def view(result: Result) -> View:
    """The page that shows a result."""
    result = ordered(result)
    marks = {standing.claim.claim_id: MARKS[standing.verdict] for standing in result.claims}
    places = {document.source: number for number, document in enumerate(result.documents, 1)}
    build = _Build(names(result.documents), places, marks)
    links, internal = [build.card(link) for link in result.links], [build.card(link) for link in result.internal]
    aside = [build.aside(pair) for pair in result.set_aside]
    found = conflicts(result.links)
    return View(
        story=result.story.replace("-", " ").replace("_", " "),
        lead=lead(result),
        marks=tuple(MARKS.values()),
        clear=len(clear(result.links)),
        conflicts=links[: len(found)],
        agreements=[build.agreement(group) for group in _groups.groups(result.links[len(found) :])],
        internal=internal,
        set_aside=aside,
        sources=[build.source(document, result.claims) for document in result.documents],
        abouts=_abouts(build, result, [*links, *internal, *aside]),
        problems=result.problems,
    )


def _abouts(build: _Build, result: Result, cards: Iterable[Card]) -> list[About]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        for quote in (card.a, card.b):
            found.setdefault(quote.claim.claim_id, []).append(card)
    return [
        About(build.quote(standing.claim), standing.why, tuple(found.get(standing.claim.claim_id, ())))
        for standing in result.claims
    ]
