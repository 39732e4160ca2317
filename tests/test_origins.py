"""Whose word a claim is: speakers in fixtures/origins.csv, and wording that sources share."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Span
from reconcile.origins import Origins
from reconcile.passages import COPIED, Token, one_text, passages, runs
from tests.made import claim, document

TABLE = Path(__file__).parents[1] / "fixtures" / "origins.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))

LEAD = "Flood water from the Marle burst through the old sluice at Norton before dawn on Monday and reached the mill."
NEXT = "The owner of the mill said that nobody had checked the sluice since the spring of last year, and he wants help."
OWN = "At the Bee we have often told of that sluice, which our readers know well from many a letter to this newspaper."
MORE = "For four years this paper asked in vain who looks after the gates, the banks and the weir; no answer ever came."
FAR = "Farmers on the other bank lost hay, two sheds and a tractor, while the road to Fell stayed shut until evening."


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['first']} / {row['second']}")
def test_one_speaker_or_two(row: dict[str, str]) -> None:
    a, b = (claim(document(source, LEAD), LEAD, row[place]) for source, place in (("a", "first"), ("b", "second")))
    assert (Origins.of([], [a, b]).common(a, b) is not None) == (row["same"] == "yes")


def test_a_chain_of_attribution_ends_with_who_said_it_first() -> None:
    paper, wire = document("paper", LEAD), document("wire", LEAD)
    told = claim(paper, LEAD, "the inspectors", ["Ann Hall", "the inspectors"])
    first = claim(wire, LEAD, "The inspectors")
    second = claim(wire, LEAD, "Ann Hall")
    origins = Origins.of([], [told, first, second])
    assert origins.named(told) == "the inspectors, as told by Ann Hall"
    assert [bool(origins.common(told, other)) for other in (first, second)] == [True, True]


def test_a_body_that_publishes_is_the_origin_of_its_own_words() -> None:
    release, paper = document("release", LEAD, "Norton Council"), document("paper", LEAD, "The Norton Bee")
    own, quoted = claim(release, LEAD), claim(paper, LEAD, "a spokesman for Norton Council")
    root = Origins.of([release, paper], [own, quoted]).common(own, quoted)
    assert root is not None and root.name == "Norton Council"


def test_a_shared_passage_is_found_shown_and_counts_as_one_origin() -> None:
    wire = document("wire", f"Flood at Norton\n{LEAD}\n{FAR}\n{NEXT}")
    paper = document("paper", f"Our mill under water\n{OWN}\n{LEAD.upper()}\n{MORE}")
    (passage,) = passages([wire, paper])
    assert passage.text == LEAD.upper().rstrip(".")
    assert passage.words == len(LEAD.split())
    assert [place.source for place in passage.places] == ["paper", "wire"]
    a, b, c = claim(wire, LEAD), claim(paper, LEAD.upper()), claim(paper, OWN)
    origins = Origins.of([wire, paper], [a, b, c])
    assert [len(origins.parted(pair)) for pair in ([a, b], [a, c])] == [1, 2]
    assert origins.named(a).startswith("wording that other sources print too: “FLOOD WATER FROM")


def test_one_text_in_two_printings_is_one_origin_and_two_texts_are_two() -> None:
    """Two wire texts, each printed twice, once cut and edited: two origins in four files."""
    documents = [
        document("bee", f"Mill flooded\n{LEAD}\n{NEXT}"),
        document("post", f"Flood hits Norton mill\n{LEAD}\n{NEXT} Others did, too."),
        document("echo", f"Farmers count the cost\n{FAR}\n{OWN}"),
        document("star", f"Hay and sheds lost\n{OWN}"),
    ]
    assert one_text(documents) == {"bee": "bee", "post": "bee", "echo": "echo", "star": "echo"}
    heads = [claim(d, d.text.partition("\n")[0]) for d in documents]
    assert len(Origins.of(documents, heads).parted(heads)) == 2


def test_a_quotation_that_two_reporters_took_down_makes_no_copy_of_a_report() -> None:
    a = document("a", f"Mill flooded\n“{LEAD}” said Ann Hall.\nHer mill is shut.")
    b = document("b", f"Sluice gave way\n“{LEAD}” said Ann Hall.\nNobody was hurt.")
    assert one_text([a, b]) == {"a": "a", "b": "b"}
    assert passages([a, b])


WORDS = st.lists(st.sampled_from(["the", "old", "sluice", "mill", "flood", "at", "dawn"]), max_size=60)


@given(WORDS, WORDS)
def test_runs_are_alike_long_enough_and_apart(x: list[str], y: list[str]) -> None:
    a, b = ([Token(word, Span(0, 0), False) for word in side] for side in (x, y))
    found = runs(a, b)
    for run in found:
        assert x[run.a : run.a + run.length] == y[run.b : run.b + run.length]
        assert run.length >= COPIED
    assert all(first.a + first.length <= second.a for first, second in pairwise(found))


@given(WORDS, WORDS, st.integers(0, 60), st.integers(0, 60))
def test_a_copied_run_is_always_found(x: list[str], y: list[str], i: int, j: int) -> None:
    copy = [f"word{n}" for n in range(COPIED)]
    a, b = ([Token(w, Span(0, 0), False) for w in (*side[:at], *copy, *side[at:])] for side, at in ((x, i), (y, j)))
    assert max(run.length for run in runs(a, b)) >= COPIED
