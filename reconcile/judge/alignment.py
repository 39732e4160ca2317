"""Whether two tellings are of one act or state: one verb, and parts that are the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reconcile.judge.events import same_action
from reconcile.judge.tellings import Telling
from reconcile.lexicon.table import group, rows, words
from reconcile.model import Difference
from reconcile.profiles import stopwords

_NOBODY = frozenset({"no one", "nobody", "none", "one", "anyone", "somebody", "someone"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "him", "her", "them"})
# Letters two words of one root share ("remorse", "remorseful"); fewer are chance.
ROOT = 6


def aligned(x: Telling, y: Telling) -> bool:
    """Whether two tellings can be of one act or state, whatever each says of it."""
    if x.state or y.state:
        return _one_state(x, y)
    e, f = x.event, y.event
    if e.verb in words("frame_verbs") or e.verb in group("plan_words", "withheld") or not same_action(e, f):
        return False
    return _one_act(x, y, thin=e.verb.partition(" ")[0] in _thin())


def opposed(x: Telling, y: Telling) -> Difference | None:
    """What kind of difference it makes that one thing is told of with two words that exclude each other."""
    if x.state and y.state:
        found = contraries(x.state, y.state)
        return found if found and x.event.doers & y.event.doers - _PRONOUNS else None
    if x.state or y.state:
        return None
    found = contraries(x.event.verb, y.event.verb)
    return found if found and _one_act(x, y, thin=True) else None


def contraries(one: str, other: str) -> Difference | None:
    """The difference between two words of ``lexicon/opposites.csv``; None where they go together."""
    return _contraries().get((one, other))


@cache
def _contraries() -> Mapping[tuple[str, str], Difference]:
    found = {}
    for row in rows("opposites"):
        for one in row["one"].split():
            for other in row["other"].split():
                found[one, other] = found[other, one] = Difference(row["difference"])
    return found


def _one_state(x: Telling, y: Telling) -> bool:
    """Whether one property is told of one bearer."""
    return bool(x.state and y.state) and _kindred(x.state, y.state) and bool(_known(x.event.doers) & _known(y.event.doers))


def _kindred(v: str, w: str) -> bool:
    shorter, longer = sorted((v, w), key=len)
    return v == w or (len(shorter) >= ROOT and longer.startswith(shorter))


def _one_act(x: Telling, y: Telling, thin: bool) -> bool:
    """Whether who acts and what is acted on are the same in two tellings, as far as both say it."""
    doers = _meet(x.event.doers, y.event.doers)
    objects = _meet(x.event.things, y.event.things)
    if doers is False or objects is False or _narrowed(x, y):
        return False
    beside = bool(_known(x.objects) & _known(y.objects))
    if thin:
        return doers is True and beside
    if doers is True:
        return beside or not (x.event.things and y.event.things)
    return objects is True


def _meet(a: frozenset[str], b: frozenset[str]) -> bool | None:
    """Whether two parts share somebody or something; None where one is not told."""
    if not _known(a) or not _known(b):
        return None
    return bool(_known(a) & _known(b))


def _narrowed(x: Telling, y: Telling) -> bool:
    """Whether a part that both have is narrowed down to two different things."""
    for part in x.objects & y.objects:
        mine, theirs = ({m for p, m in t.marks if p == part} for t in (x, y))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _known(parts: frozenset[str]) -> frozenset[str]:
    return parts - _PRONOUNS - _NOBODY


@cache
def _thin() -> frozenset[str]:
    return group("verb_sorts", "thin") | stopwords()
