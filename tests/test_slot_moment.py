"""Dates and times: the case tables, the comparison of two moments, and what must hold of any text."""

from __future__ import annotations

import csv
from datetime import datetime, time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims.parsed.parse import sentence
from reconcile.claims.slots._calendar import SOME_DAY
from reconcile.claims.slots.moment import find
from reconcile.model import Moment, Role, Sentence, Word
from reconcile.moments import compatible

SLOTS = Path(__file__).parent.parent / "fixtures" / "slots"
GRAINS = {"year", "season", "month", "week", "weekend", "day", "part", "hour", "minute"}
RELATIONS = {"at", "before", "after", "since", "until"}
VERDICTS = {True: "yes", False: "no", None: "unknown"}


def rows(name: str) -> list[dict[str, str]]:
    with (SLOTS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def case(row: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else []
    return pytest.param(row, id=f"{row['text']} [{row['published']}]", marks=marks)


@cache
def parsed(text: str) -> Sentence:
    return sentence(text)


def edge(at: datetime) -> str:
    """A date, a date and time, or the bare time of a moment without a day (+: of the next day)."""
    if at.year > 1:
        return at.date().isoformat() if at.time() == time() else at.isoformat(timespec="minutes")
    return ("+" if at.date() > SOME_DAY else "") + at.strftime("%H:%M")


def told(moment: Moment) -> str:
    when = f"{edge(moment.start)}..{edge(moment.end)}" if moment.start and moment.end else "?"
    about = "about" if moment.approximate else ""
    return " ".join(filter(None, (when, moment.grain, moment.relation, about, moment.clock)))


@pytest.mark.parametrize("row", [case(row) for row in rows("moment.csv")])
def test_reads_the_moments_of_a_sentence(row: dict[str, str]) -> None:
    assert " | ".join(map(told, find(parsed(row["text"]), row["published"]))) == row["expected"]


def test_a_third_of_the_cases_find_nothing_and_few_are_gaps() -> None:
    table = rows("moment.csv")
    assert 3 * sum(not row["expected"] for row in table) >= len(table)
    assert 20 * sum(bool(row["xfail"]) for row in table) <= len(table)
    kept_apart = [row for row in rows("moment_compatible.csv") if row["verdict"] != "yes"]
    assert 3 * len(kept_apart) >= len(rows("moment_compatible.csv"))


@pytest.mark.parametrize(
    "row", [pytest.param(r, id=f"{r['a_text']} / {r['b_text']}") for r in rows("moment_compatible.csv")]
)
def test_says_whether_two_moments_can_be_one(row: dict[str, str]) -> None:
    a, b = (find(parsed(row[f"{side}_text"]), row[f"{side}_published"])[0] for side in "ab")
    assert VERDICTS[compatible(a, b)] == row["verdict"]
    assert compatible(b, a) == compatible(a, b)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("He was shot at about 4:20 p.m. Friday.", ["about 4:20 p.m. Friday"]),
        ("Police came shortly before 9pm on Tuesday.", ["shortly before 9pm on Tuesday"]),
        ("It has grown since 2013 and will not open until March.", ["since 2013", "until March"]),
        ("She left on Tuesday, Nov. 14, 2017, at noon.", ["Tuesday, Nov. 14, 2017, at noon"]),
        ("It ran from March to May 2015.", ["from March", "May 2015"]),
        ("After Tuesday's vote he resigned.", ["After Tuesday"]),
    ],
)
def test_takes_in_hedges_and_bounds_and_leaves_out_at_and_on(text: str, spans: list[str]) -> None:
    assert [moment.text for moment in find(parsed(text), "2017-11-30")] == spans


def test_spans_are_offsets_of_the_document() -> None:
    here = parsed("He left on Tuesday.")
    words = tuple(
        Word(w.start + 100, w.end + 100, w.text, w.lemma, w.pos, w.tag, w.dep, w.head, w.entity) for w in here.words
    )
    moved = Sentence("text", 1, Role.BODY, 100, 100 + len(here.text), here.text, words)
    (moment,) = find(moved, "2017-11-30")
    assert (moment.span.start, moment.span.end, moment.text) == (111, 118, "Tuesday")


def test_a_headline_in_the_present_looks_back() -> None:
    body = parsed("Man dies in fire on Tuesday")
    title = Sentence(body.source, 1, Role.TITLE, body.start, body.end, body.text, body.words)
    assert told(find(title, "2017-11-30")[0]) == "2017-11-28..2017-11-29 day at"


PIECES = (
    "Tuesday last next this the early late mid- November May Nov. 3 30 31 2017 1999 2012-13 99999 0 00:00 24:00 12 am "
    "p.m. 9pm GMT noon midnight on at of before after since until not by from to between and , - – ( ) week weekend "
    "month year years century 20th ago days two later Christmas Easter summer winter overnight night morning "
    "first week|of end|of 3/11/2017 29/2/2015 ’s 999 in 0th Q3 half|of day before|last o'clock "
    "'90s February|29 \u2028 ٣ ²"
)
RUNS = st.lists(st.sampled_from([piece.replace("|", " ") for piece in PIECES.split(" ")]), max_size=12).map(" ".join)
PUBLISHED = st.sampled_from(
    ["2017-11-30", "2016-02-29", "2017", "2017-11", "", "0001-01-01", "9999-12-31", "2017-13-40", "x"]
)


def bare(text: str) -> Sentence:
    """A sentence whose parse says nothing: each stretch without blanks a word under the first."""
    words, at = [], 0
    for piece in text.split():
        at = text.index(piece, at)
        words.append(Word(at, at + len(piece), piece, piece.lower(), "NOUN", "NN", "dep", 0, ""))
        at += len(piece)
    return Sentence("text", 1, Role.BODY, 0, len(text), text, tuple(words))


def check(text: str, moments: tuple[Moment, ...]) -> None:
    ends = 0
    for moment in moments:
        assert text[moment.span.start : moment.span.end] == moment.text
        assert moment.span.start >= ends
        ends = moment.span.end
        assert moment.grain in GRAINS and moment.relation in RELATIONS
        assert (moment.start is None) == (moment.end is None)
        assert moment.start is None or moment.end is None or moment.start < moment.end
    for first in moments:
        assert compatible(first, first) is not False
        for second in moments:
            assert compatible(first, second) == compatible(second, first)


@settings(max_examples=400, deadline=None)
@given(RUNS, PUBLISHED)
def test_holds_for_any_run_of_words_of_time(text: str, published: str) -> None:
    check(text, find(bare(text), published))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), PUBLISHED)
def test_holds_for_any_text(text: str, published: str) -> None:
    check(text, find(bare(text), published))


@settings(max_examples=40, deadline=None)
@given(RUNS.filter(str.strip), PUBLISHED)
def test_holds_for_parsed_runs_too(text: str, published: str) -> None:
    check(text, find(sentence(text), published))
