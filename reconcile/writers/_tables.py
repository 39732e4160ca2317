"""The report as tables. CSV files and the workbook are written from these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.decisions import key
from reconcile.model import Decision, Link, Result, Verdict
from reconcile.writers import _columns, _places
from reconcile.writers._columns import ClaimRow, Columns, DecisionRow, DocumentRow, LinkRow, ReasonRow
from reconcile.writers._csv import Cell
from reconcile.writers._order import ordered

# Verdicts under which another, independent source says the same.
_SUPPORTED = (Verdict.CORROBORATED, Verdict.DISPUTED)
_NOTHING = Decision("")

Told = Mapping[tuple[str, str], Decision]


@dataclass(frozen=True, slots=True)
class Table:
    """One table, ready to be written: its columns by name, and what its rows are about."""

    name: str
    cells: Columns
    items: Iterable[Any]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.cells)

    @property
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows, made one by one: all at once would take more memory than the story itself."""
        return (tuple(cell(item) for cell in self.cells.values()) for item in self.items)


def tables(result: Result) -> tuple[Table, ...]:
    """Every table of a report; those with nothing in them have no rows."""
    result = ordered(result)
    told = {decision.key: decision for decision in result.decisions}
    contents: tuple[tuple[str, Columns, Iterable[Any]], ...] = (
        ("claims", {**_columns.CLAIMS, **_places.columns(result.documents)}, list(_claims(result, told))),
        ("links", _columns.LINKS, _links(result.links, told)),
        ("set_aside", _columns.SET_ASIDE, result.set_aside),
        ("internal", _columns.LINKS, _links(result.internal, told)),
        ("documents", _columns.DOCUMENTS, list(_documents(result))),
        ("omissions", _columns.OMISSIONS, result.omissions),
        ("questions", _columns.QUESTIONS, result.questions),
        ("facts", _columns.FACTS, result.facts),
        ("passages", _columns.PASSAGES, result.passages),
        ("problems", _columns.PROBLEMS, result.problems),
        ("decisions", _columns.DECISIONS, list(_decisions(result))),
        ("reasons", _columns.REASONS, _Reasons(result)),
    )
    return tuple(Table(*content) for content in contents)


def _claims(result: Result, told: Told) -> Iterator[ClaimRow]:
    for standing in result.claims:
        yield ClaimRow(standing, told.get((standing.claim.claim_id, ""), _NOTHING))


def _links(links: Sequence[Link], told: Told) -> list[LinkRow]:
    return [LinkRow(link, told.get(key(link), _NOTHING)) for link in links]


def _documents(result: Result) -> Iterator[DocumentRow]:
    claims = Counter(standing.claim.source for standing in result.claims)
    supported = Counter(standing.claim.source for standing in result.claims if standing.stands in _SUPPORTED)
    problems = Counter(problem.source for problem in result.problems)
    alike = {support.source: support.same_text_as for support in result.summary.support}
    for document in result.documents:
        source = document.source
        yield DocumentRow(document, claims[source], supported[source], problems[source], alike.get(source, ()))


def _decisions(result: Result) -> Iterator[DecisionRow]:
    for here, decisions in ((True, result.decisions), (False, result.gone)):
        for decision in decisions:
            yield DecisionRow(decision, here)


class _Reasons:
    """The reasons of all links, made as they are asked for: there are a dozen for each link."""

    def __init__(self, result: Result) -> None:
        self._links = (*result.links, *result.internal)

    def __iter__(self) -> Iterator[ReasonRow]:
        return (ReasonRow(link, reason) for link in self._links for reason in link.reasons)
