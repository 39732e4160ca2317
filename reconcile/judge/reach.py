"""How much of a kind a claim takes, and which people it lists as doing something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.claims.parsed.tree import Tree
from reconcile.judge.events import Event
from reconcile.lexicon.table import group
from reconcile.model import Claim, Span, Word
from reconcile.profiles import stopwords
from reconcile.remembered import remembered


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


def _first(words: Sequence[Word], i: int) -> int:
    """The first of the names joined to the word at ``i``."""
    while words[i].dep == "conj" and words[i].head != i:
        i = words[i].head
    return i
