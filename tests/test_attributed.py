"""Who says each claim of a sentence: the table in fixtures/slots, row by row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reconcile.claims import extract
from tests.test_speech import document

TABLE = Path(__file__).parent.parent / "fixtures" / "slots" / "attributed.csv"


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", table(), ids=lambda row: row["text"][:40])
def test_who_says_each_claim(row: dict[str, str]) -> None:
    found = extract([document(row["text"])])
    assert " || ".join(f"{c.said_by or '-'} | {c.text}" for c in found) == row["expected"]


def test_a_third_of_the_table_is_the_source_itself() -> None:
    found = [said for row in table() for said in row["expected"].split(" || ")]
    assert sum(said.startswith("- |") for said in found) * 3 >= len(found)
