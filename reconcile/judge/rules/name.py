"""Another name for the same person or body, or another person in the same part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from reconcile.claims.who.people import person, same_given
from reconcile.judge import spelling
from reconcile.judge.events import Event, events, governor, same_action
from reconcile.judge.holders import holders
from reconcile.judge.named import names
from reconcile.lexicon.table import words as listed
from reconcile.model import Claim, Difference, Name, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.profiles import stopwords

NEEDS = -2.5

# Letters between a name and the age that belongs to it ("Quill, aged 40").
BESIDE = 8

_Two = tuple[Name, Name]


def reasons(pair: Pair) -> Iterator[Reason]:
    """A name spelt differently, else half a name changed, else another in a role, else another doer of an act."""
    both = [(x, y) for x, y in product(names(pair.a), names(pair.b)) if x.text != y.text]
    others = [(x, y) for x, y in both if x.kind == y.kind == "person" and _others(x, y, pair)]
    ways = (_spelt(pair, both), *((way(pair, others) for way in (_changed, _held, _done)) if others else ()))
    found = ({(r.a_words, r.b_words): r for r in way} for way in ways)
    yield from next(filter(None, found), {}).values()


def _spelt(pair: Pair, both: Iterable[_Two]) -> Iterator[Reason]:
    for x, y in both:
        one = x.key == y.key or not (_means(pair.b, x) or _means(pair.a, y))
        unequal = spelling.variant(x, y) if one and _comparable(x, y) else None
        if unequal and not _spells(pair.b, unequal[0]) and not _spells(pair.a, unequal[1]):
            yield _reason(x, y, f"One writes “{x.text}”, the other “{y.text}”.")


def _changed(pair: Pair, others: Sequence[_Two]) -> Iterator[Reason]:
    """One given name or surname with two others beside it, of somebody of one age or in one act."""
    for x, y in others:
        if _half(x, y) and _one_in(pair, x, y):
            yield _reason(x, y, f"One names “{x.text}”, the other “{y.text}”.")


def _held(pair: Pair, others: Sequence[_Two]) -> Iterator[Reason]:
    """Two people in a role that one person has."""
    for x, y in product(holders(pair.a), holders(pair.b)):
        two = x.name, y.name
        loosely = x.may_be_same_role(y) and (_half(*two) or (not x.kin and _same_act(pair, *two)))
        if two in others and (x.same_role(y) or loosely):
            yield _reason(*two, f"One has “{x.name.text}” as {x.role}, the other “{y.name.text}”.")


def _done(pair: Pair, others: Sequence[_Two]) -> Iterator[Reason]:
    """Two people, each said to have done one act."""
    acts = [(e, f) for e, f in product(events(pair.a), events(pair.b)) if _one_act(e, f)]
    for x, y in others:
        if any(x.key in e.doers and y.key in f.doers for e, f in acts):
            yield _reason(x, y, f"One says it of “{x.text}”, the other of “{y.text}”.", Strength.POSSIBLE)


def _one_act(e: Event, f: Event) -> bool:
    """Whether two verbs tell one act that has one doer: told alike, of the same things."""
    if not {e.verb, f.verb} <= listed("sole_acts") or (e.told, e.negated) != (f.told, f.negated):
        return False
    return same_action(e, f) and bool(e.things & f.things) and not e.doers & f.doers


def _comparable(x: Name, y: Name) -> bool:
    """Whether two names can be held against each other: of a person, one in full, where a source takes care."""
    if "person" in (x.kind, y.kind):
        return {x.kind, y.kind} <= {"person", "other"} and any(person(n.text)[0] for n in (x, y))
    return x.kind == y.kind == "body"


def _half(x: Name, y: Name) -> bool:
    """Whether two full names share the given name or the surname only, and the given name is no initial."""
    (given, surname), (other, last) = person(x.text), person(y.text)
    if min(len(given), len(other)) < 2:
        return False
    return (spelling.bare(given) == spelling.bare(other)) != (spelling.bare(surname) == spelling.bare(last))


def _one_in(pair: Pair, x: Name, y: Name) -> bool:
    """Whether two names that share a half stand for one person: of one age, alike in letters, or in one act."""
    one, other = _age(pair.a, x), _age(pair.b, y)
    if one or other:
        return one == other
    surname, last = person(x.text)[1], person(y.text)[1]
    return spelling.resembles(surname, last) or (surname != last and _same_act(pair, x, y))


def _same_act(pair: Pair, x: Name, y: Name) -> bool:
    e, f = governor(pair.a, x.span), governor(pair.b, y.span)
    return e is not None and f is not None and same_action(e, f) and bool(e.around & f.around - stopwords())


def _age(claim: Claim, name: Name) -> float | None:
    """The age that stands right before or after a name."""
    for q in claim.slots.quantities:
        gap = max(q.span.start - name.span.end, name.span.start - q.span.end)
        if q.unit == "year of age" and gap <= BESIDE:
            return q.low
    return None


def _others(x: Name, y: Name, pair: Pair) -> bool:
    """Whether two names are two people, neither of whom the other sentence speaks of."""
    if x.key == y.key or _means(pair.b, x) or _means(pair.a, y):
        return False
    (given, surname), (other, last) = person(x.text), person(y.text)
    if spelling.bare(surname) == spelling.bare(last) and same_given(given, other):
        return False
    one, two = (given, other) if spelling.bare(surname) == spelling.bare(last) else (surname, last)
    return bool(one and two) and not _spells(pair.b, one) and not _spells(pair.a, two)


def _means(claim: Claim, name: Name) -> bool:
    """Whether the claim speaks of the entity of a name."""
    return any(n.key == name.key for n in (*claim.slots.names, *claim.refers))


def _spells(claim: Claim, word: str) -> bool:
    """Whether a word of a name also stands in the claim's sentence."""
    return any(spelling.bare(w.text) == spelling.bare(word) for w in claim.sentence.words)


def _reason(x: Name, y: Name, sentence: str, strength: Strength = Strength.CLEAR) -> Reason:
    return Reason("name", Relation.CONFLICT, Difference.NAME, 0.0, x.text, y.text, sentence, strength)
