"""Tells whether words lean on what was told before, though nothing in them is open ("the subpoenas", "his plans")."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.shown.pointing import MODIFIERS, is_idiom
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group, mapping
from reconcile.model import Word

_LOOSE = frozenset({"amod", "compound", "nummod"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr", "oprd", "dative"})
_ARTICLES = frozenset({"the", "this", "that", "these", "those", "such"})
_SPOKEN = frozenset({"document", "claim", "finding"})


def leans(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether a word among those ``inside`` takes up what was told before them.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> texts = "Ann Hall told supporters of her plans.", "Ann Hall told supporters of her plans for a new hall."
    >>> [leans(tree, range(len(tree.words))) for tree in (Tree.of(sentence(text).words) for text in texts)]
    [True, False]
    """
    return any(_leans(tree, i, i == inside[0]) for i in inside)


def _leans(tree: Tree, i: int, opens: bool) -> bool:
    word = tree.words[i]
    if word.pos == "NOUN":
        if word.entity in ("DATE", "TIME", "PERCENT", "MONEY") or word.dep in ("npadvmod", "compound"):
            return False
        return not is_idiom(tree, i) and any(test(tree, i) for test in (_is_owned, _is_definite, _is_bare))
    if opens and word.lemma in group("pointing", "joining"):
        return True
    replies = word.pos == "VERB" and word.lemma in group("pointing", "replying")
    return replies and not any(tree.words[k].dep in _COMPLEMENTS for k in tree.children[i])


def _is_owned(tree: Tree, i: int) -> bool:
    """Whether a noun names somebody's words, plans or deeds and not what they are ("the mayor's remarks")."""
    word, kids = tree.words[i], [tree.words[k] for k in tree.children[i]]
    taken_up = kind_of(word.lemma) in _SPOKEN or word.lemma in group("pointing", "noun")
    if not taken_up or word.lemma in mapping("roles") or all(k.dep != "poss" for k in kids):
        return False
    return not any(k.dep in ("prep", "relcl", "acl", "ccomp", "xcomp") for k in kids)


def _is_definite(tree: Tree, i: int) -> bool:
    """Whether a noun with "the" or "those" has nothing of a name or clause that tells which one is meant."""
    word, kids = tree.words[i], [tree.words[k] for k in tree.children[i]]
    dets = {k.lemma for k in kids if k.dep in ("det", "predet")}
    if dets >= {"such", "a"}:
        return False
    shown = not dets.isdisjoint(("this", "these", "those", "such"))
    if dets.isdisjoint(_ARTICLES) or (word.lemma in group("pointing", "known") and not shown):
        return False
    if shown and word.lemma in group("pointing", "known"):
        return word.tag == "NNS" or any(k.dep in _LOOSE for k in kids)
    return all(_is_loose(k) for k in kids if k.dep in MODIFIERS)


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether a subject is one word ("Debate was brief")."""
    word = tree.words[i]
    return word.tag == "NN" and word.dep in SUBJECTS and not tree.children[i] and word.lemma not in mapping("roles")


def _is_loose(kid: Word) -> bool:
    """Whether a word before a noun is common, and does not tell which one of all is meant ("the largest mill")."""
    return kid.dep in _LOOSE and kid.pos != "PROPN" and kid.tag not in ("JJS", "RBS") and not kid.entity
