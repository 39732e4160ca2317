"""What pronouns and bare descriptions stand for in the context of a claim: the table in fixtures/slots."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from reconcile.claims import extract
from reconcile.model import Document, Kind, Paragraph, Role

CASES = Path(__file__).parents[1] / "fixtures" / "slots" / "antecedent.csv"
MILL = "The old mill of Harwick burned down on Monday after a long strike."
LIBRARY = "The library of Leeds will open again in May after two years of repairs."
FERRIES = "Two ferries of the town of Marl ran aground near the port on Tuesday."
_NOTES = re.compile(r"\(\w+: .*")
_AROUND = re.compile(r" ?\((?:sentence|before|opening): [^)]*\)")


def document(text: str, title: str = "") -> Document:
    """A document of one paragraph."""
    body = (Paragraph(1, 0, len(text), Role.BODY),)
    return Document("a", "a.txt", text, "0" * 64, title, "", Kind.NEWS, "", "", "", "", "", body)


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def notes(text: str) -> str:
    found = (_NOTES.search(_AROUND.sub("", claim.context)) for claim in extract([document(text)]))
    return " | ".join(dict.fromkeys(match.group() for match in found if match))


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [])
        for row in rows()
    ],
)
def test_case(row: dict[str, str]) -> None:
    assert notes(row["text"]) == row["notes"]


def test_a_third_of_the_table_is_silent_or_left_open() -> None:
    found = rows()
    assert 3 * sum(not row["notes"] or "left open" in row["notes"] for row in found) >= len(found)
    assert 20 * sum(bool(row["xfail"]) for row in found) <= len(found)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (f"{LIBRARY} {MILL} {FERRIES} Ann Hall has resigned.", f"{MILL} {FERRIES}"),
        (f"{LIBRARY} {MILL} {FERRIES} The decision angered the crews.", f"{LIBRARY} {MILL} {FERRIES}"),
        ("Ann Hall has resigned.", ""),
    ],
)
def test_two_sentences_before_are_shown_and_three_where_something_is_open(text: str, before: str) -> None:
    shown = extract([document(text, "Ferries of Harwick sold")])[-1].context
    told = (before and f"(before: {before})", "(headline: Ferries of Harwick sold)")
    assert shown.endswith(" ".join(filter(None, told)))
