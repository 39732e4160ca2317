"""Quantities: the tables in fixtures/slots, and what must hold of any text."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots import quantity
from reconcile.model import Quantity, Role, Sentence, Word
from reconcile.numerals import numerals
from reconcile.quantities import compatible

FIXTURES = Path(__file__).parent.parent / "fixtures" / "slots"
VERDICTS = {"yes": True, "no": False, "cannot": None}
# As much of the table as may be known gaps, and as much as must find nothing.
GAPS, SILENT = 0.05, 1 / 3


def table(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cases(rows: list[dict[str, str]]) -> list[object]:
    marks = [[pytest.mark.xfail(strict=True, reason=row["xfail"])] if row["xfail"] else [] for row in rows]
    return [pytest.param(row, marks=mark, id=next(iter(row.values()))) for row, mark in zip(rows, marks, strict=True)]


def shown(found: Quantity) -> str:
    """A quantity as the table writes it: kind, unit, ~value or low..high, what is counted, /per."""
    low, high = ("" if value is None else f"{value:.12g}" for value in (found.low, found.high))
    value = ("~" if found.approximate else "") + (low if low == high else f"{low}..{high}")
    unit = found.unit if found.kind in ("money", "measure") else ""
    parts = (found.kind, unit, value, found.counted, found.per and f"/{found.per}")
    return " ".join(part for part in parts if part)


def first(text: str) -> Quantity:
    return quantity.find(sentence(text), "")[0]


@pytest.mark.parametrize("row", cases(table("quantity.csv")))
def test_finds(row: dict[str, str]) -> None:
    assert " | ".join(map(shown, quantity.find(sentence(row["text"]), ""))) == row["expected"]


@pytest.mark.parametrize("row", cases(table("quantity_compatible.csv")))
def test_compatible(row: dict[str, str]) -> None:
    a, b = first(row["a"]), first(row["b"])
    assert compatible(a, b) is VERDICTS[row["verdict"]]
    assert compatible(b, a) is VERDICTS[row["verdict"]]


def test_tables_keep_their_proportions() -> None:
    rows = table("quantity.csv")
    assert sum(not row["expected"] for row in rows) >= SILENT * len(rows)
    assert sum(bool(row["xfail"]) for row in rows) <= GAPS * len(rows)
    pairs = table("quantity_compatible.csv")
    assert sum(row["verdict"] != "yes" for row in pairs) >= SILENT * len(pairs)


@pytest.mark.parametrize("row", [row for row in table("quantity.csv") if row["expected"]], ids=lambda row: row["text"])
def test_offsets_are_those_of_the_document(row: dict[str, str]) -> None:
    here = sentence(row["text"])
    moved = replace(
        here,
        start=100,
        end=here.end + 100,
        words=tuple(replace(word, start=word.start + 100, end=word.end + 100) for word in here.words),
    )
    for near, far in zip(quantity.find(here, ""), quantity.find(moved, ""), strict=True):
        assert (far.span.start, far.span.end) == (near.span.start + 100, near.span.end + 100)
        assert replace(far, span=near.span) == near


WORDS = """12 1,200 £ $ % m bn 3.4 to - – and between about more than at least half a third two fifty-one million dozen
dozens several people years old aged , . ( ) year per an hour 21st second point in of 2015 May 6ft 1/2 ½ 0 '"""
PIECES = st.sampled_from(WORDS.split())


def unparsed(text: str) -> Sentence:
    """A sentence without a real parse: each word hangs on the next, which costs no parser."""
    words: list[Word] = []
    start = 0
    for part in text.split(" "):
        if part:
            words.append(Word(start, start + len(part), part, part.lower(), "NOUN", "NN", "dep", len(words), ""))
        start += len(part) + 1
    return Sentence("text", 1, Role.BODY, 0, len(text), text, tuple(words))


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES).map("".join)))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_verbatim_spans_in_order(text: str) -> None:
    found = quantity.find(unparsed(text), "")
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        assert text[one.span.start : one.span.end] == one.text
        assert one.low is None or one.high is None or one.low <= one.high
        end = one.span.end


@given(st.lists(PIECES, max_size=10).map(" ".join), st.lists(PIECES, max_size=10).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_compatible_is_symmetric_and_reflexive(a: str, b: str) -> None:
    for one in quantity.find(unparsed(a), ""):
        assert compatible(one, one)
        for other in quantity.find(unparsed(b), ""):
            assert compatible(one, other) is compatible(other, one)


@given(st.integers(0, 10**9))
def test_a_written_figure_is_read_back(value: int) -> None:
    assert [n.low for n in numerals(f"{value:,}")] == [value]
