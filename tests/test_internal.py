"""Conflicts inside one source: the cases of fixtures/internal.csv, and what must hold of all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.claims import extract
from reconcile.internal import internal
from reconcile.model import Relation
from tests.made import document

TABLE = Path(__file__).parents[1] / "fixtures" / "internal.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def cases() -> Iterator[object]:
    for row in ROWS:
        marks = [pytest.mark.xfail(strict=True, reason=row["xfail"])] if row["xfail"] else []
        yield pytest.param(row, marks=marks, id=f"{row['title']}: {row['text'][:50]}")


@pytest.mark.parametrize("row", list(cases()))
def test_table(row: dict[str, str]) -> None:
    source = document("paper", f"{row['title']}\n{row['text']}", published="2024-06-03")
    found = internal(extract([source]))
    told = [f"{x.difference}: {x.reasons[0].a_words} | {x.reasons[0].b_words}" for x in found]
    assert told == ([row["expected"]] if row["expected"] else [])
    assert all(x.a.source == x.b.source and x.a.place < x.b.place for x in found)
    assert {x.relation for x in found} <= {Relation.CONFLICT}


def test_more_must_stay_silent_than_fire() -> None:
    firing = [row for row in ROWS if row["expected"]]
    assert len(ROWS) - len(firing) > len(firing) > 5


def test_nothing_is_said_of_two_sources() -> None:
    first, second = "Mill sold\nIvy Fen bought the mill for £310m.", "Mill sold\nIvy Fen bought the mill for £340m."
    assert internal(extract([document("a", first), document("b", second)])) == ()
