"""Who is who in a dossier: the case table, spellings, and what holds for any text."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentences
from reconcile.claims.slots.name import find
from reconcile.claims.who.identity import Identities, resolve
from reconcile.model import Document, Kind, Paragraph, Role, Sentence, Span

CASES = Path(__file__).parents[1] / "fixtures" / "slots" / "identity.csv"


def cases() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                row,
                id=f"{row['a_mention'] or '-'} / {row['b_mention']}",
                marks=[pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else [],
            )
            for row in csv.DictReader(file)
        ]


def document(source: str, text: str) -> Document:
    body = (Paragraph(1, 0, len(text), Role.BODY),) if text.strip() else ()
    return Document(source, f"{source}.txt", text, "", "", "", Kind.NEWS, "", "", "", "", "", body)


def resolved(*texts: str) -> tuple[Identities, dict[str, Sequence[Sentence]]]:
    documents = [document(f"source-{i}", text) for i, text in enumerate(texts)]
    parsed = {d.source: sentences(d) for d in documents}
    names = {source: [find(s, "") for s in found] for source, found in parsed.items()}
    return resolve(documents, parsed, names), parsed


def key(who: Identities, parsed: dict[str, Sequence[Sentence]], source: str, text: str, mention: str) -> str | None:
    """The key of the first name or reference that overlaps ``mention``."""
    here = Span(text.index(mention), text.index(mention) + len(mention))
    for sentence in parsed[source]:
        for name in who.names(sentence):
            if name.span.overlaps(here):
                return name.key
        for index, word in enumerate(sentence.words):
            if word.span.overlaps(here) and (source, word.start) in who.referred:
                return who.reference(sentence, index)
    raise AssertionError(f"nothing is named by {mention!r}")


@pytest.mark.parametrize("row", cases())
def test_case(row: dict[str, str]) -> None:
    who, parsed = resolved(*filter(None, (row["a_text"], row["b_text"])))
    source, text = ("source-1", row["b_text"]) if row["b_text"] else ("source-0", row["a_text"])
    b = key(who, parsed, source, text, row["b_mention"])
    if row["expect"] == "open":
        assert b is None
        return
    a = key(who, parsed, "source-0", row["a_text"], row["a_mention"])
    assert (a == b) is (row["expect"] == "same")


def test_a_name_spelt_two_ways_keeps_both_with_their_sources() -> None:
    who, _ = resolved("Peter Rait was hurt. Mr Rait is 40.", "Peter Raite was hurt.", "Peter Rait was hurt.")
    (entity,) = who.entities.values()
    assert {s.text: s.sources for s in entity.spellings} == {
        "Peter Rait": ("source-0", "source-2"),
        "Peter Raite": ("source-1",),
    }


def test_a_name_spelt_one_way_has_no_spellings() -> None:
    who, _ = resolved("Joseph Quill spoke. Mr Quill left.", "Joe Quill spoke.", "Mr. Quill left. J. Quill had spoken.")
    assert [e.spellings for e in who.entities.values()] == [()]


def test_the_fullest_form_is_shown() -> None:
    who, _ = resolved("Ms Tough spoke to staff. Sara Tough was calm.", "Sara spoke. The Rev. Sara Anne Tough smiled.")
    assert who.display("Ms Tough") == who.display("Sara") == "Sara Anne Tough"
    assert who.display("Tom Ferris") == "Tom Ferris"


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "Mr",
                    "Ms",
                    "Peter",
                    "Rait",
                    "Raite",
                    "Anna",
                    "Quill",
                    "FBI",
                    ".",
                    "She",
                    "he",
                    "said",
                    "the",
                    "council",
                    "met",
                ]
            ),
            max_size=16,
        ).map(" ".join),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_order_of_the_sources_makes_no_difference(texts: list[str]) -> None:
    documents = [document(f"source-{i}", text) for i, text in enumerate(texts)]
    parsed = {d.source: sentences(d) for d in documents}
    names = {source: [find(s, "") for s in found] for source, found in parsed.items()}
    there = resolve(documents, parsed, names)
    back = resolve(documents[::-1], dict(reversed(parsed.items())), dict(reversed(names.items())))
    assert there == back
    assert all(name.key in there.entities for name in there.mentioned.values())
    assert all(found is None or found in there.entities for found in there.referred.values())
