"""Where the nouns of a document are told of at more length, so that a reader can be sent there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reconcile.claims.tree import Tree
from reconcile.lexicon.table import group

# A noun that was told of further back than so many sentences is told of anew, or known.
FAR = 30
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_TELLING = frozenset({"relcl", "acl", "prep", "poss", "compound", "nummod", "appos", "amod", "nmod"})
_LOOSE = frozenset({"compound", "amod"})


class Given:
    """The sentences of a document in which each noun stands, and those that tell more of it than "the bill" does."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._told: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._trees = trees
        for number, tree in enumerate(trees):
            for i, word in enumerate(tree.words):
                if word.pos == "NOUN" and is_telling(tree, i):
                    self._told[word.lemma, word.tag].append((number, i))

    def earlier(self, number: int, i: int, reader: int) -> tuple[int, int] | None:
        """Where "the bill" of a sentence was told of at more length, save in the sentence before the ``reader``'s."""
        tree = self._trees[number]
        if tree.words[i].pos != "NOUN" or not any(tree.words[k].lemma == "the" for k in tree.children[i]):
            return None
        at = self.at(number, i)
        return at if at is not None and at[0] < reader - 1 else None

    def at(self, number: int, i: int) -> tuple[int, int] | None:
        """The last place in the sentences before that tells more of a noun ``i``, if that is not too far back."""
        word = self._trees[number].words[i]
        found = self._told.get((word.lemma, word.tag), ())
        return next(((n, k) for n, k in reversed(found) if number - FAR <= n < number), None)

    def is_taken_up(self, number: int, i: int) -> bool:
        """Whether "the bill" (or "the trade bill") names again what was told of before."""
        tree = self._trees[number]
        word = tree.words[i]
        if word.pos != "NOUN" or word.entity in ("DATE", "TIME") or word.lemma in group("pointing", "known"):
            return False
        kids = [tree.words[k] for k in tree.children[i]]
        if word.dep in ("compound", "npadvmod") or not any(k.lemma == "the" and k.dep == "det" for k in kids):
            return False
        told = [k for k in kids if k.dep in _TELLING and k.lemma not in group("pointing", "again")]
        if any(k.dep not in _LOOSE or k.pos == "PROPN" for k in told):
            return False
        return (not told or word.lemma in group("pointing", "noun")) and self.at(number, i) is not None


def is_telling(tree: Tree, i: int) -> bool:
    """Whether a noun phrase tells more of its noun than a pointing word does."""
    kids = [tree.words[k] for k in tree.children[i]]
    if any(k.lemma in group("pointing", "another") for k in kids):
        return False
    if any(k.dep == "det" and k.text.casefold() in ("a", "an") for k in kids):
        return True
    return any(k.dep in _TELLING and k.lemma not in group("pointing", "again") for k in kids)
