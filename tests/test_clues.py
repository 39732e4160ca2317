"""The cheap tests and the trees of letters against the slow, obvious ways that they stand for."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import numerals
from reconcile.alternation import BLANK, alternation
from reconcile.claims.slots import _masks, moment
from reconcile.clues import told

SLOTS = Path(__file__).parents[1] / "fixtures" / "slots"
WORDS = st.lists(st.text("abc'", min_size=1, max_size=3), min_size=1, max_size=3)
PHRASES = st.lists(WORDS.map(" ".join), min_size=1, max_size=8)


@cache
def sentences() -> tuple[str, ...]:
    """Every cell of the case tables of the slots, as written and in capitals: the sentences are among them."""
    tables = (csv.reader(path.read_text(encoding="utf-8").splitlines()) for path in sorted(SLOTS.glob("*.csv")))
    found = [cell for table in tables for row in table for cell in row if " " in cell]
    return (*found, *map(str.upper, found))


@pytest.mark.parametrize(
    ("pattern", "clues"),
    [pytest.param(rule[0], rule[2], id=rule[1].__name__.strip("_")) for rule in moment.RULES],
)
def test_every_match_of_a_moment_rule_holds_one_of_its_clues(pattern: re.Pattern[str], clues: frozenset[str]) -> None:
    missed = [text for text in sentences() if clues.isdisjoint(told(text)) and pattern.search(text)]
    assert not missed


def test_no_number_is_in_a_text_that_mentions_none() -> None:
    without = [text for text in sentences() if not numerals.mentioned(text)]
    assert without
    assert not [text for text in without if numerals._number().search(text)]


@given(PHRASES, st.text("ab c'", max_size=12))
def test_alternation_finds_what_the_plain_list_finds(phrases: list[str], text: str) -> None:
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    plain = "|".join(re.escape(phrase).replace(r"\ ", BLANK[" "]) for phrase in longest_first)
    assert re.findall(alternation(phrases), text) == re.findall(plain, text)


def test_no_shape_is_in_a_text_that_cannot_hold_it() -> None:
    for name, pattern in _masks.SHAPES.items():
        assert not [text for text in sentences() if name not in _masks._possible(text) and re.search(pattern, text)]
