"""One row a story: the summary of a batch as a table and a page, and of a single run in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from reconcile.decisions import in_force
from reconcile.digest import WORST, brief, conflicts
from reconcile.model import Result, Verdict
from reconcile.writers import _folder, _index
from reconcile.writers._csv import render
from reconcile.writers._lead import clear
from reconcile.writers._order import ordered


class SummaryRow(NamedTuple):
    """A story in numbers; ``worst`` is the reason of its most serious conflict, "" where there is none.

    ``in_words`` holds the lines of the story's summary.
    """

    story: str
    sources: int
    claims: int
    corroborated: int
    echoed: int
    conflicting: int
    disputed: int
    single_source: int
    not_compared: int
    conflicts_clear: int
    conflicts_possible: int
    worst: str
    problems: int
    second_worst: str
    third_worst: str
    internal: int
    in_words: str


def summary_row(result: Result) -> SummaryRow:
    """The row of one story in summary.csv; what the editor has rejected does not count."""
    result = ordered(result)
    seen = Counter(standing.stands for standing in result.claims)
    found, sure = conflicts(in_force(result).links), clear(in_force(result).links)
    worst = [*(link.why for link in result.summary.worst), *[""] * WORST]
    return SummaryRow(
        story=result.story,
        sources=len(result.documents),
        claims=len(result.claims),
        corroborated=seen[Verdict.CORROBORATED],
        echoed=seen[Verdict.ECHOED],
        conflicting=seen[Verdict.CONFLICTING],
        disputed=seen[Verdict.DISPUTED],
        single_source=seen[Verdict.SINGLE],
        not_compared=seen[Verdict.NOT_COMPARED],
        conflicts_clear=len(sure),
        conflicts_possible=len(found) - len(sure),
        worst=worst[0],
        problems=len(result.problems),
        second_worst=worst[1],
        third_worst=worst[2],
        internal=len(result.internal),
        in_words="\n".join(result.summary.lines),
    )


class Unmade(NamedTuple):
    """A story of a batch that has no report, and why."""

    story: str
    failure: str


def summary_csv(rows: Collection[SummaryRow]) -> bytes:
    """summary.csv, sorted by story."""
    return render(SummaryRow._fields, sorted(rows))


def write_summary(
    folder: Path, rows: Collection[SummaryRow], unmade: Collection[Unmade] = (), page: str = "report.html"
) -> None:
    """Write summary.csv, failures.csv and index.html into ``folder``, whole or not at all.

    The index leads to the file ``page`` of each report beside it. Raises UsageError where that cannot be done.
    """
    files = {
        "failures.csv": render(Unmade._fields, sorted(unmade)),
        "index.html": _index.page(rows, unmade, page),
        "summary.csv": summary_csv(rows),
    }
    _folder.replace(folder, files)


def sentence(result: Result) -> str:
    """What was found, in the first sentences of the report."""
    return brief(in_force(result))
