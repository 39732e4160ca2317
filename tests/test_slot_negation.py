"""Negations: the table in fixtures/slots, row by row, and what holds of any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots.negation import find, negated
from reconcile.lexicon.table import rows
from reconcile.model import Negation, Span

TABLE = Path(__file__).parent.parent / "fixtures" / "slots" / "negation.csv"
KINDS = {"not", "no longer", "never", "failed", "denied", "without", "plea"}


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shown(text: str, negation: Negation) -> str:
    """A negation as the table writes it: its kind and what it negates."""
    return f"{negation.kind}: {text[negation.scope.start : negation.scope.end]}"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [])
        for row in table()
    ],
)
def test_negations_of_a_sentence(row: dict[str, str]) -> None:
    found = find(sentence(row["text"]))
    assert " | ".join(shown(row["text"], negation) for negation in found) == row["negations"]


def test_a_third_of_the_table_is_silent() -> None:
    found = table()
    assert sum(not row["negations"] for row in found) * 3 >= len(found)
    assert sum(bool(row["xfail"]) for row in found) * 20 <= len(found)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He did not deny the charge.", "charge", False),
        ("He denied the charge.", "charge", True),
        ("They never failed to pay.", "pay", False),
        ("They failed to pay.", "pay", True),
        ("She paid, but he did not.", "paid", False),
        ("The club lost and did not appeal.", "lost", False),
    ],
)
def test_two_negations_cancel_out(text: str, word: str, expected: bool) -> None:
    at = text.index(word)
    assert negated(find(sentence(text)), Span(at, at + len(word))) is expected


def test_the_word_list_is_sound() -> None:
    assert {row["kind"] for row in rows("negation")} <= {*KINDS, ""}
    assert all(bool(row["kind"]) == bool(row["scope"]) for row in rows("negation"))


def test_antonyms_are_pairs_both_ways() -> None:
    pairs = {(row["lemma"], row["pos"], row["antonym"]) for row in rows("antonyms")}
    assert pairs == {(antonym, pos, lemma) for lemma, pos, antonym in pairs}
    assert ("happy", "a", "unhappy") in pairs


CUES = [row["cue"] for row in rows("negation")]
PIECES = st.sampled_from([*CUES, "he", "it", "was", "the", "plan", "guilty", ",", ".", "?", "and", "or", "but", "to"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_gives_negations_in_order_and_verbatim(text: str) -> None:
    found = find(sentence(text))
    assert [n.cue for n in found] == sorted(n.cue for n in found)
    for negation in found:
        assert negation.kind in KINDS
        assert 0 <= negation.scope.start < negation.scope.end <= len(text)
        assert text[negation.cue.start : negation.cue.end] in text
        assert negation.text in text
