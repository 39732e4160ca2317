"""The workbook: its sheets, what an editor can do in them, and that no text is ever more than text."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Result
from reconcile.writers import render
from reconcile.writers._tables import tables
from reconcile.writers._workbook import SHEETS
from reconcile.writers.workbook import fitting
from tests import sample_result as sample

TITLES = [sheet.title for sheet in SHEETS]


def book(result: Result = sample.RESULT) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(result, ["xlsx"])["report.xlsx"]))


BOOK = book()


def test_the_sheets_an_editor_works_in_come_first() -> None:
    assert BOOK.sheetnames[:5] == ["Conflicts", "Claims", "Set aside", "Questions", "Sources"]
    assert book(sample.EMPTY).sheetnames == BOOK.sheetnames


@pytest.mark.parametrize("title", TITLES)
def test_a_sheet_can_be_worked_in(title: str) -> None:
    page = BOOK[title]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == page.dimensions
    assert all(cell.alignment.wrap_text for cell in page[1])
    assert all(8 <= page.column_dimensions[cell.column_letter].width <= 62 for cell in page[1])
    assert (int(page.page_setup.paperSize), page.page_setup.orientation) == (9, "landscape")
    assert page.print_title_rows == "$1:$1"


@pytest.mark.parametrize("sheet", SHEETS, ids=TITLES)
def test_a_sheet_is_filled_from_columns_that_there_are(sheet: Any) -> None:
    columns = {table.name: table.columns for table in tables(sample.EMPTY)}[sheet.table]
    assert {column.filled_from for column in sheet.columns} | set(sheet.only) <= set(columns)
    assert len({column.heading for column in sheet.columns}) == len(sheet.columns)


def test_every_claim_and_link_has_a_row() -> None:
    rows = {name: BOOK[name].max_row - 1 for name in ("Conflicts", "Agreements", "Claims", "Set aside", "Sources")}
    assert rows == {"Conflicts": 4, "Agreements": 3, "Claims": 19, "Set aside": 2, "Sources": 3}


def test_a_consistency_has_its_shape_and_an_empty_sheet_says_so() -> None:
    consistency = [cell.value for cell in BOOK["Claims"]["G"]]
    assert {"✕ conflicting", "± disputed", "✓ corroborated", "≈ echoed", "○ single source"} <= set(consistency)
    assert book(sample.EMPTY)["Conflicts"]["A2"].value == "No conflict was found between the sources."


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "https://a.example", "mailto:a@b.example", "007"])
def test_a_text_is_a_text(text: str) -> None:
    first = sample.CLAIMS[0]
    odd = replace(first, claim=replace(first.claim, text=text, said_by=text), why=text)
    page = book(replace(sample.RESULT, claims=(odd, *sample.CLAIMS[1:])))["Claims"]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value == text]
    assert len(cells) == 3
    assert {(cell.data_type, cell.hyperlink) for cell in cells} == {("s", None)}
    assert {cell.quotePrefix for cell in cells} == {text[0] in "=+-@"}, "stays text when an editor opens the cell"


@given(st.integers(32_700, 32_800), st.sampled_from("a£🐉"))
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(length: int, letter: str) -> None:
    text = letter * length
    cut = fitting(text)
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


def test_a_long_quotation_does_not_break_the_workbook() -> None:
    first = sample.CLAIMS[0]
    odd = replace(first, claim=replace(first.claim, text="x" * 40_000))
    page = book(replace(sample.RESULT, claims=(odd, *sample.CLAIMS[1:])))["Claims"]
    assert page["C2"].value == "x" * 32_766 + "…"
    assert page.row_dimensions[2].height <= 409
