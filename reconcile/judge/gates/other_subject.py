"""Other subject."""

from __future__ import annotations

from reconcile.judge.anchors import held
from reconcile.model import Claim, Reason
from reconcile.pairs import Pair

ORDER = 1

KINDS = ("person", "body", "place")


def parts(pair: Pair, reason: Reason) -> str:
    """Parts values that belong to two named people, bodies or places."""
    a, b = held(pair.a, reason.a_words), held(pair.b, reason.b_words)
    if a is None or b is None:
        return ""
    for kind in KINDS:
        mine, theirs = a.owners.get(kind, frozenset()), b.owners.get(kind, frozenset())
        one, other = _named(pair.a, mine), _named(pair.b, theirs)
        if one and other and not mine & theirs:
            return f"“{reason.a_words}” is said of {one}, “{reason.b_words}” of {other}."
    return ""


def _named(claim: Claim, keys: frozenset[str]) -> str:
    """The first of some entities as the claim names it; "" where it only points to them: a pronoun may mislead."""
    return next((n.text for n in claim.slots.names if n.key in keys), "")
