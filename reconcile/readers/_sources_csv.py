"""Reads a dossier's sources.csv: what an editor knows of each source."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import UnreadableSource
from reconcile.model import Kind, Problem
from reconcile.readers._decode import decode
from reconcile.readers._stamps import iso
from reconcile.settings import Settings

NAME = "sources.csv"
REQUIRED = ("file", "title", "publisher", "kind", "published")
_KINDS = ", ".join(Kind)


@dataclass(frozen=True, slots=True)
class Row:
    """What sources.csv says of one file; every cell may be empty."""

    file: str
    title: str = ""
    publisher: str = ""
    kind: Kind | None = None
    published: str = ""
    url: str = ""
    paid_by: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sources.csv in its order, and what was wrong with it."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def key(file: str) -> str:
    """What two spellings of one file name share, whatever machine wrote them."""
    return unicodedata.normalize("NFC", file).casefold()


def read(path: Path, settings: Settings) -> Table:
    """The table at ``path``; never raises for a bad one: each fault is a problem and the rest is read."""
    try:
        return parse(path.read_bytes(), settings)
    except OSError as error:
        return Table((), (_problem(f"cannot be read ({error.strerror})", "", "read as if it were not there"),))


def parse(data: bytes, settings: Settings) -> Table:
    """The table in some bytes, as ``read`` gives it."""
    if not data.strip():
        return Table()
    try:
        text, notes = decode(data, settings)
    except UnreadableSource as error:
        return Table((), (_problem(str(error), "", "read as if it were not there"),))
    problems = [_problem(problem, "", done) for problem, done in notes]
    rows: dict[str, Row] = {}
    for line, cells in _cells(text, problems):
        row = _row(cells, line, problems)
        if not row.file:
            problems.append(_problem("a row names no file", line, "row left out"))
        elif key(row.file) in rows:
            problems.append(_problem(f"a second row for {row.file}", line, "the first row is used"))
        else:
            rows[key(row.file)] = row
    return Table(tuple(rows.values()), tuple(problems))


def _problem(problem: str, line: int | str, done: str) -> Problem:
    return Problem("", problem, f"{NAME} line {line}" if line else NAME, done)


def _cells(text: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line it ends on, as a cell by column; what cannot be parsed is noted."""
    head = text.lstrip("\n").partition("\n")[0]
    mark = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=mark, strict=True, skipinitialspace=True)
    columns: list[str] = []
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            problems.append(_problem(f"wrong quoting ({error})", reader.line_num, "the rows from here on are left out"))
            return
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = [cell.strip().casefold() for cell in cells]
            for column in REQUIRED:
                if column not in columns:
                    done = "every row is left out" if column == "file" else "read as if its cells were empty"
                    problems.append(_problem(f"column {column!r} is missing", reader.line_num, done))
            continue
        if len(cells) != len(columns):
            fault = f"{len(cells)} cells where the header has {len(columns)}"
            problems.append(_problem(fault, reader.line_num, "read from the left"))
        yield reader.line_num, dict(zip(columns, map(str.strip, cells), strict=False))


def _row(cells: dict[str, str], line: int, problems: list[Problem]) -> Row:
    kind = next((k for k in Kind if k == cells.get("kind", "").casefold()), None)
    if cells.get("kind") and not kind:
        fault = f"unknown kind {cells['kind']!r}; accepted: {_KINDS}"
        problems.append(_problem(fault, line, "told from the document"))
    written = cells.get("published", "")
    published = iso(written)
    if written and not published:
        fault = f"{written!r} is no date; 2017-11-30, 2017-11 and 2017 are accepted"
        problems.append(_problem(fault, line, "told from the document"))
    elif written[:10] != published:
        problems.append(_problem(f"{written!r} is no ISO date", line, f"read as {published}"))
    return Row(
        cells.get("file", ""),
        cells.get("title", ""),
        cells.get("publisher", ""),
        kind,
        published,
        cells.get("url", ""),
        cells.get("paid_by", ""),
    )
