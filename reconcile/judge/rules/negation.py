"""One says it is so, the other that it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.judge.anchors import thin
from reconcile.judge.events import Event, events
from reconcile.model import Claim, Difference, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.profiles import stopwords

# Denials are of what somebody else might say, so like words tie them loosely: only sentences that would otherwise
# pass for the same fact are asked. Below this, three in four that fire on the training stories are wrong.
NEEDS = 1.0

# Content words beside the verb that both tell, so that one act is meant: who does it, to what, where.
SHARED = 2


def reasons(pair: Pair) -> Iterator[Reason]:
    for e, f in product(_told(pair.a), _told(pair.b)):
        if (
            e.negated == f.negated
            or _other_denial(pair.a, e)
            or _other_denial(pair.b, f)
            or e.verb != f.verb
            or e.told != f.told
            or not _one_act(e, f)
        ):
            continue
        x, y = (pair.a.sentence.words[e.index].text, pair.b.sentence.words[f.index].text)
        strength = Strength.CLEAR if e.doers & f.doers and e.things & f.things else Strength.POSSIBLE
        sentence = f"One says “{pair.a.text}”, the other “{pair.b.text}”."
        yield Reason("negation", Relation.CONFLICT, Difference.NEGATION, 0.0, x, y, sentence, strength)
        return


def _told(claim: Claim) -> Iterator[Event]:
    return (e for e in events(claim) if not thin(e.verb) and e.verb not in stopwords())


def _one_act(e: Event, f: Event) -> bool:
    """Whether two events of one verb have a part in common, none that differs, and enough told beside it."""
    if (e.doers and f.doers and not e.doers & f.doers) or (e.things and f.things and not e.things & f.things):
        return False
    around = (e.around | e.doers | e.things) & (f.around | f.doers | f.things) - stopwords()
    return bool(e.doers & f.doers or e.things & f.things) and len(around) >= SHARED


def _other_denial(claim: Claim, event: Event) -> bool:
    """Whether a denial reaches the verb other than its own "not": "refused to say why it closed"."""
    verb = claim.sentence.words[event.index].span
    return sum(n.scope.holds(verb) for n in claim.slots.negations) != event.negated
