"""What weighs, what a source leaves out, and the questions that follow, on small stories told in full."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reconcile.claims import extract
from reconcile.consistency import standings
from reconcile.english import names
from reconcile.facts import facts
from reconcile.internal import internal
from reconcile.judge import judge
from reconcile.model import Document, Kind, Omission, Question
from reconcile.omissions import omissions
from reconcile.origins import Origins
from reconcile.pairs import candidates
from reconcile.questions import questions
from reconcile.settings import Settings
from reconcile.signs import signs
from tests.made import document

FEATURE = document(
    "feature",
    "A fresh start for Norton\nOur foster carers are looked after by a team of 40. "
    "Ann Hall said: “Our fostering service is good.” Children are at the heart of all we do.",
    "Norton Council",
    Kind.ADVERTORIAL,
    "2023-05-02",
)
PAPER = document(
    "paper",
    "Norton told to do better\nInspectors rated Norton’s care homes inadequate in March 2023. "
    "The repairs will cost the council £4.6m. Two residents died after a fire in the oldest home.",
    "The Norton Bee",
    Kind.NEWS,
    "2023-05-02",
)
OTHER = document(
    "other",
    "Care homes in Norton fail\nNorton’s care homes were rated inadequate by inspectors in March 2023.",
    "Fell Times",
    Kind.NEWS,
    "2023-05-03",
)


def told(documents: Sequence[Document]) -> tuple[tuple[Omission, ...], tuple[Question, ...]]:
    claims = extract(tuple(documents))
    links, origins = judge(candidates(claims), Settings()).links, Origins.of(documents, claims)
    standing = standings(claims, links, origins, {})
    return (
        omissions(claims, facts(claims, links, origins), origins),
        questions(links, internal(claims), standing, names(documents)),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Inspectors rated the home inadequate.", ["a low grade (“inadequate”)"]),
        ("Ofsted rated the school outstanding.", ["a grade (“outstanding”)"]),
        ("The repairs will cost £4.6m.", ["a sum of money (“£4.6m”)"]),
        ("Two people died in the fire.", ["a toll (“Two”)"]),
        ("It is the only unit of its kind in the county.", ["a superlative (“only”)"]),
        ("It is the largest mill in the county.", ["a superlative (“largest”)"]),
        ("The home was inspected on 3 March 2023.", ["the date of an inspection (“3 March 2023”)"]),
        ("The team has 40 social workers.", ["a figure (“40”)"]),
        ("The mayor opened the key meeting on 3 March 2023.", []),
        ("Several children played in the garden.", []),
        ("Theo Marsh, 61, lives in Fell.", []),
        ("Children played in the garden.", []),
    ],
)
def test_what_weighs(text: str, words: list[str]) -> None:
    (claim, *_) = extract((document("a", f"Norton\n{text}"),))[-1:]
    assert [sign.words for sign in signs(claim)] == words


def test_omissions_go_both_ways_and_the_weightiest_comes_first() -> None:
    found, _ = told([FEATURE, PAPER])
    left_out = {(o.source_without, o.claim.source) for o in found}
    assert {o.weight for o in found} and [o.weight for o in found] == sorted((o.weight for o in found), reverse=True)
    assert ("feature", "paper") in left_out
    first = found[0]
    assert (first.source_without, "inadequate" in first.claim.text) == ("feature", True)
    assert "Nothing like it was found in feature." in first.why


def test_what_two_report_weighs_more_and_says_so() -> None:
    alone = next(o for o in told([FEATURE, PAPER])[0] if "inadequate" in o.claim.text)
    three, _ = told([FEATURE, PAPER, OTHER])
    both = next(o for o in three if o.source_without == "feature" and "inadequate" in o.claim.text)
    assert both.weight > alone.weight
    assert both.why.startswith("Other and paper report it: a low grade (“inadequate”)")


def test_what_a_source_tells_in_other_words_is_no_omission() -> None:
    found, _ = told([PAPER, OTHER])
    assert not [o for o in found if "inadequate" in o.claim.text]


def test_questions_put_conflicts_first_with_both_quotations() -> None:
    graded = document(
        "paper", "Norton told to do better\nAnn Hall said: “Our fostering service is inadequate.”", "The Norton Bee",
        published="2023-05-02",
    )  # fmt: skip
    _, found = told([FEATURE, graded])
    assert found[0].to == "Ann Hall"
    assert found[0].text == (
        "You are quoted by Norton Council as saying “Our fostering service is good” and by The Norton Bee as saying "
        "“Our fostering service is inadequate”. Which grade was given, by whom and when?"
    )
    assert [claim.source for claim in found[0].claims] == ["feature", "paper"]
    assert found[0].link_id


def test_weighty_claims_that_nobody_else_makes_are_asked_about() -> None:
    _, found = told([FEATURE, PAPER])
    asked = [q for q in found if not q.link_id]
    assert asked[0].to == "The Norton Bee"
    assert any("£4.6m" in q.text and q.text.endswith("What supports it?") for q in asked)
    assert not any("heart of all we do" in q.text for q in asked)
