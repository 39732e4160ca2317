"""What the page shows, as data: built in full before anything is rendered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reconcile.model import Document, Problem, Result, Standing
from reconcile.writers import _deciding, _groups
from reconcile.writers._cards import Agreement, Builder, Card, Quote
from reconcile.writers._lead import conflicts, lead
from reconcile.writers._marks import MARKS, Mark
from reconcile.writers._order import ordered
from reconcile.writers._passages import Passage, passages
from reconcile.writers._picture import picture
from reconcile.writers._plain import date


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
    conflicts: list[Card]
    agreements: list[Agreement]
    internal: list[Card]
    set_aside: list[Card]
    sources: list[Source]
    abouts: list[About]
    problems: tuple[Problem, ...]
    picture: str


def view(result: Result) -> View:
    """The page that shows a result."""
    result = ordered(result)
    build = Builder.of(result)
    links, internal = [build.card(link) for link in result.links], [build.card(link) for link in result.internal]
    aside = [build.aside(pair) for pair in result.set_aside]
    found = conflicts(result.links)
    return View(
        story=result.story.replace("-", " ").replace("_", " "),
        lead=lead(result),
        marks=tuple(MARKS.values()),
        conflicts=links[: len(found)],
        agreements=[build.agreement(group) for group in _groups.groups(result.links[len(found) :])],
        internal=internal,
        set_aside=aside,
        sources=[_source(build, document, result.claims) for document in result.documents],
        abouts=_abouts(build, result, [*links, *internal, *aside]),
        problems=result.problems,
        picture=picture(result),
    )


def _source(build: Builder, document: Document, standings: Iterable[Standing]) -> Source:
    mine = [standing for standing in standings if standing.claim.source == document.source]
    seen = Counter(standing.verdict for standing in mine)
    return Source(
        place=build.places[document.source],
        document=document,
        name=build.names[document.source],
        published=date(document.published),
        counts=tuple((mark, seen[verdict]) for verdict, mark in MARKS.items()),
        claims=len(mine),
        passages=passages(document, mine),
    )


def _abouts(build: Builder, result: Result, cards: Iterable[Card]) -> list[About]:
    found: dict[str, list[tuple[Card, str]]] = {}
    for card in cards:
        for side, quote in zip("ab", card.quotes, strict=True):
            found.setdefault(quote.claim.claim_id, []).append((card, side))
    return [_about(build, standing, found.get(standing.claim.claim_id, [])) for standing in result.claims]


def _about(build: Builder, standing: Standing, found: list[tuple[Card, str]]) -> About:
    words = [word for card, side in found if card.link for word in _deciding.words(card.link, side)]
    return About(build.quote(standing.claim, words), standing.why, tuple(card for card, _ in found))
