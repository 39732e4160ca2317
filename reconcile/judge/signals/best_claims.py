"""One claim of each says much the same, whatever else the sentences say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reconcile.frequency import general_rarity
from reconcile.judge.fit import fits
from reconcile.judge.signals import Words, both, sides, table
from reconcile.meaning import Floats
from reconcile.model import Claim
from reconcile.pairs import Meeting
from reconcile.remembered import remembered

CODES = (
    *("claim_share", "claim_share_next", "claim_weight", "claim_shared", *sides("claim_part")),
    *("claim_general_weight", "claim_people", "claim_people_apart"),
)


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    best = fits(meeting)[0].pair
    return best.a.text, best.b.text


def _values(meeting: Meeting) -> tuple[float, ...]:
    best, *rest = fits(meeting)
    a, b = _lemmas(meeting, best.pair.a), _lemmas(meeting, best.pair.b)
    shared = a & b
    persons, others = _people(best.pair.a), _people(best.pair.b)
    common = persons & others
    return (
        best.share,
        rest[0].share if rest else 0.0,
        best.weight,
        len(shared),
        *both(len(shared) / max(1, len(a)), len(shared) / max(1, len(b))),
        math.fsum(map(general_rarity, shared)),
        len(common),
        bool(persons and others and not common),
    )


def _lemmas(meeting: Meeting, claim: Claim) -> frozenset[str]:
    both_sides = zip((*meeting.a_claims, *meeting.b_claims), (*meeting.a_lemmas, *meeting.b_lemmas), strict=True)
    return next(lemmas for c, lemmas in both_sides if c is claim)


@remembered
def _people(claim: Claim) -> frozenset[str]:
    return frozenset(n.key for n in (*claim.slots.names, *claim.refers) if n.kind == "person")
