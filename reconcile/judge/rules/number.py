"""A different number of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reconcile.claims.who.people import person, same_given
from reconcile.judge.anchors import Anchor, acts_of, anchor, level, same_owner, verb_acts
from reconcile.judge.differing import two_bounds, unmatched_figures
from reconcile.judge.figures import (
    content_of,
    figures,
    is_only,
    near,
    of_other_things,
    same_noun,
    slight,
    tolls,
    two_ages,
    two_tolls,
)
from reconcile.judge.shared import Common, common_parts, shared
from reconcile.model import Claim, Difference, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.quantities import SPANS, compatible

# Below this, one in five pairs of sentences at most tells of one fact, and like figures in them are chance.
NEEDS = -1.5

# Words that two claims share, beside those for the figures themselves, before like nouns alone are taken for one thing.
ALIKE = 2
# The same where the verbs are others.
MORE = 3
# What is told in lists.
_LISTED = frozenset({"age", "money", "percent", "measure"})
# The same for sums of money that nothing else ties, if either sentence has but one.
SUMS = 3


def reasons(pair: Pair) -> Iterator[Reason]:
    for x, y in unmatched_figures(pair):
        least = _two_leasts(pair, x, y)
        listed = _one_of_a_list(pair, x, y)
        if compatible(x, y) is not False and not least and not listed:
            continue
        strength = Strength.POSSIBLE if least else _tie(pair, x, y, listed)
        if strength:
            yield Reason(
                "number",
                Relation.CONFLICT,
                Difference.NUMBER,
                0.0,
                x.text,
                y.text,
                f"One gives “{x.text}”, the other “{y.text}”{_of(x, y)}.",
                strength,
            )
            return


def _two_leasts(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether both give what is known so far of one toll, and not the same: "at least two", "at least five"."""
    if x.kind != "count" or not two_bounds(x, y):
        return False
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    return tolls(a.acts & b.acts) and same_noun(x.counted, y.counted) is not False


def _tie(pair: Pair, x: Quantity, y: Quantity, listed: bool) -> Strength | None:
    """How surely two figures measure one thing; None where nothing ties them. ``listed`` are two of two like lists."""
    a, b = anchor(pair.a, x.span), anchor(pair.b, y.span)
    if _apart(a, b) or _elapsed(x) or of_other_things(pair.a, x, pair.b, y):
        return None
    if listed:
        return Strength.CLEAR
    if x.kind in ("age", "score"):
        return _personal(pair, a, b, x, y)
    noun = same_noun(x.counted, y.counted)
    if tolls(a.acts & b.acts) and x.kind == "count" and noun is not False:
        return Strength.CLEAR
    acts = _one_act(a, b, x, y)
    if not _alike(a, b, x, y, noun):
        return None
    common, close = shared(pair, a, b, x, y), near(x, y)
    if acts and close and (noun or x.kind == "measure"):
        return _by(bool(common.lemmas), True)
    if acts and x.kind != "count" and close:
        return _by(bool(common.lemmas), True)
    if not noun and close and set(a.nouns) & set(b.nouns):
        return _by(bool(common.lemmas) and not x.counted and not y.counted, True)
    if noun and close and (_one_measured(a, b) or _one_lot(pair, a, b, x, y)):
        return _by(bool(common.lemmas), True)
    if x.kind == "ordinal" or not slight(x, y):
        return None
    if x.kind == "money":
        return _by(False, _lone(pair, x) and common.many(SUMS))
    if x.kind == "count":
        return _by(False, (acts and bool(common.lemmas)) or (noun is True and _told_of_one(a, b, common)))
    parts = common_parts(a, b)
    told = {"duration": acts or noun is True, "measure": acts or bool(parts - _owning(a, b))}
    return _by(False, _lone(pair, x) and told.get(x.kind, bool(parts)))


def _one_of_a_list(pair: Pair, x: Quantity, y: Quantity) -> bool:
    """Whether both claims list figures of one kind, and all but one alike: "68 and 48 years old", "61 and 48"."""
    if x.kind not in _LISTED or not near(x, y) or {_called(pair.a, x), _called(pair.b, y)} - {frozenset()}:
        return False
    mine, theirs = ([q.low for q in figures(c) if (q.kind, q.unit) == (x.kind, x.unit)] for c in (pair.a, pair.b))
    left, other = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    return len(mine) == len(theirs) > 1 and (list(left.elements()), list(other.elements())) == ([x.low], [y.low])


def _owning(a: Anchor, b: Anchor) -> frozenset[str]:
    """Whatever has a name and owns or does what is measured: that alone does not make it one."""
    return frozenset[str]().union(*a.owners.values(), *b.owners.values())


def _by(clear: bool, possible: bool) -> Strength | None:
    """The strength for which there is enough."""
    return Strength.CLEAR if clear else Strength.POSSIBLE if possible else None


def _personal(pair: Pair, a: Anchor, b: Anchor, x: Quantity, y: Quantity) -> Strength | None:
    """Ages and records: of one named person or side, and for records not far apart."""
    aged = _called(pair.a, x), _called(pair.b, y)
    if all(aged) and not aged[0] & aged[1]:
        return None
    same = same_owner(a, b, ("person", "body"))
    if x.kind == "age":
        if _relatives(x.counted, y.counted):
            return None
        return _by(same, x.counted == y.counted != "" and bool(a.acts & b.acts) and not two_ages(x, y))
    return Strength.CLEAR if near(x, y) and (same or a.acts & b.acts) else None


def _called(claim: Claim, age: Quantity) -> frozenset[str]:
    """Who is of an age, where the sentence calls them by the name that the age stands with."""
    named = (*claim.slots.names, *claim.beside)
    return frozenset(n.key for n in named if age.counted and n.text.casefold().endswith(age.counted))


def _relatives(one: str, other: str) -> bool:
    """Whether two names that share a surname are of two people: "john quill", "ann quill"."""
    (given, surname), (first, last) = person(one), person(other)
    return surname == last and bool(given and first) and not same_given(given, first)


def _one_measured(a: Anchor, b: Anchor) -> bool:
    """Whether both figures and their nouns stand before one further noun: "the 38-word oath"."""
    return len(a.nouns) > 1 and a.nouns[:2] == b.nouns[:2]


def _one_lot(pair: Pair, a: Anchor, b: Anchor, x: Quantity, y: Quantity) -> bool:
    """Whether the same things of the same sort are counted for one person or body: "two counts of murder"."""
    if not content_of(pair.a, x) & content_of(pair.b, y):
        return False
    return same_owner(a, b, ("person", "body"))


def _lone(pair: Pair, x: Quantity) -> bool:
    """Whether both sentences hold but one figure of the kind."""
    return is_only(x, pair.meeting.a_claims) and is_only(x, pair.meeting.b_claims)


def _elapsed(x: Quantity) -> bool:
    """Whether an ordinal counts time that runs on from one report to the next: "the sixth day"."""
    return x.kind == "ordinal" and x.counted in SPANS


def _one_act(a: Anchor, b: Anchor, x: Quantity, y: Quantity) -> bool:
    """Whether two figures are told of one act; "12 votes" and "15 votes" alone are no act but what is counted."""
    counted = acts_of(x.counted) & acts_of(y.counted) if x.counted and y.counted else frozenset[str]()
    return bool((a.acts & b.acts) - counted) or bool(verb_acts(a) & verb_acts(b))


def _alike(a: Anchor, b: Anchor, x: Quantity, y: Quantity, noun: bool | None) -> bool:
    """Whether one thing can be measured: nouns on both sides must go together, a lone one must name the other's act."""
    if x.kind == "money" and a.acts & b.acts:
        return True
    if noun is False or x.kind == "count" or (x.counted and y.counted):
        return noun is not False
    lone = x.counted or y.counted
    return not lone or bool(acts_of(lone) & (b if x.counted else a).acts)


def _told_of_one(a: Anchor, b: Anchor, common: Common) -> bool:
    """Whether like nouns are told of one thing: of verbs that say something, more else must be shared."""
    return common.many(ALIKE) if _vague(a, b) else len(common.lemmas) >= MORE and not two_tolls(a.acts, b.acts)


def _vague(a: Anchor, b: Anchor) -> bool:
    """Whether one of two verbs says so little that it can stand for the other: "has", "there were"."""
    return not verb_acts(a) or not verb_acts(b)


def _apart(a: Anchor, b: Anchor) -> bool:
    """Whether the grammar already says that the figures measure two things: denied, or a change against a level."""
    if a.event and b.event and a.event.negated != b.event.negated:
        return True
    if level(a.verb) and level(b.verb) and _clash(a, b):
        return True
    ways = {a.way, b.way}
    return len(ways) == 2 and "by" in ways and ("" not in ways or a.verb != b.verb)


def _clash(a: Anchor, b: Anchor) -> bool:
    """Whether two things rise or fall: profits in one sentence, sales in the other."""
    if a.event is None or b.event is None or a.owners or b.owners:
        return False
    return bool(a.event.doers and b.event.doers) and not a.event.doers & b.event.doers


def _of(x: Quantity, y: Quantity) -> str:
    return f" of “{x.counted}”" if x.kind == "count" and x.counted and x.counted == y.counted else ""
