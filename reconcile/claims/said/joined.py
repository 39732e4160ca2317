"""Finds the nouns that go together with another: further names of a list, and what shares one noun."""

from __future__ import annotations

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.vocabulary import kind_of


def joined(tree: Tree, i: int) -> list[int]:
    """The nouns that go on from noun ``i``, also where the next name of a list is taken for an apposition.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("Ann Hall, Joe Low and other pilots left.").words)
    >>> [tree.words[k].text for k in joined(tree, 1)]
    ['Low']
    """
    named = tree.words[i].entity == "PERSON"
    lists = (k for k in tree.children[i] if tree.words[k].dep == "appos" and tree.words[k].entity == "PERSON")
    names = [k for k in lists if named and tree.child(k, "cc") is not None]
    return names + [k for k in tree.children[i] if tree.words[k].dep == "conj"]


def sharing(tree: Tree, i: int) -> int | None:
    """The first word of what shares noun ``i`` with its own modifiers ("[human rights and civil liberties] groups").

    None where the nouns share nothing.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("Fishing rights and river safety campaigners left.").words)
    >>> sharing(tree, 5)
    0
    """
    before = tree.words[i].head
    joined_to = tree.words[i].dep == "conj" and tree.words[i].tag == "NNS" and tree.words[before].pos == "NOUN"
    if not joined_to or kind_of(tree.words[before].lemma) or not kind_of(tree.words[i].lemma):
        return None
    adjoining = tree.words[tree.edges[i][0] - 1].dep == "cc" and tree.edges[i][0] - 2 == before
    phrased = (k for k in tree.children[i] if tree.words[k].dep == "compound" and tree.child(k, "amod", "compound"))
    inner = tree.child(before, "amod", "compound")
    return inner if adjoining and inner == tree.edges[before][0] and any(phrased) else None
