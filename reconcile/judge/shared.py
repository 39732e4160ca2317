"""What two sentences share beside the values that are compared."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.judge.anchors import Anchor, Value, acts_of
from reconcile.judge.figures import same_noun
from reconcile.lexicon.table import mapping
from reconcile.model import Claim
from reconcile.pairs import Pair
from reconcile.profiles import sentence_lemmas

# So much of the shorter sentence in the longer one is as good as a second word in common.
MOST = 0.5


@dataclass(frozen=True, slots=True)
class Common:
    """The content lemmas of both sentences beside two values, and how many the poorer sentence has."""

    lemmas: frozenset[str]
    poorer: int

    def many(self, least: int) -> bool:
        """Whether so many lemmas are shared, or most of a short sentence."""
        return len(self.lemmas) >= least or (bool(self.lemmas) and len(self.lemmas) >= MOST * self.poorer)


def shared(pair: Pair, a: Anchor, b: Anchor, x: Value, y: Value) -> Common:
    """What both sentences hold, without the values, their nouns and their verbs."""
    mine, theirs = _beside(pair.a, a, x), _beside(pair.b, b, y)
    return Common(mine & theirs, min(len(mine), len(theirs)))


def common_parts(a: Anchor, b: Anchor) -> frozenset[str]:
    """Who or what takes part in both acts, also under another word of the same sense ("fire", "blaze")."""
    return frozenset(p for p in a.parts for q in b.parts if p == q or _kindred(p, q))


def _kindred(p: str, q: str) -> bool:
    """Whether two parts can be one: a name and its last word ("relief fund", "fund"), or nouns of one sense."""
    if p.rpartition(" ")[2] == q or q.rpartition(" ")[2] == p:
        return True
    acts = mapping("acts")
    return same_noun(p, q) is True or (p in acts and q in acts and bool(acts_of(p) & acts_of(q)))


def _beside(claim: Claim, where: Anchor, value: Value) -> frozenset[str]:
    own = {w.lemma for w in claim.sentence.words if value.span.overlaps(w)}
    return sentence_lemmas(claim.sentence) - own - set(where.nouns) - {where.verb.partition(" ")[0]}
