"""Sentences into pieces: the case table, and what holds for any text."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.parsed.tree import Tree
from reconcile.claims.pieces.idle import states_nothing
from reconcile.claims.pieces.split import split
from reconcile.model import SaidAs, Span, Speech

CASES = Path(__file__).parents[1] / "fixtures" / "slots" / "split.csv"
PROSE = st.lists(
    st.sampled_from(
        [
            "The",
            "mayor",
            ",",
            "who",
            "said",
            "that",
            "Ms",
            "Reed",
            "and",
            "40",
            "others",
            "left",
            "“",
            "the",
            "hall",
            "”",
            "after",
            "because",
            "killing",
            ";",
            "-",
            "(",
            ")",
            "£12m",
            ".",
            "was",
        ]
    ),
    max_size=30,
).map(" ".join)


def cases() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                row["sentence"],
                {"": row["sentence"], "-": ""}.get(row["pieces"], row["pieces"]),
                id=row["sentence"][:50],
                marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [],
            )
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_case(text: str, expected: str) -> None:
    pieces = split(sentence(text))
    shown = [text[p.start : p.end] + (f" << {p.context}" if p.context else "") for p in pieces]
    assert " | ".join(shown) == expected


def test_speech_takes_the_reporting_words_out_of_the_context() -> None:
    text = "Anna Reed said that the bridge would open in May and that it would be free to cross."
    said = Speech(Span(text.index("the bridge"), len(text)), "Anna Reed", SaidAs.INDIRECT)
    assert all(p.context for p in split(sentence(text)))
    assert not any(p.context for p in split(sentence(text), [said]))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), PROSE))
def test_pieces_lie_in_the_sentence_in_order(text: str) -> None:
    whole = sentence(text)
    pieces = split(whole)
    assert pieces or states_nothing(Tree.of(whole.words), ())
    assert list(pieces) == sorted(pieces, key=lambda p: (p.start, p.end))
    for piece in pieces:
        assert whole.start <= piece.start <= piece.end <= whole.end
        assert piece.start < piece.end or not text


@settings(max_examples=40, deadline=None)
@given(PROSE)
def test_offsets_are_those_of_the_document(text: str) -> None:
    here = sentence(text)
    moved = replace(
        here,
        start=here.start + 7,
        end=here.end + 7,
        words=tuple(replace(w, start=w.start + 7, end=w.end + 7) for w in here.words),
    )
    assert [(p.start + 7, p.end + 7, p.context) for p in split(here)] == [
        (p.start, p.end, p.context) for p in split(moved)
    ]
