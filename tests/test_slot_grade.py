"""Grades: the tables in fixtures/slots, row by row, and what holds of any text."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots.grade import find
from reconcile.grades import BANDS, PRAISE, compare, scale, scales
from reconcile.model import Grade, Span

TABLES = Path(__file__).parent.parent / "fixtures" / "slots"
# The day the table's sentences are taken to be published, for "last year".
PUBLISHED = "2018-03-01"


def table(name: str) -> list[Any]:
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    return [pytest.param(row, marks=gap(row["xfail"])) for row in found]


def gap(reason: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def shown(grade: Grade) -> str:
    """A grade as the tables write it: "good on ofsted: nursery, by Ofsted, in 2019, denied"."""
    parts = [f"{grade.label} on {grade.scale}: {grade.subject or '-'}"]
    parts += [f"by {grade.body}"] * bool(grade.body) + [f"in {grade.year}"] * bool(grade.year)
    parts += ["denied"] * grade.negated + ["earlier"] * grade.earlier
    return ", ".join(parts)


@pytest.mark.parametrize("row", table("grade.csv"))
def test_grades_of_a_sentence(row: dict[str, str]) -> None:
    assert " | ".join(map(shown, find(sentence(row["text"]), PUBLISHED))) == row["grades"]


@pytest.mark.parametrize("row", table("grade_compatible.csv"))
def test_one_grade_beside_another(row: dict[str, str]) -> None:
    (a, *_), (b, *_) = (find(sentence(row[side]), PUBLISHED) for side in "ab")
    one, other = compare(a, b), compare(b, a)
    assert (one.outcome.value, one.why, "yes" if one.sure else "no") == (row["outcome"], row["why"], row["sure"])
    assert (one.outcome, one.sure) == (other.outcome, other.sure)
    assert (one.a_words, one.b_words) == (other.b_words, other.a_words) == (a.text, b.text)


def test_a_third_of_the_table_is_silent() -> None:
    rows = [param.values[0] for param in table("grade.csv")]
    assert len(rows) >= 120
    assert sum(not row["grades"] for row in rows) * 3 >= len(rows)
    assert sum(bool(row["xfail"]) for row in rows) * 20 <= len(rows)


@pytest.mark.parametrize("code", [s.code for s in scales()])
def test_a_scale_is_whole(code: str) -> None:
    found = scale(code)
    assert found is not None
    assert found.name and found.source and found.levels
    ranks = [level.rank for level in found.levels]
    assert ranks == sorted(ranks)
    assert all(band in BANDS for level in found.levels for band in filter(None, level.band.split(" or ")))
    forms = [form.casefold() if not found.frames else form for level in found.levels for form in level.forms]
    assert len(forms) == len(set(forms))
    assert all("{}" in frame for frame in found.frames)


def test_offsets_refer_to_the_document() -> None:
    text = "The nursery was rated good."
    bare = sentence(text)
    words = tuple(type(w)(w.start + 9, w.end + 9, *(getattr(w, f) for f in WORD)) for w in bare.words)
    moved = type(bare)(bare.source, 1, bare.role, 9, 9 + len(text), text, words)
    assert [g.span for g in find(moved)] == [Span(31, 35)]


WORD = ("text", "lemma", "pos", "tag", "dep", "head", "entity")
LABELS = [form for s in scales() for level in s.levels for form in level.forms]
TURNS = [
    "Ofsted",
    "rated",
    "the",
    "school",
    "was",
    "not",
    "rating",
    "of",
    "from",
    "to",
    "2017",
    "its",
    "which",
    "hotel",
]
PIECES = st.sampled_from(LABELS + TURNS)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join)))
def test_any_text_gives_grades_in_order_and_verbatim(text: str) -> None:
    found = find(sentence(text), "2018")
    assert all(text[g.span.start : g.span.end] == g.text for g in found)
    assert [g.span for g in found] == sorted(g.span for g in found)
    assert all(g.scale == PRAISE or g.level >= 0 for g in found)


@pytest.mark.parametrize("a", [lv.label for lv in (scale("ofsted") or scales()[0]).levels])
@pytest.mark.parametrize("b", [lv.label for lv in (scale("ofsted") or scales()[0]).levels])
def test_on_one_scale_levels_decide(a: str, b: str) -> None:
    ofsted = scale("ofsted")
    assert ofsted is not None

    def grade(label: str) -> Grade:
        level = ofsted.level(label)
        assert level is not None
        return Grade(Span(0, len(label)), label, "ofsted", label, level.rank, "nursery", "Ofsted", 2015, False)

    one, other = grade(a), grade(b)
    assert (compare(one, other).outcome.value == "same") == (one.level == other.level)
