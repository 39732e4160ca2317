"""Candidates against the slow, obvious way, and what must hold of any dossier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from reconcile.claims import extract
from reconcile.judge import judge
from reconcile.judge.weigh import PRIOR, account, shipped, sums
from reconcile.model import Claim
from reconcile.pairs import Meeting, all_pairs, candidates
from reconcile.readers import read
from reconcile.settings import Settings

DOSSIERS = Path(__file__).parent.parent / "fixtures" / "dossiers"
SHORT = ("mayor-recount", "warehouse-fire")


@pytest.fixture(scope="module", params=SHORT)
def claims(request: pytest.FixtureRequest) -> tuple[Claim, ...]:
    return extract(read([DOSSIERS / request.param]).documents)


def swapped(m: Meeting) -> Meeting:
    words, meaning = (
        replace(s, rank_a=s.rank_b, rank_b=s.rank_a, lead_a=s.lead_b, lead_b=s.lead_a) for s in (m.standing, m.meaning)
    )
    both = (m.b_claims, m.a_claims, m.b_lemmas, m.a_lemmas, m.about_b, m.about_a, m.means_b, m.means_a)
    return Meeting(*both, words, meaning)


def test_no_link_of_all_pairs_is_lost_by_the_index(claims: tuple[Claim, ...]) -> None:
    slow = judge(all_pairs(claims), Settings()).links
    fast = judge(candidates(claims), Settings()).links
    assert [(x.link_id, x.difference) for x in fast] == [(x.link_id, x.difference) for x in slow]
    assert fast


def test_candidates_are_bounded_and_of_two_sources(claims: tuple[Claim, ...]) -> None:
    met = [(m.a_claims[0], m.b_claims[0]) for m in candidates(claims)]
    assert len(met) == len({(a.claim_id, b.claim_id) for a, b in met})
    assert all(a.source < b.source for a, b in met)


def test_measures_are_the_same_with_sides_changed(claims: tuple[Claim, ...]) -> None:
    met = list(candidates(claims))
    assert shipped().measured([swapped(meeting) for meeting in met]) == pytest.approx(shipped().measured(met))


def test_no_measure_is_below_zero(claims: tuple[Claim, ...]) -> None:
    assert shipped().measured(list(candidates(claims))).min() >= 0


def test_measures_are_the_same_alone_and_among_others(claims: tuple[Claim, ...]) -> None:
    met = list(candidates(claims))
    alone = np.vstack([shipped().measured([meeting]) for meeting in met])
    assert np.array_equal(shipped().measured(met), alone)
    assert np.array_equal(shipped().measured(met[::-1]), alone[::-1])


def test_the_account_adds_up(claims: tuple[Claim, ...]) -> None:
    for found in sums(list(candidates(claims))[:40], shipped()):
        lines = account(found)
        assert lines[0].signal == PRIOR
        assert sum(line.weight for line in lines) == pytest.approx(found.odds)


def test_an_unrelated_source_changes_no_claim(claims: tuple[Claim, ...]) -> None:
    stranger = DOSSIERS / "diesel-spill"
    story = next(
        DOSSIERS / name for name in SHORT if {f.stem for f in (DOSSIERS / name).glob("*.txt")} >= sources(claims)
    )
    together = extract(read([*sorted(story.glob("*.txt")), min(stranger.glob("*.txt"))]).documents)
    alone = extract(read(sorted(story.glob("*.txt"))).documents)
    kept = [c.claim_id for c in together if c.source in sources(claims)]
    assert kept == [c.claim_id for c in alone]


def sources(claims: tuple[Claim, ...]) -> set[str]:
    return {c.source for c in claims}
