"""Which sheets the workbook has, what stands in their columns, and how its rows are read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

FILE = "report.xlsx"


class Column(NamedTuple):
    """One column of a sheet: its heading, the column of the CSV table that fills it, and its width in characters."""

    heading: str
    filled_from: str
    width: int
    printed: bool = True


class Sheet(NamedTuple):
    """One sheet; ``only`` are the cells that a row of the table must have to stand on it."""

    title: str
    table: str
    columns: tuple[Column, ...]
    only: Mapping[str, str] = {}
    empty: str = ""


_DECIDED = (
    Column("Decision", "decision", 13),
    Column("Note", "note", 32),
    Column("Shown as", "shown_as", 18),
)
_SIDES = (
    Column("First source", "a_source", 15),
    Column("Said by", "a_said_by", 15),
    Column("First passage", "a_sentence", 42),
    Column("Second source", "b_source", 15),
    Column("Said by (second)", "b_said_by", 15),
    Column("Second passage", "b_sentence", 42),
)
_LINK_IDS = (
    Column("First words", "a_words", 18, False),
    Column("Second words", "b_words", 18, False),
    Column("Same origin", "same_origin", 10, False),
    Column("Relation", "relation", 10, False),
    Column("Link id", "link_id", 14, False),
    Column("First claim id", "a_claim_id", 14, False),
    Column("Second claim id", "b_claim_id", 14, False),
    Column("Added by", "added_by", 10, False),
)
_LINK = (
    Column("How sure", "strength", 10),
    Column("What differs", "difference", 12),
    Column("Why", "why", 40),
    *_SIDES,
    *_DECIDED,
    *_LINK_IDS,
)

SHEETS = (
    Sheet("Conflicts", "links", _LINK, {"relation": "conflict"}, "No conflict was found between the sources."),
    Sheet(
        "Claims",
        "claims",
        (
            Column("Source", "source", 15),
            Column("Paragraph", "paragraph", 10),
            Column("Claim", "claim", 45),
            Column("Said by", "said_by", 16),
            Column("How said", "said_as", 11),
            Column("Kind of statement", "status", 12),
            Column("Consistency", "consistency", 15),
            Column("Why", "why", 45),
            *_DECIDED,
            Column("Whole sentence", "sentence", 45, False),
            Column("Independent sources", "independent_sources", 12, False),
            Column("Claim id", "claim_id", 14, False),
        ),
        empty="No claim was found.",
    ),
    Sheet(
        "Set aside",
        "set_aside",
        (Column("Reason", "reason", 16), Column("Why", "why", 40), *_SIDES),
        empty="Nothing was set aside.",
    ),
    Sheet(
        "Questions",
        "questions",
        (
            Column("To", "to", 22),
            Column("Question", "question", 60),
            Column("First passage", "a_sentence", 45),
            Column("Second passage", "b_sentence", 45),
            Column("Claim ids", "claim_ids", 24, False),
        ),
        empty="There is no question to put.",
    ),
    Sheet(
        "Sources",
        "documents",
        (
            Column("Source", "source", 18),
            Column("Title", "title", 40),
            Column("Publisher", "publisher", 24),
            Column("Kind", "kind", 14),
            Column("Published", "published", 12),
            Column("Label for paid content", "paid_label", 28),
            Column("Paid for by", "paid_by", 20),
            Column("Byline", "byline", 18),
            Column("Address", "url", 30),
            Column("Words", "words", 8),
            Column("Claims", "claims", 8),
            Column("Supported by others", "supported_by_others", 12),
            Column("Problems", "problems", 10),
        ),
        empty="No source could be read.",
    ),
    Sheet("Agreements", "links", _LINK, {"relation": "agree"}, "No two sources were found to say the same."),
    Sheet("Within one source", "internal", _LINK, empty="No source was found to be at odds with itself."),
    Sheet(
        "Left out",
        "omissions",
        (
            Column("Missing in", "source_without", 18),
            Column("Told by", "source", 18),
            Column("Said by", "said_by", 18),
            Column("Claim", "claim", 60),
            Column("Why it matters", "why", 45),
            Column("Claim id", "claim_id", 14, False),
        ),
        empty="Nothing of weight was found to be left out.",
    ),
    Sheet(
        "Problems",
        "problems",
        (
            Column("Source", "source", 18),
            Column("Problem", "problem", 50),
            Column("Where", "where", 24),
            Column("What was done", "what_was_done", 50),
        ),
        empty="No problem was met.",
    ),
)


def rows(path: Path) -> list[tuple[str, dict[str, str]]]:
    """The rows of the sheets in which an editor decides, by the columns of the CSV tables, each with where it stands.

    Raises OSError where there is no such file and ValueError where it is no workbook.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as file:
            book = load_workbook(file, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError, SyntaxError):
        raise ValueError("is no Excel workbook") from None
    return [row for sheet in SHEETS if sheet.title in book.sheetnames for row in _rows(sheet, book[sheet.title])]


def _rows(sheet: Sheet, page: Any) -> Iterator[tuple[str, dict[str, str]]]:
    lines = page.iter_rows(values_only=True)
    named = {column.heading: column.filled_from for column in sheet.columns}
    heading = [named.get(str(cell), "") for cell in next(lines, ())]
    for number, line in enumerate(lines if "decision" in heading else (), 2):
        cells = {name: _text(cell) for name, cell in zip(heading, line, strict=False) if name}
        missing = {name: cell for name, cell in sheet.only.items() if not cells.get(name)}
        yield f"{sheet.title}, row {number}", {**cells, **missing}


def _text(cell: object) -> str:
    """A cell's text; a day is an ISO date, and what Excel writes as _x000D_ is undone."""
    from openpyxl.utils.escape import unescape

    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return "" if cell is None else str(unescape(str(cell)))
