"""Names in a sentence: the case table, and what holds for any text."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots.name import find, own_words

CASES = Path(__file__).parents[1] / "fixtures" / "slots" / "name.csv"


def cases() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                row["text"],
                row["expected"],
                id=row["text"][:50],
                marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [],
            )
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_case(text: str, expected: str) -> None:
    assert "; ".join(f"{n.text} = {n.kind} {n.key}" for n in find(sentence(text), "")) == expected


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(max_size=100),
        st.lists(
            st.sampled_from(
                [
                    "Mr.",
                    "Ms",
                    "Quill",
                    "'s",
                    "(",
                    ")",
                    "of",
                    "the",
                    "St",
                    "Mary",
                    "Council",
                    "£",
                    "NHS",
                    "-",
                    ",",
                    "said",
                    "’",
                ]
            ),
            max_size=14,
        ).map(" ".join),
    )
)
def test_names_lie_in_the_text_in_order(text: str) -> None:
    names = find(sentence(text), "")
    assert all(text[n.span.start : n.span.end] == n.text and n.key for n in names)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(names))
    assert all(w == w.strip() for n in names for w in own_words(n.text, n.kind))
