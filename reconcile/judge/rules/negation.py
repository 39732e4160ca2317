"""One says it is so, the other that it is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product, takewhile

from reconcile.judge.anchors import thin
from reconcile.judge.events import Event, events
from reconcile.judge.exchanges import form
from reconcile.model import Claim, Difference, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.profiles import stopwords

# Denials are of what somebody else might say, so like words tie them loosely: only sentences that would otherwise
# pass for the same fact are asked. Below this, three in four that fire on the training stories are wrong.
NEEDS = 1.0

# Content words beside the verb that both tell, so that one act is meant: who does it, to what, where.
SHARED = 2
# Words in a row, the verb among them, that make it one statement in whatever mood the verb stands.
ONE_STATEMENT = 5

_NOT = frozenset({"not", "never"})


def reasons(pair: Pair) -> Iterator[Reason]:
    """An act that the one tells and the other denies."""
    for e, f in product(_told(pair.a), _told(pair.b)):
        if e.negated == f.negated or e.verb != f.verb or _other_denial(pair.a, e) or _other_denial(pair.b, f):
            continue
        if not (e.told == f.told and _one_act(e, f)) and not _one_statement(pair, e, f):
            continue
        x, y = (pair.a.sentence.words[e.index].text, pair.b.sentence.words[f.index].text)
        strength = Strength.CLEAR if e.doers & f.doers and e.things & f.things else Strength.POSSIBLE
        sentence = f"One says “{pair.a.text}”, the other “{pair.b.text}”."
        yield Reason("negation", Relation.CONFLICT, Difference.NEGATION, 0.0, x, y, sentence, strength)
        return


def _one_statement(pair: Pair, e: Event, f: Event) -> bool:
    """Whether both verbs stand in one run of like words; where a text parts "n ' t", its denials are not seen."""
    x, y = ([form(w) for w in claim.sentence.words] for claim in (pair.a, pair.b))
    if "t" in x or "t" in y:
        return False
    after = zip(_flat(x[e.index :]), _flat(y[f.index :]), strict=False)
    before = zip(_flat(x[: e.index])[::-1], _flat(y[: f.index])[::-1], strict=False)
    alike = (two for run in (before, after) for two in takewhile(lambda two: two[0] == two[1], run))
    return sum(two[0].isalnum() for two in alike) >= ONE_STATEMENT


def _flat(forms: list[str]) -> list[str]:
    """The words without what denies them."""
    return [word for word in forms if word not in _NOT]


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
