"""Other subject."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.judge.anchors import Anchor, anchor, same_owner
from reconcile.judge.figures import find
from reconcile.model import Claim, Quantity, Reason
from reconcile.pairs import Pair

ORDER = 1

KINDS = ("person", "body", "place")
# A figure may be of a side, whose name is taken for a place's as often as for a body's.
OF_FIGURES = (*KINDS, "other")


def parts(pair: Pair, reason: Reason) -> str:
    """Parts values that belong to two named people, bodies or places."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if x is None or y is None:
        return ""
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    counted = {v.counted for v in (x, y) if isinstance(v, Quantity)}
    one_thing = bool(set(a.nouns) & set(b.nouns) - counted)
    if same_owner(a, b, KINDS):
        return ""
    for mine, theirs, alike in _held(a, b, isinstance(x, Quantity)):
        one, other = _named(pair.a, mine), _named(pair.b, theirs)
        if not one or not other or _short(mine) & theirs or mine & _short(theirs) or _is_part(one, other):
            continue
        known = _spoken(pair.meeting.b_claims, mine), _spoken(pair.meeting.a_claims, theirs)
        if not any(known) or (alike and not (one_thing and all(known))):
            return f"“{reason.a_words}” is said of {one}, “{reason.b_words}” of {other}."
    return ""


def _held(a: Anchor, b: Anchor, figures: bool) -> Iterator[tuple[frozenset[str], frozenset[str], bool]]:
    """The owners of two values kind by kind; of figures also of two kinds, which are not alike."""
    for kind, other in product(OF_FIGURES, repeat=2) if figures else zip(KINDS, KINDS, strict=True):
        yield a.owners.get(kind, frozenset()), b.owners.get(other, frozenset()), kind == other


def _short(keys: frozenset[str]) -> frozenset[str]:
    """Some entities, and what they are called for short ("the house of commons", "the house")."""
    return keys.union(key.partition(" of ")[0] for key in keys)


def _is_part(one: str, other: str) -> bool:
    """Whether one name is the other, or a part of it ("Ann Reed", "Reed")."""
    mine, theirs = (frozenset(name.casefold().split()) for name in (one, other))
    return mine <= theirs or theirs <= mine


def _spoken(claims: tuple[Claim, ...], keys: frozenset[str]) -> bool:
    """Whether a sentence speaks of any of some entities."""
    return any(n.key in keys for claim in claims for n in (*claim.slots.names, *claim.refers))


def _named(claim: Claim, keys: frozenset[str]) -> str:
    """The first of some entities as the sentence names it; "" where it only points to them: a pronoun may mislead."""
    named = (n for n in (*claim.slots.names, *claim.beside) if n.text[:1].isupper())
    return next((n.text for n in named if n.key in keys), "")
