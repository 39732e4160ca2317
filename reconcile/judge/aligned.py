"""Which acts of two claims answer each other: one action done by or to the same parties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.judge.anchors import thin
from reconcile.judge.events import Event, events, same_action, same_parts
from reconcile.model import Claim
from reconcile.pairs import Pair
from reconcile.profiles import stopwords
from reconcile.remembered import remembered

Two = tuple[Event, Event]


def one_action(pair: Pair) -> Iterator[Two]:
    """Two verbs for one action, done by or to the same parties as far as both are told."""
    for e, f in product(_told(pair.a), _told(pair.b)):
        if same_action(e, f) and same_parts(e, f) and shared_parts(e, f):
            yield e, f


def one_object(pair: Pair) -> Iterator[Two]:
    """Two verbs for one action upon one thing, whoever does it."""
    for e, f in product(_told(pair.a), _told(pair.b)):
        if same_action(e, f) and (e.things & f.things) - stopwords():
            yield e, f


def shared_parts(e: Event, f: Event) -> frozenset[str]:
    """Who or what takes part in both on the same side, pronouns and the like left out."""
    return (e.doers & f.doers | e.things & f.things) - stopwords()


@remembered
def _told(claim: Claim) -> tuple[Event, ...]:
    return tuple(e for e in events(claim) if not thin(e.verb) and e.verb not in stopwords())


def qualified_apart(pair: Pair, things: frozenset[str]) -> bool:
    """Whether each narrows some things down, to different ones: "the harbour bill", "an offer for the keeper"."""
    mine, theirs = _qualifiers(pair.a, things), _qualifiers(pair.b, things)
    return bool(mine and theirs) and not mine & theirs


def _qualifiers(claim: Claim, things: frozenset[str]) -> frozenset[str]:
    words = claim.sentence.words
    before = {w.lemma for w in words if w.dep in ("compound", "amod") and words[w.head].lemma in things}
    ends = (w for w in words if w.dep == "pobj" and words[w.head].lemma == "for")
    return frozenset(before | {w.lemma for w in ends if words[words[w.head].head].lemma in things})
