"""One claim of each says much the same, whatever else the sentences say."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reconcile.frequency import general_rarity
from reconcile.judge.fit import fits
from reconcile.judge.signals import Measure, Words, both
from reconcile.model import Claim
from reconcile.pairs import Meeting
from reconcile.remembered import remembered


def measure(meeting: Meeting) -> Iterator[Measure]:
    best, *rest = fits(meeting)
    a, b = _lemmas(meeting, best.pair.a), _lemmas(meeting, best.pair.b)
    common = math.fsum(general_rarity(lemma) for lemma in sorted(a & b))
    yield Measure("claim_share", best.share)
    yield Measure("claim_share_next", rest[0].share if rest else 0.0)
    yield Measure("claim_weight", best.weight)
    yield Measure("claim_shared", len(a & b))
    yield from both("claim_part", len(a & b) / max(1, len(a)), len(a & b) / max(1, len(b)))
    yield Measure("claim_general_weight", common)
    persons, others = _people(best.pair.a), _people(best.pair.b)
    yield Measure("claim_people", len(persons & others))
    yield Measure("claim_people_apart", float(bool(persons) and bool(others) and not persons & others))


def words(meeting: Meeting) -> Words:
    best = fits(meeting)[0].pair
    return best.a.text, best.b.text


def _lemmas(meeting: Meeting, claim: Claim) -> frozenset[str]:
    both_sides = zip((*meeting.a_claims, *meeting.b_claims), (*meeting.a_lemmas, *meeting.b_lemmas), strict=True)
    return next(lemmas for c, lemmas in both_sides if c is claim)


@remembered
def _people(claim: Claim) -> frozenset[str]:
    return frozenset(n.key for n in (*claim.slots.names, *claim.refers) if n.kind == "person")
