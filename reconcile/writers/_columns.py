"""What each column of each table holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from reconcile.decisions import own
from reconcile.model import Decision, Document, Link, Reason, Relation, Standing
from reconcile.writers import _deciding, _editor
from reconcile.writers._csv import Cell
from reconcile.writers._decisions import BY_EDITOR

Columns = Mapping[str, Callable[[Any], Cell]]

# The weights of a long story's links: the page asks for each several times.
_REMEMBERED = 4096


class ClaimRow(NamedTuple):
    """A claim's standing and what the editor says of it."""

    standing: Standing
    told: Decision


class LinkRow(NamedTuple):
    """A link and what the editor says of it."""

    link: Link
    told: Decision


class DocumentRow(NamedTuple):
    """A document with what the result says of it."""

    document: Document
    claims: int
    supported: int
    problems: int
    same_text_as: tuple[str, ...]


class ReasonRow(NamedTuple):
    """One step of a link's account."""

    link: Link
    reason: Reason


class DecisionRow(NamedTuple):
    """A decision, and whether what it is about is still there."""

    told: Decision
    here: bool


@lru_cache(_REMEMBERED)
def weight(value: float) -> Decimal:
    """A weight as it is shown: to two decimals and exact, so that the shown ones add up.

    >>> str(weight(1.0)), str(weight(-0.004))
    ('1.00', '0.00')
    """
    return Decimal(f"{value:.2f}") + 0


def _text(path: str) -> Callable[[Any], str]:
    """The value at a dotted path, as plain text."""
    get = attrgetter(path)
    return lambda item: str(get(item))


def _list(path: str) -> Callable[[Any], str]:
    """The ids at a dotted path, with a space between them."""
    get = attrgetter(path)
    return lambda item: " ".join(get(item))


def _words(side: str) -> Callable[[LinkRow], str]:
    return lambda row: "; ".join(_deciding.words(row.link, side))


def _claim_ids(item: Any) -> str:
    return " ".join(claim.claim_id for claim in item.claims)


def _sentence(place: int) -> Callable[[Any], str]:
    """The sentence of one of the claims of an item, "" where it has not so many."""
    return lambda item: item.claims[place].sentence.text if place < len(item.claims) else ""


def _side(side: str, path: str = "") -> Columns:
    return {
        f"{side}_source": _text(f"{path}{side}.source"),
        f"{side}_claim_id": _text(f"{path}{side}.claim_id"),
        f"{side}_said_by": _text(f"{path}{side}.said_by"),
        f"{side}_claim": _text(f"{path}{side}.text"),
        f"{side}_sentence": _text(f"{path}{side}.sentence.text"),
    }


CLAIMS: Columns = {
    "claim_id": _text("standing.claim.claim_id"),
    "source": _text("standing.claim.source"),
    "publisher": _text("standing.claim.publisher"),
    "kind": _text("standing.claim.kind"),
    "paragraph": attrgetter("standing.claim.sentence.paragraph"),
    "claim": _text("standing.claim.text"),
    "sentence": _text("standing.claim.sentence.text"),
    "start": attrgetter("standing.claim.start"),
    "end": attrgetter("standing.claim.end"),
    "said_by": _text("standing.claim.said_by"),
    "said_as": _text("standing.claim.said_as"),
    "status": _text("standing.claim.status"),
    "consistency": _text("standing.verdict"),
    "independent_sources": attrgetter("standing.independent_sources"),
    "agrees_with": _list("standing.agrees_with"),
    "conflicts_with": _list("standing.conflicts_with"),
    "why": _text("standing.why"),
    "decision": _text("told.decision"),
    "note": _text("told.note"),
    "context": _text("standing.claim.context"),
    "origin": _text("standing.origin"),
    "shown_as": lambda row: _editor.of_claim(row.standing, row.told),
}

LINKS: Columns = {
    "link_id": _text("link.link_id"),
    "relation": _text("link.relation"),
    "difference": _text("link.difference"),
    "strength": _text("link.strength"),
    "why": _text("link.why"),
    **_side("a", "link."),
    **_side("b", "link."),
    "same_origin": lambda row: "yes" if row.link.same_origin else "no",
    "decision": _text("told.decision"),
    "note": _text("told.note"),
    "a_words": _words("a"),
    "b_words": _words("b"),
    "shown_as": lambda row: _editor.of_link(row.link, row.told),
    "added_by": lambda row: BY_EDITOR if own(row.link) else "",
}

SET_ASIDE: Columns = {
    "relation": lambda _: str(Relation.SET_ASIDE),
    "reason": _text("reason"),
    **_side("a"),
    **_side("b"),
    "why": _text("why"),
}

DOCUMENTS: Columns = {
    "source": _text("document.source"),
    "title": _text("document.title"),
    "publisher": _text("document.publisher"),
    "kind": _text("document.kind"),
    "published": _text("document.published"),
    "paid_label": _text("document.paid_label"),
    "url": _text("document.url"),
    "words": lambda row: len(row.document.text.split()),
    "claims": attrgetter("claims"),
    "supported_by_others": attrgetter("supported"),
    "problems": attrgetter("problems"),
    "paid_by": _text("document.paid_by"),
    "byline": _text("document.byline"),
    "same_text_as": _list("same_text_as"),
    "updated": _text("document.updated"),
    "read_from": lambda row: "; ".join(f"{field}: {place}" for field, place in row.document.read_from),
}

OMISSIONS: Columns = {
    "weight": attrgetter("weight"),
    "source_without": _text("source_without"),
    "claim_id": _text("claim.claim_id"),
    "source": _text("claim.source"),
    "said_by": _text("claim.said_by"),
    "claim": _text("claim.text"),
    "why": _text("why"),
}

QUESTIONS: Columns = {
    "to": _text("to"),
    "question": _text("text"),
    "claim_ids": _claim_ids,
    "a_sentence": _sentence(0),
    "b_sentence": _sentence(1),
    "link_id": _text("link_id"),
}

FACTS: Columns = {
    "fact_id": _text("fact_id"),
    "fact": _text("label"),
    "difference": _text("difference"),
    "versions": _text("told"),
    "sources": lambda fact: " ".join(sorted({claim.source for claim in fact.claims})),
    "claim_ids": _claim_ids,
    "cannot_all_hold": lambda fact: " ".join(triangle.why for triangle in fact.triangles),
}

PASSAGES: Columns = {
    "words": attrgetter("words"),
    "sources": lambda passage: " ".join(sorted({place.source for place in passage.places})),
    "passage": _text("text"),
}

DECISIONS: Columns = {
    "id": _text("told.about"),
    "difference": _text("told.difference"),
    "decision": _text("told.decision"),
    "note": _text("told.note"),
    "state": lambda row: "kept" if row.here else "what it is about is gone",
    "relation": _text("told.relation"),
    "a_claim_id": lambda row: "".join(row.told.ends[:1]),
    "b_claim_id": lambda row: "".join(row.told.ends[1:2]),
    "words": _text("told.words"),
    "added_by": lambda row: BY_EDITOR if row.told.added else "",
}

PROBLEMS: Columns = {
    "source": _text("source"),
    "problem": _text("problem"),
    "where": _text("where"),
    "what_was_done": _text("what_was_done"),
}

REASONS: Columns = {
    "link_id": _text("link.link_id"),
    "rule": _text("reason.rule"),
    "relation": _text("reason.relation"),
    "difference": _text("reason.difference"),
    "weight": lambda row: weight(row.reason.weight),
    "a_words": _text("reason.a_words"),
    "b_words": _text("reason.b_words"),
    "sentence": _text("reason.sentence"),
    "link_difference": _text("link.difference"),
}
