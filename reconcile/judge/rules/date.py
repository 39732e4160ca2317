"""Another day or time for the same act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile import quantities
from reconcile.judge.anchors import Anchor, acts_of, anchor, once, verb_acts
from reconcile.judge.differing import COARSENESS, other_moments
from reconcile.judge.shared import common_parts, shared
from reconcile.judge.weekdays import other_weekday
from reconcile.lexicon.table import words
from reconcile.model import Claim, Difference, Moment, Quantity, Reason, Relation, Strength
from reconcile.pairs import Pair

# Below this, one in five pairs of sentences at most tells of one fact.
NEEDS = -2.0

# Verbs of saying whose day is that of an act all the same: what they say is out from then on.
_PUBLISHING = frozenset(
    {"publish", "release", "issue", "post", "announce", "unveil", "reveal", "broadcast", "order", "rule"}
)
# How a day hangs on the noun that it stands before.
_BEFORE = frozenset({"compound", "nmod", "nummod", "poss", "amod", "npadvmod"})
# What tells in the course of what an act is done.
_COURSE = frozenset({"at", "during", "in"})
# What an act is done for.
_ENDS = frozenset({"xcomp", "advcl"})
# What hangs on a verb that reports what somebody says.
_SAID = frozenset({"ccomp", "parataxis"})
# Shared words that make two acts of one name one act, beside who does what.
_SURE = 2
# So many shared words stand for a shared part.
_MANY = 4


def reasons(pair: Pair) -> Iterator[Reason]:
    for m, n in other_moments(pair):
        strength = _tie(pair, m, n)
        if strength:
            yield Reason(
                "date",
                Relation.CONFLICT,
                Difference.DATE,
                0.0,
                m.text,
                n.text,
                f"One says “{m.text}”, the other “{n.text}”.",
                strength,
            )
            return


def _tie(pair: Pair, m: Moment, n: Moment) -> Strength | None:
    """How surely two moments date one act; None where nothing ties them."""
    a, b = anchor(pair.a, m.span), anchor(pair.b, n.span)
    if _saying(pair.a, a) or _saying(pair.b, b):
        return None
    if not _dated(pair.a, m, a) & _dated(pair.b, n, b) or _negated(a) != _negated(b) or _aims_apart(pair, a, b):
        return None
    if _supposed(pair.a, a) != _supposed(pair.b, b):
        return None
    lemmas, parts = shared(pair, a, b, m, n).lemmas, common_parts(a, b)
    if not parts and not (lemmas & (_near(a) | _near(b))) and len(lemmas) < _MANY:
        return None
    if m.grain == "year" and _yearly(pair, a, b):
        return None
    if other_weekday(m, n):
        same = (parts and verb_acts(a) & verb_acts(b)) or len(lemmas) >= _MANY
        return Strength.POSSIBLE if same else None
    sure = bool(parts) and (len(lemmas | parts) >= _SURE or once(a.verb))
    if not sure and max(COARSENESS[m.grain], COARSENESS[n.grain]) > COARSENESS["month"]:
        return None
    return Strength.CLEAR if sure else Strength.POSSIBLE


def _supposed(claim: Claim, where: Anchor) -> bool:
    """Whether an act hangs on a condition ("If they win, they meet again on Sunday")."""
    words, top = claim.sentence.words, where.event.index if where.event else -1
    clauses = {i for i, w in enumerate(words) if w.head == top and w.dep == "advcl"}
    return any(w.head in clauses and w.dep == "mark" and w.lemma == "if" for w in words)


def _dated(claim: Claim, moment: Moment, where: Anchor) -> frozenset[str]:
    """The acts that a moment dates: that of the noun it stands before ("the 4 May raid"), else what it hangs on.

    It dates both where the one is done in the course of the other ("told us during a Friday briefing").
    """
    words = claim.sentence.words
    inside = [i for i, w in enumerate(words) if moment.span.holds(w.span)]
    above = {words[i].head for i in inside if words[i].head not in inside and words[i].dep in _BEFORE}
    nouns = [i for i in above if words[i].pos in ("NOUN", "PROPN") and words[i].start >= moment.span.end]
    if not nouns:
        return where.acts
    link = words[nouns[0]].head
    course = where.event is not None and words[link].head == where.event.index and words[link].lemma in _COURSE
    return acts_of(words[nouns[0]].lemma) | (where.acts | verb_acts(where) if course else frozenset())


def _aims_apart(pair: Pair, a: Anchor, b: Anchor) -> bool:
    """Whether two like acts are done for other ends: "voted to block the bill", "voted to end debate"."""
    mine, theirs = _aims(pair.a, a), _aims(pair.b, b)
    return bool(mine and theirs) and not mine & theirs


def _aims(claim: Claim, where: Anchor) -> frozenset[str]:
    """The acts that an act is done for, and where to: "voted to block", "return to the capital"."""
    if where.event is None:
        return frozenset()
    words, top = claim.sentence.words, where.event.index
    kids = [i for i, w in enumerate(words) if w.head == top and w.dep in _ENDS and w.pos == "VERB"]
    ends = [words[i].lemma for i in kids if words[i].tag == "VB"]
    to = {i for i, w in enumerate(words) if w.head == top and w.dep == "prep" and w.lemma == "to"}
    ends += [w.lemma for w in words if w.head in to and w.dep == "pobj" and w.pos in ("NOUN", "PROPN")]
    return frozenset(act for lemma in ends for act in acts_of(lemma))


def _yearly(pair: Pair, a: Anchor, b: Anchor) -> bool:
    """Whether the act is told with another sum or count for each year, and so is done every year."""
    mine, theirs = (_told_with(claim, where) for claim, where in ((pair.a, a), (pair.b, b)))
    return any(quantities.compatible(x, y) is False for x, y in product(mine, theirs))


def _told_with(claim: Claim, where: Anchor) -> list[Quantity]:
    governed = ((q, anchor(claim, q.span).event) for q in claim.slots.quantities)
    return [q for q, event in governed if event and where.event and event.index == where.event.index]


def _near(where: Anchor) -> frozenset[str]:
    """The lemmas told with the governing verb, and the nouns on the way to it with what narrows them."""
    return where.around | frozenset(where.nouns) | where.marks


def _saying(claim: Claim, where: Anchor) -> bool:
    """Whether a moment is when somebody said something, which says nothing of when it was done."""
    if where.event is None or where.nouns or where.verb in _PUBLISHING or where.verb not in words("reporting_verbs"):
        return False
    said = any(w.head == where.event.index and w.dep in _SAID for w in claim.sentence.words)
    return said or bool(acts_of(where.verb) & acts_of("say"))


def _negated(where: Anchor) -> bool:
    return where.event is not None and where.event.negated
