"""Headlines in capitals: what the parser is given, and what the claims keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.claims.parsed.recased import recased
from reconcile.readers import read

BODY = "A blaze at Norwell Mill killed two people, the BBC said. Police in Norwell named nobody."

CASES = (
    ("TWO DEAD IN NORWELL MILL BLAZE", "Two dead in Norwell Mill blaze"),
    ("‘TWO DEAD’ IN NORWELL, BBC SAYS", "‘Two dead’ in Norwell, BBC says"),
    ("Two dead in Norwell Mill blaze", "Two dead in Norwell Mill blaze"),
    ("BBC NEWS", "BBC NEWS"),
    ("NATO", "NATO"),
    ("12 MARCH 2024", "12 MARCH 2024"),
    ("", ""),
)


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_headline_is_spelt_as_the_text_below(text: str, wanted: str) -> None:
    assert recased([text, BODY]) == [wanted, BODY]


@given(st.lists(st.one_of(st.text(max_size=40), st.text(max_size=40).map(str.upper)), max_size=5))
def test_every_text_keeps_its_length_and_letters(texts: list[str]) -> None:
    found = recased(texts)
    assert list(map(len, found)) == list(map(len, texts))
    assert [text.casefold() for text in found] == [text.casefold() for text in texts]


def test_the_claim_keeps_the_capitals_and_knows_the_name(tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_text(f"TWO DEAD IN NORWELL MILL BLAZE\n\n{BODY}\n", encoding="utf-8")
    claim = extract(read([file]).documents)[0]
    assert claim.text == "TWO DEAD IN NORWELL MILL BLAZE"
    assert [name.text for name in claim.slots.names if name.kind == "place" or "norwell" in name.key] != []
