"""Tells what hangs on a verb of saying, or on what is said, and is no part of that."""

from __future__ import annotations

from reconcile.claims.parsed.tree import Tree
from reconcile.lexicon.table import group

# Prepositions after which "as she argued ..." tells when something else was done or said.
DISPUTED = frozenset({"for", "against", "over", "about"})
_DEEDS = frozenset({("conj", "VERB"), ("advcl", "VBG")})


def is_beside(tree: Tree, i: int, verb: int) -> bool:
    """Whether word ``i`` under a verb of saying is no more said: a deed, when it was said, what sums it up."""
    return tree.words[i].dep == "appos" or _is_deed(tree, i, verb) or _is_hour(tree, i)


def is_disputing(tree: Tree, i: int) -> bool:
    """Whether a clause tells for or against what somebody spoke when he said it ("..., as she argued for a ban")."""
    word, subject = tree.words[i], tree.subject(i)
    if word.dep != "advcl" or subject is None or tree.words[subject].pos != "PRON":
        return False
    added = tree.words[tree.edges[i][0]].lemma == "as" and tree.words[tree.edges[i][0] - 1].pos == "PUNCT"
    return added and any(tree.words[k].dep == "prep" and tree.words[k].lemma in DISPUTED for k in tree.children[i])


def _is_deed(tree: Tree, i: int, verb: int) -> bool:
    """Whether word ``i`` tells what else is done or said than by ``verb`` ("and left", "but a second said ...")."""
    word = tree.words[i]
    if word.dep == "conj" and word.lemma == tree.words[verb].lemma:
        return True
    return tree.subject(i) is None and (word.dep, word.pos if word.dep == "conj" else word.tag) in _DEEDS


def _is_hour(tree: Tree, i: int) -> bool:
    """Whether a clause after a comma tells when something was said ("..., a day after the gate fell")."""
    mark = tree.child(i, "mark") if tree.words[i].dep == "advcl" else None
    set_off = tree.words[tree.edges[i][0] - 1].text == ","
    return set_off and mark is not None and tree.words[mark].lemma in group("clause_words", "event")
