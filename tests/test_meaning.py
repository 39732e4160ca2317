"""Word pieces and their vectors: which words are of like meaning."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.meaning import likeness, meanings, nearness, pieces
from reconcile.model import Role, Sentence

texts = st.text(min_size=1, max_size=60).filter(lambda text: not text.isspace())


def sentence(text: str) -> Sentence:
    return Sentence("text", 1, Role.BODY, 0, len(text), text, ())


@given(texts)
def test_pieces_of_any_text_come_in_order_and_cover_all_but_space(text: str) -> None:
    found = list(pieces(text))
    assert all(0 <= start < end <= len(text) for _, start, end in found)
    assert [start for _, start, _ in found] == sorted(start for _, start, _ in found)
    covered = {i for _, start, end in found for i in range(start, end)}
    assert [c for i, c in enumerate(text) if i not in covered and not c.isspace()] == []


@given(texts, texts)
def test_likeness_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    found = meanings({1: sentence(one), 2: sentence(other)})
    there, back = likeness(found[1], found[2]), likeness(found[2], found[1])
    assert np.array_equal(there, back.T)
    assert there.min() >= 0 and there.max() <= 1 + 1e-9
    assert nearness([found[1]], [found[2]]) == nearness([found[2]], [found[1]])


@given(texts)
def test_a_text_means_what_it_means(text: str) -> None:
    found = meanings({1: sentence(text), 2: sentence(text)})
    assert np.diag(likeness(found[1], found[2])) == pytest.approx(1.0)
    assert nearness([found[1]], [found[2]]) == pytest.approx(1.0, abs=1e-4)


NEARER = (
    ("The mayor resigned", "The mayor quit", "The mayor danced"),
    ("Police arrested a man", "Officers detained a suspect", "The bakery sold bread"),
    ("The blaze destroyed a warehouse", "A fire gutted the depot", "Voters chose a senator"),
)


@pytest.mark.parametrize(("text", "like", "unlike"), NEARER)
def test_like_words_are_nearer_than_others(text: str, like: str, unlike: str) -> None:
    found = meanings({t: sentence(t) for t in (text, like, unlike)})
    assert nearness([found[text]], [found[like]]) > nearness([found[text]], [found[unlike]])
