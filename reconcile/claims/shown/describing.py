"""Of whom a claim without a verb tells what he is ("Ann Hall, the mayor of Harwick")."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import SUBJECTS, Tree, tops, written

_NAMING = frozenset({"NOUN", "PROPN"})
_MARKS = frozenset({",", ";"})


def described(tree: Tree, within: Sequence[int]) -> str:
    """Who or what the words ``within`` only tell more of, or "".

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("Ann Hall, the mayor of Harwick, was hurt.").words)
    >>> described(tree, range(7)), described(tree, range(3, 7)), described(tree, range(10))
    ('Ann Hall', 'Ann Hall', '')
    """
    top = next(tops(tree.words, within), None)
    if top is None or tree.words[top].pos not in _NAMING:
        return ""
    if any(tree.words[k].pos == "VERB" for k in tree.children[top]):
        return ""
    if tree.words[top].dep == "appos":
        return _named(tree, tree.words[top].head)
    told = next((tree.words[k].head for k in within if tree.words[k].dep == "appos"), None)
    if told is None:
        told = next((k for k in within if tree.words[k].pos == "PROPN" and _is_followed(tree, k, within)), None)
    return "" if told is None or told not in within else _named(tree, told)


def _is_followed(tree: Tree, i: int, within: Sequence[int]) -> bool:
    """Whether a comma after a name leads to more of it ("Ann Hall, Democrat of Ohio")."""
    return i + 2 <= within[-1] and tree.words[i + 1].text == "," and tree.words[i + 2].pos in _NAMING


def _named(tree: Tree, i: int) -> str:
    """A name or noun with what stands before it, where that is no clause."""
    before = range(tree.edges[i][0], i)
    verbs = any(tree.words[k].pos in ("VERB", "AUX") or tree.words[k].dep in SUBJECTS for k in before)
    return "" if verbs or any(tree.words[k].text in _MARKS for k in before) else written(tree, before.start, i)
