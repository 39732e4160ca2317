"""Where the nouns of a document are told of at more length, so that a reader can be sent there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.shown.pointing import MODIFIERS, is_idiom
from reconcile.lexicon.table import group

# A noun that was told of further back than so many sentences is told of anew, or known.
FAR = 30
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
        """The last place in the sentences before that tells more of a noun ``i``, if that is not too far back.

        One that has all that is told of the noun here, and more, goes first; a single one may tell of several.
        """
        word = self._trees[number].words[i]
        for tag in (word.tag, "NN") if word.tag == "NNS" else (word.tag,):
            told = self._told.get((word.lemma, tag), ())
            found = [(n, k) for n, k in reversed(told) if number - FAR <= n < number]
            if found:
                own = _modifiers(self._trees[number], i)
                return next((p for p in found if own and self._is_fuller(p, own)), found[0])
        return None

    def _is_fuller(self, place: tuple[int, int], own: Set[str]) -> bool:
        """Whether what is told of a noun elsewhere is all of its ``own``, and more."""
        tree = self._trees[place[0]]
        told = {tree.words[k].text.casefold() for k in tree.children[place[1]] if tree.words[k].dep in MODIFIERS}
        return own < told

    def is_taken_up(self, number: int, i: int) -> bool:
        """Whether "the bill" (or "the trade bill") names again what was told of before."""
        tree = self._trees[number]
        word = tree.words[i]
        if word.pos != "NOUN" or word.entity in ("DATE", "TIME") or word.lemma in group("pointing", "known"):
            return False
        if word.dep in ("compound", "npadvmod") or all(tree.words[k].lemma != "the" for k in tree.children[i]):
            return False
        if is_idiom(tree, i):
            return False
        told = [k for k in _telling(tree, i) if tree.words[k].dep not in _LOOSE or tree.words[k].pos == "PROPN"]
        at = None if told else self.at(number, i)
        own = _modifiers(tree, i)
        return at is not None and (not own or word.lemma in group("pointing", "noun") or self._is_fuller(at, own))


def _telling(tree: Tree, i: int) -> list[int]:
    """What hangs from a noun and tells more of it than a pointing word does."""
    kids = (k for k in tree.children[i] if tree.words[k].dep in MODIFIERS)
    return [k for k in kids if tree.words[k].lemma not in group("pointing", "again")]


def _modifiers(tree: Tree, i: int) -> set[str]:
    """The words that stand before a noun and tell which or what sort is meant."""
    return {tree.words[k].text.casefold() for k in _telling(tree, i) if tree.words[k].dep in _LOOSE}


def is_telling(tree: Tree, i: int) -> bool:
    """Whether a noun phrase tells more of its noun than a pointing word does, and not of another like it."""
    kids = [tree.words[k] for k in tree.children[i]]
    if any(k.lemma in group("pointing", "another") for k in kids):
        return False
    return any(k.dep == "det" and k.text.casefold() in ("a", "an") for k in kids) or bool(_telling(tree, i))
