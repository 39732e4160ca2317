"""Another place for the same thing or event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.judge import spelling
from reconcile.judge.events import Event, governor, same_action, same_parts
from reconcile.judge.placing import TOWN, Place, places
from reconcile.lexicon.table import mapping
from reconcile.model import Claim, Difference, Name, Reason, Relation, Strength, Word
from reconcile.pairs import Pair
from reconcile.profiles import stopwords

NEEDS = -2.5

_AT = frozenset({"in", "at", "on", "near", "outside", "inside", "off", "along"})
_DIRECTION = re.compile(r"\b(?:north|south|east|west)(?:wards?)?\b", re.IGNORECASE)
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def reasons(pair: Pair) -> Iterator[Reason]:
    """A place name taken for one like it, else another place of one event, else the other way of one movement."""
    both = [(x, y) for x in places(pair.a, _only(pair.a, pair.b)) for y in places(pair.b, _only(pair.b, pair.a))]
    for way in (_alike, _elsewhere):
        found = {(x.text, y.text): TOWN in (x.level, y.level) for x, y in both if way(pair, x, y)}
        if found:
            yield from (_reason(*texts, way is _elsewhere and town) for texts, town in found.items())
            return
    yield from _turned(pair)


def _only(here: Claim, there: Claim) -> list[Name]:
    """The names of a claim, persons left out, that the other sentence does not hold letter for letter."""
    if not any(n.kind != "person" for n in there.slots.names):
        return []
    text = there.sentence.text.casefold()
    return [n for n in here.slots.names if n.kind != "person" and n.text.casefold() not in text]


def _alike(pair: Pair, x: Place, y: Place) -> bool:
    """Whether the two name one place differently, or two places that look alike and hold the like."""
    unequal = spelling.variant(x.name, y.name)
    if not unequal or _spells(pair.b, unequal[0]) or _spells(pair.a, unequal[1]):
        return False
    return x.name.key == y.name.key or bool(x.around & y.around)


def _elsewhere(pair: Pair, x: Place, y: Place) -> bool:
    """Whether one thing or event is put in two places of one size, where the sentences share no place."""
    if x.level != y.level or not _apart(pair, x.name, y.name):
        return False
    if x.holds and y.holds and x.holds.key == y.holds.key:
        return x.by == y.by == "of" or ({x.by, y.by} <= _AT and (x.level != TOWN or x.holds.kind == "body"))
    if not {x.by, y.by} <= _AT:
        return False
    e, f = governor(pair.a, x.name.span), governor(pair.b, y.name.span)
    return e is not None and f is not None and _one_event(e, f) and bool(x.of & y.of)


def _one_event(e: Event, f: Event) -> bool:
    """Whether two verbs tell one event: one act, told alike, with a part in common and none that differs."""
    if e.verb in stopwords() or not same_action(e, f) or (e.told, e.negated) != (f.told, f.negated):
        return False
    return same_parts(e, f) and bool(e.doers & f.doers or e.things & f.things)


def _apart(pair: Pair, x: Name, y: Name) -> bool:
    """Whether neither sentence knows the other's place, nor any place that both know."""
    one, other = _placed(pair.meeting.a_claims), _placed(pair.meeting.b_claims)
    words = [{spelling.plain(w) for w in spelling.parts(n)} for n in (x, y)]
    if _inside(x, y) or _inside(y, x):
        return False
    return not one & other and not words[0] <= words[1] and not words[1] <= words[0]


def _inside(part: Name, whole: Name) -> bool:
    """Whether one place is a quarter or suburb of the other: the finer detail, no other place."""
    city = mapping("place_parts").get(part.key)
    return city is not None and city in (whole.key, whole.key.removesuffix(" city"))


def _placed(claims: tuple[Claim, ...]) -> frozenset[str]:
    return frozenset(n.key for c in claims for n in (*c.slots.names, *c.refers) if n.kind == "place")


def _turned(pair: Pair) -> Iterator[Reason]:
    """One movement, north in one sentence and south in the other."""
    for v in _ways(pair.a):
        for w in _ways(pair.b):
            e, f = governor(pair.a, v.span), governor(pair.b, w.span)
            if _OPPOSITE[_way(v)] == _way(w) and e and f and same_action(e, f) and e.told == f.told:
                yield _reason(v.text, w.text, not same_parts(e, f))


def _ways(claim: Claim) -> tuple[Word, ...]:
    """The directions something moves in; none where it moves in several."""
    if not _DIRECTION.search(claim.text):
        return ()
    found = [w for w in claim.sentence.words if w.dep in ("advmod", "npadvmod") and _way(w) in _OPPOSITE]
    inside = tuple(w for w in found if claim.span.holds(w))
    return inside if len({_way(w) for w in inside}) == 1 else ()


def _way(word: Word) -> str:
    return word.text.casefold().removesuffix("s").removesuffix("ward")


def _spells(claim: Claim, word: str) -> bool:
    return any(spelling.plain(w.text) == spelling.plain(word) for w in claim.sentence.words)


def _reason(a: str, b: str, possible: bool) -> Reason:
    return Reason(
        "place",
        Relation.CONFLICT,
        Difference.PLACE,
        0.0,
        a,
        b,
        f"One has “{a}”, the other “{b}”.",
        Strength.POSSIBLE if possible else Strength.CLEAR,
    )
