"""Another cause of the same fire, death, crash or closure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from reconcile.claims.who import people
from reconcile.judge.causes import Cause, apart, causes
from reconcile.judge.citing import cited
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Difference, Reason, Relation, Strength
from reconcile.pairs import Pair

# An effect of its kind with a cause is a fact of its own: sentences that share no other word tell of it.
NEEDS = -7.5


def reasons(pair: Pair) -> Iterator[Reason]:
    """Causes of two sorts for one effect of which the two sides give none alike."""
    a, b = causes(pair.a), causes(pair.b)
    if not a or not b:
        return
    alike = {x.effect for x in a for y in b if x.effect == y.effect and not apart(x, y)}
    met = ((x, y) for x in a for y in b if x.effect == y.effect and x.effect not in alike and _may_be_one(pair, x, y))
    for x, y in islice(met, 1):
        yield _reason(pair, x, y)


def _may_be_one(pair: Pair, x: Cause, y: Cause) -> bool:
    """Whether both can tell of one event: whom it befell is told alike, or no other sentence there is nearer."""
    names = {n.key for claim in (pair.a, pair.b) for n in claim.slots.names}
    told = [(x.whom & names, y.whom & names), (_sexes(x.whom), _sexes(y.whom)), (_ages(x.whom), _ages(y.whom))]
    if any(mine and theirs and not mine & theirs for mine, theirs in told):
        return False
    nearest = 0 in (pair.meeting.standing.rank_a, pair.meeting.standing.rank_b)
    return bool(x.whom & y.whom) or not (x.whom or y.whom) or nearest


def _ages(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(str.isdigit, parties))


def _sexes(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(None, (_nouns().get(p, "") or people.sex(p) for p in parties)))


@cache
def _nouns() -> dict[str, str]:
    return {row["role"]: row["sex"] for row in rows("roles")} | {"he": "m", "she": "f"}


def _reason(pair: Pair, x: Cause, y: Cause) -> Reason:
    sure = x.whom & y.whom or not (x.whom or y.whom)
    return Reason(
        "cause",
        Relation.CONFLICT,
        Difference.CAUSE,
        0.0,
        _words(pair.a, x),
        _words(pair.b, y),
        f"Another cause of the {x.effect} – {cited(pair.a, x.span)}; {cited(pair.b, y.span)}.",
        Strength.CLEAR if sure else Strength.POSSIBLE,
    )


def _words(claim: Claim, cause: Cause) -> str:
    start = claim.sentence.start
    return claim.sentence.text[cause.span.start - start : cause.span.end - start].strip(" ,.;")
