"""Something that one had in hand, and did not have for the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.judge.aligned import qualified_apart
from reconcile.judge.citing import cited
from reconcile.judge.events import Event, events
from reconcile.judge.figures import same_noun
from reconcile.lexicon.table import group
from reconcile.model import Claim, Difference, Reason, Relation, Strength
from reconcile.pairs import Pair

# The same person with the same thing is a fact of its own, in whatever words.
NEEDS = -3.0


def reasons(pair: Pair) -> Iterator[Reason]:
    """The first thing that somebody is said not to have had, and to have held, used or shown."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for e, f in product(_lacked(one), _used(other)):
            alike = frozenset(noun for x, y in product(e.things, f.things) if same_noun(x, y) for noun in (x, y))
            once = all(sum(w.lemma in alike for w in claim.sentence.words) == 1 for claim in (one, other))
            if once and e.doers & f.doers and not qualified_apart(pair, alike):
                x, y = one.sentence.words[e.index], other.sentence.words[f.index]
                words = (x.text, y.text) if one is pair.a else (y.text, x.text)
                said = f"One denies what the other tells – {cited(one, x.span)}; {cited(other, y.span)}."
                yield Reason("lacked", Relation.CONFLICT, Difference.NEGATION, 0.0, *words, said, Strength.POSSIBLE)
                return


def _lacked(claim: Claim) -> Iterator[Event]:
    return (e for e in events(claim) if e.negated and e.told == "past" and e.verb in group("verb_sorts", "having"))


def _used(claim: Claim) -> Iterator[Event]:
    verbs = group("verb_sorts", "having") | group("verb_sorts", "wielding")
    return (e for e in events(claim) if not e.negated and e.told in ("past", "present") and e.verb in verbs)
