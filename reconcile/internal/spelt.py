"""One name is written in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.internal._source import Source
from reconcile.judge import spelling
from reconcile.judge.rules import name, place
from reconcile.model import Claim, Name, Reason
from reconcile.pairs import Pair

# Letters more that make another word of a name; a slip of the keys adds one or two.
ENDING = 3


def reasons(pair: Pair, source: Source) -> Iterator[Reason]:
    """What the rules for names and places find, where the two names differ in spelling only."""
    both = product(pair.a.slots.names, pair.b.slots.names) if source.spelt else ()
    if any(frozenset({x.text, y.text}) in source.spelt for x, y in both):
        for reason in (*name.reasons(pair), *place.reasons(pair)):
            x, y = _named(pair.a, reason.a_words), _named(pair.b, reason.b_words)
            unequal = spelling.variant(x, y) if x and y else None
            if unequal and not _derived(*unequal):
                yield reason


def _derived(a: str, b: str) -> bool:
    """Whether one word is made of the other ("McCarthyism"): that is no other spelling."""
    shorter, longer = sorted((spelling.bare(a), spelling.bare(b)), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) >= ENDING


def _named(claim: Claim, text: str) -> Name | None:
    return next((n for n in claim.slots.names if n.text == text), None)
