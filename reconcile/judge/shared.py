"""What two claims share beside the values that are compared."""

from __future__ import annotations

from reconcile.judge.anchors import Anchor, Value
from reconcile.judge.fit import about
from reconcile.model import Claim
from reconcile.pairs import Pair


def shared(pair: Pair, a: Anchor, b: Anchor, x: Value, y: Value) -> frozenset[str]:
    """The content lemmas both claims hold, without those of the values, their nouns and their verbs."""
    return _beside(pair.a, a, x) & _beside(pair.b, b, y)


def _beside(claim: Claim, where: Anchor, value: Value) -> frozenset[str]:
    own = {w.lemma for w in claim.sentence.words if w.span.overlaps(value.span)}
    return about(claim) - own - set(where.nouns) - {where.verb.partition(" ")[0]}
