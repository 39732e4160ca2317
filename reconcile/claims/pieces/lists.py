"""Finds lists whose items are facts of their own ("praise for our A, our B and our C")."""

from __future__ import annotations

from reconcile.claims.parsed.tree import Tree
from reconcile.lexicon.table import group

# An item of fewer words than this is named, not described: the list stays one fact.
ITEM = 3
_PREPOSITIONS = frozenset({"in", "of", "for", "with", "on", "from", "to", "at", "by"})


def list_starts(tree: Tree, first: int, last: int) -> tuple[int, ...]:
    """Where each item begins of a list that closes the words ``first`` to ``last``; empty where there is none.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("The fire destroyed two barns and a house.").words)
    >>> list_starts(tree, 0, 8)
    ()
    >>> tree = Tree.of(sentence("The fire destroyed two barns and three houses.").words)
    >>> list_starts(tree, 0, 8)
    (3, 6)
    """
    for i in range(first, last + 1):
        items = _items(tree, i)
        if len(items) > 1 and _closes(tree, items[-1], last) and _states(tree, items):
            starts = [tree.edges[k][0] for k in items]
            if first <= starts[0]:
                return tuple(sorted({*starts, *_modifiers(tree, items[0], starts[1])}))
    return ()


def _items(tree: Tree, i: int) -> list[int]:
    """Word ``i`` and the nouns joined to it, where ``i`` is an object or completes a preposition."""
    word = tree.words[i]
    if (word.dep == "pobj" and tree.words[word.head].lemma not in _PREPOSITIONS) or word.dep not in ("pobj", "dobj"):
        return []
    items = [i]
    while (following := tree.child(items[-1], "conj")) is not None and tree.words[following].pos in (
        "NOUN",
        "PROPN",
        "NUM",
    ):
        items.append(following)
    return items


def _closes(tree: Tree, item: int, last: int) -> bool:
    return all(tree.words[k].pos in ("PUNCT", "SPACE") for k in range(tree.edges[item][1] + 1, last + 1))


def _states(tree: Tree, items: list[int]) -> bool:
    """Whether each item is told at length, or counted by itself."""
    if all(tree.child(k, "nummod") is not None or tree.words[k].pos == "NUM" for k in items):
        return tree.words[items[0]].dep == "dobj" and not _is_told_of(tree, items)
    joined = tree.words[items[0]].dep == "pobj" and tree.words[tree.edges[items[0]][0]].lemma not in ("both", "either")
    return joined and all(tree.child(k, "poss") is not None and _own_size(tree, k) >= ITEM for k in items)


def _is_told_of(tree: Tree, items: list[int]) -> bool:
    """Whether what follows the last item tells of them all."""
    return any(tree.words[k].dep == "relcl" and k > items[-1] for item in items for k in tree.children[item])


def _own_size(tree: Tree, i: int) -> int:
    without = frozenset(k for k in tree.children[i] if tree.words[k].dep == "conj")
    return len(tree.subtree(i, without))


def _modifiers(tree: Tree, head: int, before: int) -> list[int]:
    """The second of two nouns that share a head whose plural means one of each ("fostering and adoption services")."""
    if tree.words[head].lemma not in group("clause_words", "each") or tree.words[head].tag != "NNS":
        return []
    first = tree.child(head, "nmod", "compound")
    second = tree.child(first, "conj") if first is not None else None
    return [second] if second is not None and second < before and tree.words[second].pos in ("NOUN", "PROPN") else []
