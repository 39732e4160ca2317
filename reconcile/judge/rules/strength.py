"""Always or sometimes, the largest or one of the largest, tried or did."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from reconcile.claims.parsed.tree import Tree
from reconcile.judge.aligned import one_action
from reconcile.judge.citing import cited, verbatim
from reconcile.judge.degrees import denied, extremes, graded, subject
from reconcile.judge.events import Event, kin
from reconcile.lexicon.table import group, mapping
from reconcile.model import Claim, Difference, Reason, Relation, Span, Strength, Word
from reconcile.pairs import Pair

NEEDS = -0.7

# Levels between two adverbs of lexicon/degrees.csv that no two reporters would give to one thing.
APART = 2


def reasons(pair: Pair) -> Iterator[Reason]:
    """The first difference in how strongly the two put one thing."""
    for way in (_degree, _superlative, _attempt, _asked):
        found = next(way(pair), None)
        if found:
            yield found
            return


def _degree(pair: Pair) -> Iterator[Reason]:
    """One word with two adverbs of degree that lie apart: "famously frosty", "sometimes frosty"."""
    levels = mapping("degrees")
    for (head, x), (other, y) in product(graded(pair.a), graded(pair.b)):
        mine, theirs = subject(pair.a, x), subject(pair.b, y)
        if mine and theirs and mine != theirs:
            continue
        if head.lemma == other.lemma and abs(int(levels[x.lemma]) - int(levels[y.lemma])) >= APART:
            yield _reason(pair, x.span, y.span, f"How far “{head.text}” goes differs")


def _superlative(pair: Pair) -> Iterator[Reason]:
    """The largest of its kind, or the only one, for one source; one of the largest, or of several, for the other."""
    for (head, x, alone), (other, y, also) in product(extremes(pair.a), extremes(pair.b)):
        if head.lemma == other.lemma and x.lemma == y.lemma and alone != also:
            yield _reason(pair, x.span, y.span, f"How far “{x.text}” goes differs")


def _attempt(pair: Pair) -> Iterator[Reason]:
    """Done for one source, and for the other only tried."""
    for e, f in one_action(pair):
        if _tried(pair.a, e) != _tried(pair.b, f) and e.things & f.things and {e.told, f.told} <= {"past", "present"}:
            x, y = pair.a.sentence.words[e.index], pair.b.sentence.words[f.index]
            done, act = (pair.b, f) if _tried(pair.a, e) else (pair.a, e)
            if not act.negated and _flat(done, act):
                yield _reason(pair, x.span, y.span, "One has it done, the other only tried")


def _tried(claim: Claim, event: Event) -> bool:
    words = claim.sentence.words
    verb = words[event.index]
    return verb.dep == "xcomp" and words[verb.head].lemma in group("verb_sorts", "tried")


def _flat(claim: Claim, event: Event) -> bool:
    """Whether an act is told outright, hanging from no other verb that may take it back."""
    verb = claim.sentence.words[event.index]
    return verb.dep in ("ROOT", "conj", "ccomp", "relcl", "advcl") and verb.tag in ("VBD", "VBZ", "VBP", "VBN")


def _asked(pair: Pair) -> Iterator[Reason]:
    """One asks for this and for that, of one and the same party: "called on her to resign", "urged her to explain"."""
    for e, f in one_action(pair):
        if {e.verb, f.verb} <= group("verb_sorts", "asked") and e.doers & f.doers and e.negated == f.negated:
            x, y = _wanted(pair.a, e), _wanted(pair.b, f)
            alike = any(v.lemma == w.lemma or kin(v.lemma) & kin(w.lemma) for v, w in product(x, y))
            if x and y and not alike:
                yield _reason(pair, x[0].span, y[0].span, "What was asked for differs")


def _wanted(claim: Claim, event: Event) -> tuple[Word, ...]:
    """The verbs of what is asked for, not those that are negated."""
    words = claim.sentence.words
    tree = Tree.of(words)
    stack = [k for k in tree.children[event.index] if any(words[j].tag == "TO" for j in tree.children[k])]
    found = []
    while stack:
        k = stack.pop()
        found.append(words[k])
        stack.extend(j for j in tree.children[k] if words[j].dep == "conj" and words[j].pos == "VERB")
    return () if any(denied(claim, w.span) for w in found) else tuple(found)


def _reason(pair: Pair, x: Span, y: Span, opening: str) -> Reason:
    sentence = f"{opening} – {cited(pair.a, x)}; {cited(pair.b, y)}."
    return Reason(
        "strength",
        Relation.CONFLICT,
        Difference.STRENGTH,
        0.0,
        verbatim(pair.a, x),
        verbatim(pair.b, y),
        sentence,
        Strength.POSSIBLE,
    )
