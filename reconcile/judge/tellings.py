"""How a claim tells each act or state: as so or denied, done or still to come, flatly or hedged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.judge.events import Event, events
from reconcile.lexicon.table import group, mapping, words
from reconcile.model import Claim, Span
from reconcile.remembered import remembered

_BEING = frozenset({"be", "become", "remain", "stay", "seem", "appear", "look", "feel", "get"})
_SHOWING = frozenset({"have", "show", "express", "feel", "display", "voice", "demonstrate"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_MODALS = frozenset({"may", "might", "could", "should", "can", "must", "ca"})
_IF = frozenset({"if", "unless", "provided", "should"})
_PREVENTING = frozenset({"prevent", "stop", "keep", "ban", "bar", "block"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_OBJECTS = frozenset({"dobj", "attr", "nsubjpass"})
_NARROWING = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


class Way(StrEnum):
    """In what way an act is told."""

    SO = "so"
    COMING = "coming"
    POSSIBLE = "possible"
    IF = "if"
    OPEN = "open"
    AIM = "aim"


@dataclass(frozen=True, slots=True)
class Telling:
    """One act or state as a claim tells it.

    ``state`` is the lemma of what somebody or something is said to be or to show, "" for an act. ``denied`` is
    true where an odd number of negations reach it, by ``cues`` of these kinds. ``beside`` holds keys or lemmas of
    what stands behind the verb's prepositions, by preposition; ``marks`` the lemmas that narrow each part down.
    ``span`` runs from the negation or auxiliary to the verb or what completes it.
    """

    event: Event
    state: str
    way: Way
    denied: bool
    cues: frozenset[str]
    beside: frozenset[tuple[str, str]]
    marks: frozenset[tuple[str, str]]
    span: Span

    @property
    def objects(self) -> frozenset[str]:
        """What is acted on, and what stands behind the verb's prepositions."""
        return self.event.things | {part for _, part in self.beside}

    def words(self, claim: Claim) -> str:
        """The words that tell it, verbatim."""
        start = claim.sentence.start
        return claim.sentence.text[self.span.start - start : self.span.end - start]


@remembered
def tellings(claim: Claim) -> tuple[Telling, ...]:
    """The acts and states that a claim tells, in order.

    >>> from reconcile.judge.tellings import Way
    >>> Way.SO.value
    'so'
    """
    tree, keys = Tree.of(claim.sentence.words), _keys(claim)
    return tuple(_telling(claim, tree, keys, event) for event in events(claim))


def find(claim: Claim, text: str) -> Telling | None:
    """The claim's telling with these words; None where it has no such."""
    return next((t for t in tellings(claim) if t.words(claim) == text), None)


def _telling(claim: Claim, tree: Tree, keys: dict[int, str], event: Event) -> Telling:
    completes = _completed(tree, event)
    nouns = [k for k in tree.children[event.index] if tree.words[k].dep in _OBJECTS]
    reached = [n for n in claim.slots.negations if _reached(tree, event, n.scope, n.cue, nouns, completes)]
    turns = len(reached) + _prevented(tree, event.index, claim)
    return Telling(
        event=event,
        state=tree.words[completes].lemma if completes is not None else "",
        way=_way(tree, event.index, claim),
        denied=turns % 2 == 1,
        cues=frozenset(n.kind for n in reached),
        beside=frozenset(_beside(tree, keys, event.index)),
        marks=frozenset(_marks(tree, keys, event.index)),
        span=_span(tree, event, completes, [n.cue for n in reached]),
    )


def _completed(tree: Tree, event: Event) -> int | None:
    """What somebody is said to be or to show: "was remorseful", "showed remorse"."""
    verb = event.verb
    deps = _COMPLEMENTS if verb in _BEING else {"dobj"} if verb in _SHOWING else frozenset[str]()
    return tree.child(event.index, *deps) if deps else None


def _reached(tree: Tree, event: Event, scope: Span, cue: Span, nouns: list[int], completes: int | None) -> bool:
    """Whether a negation reaches the verb, or stands before the noun that it takes ("found no trace")."""
    verb = tree.words[event.index].span
    if scope.holds(verb) or (completes is not None and scope.holds(tree.words[completes].span)):
        return True
    return any(tree.words[j].span.overlaps(cue) and tree.words[j].dep == "det" for k in nouns for j in tree.children[k])


def _prevented(tree: Tree, i: int, claim: Claim) -> bool:
    """Whether an act is kept from happening by a verb that is no negation by itself: "stop it spreading"."""
    above = next((k for k in tree.ancestors(i) if tree.words[k].pos == "VERB"), None)
    if above is None or tree.words[i].tag != "VBG" or tree.words[above].lemma not in _PREVENTING:
        return False
    gerund = tree.words[i].dep in ("xcomp", "ccomp", "pcomp", "dobj")
    return gerund and not any(n.cue.overlaps(tree.words[above].span) for n in claim.slots.negations)


def _way(tree: Tree, i: int, claim: Claim) -> Way:
    kids = tree.children[i]
    verb = tree.words[i]
    marks = {tree.words[k].lemma for k in kids if tree.words[k].dep in ("mark", "advmod")}
    if verb.dep == "advcl" and marks & _IF:
        return Way.IF
    if "whether" in marks or (verb.dep == "ccomp" and "if" in marks):
        return Way.OPEN
    aux = {tree.words[k].text.casefold() for k in kids if tree.words[k].dep in ("aux", "auxpass")}
    head = tree.words[verb.head]
    if aux & _FUTURE:
        return Way.COMING
    if aux & {"would", "'d", "’d"}:
        return Way.COMING if verb.dep == "ccomp" and head.lemma in words("reporting_verbs") else Way.POSSIBLE
    if aux & _MODALS:
        return Way.SO if "could" in aux and _negated(tree, i) else Way.POSSIBLE
    if "to" in aux or verb.tag == "VBG":
        return _infinitive(tree, i, claim)
    if verb.dep == "conj" and verb.tag == "VB" and head.pos in ("VERB", "AUX"):
        return _way(tree, verb.head, claim)
    return Way.SO


def _negated(tree: Tree, i: int) -> bool:
    return tree.child(i, "neg") is not None


def _infinitive(tree: Tree, i: int, claim: Claim) -> Way:
    """How an infinitive or gerund is told, by what it hangs on."""
    verb, head = tree.words[i], tree.words[tree.words[i].head]
    if verb.dep in ("csubj", "csubjpass"):
        return Way.IF
    if verb.dep in ("ROOT", "relcl", "acl", "conj", "ccomp", "advcl") and verb.tag == "VBG":
        return Way.SO
    if verb.dep == "acl" and head.dep in SUBJECTS and head.lemma in ("failure", "refusal", "decision"):
        return Way.IF
    if head.lemma in group("plan_words", "coming") or (head.lemma == "be" and verb.dep == "xcomp"):
        return Way.COMING
    if any(n.kind == "failed" and n.scope.holds(verb.span) for n in claim.slots.negations):
        return _way(tree, verb.head, claim) if head.pos in ("VERB", "AUX") else Way.SO
    if head.lemma in ("manage", "begin", "start", "continue", "go", "prove", "happen") and verb.dep == "xcomp":
        return _way(tree, verb.head, claim)
    if verb.dep == "pcomp" and tree.words[head.head].lemma in _PREVENTING:
        return _way(tree, head.head, claim)
    return Way.AIM


def _beside(tree: Tree, keys: dict[int, str], i: int) -> Iterator[tuple[str, str]]:
    for k in tree.children[i]:
        if tree.words[k].dep in ("prep", "agent"):
            for j in tree.children[k]:
                if tree.words[j].dep == "pobj":
                    yield tree.words[k].lemma, keys.get(tree.words[j].start, tree.words[j].lemma)


def _marks(tree: Tree, keys: dict[int, str], i: int) -> Iterator[tuple[str, str]]:
    """What narrows down the verb's parts: "the rear door", "the members of the panel"."""
    heads = [k for k in tree.children[i] if tree.words[k].dep in (*_OBJECTS, "nsubj")]
    heads += [j for k in tree.children[i] if tree.words[k].dep == "prep" for j in tree.children[k]]
    for k in heads:
        for j in tree.children[k]:
            part = keys.get(tree.words[k].start, tree.words[k].lemma)
            if tree.words[j].dep in _NARROWING:
                yield part, keys.get(tree.words[j].start, tree.words[j].lemma)
            elif tree.words[j].lemma == "of":
                for m in tree.children[j]:
                    yield part, keys.get(tree.words[m].start, tree.words[m].lemma)


def _span(tree: Tree, event: Event, completes: int | None, cues: list[Span]) -> Span:
    told = [event.index, *(k for k in tree.children[event.index] if tree.words[k].dep in ("aux", "auxpass", "neg", "prt"))]
    told += [completes] if completes is not None else []
    near = [c for c in cues if tree.words[event.index].start - c.end < 40 and c.start < tree.words[event.index].end + 40]
    starts = [tree.words[k].start for k in told] + [c.start for c in near]
    ends = [tree.words[k].end for k in told] + [c.end for c in near]
    return Span(min(starts), max(ends))


def _keys(claim: Claim) -> dict[int, str]:
    named = [(n, w) for n in (*claim.slots.names, *claim.refers) for w in claim.sentence.words]
    return {w.start: n.key for n, w in named if n.span.start <= w.start < n.span.end}
