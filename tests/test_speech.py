"""Who says what: the table in fixtures/slots, row by row, and what holds of any text."""

from __future__ import annotations

import csv
import doctest
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import claims
from reconcile.claims.parsed.parse import sentences
from reconcile.claims.said.quotes import quotations
from reconcile.claims.said.speech import find
from reconcile.lexicon.table import rows
from reconcile.model import Document, Kind, Paragraph, Role, Speech

TABLE = Path(__file__).parent.parent / "fixtures" / "slots" / "speech.csv"
STANCES = {"said", "confirmed", "claimed", "denied", "rejected", "asked"}
MODULES = [module.name for module in walk_packages(claims.__path__, "reconcile.claims.")]
MARKS = st.text(alphabet="“”‘’\"' .,?aA\n", max_size=60)


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def document(text: str) -> Document:
    """A document of body paragraphs, one a line."""
    paragraphs, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(len(paragraphs) + 1, place, place + len(line), Role.BODY))
        place += len(line) + 1
    return Document("a", "a.txt", text, "0" * 64, "", "", Kind.NEWS, "", "", "", "", "", tuple(paragraphs))


def speeches(text: str) -> tuple[Speech, ...]:
    doc = document(text)
    return find(doc, sentences(doc))


def shown(text: str, speech: Speech) -> str:
    """A speech as the table writes it: how, by whom, the verb and the words."""
    words = text[speech.span.start : speech.span.end].replace("\n", "\\n")
    return f"{speech.said_as} | {speech.said_by} | {speech.verb} | {words}"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [])
        for row in table()
    ],
)
def test_who_says_what(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    assert " || ".join(shown(text, s) for s in speeches(text)) == row["expected"]


def test_a_third_of_the_table_is_silent() -> None:
    found = table()
    assert sum(not row["expected"] for row in found) * 3 >= len(found)
    assert sum(bool(row["xfail"]) for row in found) * 20 <= len(found)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Quill said the levy was fair.", ["said"]),
        ("Quill confirmed that the levy was fair.", ["confirmed"]),
        ("Quill claimed that the levy was fair.", ["claimed"]),
        ("Quill denied that the levy was fair.", ["denied"]),
        ("Quill rejected the idea that the levy was fair.", ["rejected"]),
        ("Quill asked whether the levy was fair.", ["asked"]),
        ("“The levy is fair,” Quill insisted.", ["claimed"]),
        ("“Is the levy fair?” Quill asked.", ["asked"]),
    ],
)
def test_stance_of_the_verb(text: str, stances: list[str]) -> None:
    assert [s.stance for s in speeches(text)] == stances


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "Anna Penrose said that inspectors had told her that the gauge was sound.",
            [("Anna Penrose",), ("Anna Penrose", "inspectors")],
        ),
        (
            "Anna Penrose has emailed staff. “Inspectors told us that the gauge was sound,” the email said.",
            [("Anna Penrose email",), ("Anna Penrose email", "Inspectors")],
        ),
        (
            "“The ford is safe,” Anna Penrose said, according to the Harwick Echo.",
            [("Harwick Echo",), ("Harwick Echo", "Anna Penrose")],
        ),
        ("“They told us that the gauge was sound,” said Anna Penrose.", [("Anna Penrose",)]),
    ],
)
def test_chain_of_speakers(text: str, chains: list[tuple[str, ...]]) -> None:
    assert [s.chain for s in speeches(text)] == chains


def test_lexicons_are_sound() -> None:
    frames = {"that", "to", "doing", "object", "matter", "naming"}
    frames |= {"about", "against", "as", "at", "for", "in", "of", "on", "to", "with"}
    for row in rows("reporting_verbs"):
        assert row["stance"] in STANCES, row
        assert set(row["frames"].split()) <= frames, row
        assert row["speaker"] in {"any", "speaker", "finding", "court"}, row
    for row in rows("speaker_nouns"):
        assert row["kind"] in {"person", "body", "document", "finding", "court", "claim", "issue", "mute"}, row
        assert row["stance"] in STANCES | {""}, row


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


@given(st.one_of(MARKS, st.text(max_size=80)))
def test_quotations_of_any_text(text: str) -> None:
    found = quotations(document(text))
    assert all(0 <= q.outer.start <= q.span.start <= q.span.end <= q.outer.end <= len(text) for q in found)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.one_of(MARKS, st.text(max_size=60), MARKS.map(lambda t: f"{t} Quill said {t}")))
def test_speech_of_any_text(text: str) -> None:
    found = speeches(text)
    assert [s.span for s in found] == sorted((s.span for s in found), key=lambda s: (s.start, -s.end))
    assert all(0 <= s.span.start < s.span.end <= len(text) and s.said_by and s.chain for s in found)
    assert all(s.stance in STANCES for s in found)
