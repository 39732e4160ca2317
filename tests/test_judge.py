"""What must hold of any judgement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.claims import extract
from reconcile.judge import GATES, RULES, judge
from reconcile.judge.figures import apart
from reconcile.model import Claim, Relation
from reconcile.pairs import candidates
from reconcile.readers import read
from reconcile.registry import modules
from reconcile.settings import Settings
from tests.made import document

DOSSIERS = Path(__file__).parent.parent / "fixtures" / "dossiers"


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return extract(read([DOSSIERS / "club-treasurer"]).documents)


def test_a_claim_never_conflicts_with_its_verbatim_copy(claims: tuple[Claim, ...]) -> None:
    source = claims[0].source
    own = [c for c in claims if c.source == source]
    copy = [
        replace(c, source="zz copy", claim_id=f"{c.claim_id}z", sentence=replace(c.sentence, source="zz copy"))
        for c in own
    ]
    links = judge(candidates([*own, *copy]), Settings()).links
    same = [x for x in links if (x.a.start, x.a.end) == (x.b.start, x.b.end)]
    assert same
    assert [x.why for x in same if x.relation is not Relation.AGREE] == []


def test_judging_twice_gives_the_same(claims: tuple[Claim, ...]) -> None:
    assert judge(candidates(claims), Settings()) == judge(candidates(tuple(reversed(claims))), Settings())


def test_each_pair_of_claims_is_linked_once(claims: tuple[Claim, ...]) -> None:
    ids = [x.link_id for x in judge(candidates(claims), Settings()).links]
    assert len(ids) == len(set(ids))


def test_rules_and_gates_are_found() -> None:
    assert len(modules(RULES)) >= 7
    assert modules(GATES)


def test_every_why_is_a_sentence(claims: tuple[Claim, ...]) -> None:
    for link in judge(candidates(claims), Settings()).links:
        assert link.why[0].isupper() or not link.why[0].isalpha()
        assert link.why.rstrip("”’\"'")[-1] in ".!?"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The bill came to £2.7m.", "The council spent £1.8m on the deck.", True),
        ("The bill came to £2.7m.", "The council spent about £2.7m on the deck.", False),
        ("The bill came to £2.7m in May.", "The council spent £1.8m and then £2.7m.", False),
        ("The bill came to £2.7m.", "The council closed 12 schools.", False),
        ("The bill came to £2.7m.", "The bill came to $1.8m.", False),
        ("Twelve people were hurt.", "Fourteen people were hurt.", True),
        ("Twelve people were hurt.", "At least ten people were hurt.", False),
        ("The bill was paid.", "The council spent £1.8m on the deck.", False),
    ],
)
def test_figures_that_all_differ_are_apart(a: str, b: str, expected: bool) -> None:
    x, y = (extract([document(source, text)])[0] for source, text in (("herald", a), ("post", b)))
    assert apart(x, y) is apart(y, x) is expected
