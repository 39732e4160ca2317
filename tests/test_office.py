"""LibreOffice opens what is written: every value arrives unchanged, no formula runs, the drop-down is there."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from reconcile.decisions import decided
from reconcile.model import Decision, Kind, Verdict
from reconcile.writers import render
from reconcile.writers._csv import undefuse
from reconcile.writers._editor import CHOICES
from reconcile.writers._tables import tables
from reconcile.writers._workbook import SHEETS
from tests import sample_result as sample

# What a spreadsheet could run, turn into a date, or show as mojibake.
TEXTS = (
    '=HYPERLINK("https://bad.example","open")',
    "=1+1",
    "+44 20 7946 0000",
    "-5C in Stainby’s café: “£1.2m” — 🏊",
    "@SUM(1+1)",
    "\t=1+1",
    "'=1+1",
    "=cmd|' /C calc'!A0",
    "Zoë said é £ “so” ’tis 🐉",
)
# What a spreadsheet makes a date, a number or a truth of when it opens a CSV file, whatever the file does; the
# workbook says that they are text.
LONE = ("1/2", "2017-11", "TRUE", "007")
BODY = "@cell\n\n" + "\n\n".join((*TEXTS, *LONE))
ODD = sample.document("odd", BODY, "=1+1", Kind.NEWS, byline="-Perry", url="=2+2")
CLAIMS = tuple(
    sample.standing(sample.claim(ODD, text, said_by=text), Verdict.SINGLE, f"={text}") for text in (*TEXTS, *LONE)
)
RESULT = decided(
    replace(sample.RESULT, documents=(*sample.RESULT.documents, ODD), claims=(*sample.CLAIMS, *CLAIMS)),
    [Decision(standing.claim.claim_id, "", "to check", standing.claim.text) for standing in CLAIMS],
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with claims.csv and report.xlsx, and what LibreOffice makes of both."""
    tool = shutil.which("soffice") or shutil.which("libreoffice") or pytest.skip("no LibreOffice on this machine")
    folder = tmp_path_factory.mktemp("office")
    for name, data in render(RESULT, ["csv", "xlsx"]).items():
        (folder / name).write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [tool, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder / "opened"]
    # Comma, quotation mark, UTF-8: what the import dialog proposes for a file that begins with a BOM. Without a
    # window nobody is asked, and LibreOffice would take Windows-1252.
    for name, reading in (("claims.csv", ["--infilter=CSV:44,34,76"]), ("report.xlsx", [])):
        subprocess.run([*command, *reading, folder / name], check=True, capture_output=True, timeout=240)
    return folder


def cells(path: Path, sheet: str) -> list[list[str]]:
    """The cells of a sheet as text; whole numbers without a point."""
    page = openpyxl.load_workbook(path, data_only=True)[sheet]
    shown = [["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(values_only=True)]
    return [row for row in shown if any(row)]


def formulas(path: Path) -> list[str]:
    """The cells of a workbook that are formulas."""
    book = openpyxl.load_workbook(path)
    return [cell.value for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def test_claims_csv_arrives_unchanged(office: Path) -> None:
    text = (office / "claims.csv").read_bytes().decode("utf-8-sig")
    written = list(csv.reader(io.StringIO(text, newline="")))
    place = written[0].index("claim")
    opened = cells(office / "opened" / "claims.xlsx", "claims")
    assert opened[: -len(LONE)] == written[: -len(LONE)]
    assert set(TEXTS) <= {undefuse(row[place]) for row in written}


@pytest.mark.parametrize("name", ["claims.xlsx", "report.xlsx"])
def test_no_formula_is_live(name: str, office: Path) -> None:
    assert formulas(office / "opened" / name) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.title for sheet in SHEETS])
def test_the_workbook_arrives_unchanged(sheet: object, office: Path) -> None:
    title = sheet.title  # type: ignore[attr-defined]
    assert cells(office / "opened" / "report.xlsx", title) == cells(office / "report.xlsx", title)


def test_the_workbook_holds_every_text(office: Path) -> None:
    table = next(table for table in tables(RESULT) if table.name == "claims")
    wanted = {str(row[table.columns.index("claim")]) for row in table.rows}
    heading, *rows = cells(office / "opened" / "report.xlsx", "Claims")
    assert {row[heading.index("Claim")] for row in rows} == wanted
    assert {row[heading.index("Note")] for row in rows} >= {*TEXTS, *LONE}


@pytest.mark.parametrize("sheet", ["Conflicts", "Claims", "Agreements"])
def test_the_drop_down_is_there(sheet: str, office: Path) -> None:
    page = openpyxl.load_workbook(office / "opened" / "report.xlsx")[sheet]
    (offer,) = page.data_validations.dataValidation
    assert offer.type == "list" and not offer.showDropDown, "showDropDown hides the arrow"
    assert offer.formula1.strip('"').split(",") == list(CHOICES)
    place = next(cell.column_letter for cell in page[1] if cell.value == "Decision")
    assert f"{place}2" in offer.sqref


def test_what_is_decided_in_libreoffice_comes_back(office: Path) -> None:
    from reconcile.writers import given

    kept = {(decision.about, decision.decision, decision.note) for decision in given(office / "opened" / "report.xlsx")}
    assert kept == {(s.claim.claim_id, "to check", s.claim.text.strip()) for s in CLAIMS}
