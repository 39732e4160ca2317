"""CSV that Excel reads and no spreadsheet runs: UTF-8 with BOM, dangerous cells defused."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

Cell = str | int | Decimal

# What a spreadsheet takes for the start of a formula. Apostrophes before it count too, so that
# undoing gives back exactly what was there.
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_STARTS = frozenset("'=+-@\t\r")

# The longest cell read back: the csv module's own 131,072 is less than a long transcript's paragraph.
_LONGEST = 2**31 - 1
# Rows written in one go.
_TOGETHER = 1000


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return text[:1] in _STARTS and _DANGEROUS.match(text) is not None


def defuse(text: str) -> str:
    """The text as a spreadsheet shows it and does not run it.

    >>> defuse("=1+1"), defuse("'=1+1"), defuse("“- no -”")
    ("'=1+1", "''=1+1", '“- no -”')
    """
    return f"'{text}" if is_dangerous(text) else text


def undefuse(text: str) -> str:
    """What ``defuse`` was given.

    >>> undefuse("'=1+1"), undefuse("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text


def render(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A whole CSV file; text is defused, numbers stand as they are.

    >>> render(("claim", "start"), [("-5C in Stainby", 12)])
    b"\\xef\\xbb\\xbfclaim,start\\r\\n'-5C in Stainby,12\\r\\n"
    """
    return b"".join(pieces(columns, rows))


def pieces(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The same file piece by piece, so that a table of a long story is never held whole."""
    yield "\ufeff".encode()
    waiting = chain([columns], ([defuse(cell) if isinstance(cell, str) else cell for cell in row] for row in rows))
    while together := list(islice(waiting, _TOGETHER)):
        sheet = io.StringIO(newline="")
        csv.writer(sheet).writerows(together)
        yield encode(sheet.getvalue())


def parse(data: bytes) -> list[dict[str, str]]:
    """The rows of one of our CSV files, as they were before they were defused."""
    before = csv.field_size_limit(_LONGEST)
    try:
        lines = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), restval="")
        return [{column: undefuse(cell) for column, cell in line.items() if column is not None} for line in lines]
    finally:
        csv.field_size_limit(before)


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of one of our CSV files on disk; undoes the defusing."""
    return parse(path.read_bytes())


def encode(text: str) -> bytes:
    """UTF-8, with a question mark for what UTF-8 cannot hold (half a character pair)."""
    return text.encode("utf-8", "replace")
