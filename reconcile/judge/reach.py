"""How much of a kind or thing a claim takes, and which people it lists as doing something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.judge.events import Event, events
from reconcile.lexicon.table import group
from reconcile.model import Claim, Span, Word
from reconcile.profiles import stopwords
from reconcile.remembered import remembered

_ACTED_ON = frozenset({"dobj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Target:
    """What an act befalls: its words, the lemmas of its name, and whether only a part of it is meant."""

    span: Span
    named: frozenset[str]
    partial: bool


@remembered
def acted_on(claim: Claim) -> tuple[tuple[Event, Target], ...]:
    """Each act of a claim with the thing, or part of a thing, that it befalls."""
    return tuple((e, target) for e in events(claim) for target in _targets(claim, e))


@remembered
def quantified(claim: Claim) -> tuple[tuple[Span, str, str], ...]:
    """The nouns of a claim that are taken whole, in part, or up to a line: "all versions", "version 5 and up"."""
    return tuple(_quantified(claim))


def people(claim: Claim, event: Event) -> dict[str, Span]:
    """The people who do an act, by their surnames' lemmas."""
    words = claim.sentence.words
    tree = Tree.of(words)
    verb = words[event.index]
    tops = [k for k in tree.children[event.index] if words[k].dep == "nsubj"]
    if not tops and verb.dep in ("xcomp", "pcomp", "acl"):
        tops = [k for k in tree.children[verb.head] if words[k].dep in ("nsubj", "nsubjpass")]
    if not tops and verb.tag == "VBG" and event.index and words[event.index - 1].pos == "PROPN":
        tops = [_first(words, event.index - 1)]
    found = {}
    for top in tops:
        stack = [top]
        while stack:
            k = stack.pop()
            if words[k].entity == "PERSON" or words[k].pos == "PROPN":
                found[words[k].lemma.casefold()] = words[k].span
            stack.extend(j for j in tree.children[k] if words[j].dep == "conj")
    return found


def _quantified(claim: Claim) -> Iterator[tuple[Span, str, str]]:
    words = claim.sentence.words
    tree = Tree.of(words)
    for i, word in enumerate(words):
        if word.pos != "NOUN" or not claim.span.holds(word.span) or word.lemma in stopwords():
            continue
        near = [k for k in tree.children[i] if words[k].dep in ("det", "predet", "amod")]
        above = words[words[word.head].head] if word.dep == "pobj" and words[word.head].lemma == "of" else None
        told = [words[k] for k in near] + ([above] if above else [])
        bound = [w for w in words[i + 2 : i + 4] if w.lemma in group("quantified", "bound")]
        if bound and words[i + 1].pos == "NUM":
            yield Span(word.start, bound[0].end), word.lemma, "bound"
        for w in told:
            for how in ("whole", "some"):
                if w.lemma.casefold() in group("quantified", how):
                    yield Span(min(w.start, word.start), word.end), word.lemma, how


def _targets(claim: Claim, event: Event) -> Iterator[Target]:
    words = claim.sentence.words
    tree = Tree.of(words)
    for k in tree.children[event.index]:
        if words[k].dep not in _ACTED_ON:
            continue
        of = tree.child(k, "prep")
        whole = tree.child(of, "pobj") if of is not None and words[of].lemma == "of" else None
        partial = whole is not None and words[k].lemma in group("quantified", "piece")
        top = whole if partial and whole is not None else k
        first, last = tree.edges[k]
        own = [words[j] for j in (top, *tree.children[top]) if words[j].pos == "PROPN"]
        named = frozenset(w.lemma.casefold() for w in own)
        yield Target(Span(words[first].start, words[last].end), named, partial)


def _first(words: Sequence[Word], i: int) -> int:
    """The first of the names joined to the word at ``i``."""
    while words[i].dep == "conj" and words[i].head != i:
        i = words[i].head
    return i
