"""What the page shows, as data: built in full before anything is rendered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reconcile.decisions import in_force, rejected
from reconcile.digest import conflicts
from reconcile.model import Document, Result, Standing
from reconcile.writers import _deciding, _extras, _groups
from reconcile.writers._cards import Agreement, Builder, Card, Quote, Said
from reconcile.writers._extras import Addressee, Gap, Shared, Variants
from reconcile.writers._filters import Choice, choices, speakers
from reconcile.writers._lead import lead
from reconcile.writers._marks import MARKS, Mark
from reconcile.writers._order import ordered
from reconcile.writers._passages import Passage, passages
from reconcile.writers._picture import picture
from reconcile.writers._plain import date
from reconcile.writers._thinned import thinned


class About(NamedTuple):
    """All that is known of one claim: what opens when it is clicked; ``speaker`` is its number in the filters."""

    quote: Quote
    speaker: int
    why: str
    origin: str
    said: Said | None
    cards: tuple[Card, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """What differs between this claim and others, each once."""
        return tuple(sorted({card.difference for card in self.cards if card.difference}))


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
    marks: tuple[tuple[Mark, int], ...]
    choices: tuple[Choice, ...]
    conflicts: list[Card]
    rejected: list[Card]
    variants: list[Variants]
    agreements: list[Agreement]
    internal: list[Card]
    gaps: list[Gap]
    addressees: list[Addressee]
    questions: int
    missing: int
    shared: list[Shared]
    set_aside: list[Card]
    sources: list[Source]
    abouts: list[About]
    problems: list[tuple[str, ...]]
    gone: list[tuple[str, ...]]
    picture: str


def view(result: Result) -> View:
    """The page that shows a result."""
    whole = ordered(result)
    result, less = thinned(whole)
    build = Builder.of(result)
    left, out = in_force(result).links, rejected(result)
    found = conflicts(left)
    cards = [build.card(link) for link in (*result.links, *result.internal)]
    between = [card for card in cards[: len(result.links)] if card.key not in out]
    aside = [build.aside(pair) for pair in result.set_aside]
    seen = Counter(item.stands for item in whole.claims)
    return View(
        story=headed(result.story),
        lead=[*lead(whole), *filter(None, [less])],
        marks=tuple((mark, seen[verdict]) for verdict, mark in MARKS.items()),
        choices=choices(result, build.names),
        conflicts=between[: len(found)],
        rejected=[card for card in cards if card.key in out],
        variants=_extras.variants(build, result.facts),
        agreements=[build.agreement(group) for group in _groups.groups(left[len(found) :])],
        internal=[card for card in cards[len(result.links) :] if card.key not in out],
        gaps=_extras.gaps(build, result.omissions),
        addressees=_extras.addressees(build, result.questions),
        questions=len(result.questions),
        missing=len(result.omissions),
        shared=_extras.shared(build, result),
        set_aside=aside,
        sources=_sources(build, whole, result),
        abouts=_abouts(build, result, [*cards, *aside]),
        problems=[(p.source or "all", p.problem, p.where, p.what_was_done) for p in result.problems],
        gone=[(decision.words or decision.about, decision.decision, decision.note) for decision in result.gone],
        picture=picture(in_force(result)),
    )


def _by_source(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing.claim.source, []).append(standing)
    return found


def headed(story: str) -> str:
    """A dossier's name as a heading.

    >>> headed("mill-fire_BBC")
    'Mill fire BBC'
    """
    words = story.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def _sources(build: Builder, whole: Result, shown: Result) -> list[Source]:
    every, some = _by_source(whole.claims), _by_source(shown.claims)
    return [_source(build, d, every.get(d.source, []), some.get(d.source, [])) for d in whole.documents]


def _source(build: Builder, document: Document, mine: Sequence[Standing], shown: Sequence[Standing]) -> Source:
    seen = Counter(standing.stands for standing in mine)
    return Source(
        place=build.places[document.source],
        document=document,
        name=build.names[document.source],
        published=date(document.published),
        counts=tuple((mark, seen[verdict]) for verdict, mark in MARKS.items()),
        claims=len(mine),
        passages=passages(document, shown),
    )


def _abouts(build: Builder, result: Result, cards: Iterable[Card]) -> list[About]:
    found: dict[str, list[tuple[Card, str]]] = {}
    for card in cards:
        for side, quote in zip("ab", card.quotes, strict=True):
            found.setdefault(quote.claim.claim_id, []).append((card, side))
    said_by = speakers(result)
    return [_about(build, s, said_by[s.claim.said_by], found.get(s.claim.claim_id, [])) for s in result.claims]


def _about(build: Builder, standing: Standing, speaker: int, found: list[tuple[Card, str]]) -> About:
    words = [word for card, side in found if card.link for word in _deciding.words(card.link, side)]
    return About(
        quote=build.quote(standing.claim, words),
        speaker=speaker,
        why=_apart_from(standing.why, (words for card, _ in found for words in card.told)),
        origin=standing.origin,
        said=build.about(standing),
        cards=tuple(card for card, _ in found),
    )


def _apart_from(why: str, told: Iterable[str]) -> str:
    """The reason without what stands beside it in full."""
    for words in told:
        why = why.replace(words, "")
    return why.strip()
