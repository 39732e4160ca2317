"""What holds of the claims of any text, and of any quantity that is written out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots import quantity
from reconcile.model import Document, Kind, Paragraph, Role

WORDS = """The mayor , who said that Ms Reed and 40 others left “ the hall ” after it £12m . ? ! she They On Monday
according to police ’ ( ) 2016/17 no longer good – because were was and added ' " …"""
PROSE = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=40).map(" ".join)
MONEY = {"": 1, "m": 10**6, "bn": 10**9}


def document(source: str, text: str) -> Document:
    """A document of body paragraphs, one a line."""
    paragraphs, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(len(paragraphs) + 1, place, place + len(line), Role.BODY))
        place += len(line) + 1
    return Document(
        source, f"{source}.txt", text, source * 64, "", "", Kind.NEWS, "2017-11-30", "", "", "", "", tuple(paragraphs)
    )


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=120), PROSE), st.one_of(st.text(max_size=60), PROSE))
def test_any_texts_give_verbatim_claims_in_order(a: str, b: str) -> None:
    texts = {"a": a, "b": b}
    claims = extract([document(source, text) for source, text in texts.items()])
    assert all(x.place <= y.place for x, y in pairwise(claims))
    assert len({claim.claim_id for claim in claims}) == len({(c.source, c.start, c.end) for c in claims})
    for claim in claims:
        text, whole = texts[claim.source], claim.sentence
        assert whole.start <= claim.start < claim.end <= whole.end
        assert claim.text == text[claim.start : claim.end]
        assert whole.text == text[whole.start : whole.end]
        moments = [m for m in claim.slots.moments if m.start and m.end]
        assert all(m.start <= m.end for m in moments if m.start and m.end)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999), st.sampled_from(sorted(MONEY)))
def test_money_written_out_is_read_back(value: int, unit: str) -> None:
    (found,) = quantity.find(sentence(f"The hall cost £{value:,}{unit}."), "")
    assert (found.low, found.high, found.unit) == (value * MONEY[unit], value * MONEY[unit], "GBP")


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 99), st.sampled_from(["per cent", "%", "percent"]))
def test_a_percentage_written_out_is_read_back(value: int, unit: str) -> None:
    (found,) = quantity.find(sentence(f"Rents rose by {value}{'' if unit == '%' else ' '}{unit} in the town."), "")
    assert (found.kind, found.low, found.high) == ("percent", value, value)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999_999).filter(lambda n: not 1000 <= n <= 2999))
def test_a_count_written_out_is_read_back(value: int) -> None:
    (found,) = quantity.find(sentence(f"The port sent {value:,} boxes."), "")
    assert (found.low, found.high, found.counted) == (value, value, "box")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The vote came a day after Joan Orme told the council that the old bridge would have to close for good.", ""),
        ("Joan Orme told the council that the old bridge would have to close for good.", "Joan Orme"),
        ("The old bridge will close, the council said on Friday.", "The council"),
        ("The battle for the mill takes a turn when Owen Trask tells its staff whether he will sell the mill.", ""),
    ],
)
def test_what_a_clause_beside_the_main_one_reports_makes_nobody_the_speaker_of_the_whole(text: str, said: str) -> None:
    first, *_ = extract([document("a", text)])
    assert first.said_by.casefold() == said.casefold()
