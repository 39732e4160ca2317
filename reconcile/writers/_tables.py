"""The report as tables: what each column holds. CSV and spreadsheets are written from these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from reconcile.model import Document, Link, Reason, Relation, Result, Verdict
from reconcile.writers import _deciding, _places
from reconcile.writers._csv import Cell
from reconcile.writers._order import ordered

Columns = Mapping[str, Callable[[Any], Cell]]

# Verdicts under which another, independent source says the same.
_SUPPORTED = (Verdict.CORROBORATED, Verdict.DISPUTED)


class Table(NamedTuple):
    """One table, ready to be written; ``rows`` match ``columns``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class DocumentRow(NamedTuple):
    """A document with what the result says of it."""

    document: Document
    claims: int
    supported: int
    problems: int


class ReasonRow(NamedTuple):
    """One step of a link's account."""

    link: Link
    reason: Reason


def tables(result: Result) -> tuple[Table, ...]:
    """Every table of a report; those with nothing in them have no rows."""
    result = ordered(result)
    contents: tuple[tuple[str, Columns, Sequence[Any]], ...] = (
        ("claims", {**CLAIMS, **_places.columns(result.documents)}, result.claims),
        ("links", LINKS, result.links),
        ("set_aside", SET_ASIDE, result.set_aside),
        ("internal", LINKS, result.internal),
        ("documents", DOCUMENTS, list(_documents(result))),
        ("omissions", OMISSIONS, ()),
        ("questions", QUESTIONS, ()),
        ("problems", PROBLEMS, result.problems),
        ("reasons", REASONS, list(_reasons(result))),
    )
    return tuple(_table(*content) for content in contents)


def weight(value: float) -> Decimal:
    """A weight as it is shown: to two decimals and exact, so that the shown ones add up.

    >>> str(weight(1.0)), str(weight(-0.004))
    ('1.00', '0.00')
    """
    return Decimal(f"{value:.2f}") + 0


def _table(name: str, columns: Columns, items: Sequence[Any]) -> Table:
    return Table(name, tuple(columns), tuple(tuple(cell(item) for cell in columns.values()) for item in items))


def _documents(result: Result) -> Iterator[DocumentRow]:
    claims = Counter(standing.claim.source for standing in result.claims)
    supported = Counter(standing.claim.source for standing in result.claims if standing.verdict in _SUPPORTED)
    problems = Counter(problem.source for problem in result.problems)
    for document in result.documents:
        source = document.source
        yield DocumentRow(document, claims[source], supported[source], problems[source])


def _reasons(result: Result) -> Iterator[ReasonRow]:
    for link in (*result.links, *result.internal):
        for reason in link.reasons:
            yield ReasonRow(link, reason)


def _empty(_: Any) -> str:
    return ""


def _text(path: str) -> Callable[[Any], str]:
    """The value at a dotted path, as plain text."""
    get = attrgetter(path)
    return lambda item: str(get(item))


def _list(path: str) -> Callable[[Any], str]:
    """The ids at a dotted path, with a space between them."""
    get = attrgetter(path)
    return lambda item: " ".join(get(item))


def _words(side: str) -> Callable[[Link], str]:
    return lambda link: "; ".join(_deciding.words(link, side))


def _side(side: str) -> Columns:
    return {
        f"{side}_source": _text(f"{side}.source"),
        f"{side}_claim_id": _text(f"{side}.claim_id"),
        f"{side}_said_by": _text(f"{side}.said_by"),
        f"{side}_claim": _text(f"{side}.text"),
        f"{side}_sentence": _text(f"{side}.sentence.text"),
    }


CLAIMS: Columns = {
    "claim_id": _text("claim.claim_id"),
    "source": _text("claim.source"),
    "publisher": _text("claim.publisher"),
    "kind": _text("claim.kind"),
    "paragraph": attrgetter("claim.sentence.paragraph"),
    "claim": _text("claim.text"),
    "sentence": _text("claim.sentence.text"),
    "start": attrgetter("claim.start"),
    "end": attrgetter("claim.end"),
    "said_by": _text("claim.said_by"),
    "said_as": _text("claim.said_as"),
    "status": _text("claim.status"),
    "consistency": _text("verdict"),
    "independent_sources": attrgetter("independent_sources"),
    "agrees_with": _list("agrees_with"),
    "conflicts_with": _list("conflicts_with"),
    "why": _text("why"),
    "decision": _empty,
    "note": _empty,
    "context": _text("claim.context"),
}

LINKS: Columns = {
    "link_id": _text("link_id"),
    "relation": _text("relation"),
    "difference": _text("difference"),
    "strength": _text("strength"),
    "why": _text("why"),
    **_side("a"),
    **_side("b"),
    "same_origin": lambda link: "yes" if link.same_origin else "no",
    "decision": _empty,
    "note": _empty,
    "a_words": _words("a"),
    "b_words": _words("b"),
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
    "updated": _text("document.updated"),
    "read_from": lambda row: "; ".join(f"{field}: {place}" for field, place in row.document.read_from),
}

OMISSIONS: Columns = dict.fromkeys(
    ("weight", "source_without", "claim_id", "source", "said_by", "claim", "why"), _empty
)

QUESTIONS: Columns = dict.fromkeys(("to", "question", "claim_ids", "a_sentence", "b_sentence"), _empty)

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
