"""Hedges: the table in fixtures/slots, row by row, and what holds of any text."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots.hedge import find
from reconcile.lexicon.table import rows
from reconcile.model import Hedge

TABLE = Path(__file__).parent.parent / "fixtures" / "slots" / "hedge.csv"
CERTAINTY = {"possibility", "likelihood", "intention", "obligation"}
KINDS = CERTAINTY | {"quantifier", "superlative", "restriction", "comparison", "cause"}


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shown(hedge: Hedge) -> str:
    """A hedge as the table writes it: "may (possibility 1)"."""
    return f"{hedge.text} ({hedge.kind} {hedge.level})"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [])
        for row in table()
    ],
)
def test_hedges_of_a_sentence(row: dict[str, str]) -> None:
    assert " | ".join(map(shown, find(sentence(row["text"])))) == row["hedges"]


def test_a_third_of_the_table_is_silent() -> None:
    found = table()
    assert sum(not row["hedges"] for row in found) * 3 >= len(found)
    assert sum(bool(row["xfail"]) for row in found) * 20 <= len(found)


def test_the_word_list_is_sound() -> None:
    assert {row["kind"] for row in rows("hedges")} <= {*KINDS, ""}
    assert all(row["level"].isdigit() == bool(row["kind"]) for row in rows("hedges"))


PIECES = st.sampled_from(
    [row["cue"] for row in rows("hedges")]
    + ["he", "it", "was", "the", "older", "than", "five", "over", ",", ".", "and"]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
@example("It is the most possible of plans and more likely than the other.")
def test_any_text_gives_hedges_in_order_apart_and_verbatim(text: str) -> None:
    found = find(sentence(text))
    assert all(text[h.span.start : h.span.end] == h.text and h.kind in KINDS for h in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
