"""Done or only planned, settled or only sought, cancelled or only put off, or the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.aligned import one_object
from reconcile.judge.citing import cited
from reconcile.judge.events import Event
from reconcile.judge.ladders import steps
from reconcile.lexicon.table import group
from reconcile.model import Claim, Difference, Reason, Relation, Strength
from reconcile.pairs import Pair

NEEDS = -2.5


def reasons(pair: Pair) -> Iterator[Reason]:
    """An act decided on by the one and only sought by the other; or one that befell a thing in two or opposite ways."""
    found = next(_settled(pair), None)
    if found:
        yield found
    else:
        yield from steps(pair, Difference.STATUS)
        yield from steps(pair, Difference.NEGATION)


def _settled(pair: Pair) -> Iterator[Reason]:
    for e, f in one_object(pair):
        stages = _stage(pair.a, e), _stage(pair.b, f)
        if set(stages) == {"settled", "sought"} and e.negated == f.negated:
            x, y = _lead(pair.a, e), _lead(pair.b, f)
            sentence = f"One has it settled, the other only sought – {_cited(pair.a, e)}; {_cited(pair.b, f)}."
            yield Reason("status", Relation.CONFLICT, Difference.STATUS, 0.0, x, y, sentence, Strength.POSSIBLE)


def _stage(claim: Claim, event: Event) -> str:
    """How far the act has come by the verb that it hangs from; "" where that says neither."""
    words = claim.sentence.words
    verb = words[event.index]
    if verb.dep not in ("xcomp", "ccomp", "advcl", "acl"):
        return ""
    lead = words[verb.head]
    if any(n.scope.holds(lead.span) for n in claim.slots.negations):
        return ""
    return next((stage for stage in ("settled", "sought") if lead.lemma in group("decisions", stage)), "")


def _lead(claim: Claim, event: Event) -> str:
    return claim.sentence.words[claim.sentence.words[event.index].head].text


def _cited(claim: Claim, event: Event) -> str:
    return cited(claim, claim.sentence.words[event.index].span)
