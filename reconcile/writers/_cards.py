"""The quotations, links and groups of the page, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reconcile.decisions import Key, key
from reconcile.model import Claim, Decision, Link, Reason, Relation, Result, SetAside, Standing, Verdict
from reconcile.remembered import remembered
from reconcile.writers import _deciding, _editor
from reconcile.writers._columns import weight
from reconcile.writers._groups import Group
from reconcile.writers._marks import MARKS, Mark
from reconcile.writers._pieces import Piece, quotation
from reconcile.writers._plain import date, names, speaker

_NOUNS = {Relation.CONFLICT: "conflict", Relation.AGREE: "agreement", Relation.SET_ASIDE: "aside"}


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


class Said(NamedTuple):
    """What the editor decided, in words; ``slug`` is its name in the style sheet."""

    text: str
    note: str
    slug: str


class Card(NamedTuple):
    """A link, or a pair set aside, with both quotations; ``slug`` is its name in the style sheet."""

    link: Link | None
    slug: str
    heading: str
    why: str
    a: Quote
    b: Quote
    said: Said | None = None

    @property
    def key(self) -> Key | None:
        """What tells the link from every other; None for a pair set aside."""
        return key(self.link) if self.link else None

    @property
    def difference(self) -> str:
        """What differs, "" where nothing does."""
        return str(self.link.difference) if self.link else ""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return (self.a, self.b)

    @property
    def anchor(self) -> str:
        """Where the card stands on the page; two claims may be linked by more than one difference."""
        return "-".join(filter(None, ("link", self.link.link_id, str(self.link.difference)))) if self.link else ""

    @property
    def differing(self) -> tuple[Reason, ...]:
        """The reasons that make it a conflict."""
        return tuple(reason for reason in self._reasons if reason.relation is Relation.CONFLICT)

    @property
    def speaking_for(self) -> tuple[Reason, ...]:
        """The signs that both claims state the same fact; what weighs nothing is left out."""
        return tuple(r for r in self._reasons if r.relation is Relation.AGREE and weight(r.weight) > 0)

    @property
    def speaking_against(self) -> tuple[Reason, ...]:
        """The signs that they do not."""
        return tuple(r for r in self._reasons if r.relation is not Relation.CONFLICT and weight(r.weight) < 0)

    @property
    def told(self) -> tuple[str, ...]:
        """The sentences that say why, the whole before its parts."""
        return (self.why, *(reason.sentence for reason in self._reasons))

    @property
    def _reasons(self) -> tuple[Reason, ...]:
        return self.link.reasons if self.link else ()

    def other(self, claim_id: str) -> Quote:
        """The quotation that is not the given claim's."""
        return self.b if self.a.claim.claim_id == claim_id else self.a


class Agreement(NamedTuple):
    """Claims that say the same: shown folded, opened on demand."""

    quotes: tuple[Quote, ...]
    cards: tuple[Card, ...]
    sources: tuple[str, ...]
    same_origin: bool


class Builder(NamedTuple):
    """Makes quotations and cards with what the page calls a source, its place, and each claim's mark."""

    names: Mapping[str, str]
    places: Mapping[str, int]
    marks: Mapping[str, Mark]
    told: Mapping[Key, Decision]

    @classmethod
    def of(cls, result: Result) -> Builder:
        """The builder for one result."""
        places = {document.source: number for number, document in enumerate(result.documents, 1)}
        marks = {standing.claim.claim_id: MARKS[standing.stands] for standing in result.claims}
        return cls(names(result.documents), places, marks, {decision.key: decision for decision in result.decisions})

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

    @remembered
    def card(self, link: Link) -> Card:
        kind = f"{link.strength} {_NOUNS[link.relation]}"
        heading = " · ".join(filter(None, (kind.capitalize(), str(link.difference))))
        quotes = (self.quote(getattr(link, side), _deciding.words(link, side)) for side in "ab")
        a, b = quotes
        return Card(link, kind.replace(" ", "-"), heading, link.why, a, b, self._said(link))

    def _said(self, link: Link) -> Said | None:
        told = self.told.get(key(link), Decision(link.link_id))
        text = _editor.on_link(link, told)
        return Said(text, told.note, _editor.slug(told)) if text else None

    def about(self, standing: Standing) -> Said | None:
        """What the editor says of a claim itself, and what their decisions on its links make of it."""
        told = self.told.get((standing.claim.claim_id, ""), Decision(standing.claim.claim_id))
        text = _editor.of_claim(standing, told)
        return Said(text, told.note, _editor.slug(told)) if text else None

    def aside(self, pair: SetAside) -> Card:
        return Card(None, "aside", f"Set aside · {pair.reason}", pair.why, self.quote(pair.a), self.quote(pair.b))

    def agreement(self, group: Group) -> Agreement:
        words = {claim.claim_id: [""] for claim in group.claims}
        for link in group.links:
            for side in "ab":
                words[getattr(link, side).claim_id] += _deciding.words(link, side)
        quotes = tuple(self.quote(claim, words[claim.claim_id]) for claim in group.claims)
        sources = tuple(dict.fromkeys(quote.source for quote in quotes))
        return Agreement(quotes, tuple(map(self.card, group.links)), sources, group.same_origin)
