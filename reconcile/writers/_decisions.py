"""Reads what an editor wrote into the tables or the workbook of a report: decisions, notes, links of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reconcile.errors import UsageError
from reconcile.model import Decision, Difference, Problem, Relation
from reconcile.writers import _workbook
from reconcile.writers._csv import parse

# The record of all decisions that a run knew, those whose claim is gone among them.
RECORD = "decisions.csv"
# The files of a report in which an editor may decide; where two were edited, what a later one says counts.
TABLES = ("claims.csv", "internal.csv", "links.csv", _workbook.FILE)
# What stands in the column added_by of a link that is the editor's own.
BY_EDITOR = "editor"

_ACCEPTED = "a claims.csv, links.csv, internal.csv or report.xlsx of a report is accepted; CSV in UTF-8 with commas"

# What a message says of a table that nobody named.
_EARLIER = "the decisions of the earlier run "

Row = Mapping[str, str]
Key = tuple[str, str]


class Told(NamedTuple):
    """Decisions, and where two tables of one report decide differently."""

    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]


def given(table: Path | None) -> tuple[Decision, ...]:
    """The decisions of a table that an editor names; raises UsageError for one that cannot be read."""
    return tuple(filter(_says, _read(table) if table else ()))


def earlier(folder: Path) -> Told:
    """The decisions in a report's folder: what its last run recorded, and what was edited since.

    Raises UsageError for a table that cannot be read: it may hold an editor's work.
    """
    before = _recorded(folder)
    latest: dict[Key, tuple[str, Decision]] = {}
    problems: list[Problem] = []
    for name, decision in _edits(folder, before):
        problems.extend(_clash(name, decision, latest.get(decision.key)))
        latest[decision.key] = name, decision
    kept = {**before, **{key: decision for key, (_, decision) in latest.items()}}
    return Told(tuple(filter(_says, kept.values())), tuple(problems))


def edited(folder: Path) -> bool:
    """Whether an editor has decided anything in a report's folder since its last run; raises as ``earlier`` does."""
    return any(True for _ in _edits(folder, _recorded(folder)))


def _recorded(folder: Path) -> dict[Key, Decision]:
    path = folder / RECORD
    return {decision.key: decision for decision in _read(path, _EARLIER)} if path.is_file() else {}


def _edits(folder: Path, before: Mapping[Key, Decision]) -> Iterator[tuple[str, Decision]]:
    """What each table says otherwise than the record."""
    for name in TABLES:
        for decision in _read(folder / name, _EARLIER) if (folder / name).is_file() else ():
            if not _same(decision, before.get(decision.key, Decision(decision.about))):
                yield name, decision


def _says(decision: Decision) -> bool:
    return bool(decision.decision or decision.note or decision.added)


def _same(one: Decision, other: Decision) -> bool:
    return (one.decision, one.note, one.added) == (other.decision, other.note, other.added)


def _clash(name: str, decision: Decision, other: tuple[str, Decision] | None) -> Iterator[Problem]:
    if other and not _same(decision, other[1]):
        words = " – ".join(filter(None, (other[1].decision, other[1].note))) or "nothing"
        what = f"{other[0]} and {name} decide differently on {decision.about or decision.words}"
        yield Problem("", what, name, f"what {name} says was kept; {other[0]} said: {words}")


def _read(path: Path, what: str = "") -> list[Decision]:
    """Every row of a table of a report as a decision, those with nothing decided too."""
    try:
        rows = _workbook.rows(path) if path.suffix.casefold() == ".xlsx" else _numbered(parse(path.read_bytes()))
    except OSError as error:
        raise UsageError(f"{path}: {what}cannot be read ({error.strerror or error}); {_ACCEPTED}") from None
    except ValueError as error:
        why = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise UsageError(f"{path}: {what and f'{what}cannot be read: it '}{why}; {_ACCEPTED}") from None
    _check(path, what, [row for _, row in rows])
    return [decision for where, row in rows for decision in _decisions(f"{path}: {where}", row)]


def _numbered(rows: Sequence[Row]) -> list[tuple[str, Row]]:
    return [(f"row {number}", row) for number, row in enumerate(rows, 2)]


def _check(path: Path, what: str, rows: Sequence[Row]) -> None:
    wanted = ({"claim_id"}, {"link_id", "difference"}, {"id", "difference"})
    if rows and not any("decision" in row and any(ids <= row.keys() for ids in wanted) for row in rows):
        told = f"{what}cannot be read from it, for it " if what else ""
        raise UsageError(f"{path}: {told}has no column for ids or decisions; {_ACCEPTED}")


def _decisions(where: str, row: Row) -> Iterator[Decision]:
    """The decision of one row; none where the row is blank."""
    cell = {column: (text or "").strip() for column, text in row.items()}
    about = cell.get("claim_id") or cell.get("link_id") or cell.get("id") or ""
    ends = tuple(filter(None, (cell.get("a_claim_id", ""), cell.get("b_claim_id", ""))))
    if not about and not ends:
        return
    added = cell.get("added_by", "") == BY_EDITOR or not about
    decision = Decision(
        about=about,
        difference="" if "claim_id" in cell else cell.get("difference", ""),
        decision=cell.get("decision", ""),
        note=cell.get("note", ""),
        relation=cell.get("relation", "") or ("conflict" if added else ""),
        ends=ends,
        words=_words(cell),
        added=added,
    )
    if added:
        _check_added(where, decision)
    yield decision


def _check_added(where: str, decision: Decision) -> None:
    """Raise UsageError where a row with no link_id does not tell a link."""
    if len(set(decision.ends)) != 2:
        raise UsageError(f"{where}: a link needs two claims; two different claim ids of claims.csv are accepted")
    if decision.relation not in (Relation.AGREE, Relation.CONFLICT):
        raise UsageError(f"{where}: unknown relation {decision.relation!r}; accepted: agree, conflict")
    if decision.difference not in set(Difference):
        known = ", ".join(filter(None, Difference))
        raise UsageError(f"{where}: unknown difference {decision.difference!r}; accepted: {known}, or nothing")


def _words(cell: Row) -> str:
    """What the decision is about, in the sources' words."""
    sides = (cell.get(f"{side}_claim") or cell.get(f"{side}_sentence", "") for side in "ab")
    return " – ".join(filter(None, (cell.get("words"), cell.get("claim"), *sides)))
