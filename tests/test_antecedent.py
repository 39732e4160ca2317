"""What pronouns and bare descriptions stand for in the context of a claim: the table in fixtures/slots."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from reconcile.claims import extract
from reconcile.model import Document, Kind, Paragraph, Role

CASES = Path(__file__).parents[1] / "fixtures" / "slots" / "antecedent.csv"
_NOTES = re.compile(r"\(\w+: .*")
_SENTENCE = re.compile(r" ?\(sentence: [^)]*\)")


def document(text: str, title: str = "") -> Document:
    """A document of one paragraph."""
    body = (Paragraph(1, 0, len(text), Role.BODY),)
    return Document("a", "a.txt", text, "0" * 64, title, "", Kind.NEWS, "", "", "", "", "", body)


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def notes(text: str) -> str:
    found = (_NOTES.search(_SENTENCE.sub("", claim.context)) for claim in extract([document(text)]))
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


def test_every_piece_of_a_sentence_is_shown_with_what_one_of_them_needs() -> None:
    text = "The town lost two ferries. The decision angered the pilots of Marl, and Ann Hall has resigned over it."
    shown = [claim.context for claim in extract([document(text, "Ferries of Harwick sold")])]
    assert [context.count("(before: The town lost two ferries.)") for context in shown] == [0, 1, 1]
    assert all(context.endswith("(headline: Ferries of Harwick sold)") for context in shown)
