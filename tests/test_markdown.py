"""The report in Markdown: nothing in a source is markup, and what an editor needs is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.decisions import decided
from reconcile.model import Decision, Result
from reconcile.writers import render
from reconcile.writers.markdown import plain
from tests import sample_result as sample


def text(result: Result = sample.RESULT) -> str:
    return render(result, ["md"])["report.md"].decode()


REPORT = text()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain words", "plain words"),
        ("*bold* and _thin_", r"\*bold\* and \_thin\_"),
        ("<script>", r"\<script\>"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("![a](b)", r"\!\[a\](b)"),
        ("a | b", r"a \| b"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("1. item", r"1\. item"),
        ("a - b 1. c", "a - b 1. c"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("`code`", r"\`code\`"),
        ("&amp;", r"\&amp;"),
        ("two\nlines\n\n# head", r"two lines \# head"),
        ("\u202eright to left", "\ufffdright to left"),
        ("back\\slash", "back\\\\slash"),
        ("£1.2m – “so” ’tis 🐉", "£1.2m – “so” ’tis 🐉"),
        ("", ""),
    ],
)
def test_words_are_words(words: str, shown: str) -> None:
    assert plain(words) == shown


@given(st.text())
def test_no_words_break_out_of_their_line(words: str) -> None:
    assert len(plain(words).splitlines()) <= 1
    assert not re.search(r"(?<!\\)(?:\\\\)*[<`*\[|]", plain(words))


def test_the_conflicts_come_first_with_both_quotations_and_the_deciding_words() -> None:
    first = REPORT[REPORT.index("## Conflicts") : REPORT.index("**Clear conflict · number**")]
    assert sample.LINKS[0].why in first
    assert re.findall(r"^> .*\*\*(.*?)\*\*.*  $", first, re.MULTILINE) == ["3 November", "10 November"]
    assert REPORT.index("## Conflicts") == REPORT.index("## ")


def test_the_sections_that_hold_something_are_there() -> None:
    headings = re.findall(r"^## (.*)$", REPORT, re.MULTILINE)
    wanted = ["Conflicts", "Agreements", "Within one source", "Sources", "Problems met", "How to read this"]
    assert [heading for heading in headings if heading in wanted] == wanted
    assert re.findall(r"^## (.*)$", text(sample.EMPTY), re.MULTILINE) == ["Sources", "How to read this"]


def test_decisions_are_told() -> None:
    link = sample.LINKS[3]
    told = text(decided(sample.RESULT, [Decision(link.link_id, "grade", "rejected", "see *p. 4*")]))
    before, rejected = told.split("## Rejected by the editor")
    assert r"*rejected by the editor: not a conflict, see note*: see \*p. 4\*" in rejected
    assert link.why in rejected and link.why not in before


def test_a_hostile_source_stays_in_its_quotation() -> None:
    words = "x\n\n# Take over\n<script>alert(1)</script> | a | [b](c)"
    sentence = replace(sample.shut.sentence, text=words)
    claim = replace(sample.shut, sentence=sentence, start=sentence.start, end=sentence.start + 1, text=words)
    link = sample.link(claim, sample.closes, words, sample.differs(sample.Difference.DATE, "x", "10 November", words))
    told = text(replace(sample.RESULT, links=(link,), story=words))
    assert "<script" not in told.replace(r"\<script", "") and "\n# Take" not in told
