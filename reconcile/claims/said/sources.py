"""Finds how far reaches what "according to" tells the source of."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.said.runs import runs
from reconcile.model import Word


def beside(tree: Tree, i: int) -> Iterator[tuple[int, int]]:
    """The clause to which word ``i`` ("according") belongs, without what hangs on that word; at the end, the whole."""
    top, last = tree.words[i].head, tree.words[i - 1].text == "," and _is_last(tree, i)
    while tree.words[top].head != top and (not _heads_clause(tree.words[top]) or (last and _is_when(tree, top))):
        top = tree.words[top].head
    apart = (k for k in tree.children[top] if k > i and _is_more_on(tree, k))
    yield from runs(tree, set(tree.subtree(top)) - {j for k in (i, *apart) for j in tree.subtree(k)})


def is_filled(tree: Tree, i: int) -> bool:
    """Whether a clause has besides "that" what the parse takes "that" for, which so only opens the clause."""
    word = tree.words[i]
    return sum(tree.words[k].dep == word.dep for k in tree.children[word.head]) > 1


def _is_last(tree: Tree, i: int) -> bool:
    """Whether only marks follow what hangs on word ``i``."""
    return all(word.pos in ("PUNCT", "SPACE") for word in tree.words[tree.edges[i][1] + 1 :])


def _is_when(tree: Tree, i: int) -> bool:
    """Whether a clause only tells when or why the main one is so ("He left after it fell, according to ...")."""
    return tree.words[i].dep == "advcl" and tree.child(i, "mark", "advmod") is not None


def _is_more_on(tree: Tree, i: int) -> bool:
    """Whether a noun after a comma tells what a source is ("it fell, according to Hall, [a pilot who saw it]")."""
    set_off = tree.words[tree.edges[i][0] - 1].text == ","
    return set_off and tree.words[i].dep == "dobj" and is_filled(tree, i)


def _heads_clause(word: Word) -> bool:
    return word.pos in ("VERB", "AUX") and word.dep not in ("conj", "xcomp")
