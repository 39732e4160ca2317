"""Appositions that tell of no name: one of a list, another's, or no name of what it follows."""

from __future__ import annotations

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group


def is_no_name(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether an apposition tells of no name, or is one of a list, or another's."""
    word, anchor = tree.words[i], tree.words[tree.words[i].head]
    first = tree.edges[i][0]
    if not {"PROPN", "VERB"} & {word.pos, anchor.pos} or after_colon(tree, i) or _is_other(tree, i):
        return True
    if anchor.pos == "NOUN" and any(w.text == "," for w in tree.words[word.head + 1 : first - 1]):
        return True
    if any(w.text == ";" for w in tree.words[max(0, tree.edges[word.head][0] - 2) : tree.edges[i][1] + 2]):
        return True
    if any(w.lemma in ("not", "other", "another") for w in tree.words[max(0, first - 1) : first + 2]):
        return True
    one = anchor.entity == "PERSON" and tree.child(word.head, "conj") is None
    if one and (word.tag in ("NNS", "NNPS") or word.entity == "PERSON"):
        return True
    known = tree.child(i, "det", "poss", "amod", "compound", "nummod") is not None
    return word.tag == "NN" and not known and tree.child(i, "advmod") is not None


def _is_other(tree: Tree, i: int) -> bool:
    """Whether an apposition is no name of what it follows: one of many, a person of a thing, a body of a person."""
    word, anchor = tree.words[i], tree.words[tree.words[i].head]
    alone = tree.child(i, "conj") is None and tree.child(word.head, "conj") is None
    if alone and word.tag == "NN" and anchor.tag in ("NNS", "NNPS") and kind_of(word.lemma) == "person":
        return True
    if anchor.entity == "PERSON":
        return word.lemma in group("clause_words", "crowd")
    return word.entity == "PERSON" and anchor.tag == "NNS" and not kind_of(anchor.lemma) and not alone


def after_colon(tree: Tree, i: int) -> bool:
    """Whether a clause is one of a list after a colon."""
    start, head = tree.edges[i][0], tree.words[i].head
    while tree.words[head].dep == "appos":
        head = tree.words[head].head
    return head < start and any(w.text in (":", ";") for w in tree.words[head:start])
