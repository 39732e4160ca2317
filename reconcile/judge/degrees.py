"""How far a word goes where a claim has it: its adverbs of degree, and the superlatives of its nouns."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.tree import Tree
from reconcile.lexicon.table import group, mapping
from reconcile.model import Claim, Span, Word
from reconcile.profiles import stopwords
from reconcile.remembered import remembered

_SAID = frozenset({"ADJ", "VERB", "NOUN"})


@remembered
def graded(claim: Claim) -> tuple[tuple[Word, Word], ...]:
    """The adverbs of degree in a claim, each after the word that it qualifies."""
    return tuple(_graded(claim))


def subject(claim: Claim, adverb: Word) -> str:
    """The noun of which the word that an adverb hangs from is said; "" for a pronoun, and where nothing is said."""
    words = claim.sentence.words
    told = Tree.of(words).subject(adverb.head)
    return words[told].lemma if told is not None and words[told].pos in ("NOUN", "PROPN") else ""


@remembered
def extremes(claim: Claim) -> tuple[tuple[Word, Word, bool], ...]:
    """The superlatives of a claim: the noun, the superlative, and whether it is that noun's alone."""
    return tuple(_extremes(claim))


def denied(claim: Claim, span: Span) -> bool:
    """Whether a denial of the claim reaches the words at a span."""
    return any(n.scope.holds(span) for n in claim.slots.negations)


def _graded(claim: Claim) -> Iterator[tuple[Word, Word]]:
    words = claim.sentence.words
    tree = Tree.of(words)
    for word in words:
        said = tree.child(word.head, "acomp", "attr") if words[word.head].lemma == "be" else None
        head = words[word.head if said is None else said]
        if word.lemma not in mapping("degrees") or word.dep not in ("advmod", "neg") or denied(claim, head.span):
            continue
        if claim.span.holds(word.span) and head.pos in _SAID and head.lemma not in stopwords():
            yield head, word


def _extremes(claim: Claim) -> Iterator[tuple[Word, Word, bool]]:
    words = claim.sentence.words
    tree = Tree.of(words)
    for i, word in enumerate(words):
        head = words[word.head]
        if word.tag not in ("JJS", "RBS") or head.pos not in ("NOUN", "PROPN") or not claim.span.holds(word.span):
            continue
        beside = [words[k] for k in (*tree.children[word.head], *tree.children[i])]
        if not any(w.lemma == "the" or w.dep == "poss" for w in beside):
            continue
        above = words[head.head]
        among = above.lemma == "of" and words[above.head].lemma in group("quantified", "among")
        ranked = any(w.lemma in group("quantified", "ranked") for w in beside)
        yield head, word, not (among or ranked)
