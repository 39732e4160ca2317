"""What sort of statement a piece is: the case table, and what holds for any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.pieces.split import Piece, split
from reconcile.claims.slots import quantity
from reconcile.claims.standing.status import status
from reconcile.model import SaidAs, Slots, Status

CASES = Path(__file__).parents[1] / "fixtures" / "slots" / "status.csv"


def cases() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                row["text"],
                row["piece"] or row["text"],
                SaidAs(row["said_as"] or "own voice"),
                row["status"],
                id=row["text"][:50],
                marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [],
            )
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("text", "piece", "said_as", "expected"), cases())
def test_case(text: str, piece: str, said_as: SaidAs, expected: str) -> None:
    whole, start = sentence(text), text.index(piece)
    span = next((p for p in split(whole) if text[p.start : p.end] == piece), Piece(start, start + len(piece)))
    found = Slots(quantities=tuple(q for q in quantity.find(whole, "") if span.start <= q.span.start < span.end))
    assert status(whole, span, found, said_as).value == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_a_status(text: str) -> None:
    whole = sentence(text)
    assert all(isinstance(status(whole, p, Slots()), Status) for p in split(whole))
