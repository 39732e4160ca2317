"""The page over all stories of a batch (index.html): worst first, each line leads to its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from reconcile.english import number, opened
from reconcile.model import Verdict
from reconcile.writers._csv import encode
from reconcile.writers._marks import MARKS, Mark
from reconcile.writers.html import inline, template

if TYPE_CHECKING:
    from reconcile.writers.summary import SummaryRow, Unmade


class Line(NamedTuple):
    """A story as the page shows it: where its report is, and what it is looked for by."""

    row: SummaryRow
    address: str
    kind: str
    counts: tuple[int, ...]


class Index(NamedTuple):
    """All that the page shows; ``totals`` are the claims of all stories by consistency."""

    lead: tuple[str, ...]
    totals: tuple[tuple[Mark, int], ...]
    lines: tuple[Line, ...]
    unmade: tuple[Unmade, ...]


def page(rows: Collection[SummaryRow], unmade: Collection[Unmade], file: str) -> bytes:
    """The page: self-contained, nothing fetched, readable without scripts; the same in every order of rows."""
    styles, script = (inline("report.css"), inline("index.css")), inline("index.js")
    return encode(template("index.html").render(page=_index(rows, unmade, file), styles=styles, script=script))


def _index(rows: Collection[SummaryRow], unmade: Collection[Unmade], file: str) -> Index:
    lines = tuple(Line(row, f"{quote(row.story)}/{quote(file)}", _kind(row), _counts(row)) for row in _ranked(rows))
    totals = tuple(zip(MARKS.values(), map(sum, zip(*(line.counts for line in lines), strict=True)), strict=False))
    return Index(tuple(map(opened, _lead(lines, unmade))), totals, lines, tuple(sorted(unmade)))


def _ranked(rows: Collection[SummaryRow]) -> list[SummaryRow]:
    """The stories, worst first: by conflicts between sources, then within one, then by what could not be read."""

    def badness(row: SummaryRow) -> tuple[int, ...]:
        return row.conflicts_clear, row.conflicts_possible, row.internal, row.problems, row.single_source

    return sorted(rows, key=lambda row: (*(-n for n in badness(row)), row.story))


def _kind(row: SummaryRow) -> str:
    """The most serious that was found: what the list can be narrowed down to."""
    kinds = (("clear", row.conflicts_clear), ("possible", row.conflicts_possible), ("internal", row.internal))
    return next((kind for kind, found in kinds if found), "none")


def _counts(row: SummaryRow) -> tuple[int, ...]:
    """The claims of a story by consistency, in the order of MARKS."""
    by = {verdict: str(verdict).replace(" ", "_") for verdict in Verdict}
    return tuple(int(getattr(row, by[verdict])) for verdict in MARKS)


def _lead(lines: Collection[Line], unmade: Collection[Unmade]) -> Iterator[str]:
    kinds = Counter(line.kind for line in lines)
    yield f"{_stories(len(lines))} cross-checked."
    yield f"{_have(kinds['clear'])} a clear conflict between sources, {_have(kinds['possible'])} only possible ones."
    if unmade:
        yield f"{_stories(len(unmade))} not cross-checked; the reasons stand first."


def _stories(size: int) -> str:
    return "one story was" if size == 1 else f"{number(size)} stories were"


def _have(size: int) -> str:
    return {0: "none has", 1: "one has"}.get(size, f"{number(size)} have")
