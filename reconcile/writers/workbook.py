"""A workbook to decide in (report.xlsx): conflicts, claims, what was set aside, questions, sources."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reconcile.model import Result
from reconcile.writers._csv import Cell, encode, is_dangerous
from reconcile.writers._editor import CHOICES
from reconcile.writers._marks import marked
from reconcile.writers._tables import Table, tables
from reconcile.writers._workbook import FILE, SHEETS, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMAT = "xlsx"

# The most characters that Excel takes in a cell.
_LONGEST = 32_767
# Every text is a text: none becomes a formula, a number or a link. The clock stands still, for the bytes' sake.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_CREATED = datetime(2000, 1, 1)

# Points of a line of text, and the most that a row can have.
_LINE, _TALLEST = 15, 409

_TOP = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": "#D9D5CA"}
_HEADER = {"valign": "top", "text_wrap": True, "bold": True, "bg_color": "#1C1B19", "font_color": "#FFFFFF"}
# The editor's own columns stand out; a leading apostrophe that Excel hides keeps text as text when it is edited.
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "plain": _TOP,
    "header": _HEADER,
    "editor": {**_TOP, "bg_color": "#FFF6D6", "border": 1, "border_color": "#D9D5CA"},
    "quoted": {**_TOP, "quote_prefix": True},
}


def files(result: Result) -> Mapping[str, bytes]:
    """The workbook; the same result gives the same bytes."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": encode(result.story).decode(), "created": _CREATED})
        styles = {name: book.add_format(dict(style)) for name, style in _STYLES.items()}
        found = {table.name: table for table in tables(result)}
        for sheet in SHEETS:
            _fill(book, sheet, found[sheet.table], styles)
    return {FILE: stream.getvalue()}


def _fill(book: Workbook, sheet: Sheet, table: Table, styles: Mapping[str, Any]) -> None:
    page = book.add_worksheet(sheet.title)
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    shown = [row for row in rows if all(row[name] == cell for name, cell in sheet.only.items())]
    for place, column in enumerate(sheet.columns):
        editor = column.filled_from in ("decision", "note")
        page.set_column(place, place, column.width, styles["editor" if editor else "plain"])
        page.write_string(0, place, column.heading, styles["header"])
        for number, row in enumerate(shown, 1):
            _write(page, number, place, marked(column.filled_from, row[column.filled_from]), styles, editor)
        if column.filled_from == "decision":
            _offer(page, place, len(shown))
    page.set_row(0, _height({column.heading: column.heading for column in sheet.columns}, sheet, "heading"))
    for number, row in enumerate(shown, 1):
        page.set_row(number, _height(row, sheet, "filled_from"))
    if not shown:
        page.write_string(1, 0, sheet.empty)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(shown), 1), len(sheet.columns) - 1)
    _for_paper(page, sheet, max(len(shown), 1))


def _height(row: Mapping[str, Cell], sheet: Sheet, by: str) -> int:
    """Points that a row needs for its wrapped text; not every program works them out when it opens a workbook."""
    lines = (
        sum(1 + len(line) // column.width for line in str(row[getattr(column, by)]).splitlines())
        for column in sheet.columns
    )
    return min(_TALLEST, _LINE * max(1, *lines))


def _write(page: Worksheet, row: int, place: int, cell: Cell, styles: Mapping[str, Any], editor: bool) -> None:
    if not isinstance(cell, str):
        page.write_number(row, place, float(cell))
        return
    text = fitting(encode(cell).decode())
    style = "editor" if editor else "quoted" if is_dangerous(text) else "plain"
    if text:
        page.write_string(row, place, text, styles[style])
    else:
        page.write_blank(row, place, None, styles[style])


def fitting(text: str) -> str:
    """The text, cut short with an ellipsis where it is longer than a cell can be; Excel counts UTF-16 units.

    >>> len(fitting("x" * 40_000)), fitting("x" * 40_000)[-2:]
    (32767, 'x…')
    """
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * _LONGEST else units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _offer(page: Worksheet, place: int, rows: int) -> None:
    """The drop-down of decisions, with room below for links of the editor's own."""
    page.data_validation(
        1,
        place,
        rows + 200,
        place,
        {
            "validate": "list",
            "source": list(CHOICES),
            "error_type": "warning",
            "error_title": "Another word?",
            "error_message": f"Offered are: {', '.join(CHOICES)}. Reasons and corrected values go into the note.",
        },
    )


def _for_paper(page: Worksheet, sheet: Sheet, rows: int) -> None:
    """A4, as wide as the page; the ids, which stand last, stay off the paper."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RPage &P of &N")
    printed = [place for place, column in enumerate(sheet.columns) if column.printed]
    page.print_area(0, 0, rows, printed[-1])
