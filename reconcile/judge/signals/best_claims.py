"""One claim of each says much the same, whatever else the sentences say."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reconcile.frequency import general_rarity
from reconcile.judge.fit import shares
from reconcile.judge.named import people
from reconcile.judge.signals import Words, both, sides, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting

CODES = (
    *("claim_share", "claim_share_next", "claim_weight", "claim_shared", *sides("claim_part")),
    *("claim_general_weight", "claim_people", "claim_people_apart"),
)


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    best = shares(meeting)[0]
    return meeting.a_claims[best.i].text, meeting.b_claims[best.j].text


def _values(meeting: Meeting) -> tuple[float, ...]:
    best, *rest = shares(meeting)
    a, b = meeting.a_lemmas[best.i], meeting.b_lemmas[best.j]
    shared = a & b
    persons, others = people(meeting.a_claims[best.i]), people(meeting.b_claims[best.j])
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
