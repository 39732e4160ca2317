"""A sentence's parse, seen as a tree of word indices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from reconcile.model import Word
from reconcile.remembered import remembered

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# Quotation marks of any kind.
QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
DASHES = frozenset({"–", "—", "―", "--"})
# The tags of finite verbs, and those with the modal verbs.
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TENSED = FINITE | {"MD"}


@dataclass(frozen=True, slots=True)
class Tree:
    """Words with the children of each; ``edges`` holds the first and last index of each word's subtree."""

    words: Sequence[Word]
    children: tuple[tuple[int, ...], ...]
    edges: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, words: Sequence[Word]) -> Tree:
        """The tree of a parsed sentence.

        >>> from reconcile.claims.parsed.parse import sentence
        >>> Tree.of(sentence("The old bridge fell.").words).edges[2]
        (0, 2)
        """
        return _tree(words)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of word ``i`` with one of these relations."""
        for k in self.children[i]:
            if self.words[k].dep in deps:
                return k
        return None

    def subject(self, i: int) -> int | None:
        """The subject of the predicate ``i``, its own only."""
        for k in self.children[i]:
            if self.words[k].dep in SUBJECTS:
                return k
        return None

    def subtree(self, i: int, without: Set[int] = frozenset()) -> list[int]:
        """The indices below and including ``i``, save what hangs from ``without``; in no set order."""
        found = [i]
        for k in found:
            if kids := self.children[k]:
                found.extend(kids if without.isdisjoint(kids) else [kid for kid in kids if kid not in without])
        return found

    def size(self, i: int) -> int:
        """How many words other than punctuation hang from ``i``, itself included."""
        return sum(self.words[k].pos not in ("PUNCT", "SPACE") for k in self.subtree(i))

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads of ``i``, nearest first."""
        while (head := self.words[i].head) != i:
            yield head
            i = head


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether "to" hangs from a verb."""
    return any(tree.words[k].tag == "TO" for k in tree.children[i])


def form(tree: Tree, i: int) -> str:
    """The tag of the first helper of a verb, or its own."""
    helpers = (tree.words[k].tag for k in tree.children[i] if tree.words[k].dep in ("aux", "auxpass"))
    return next(helpers, tree.words[i].tag)


def is_tree(words: Sequence[Word]) -> bool:
    """Whether every word hangs, through others, from the top of the sentence."""
    roots = [i for i, w in enumerate(words) if w.head == i]
    children: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            children[word.head].append(i)
    for i in roots:
        roots.extend(children[i])
    return len(roots) == len(words)


def is_opening(tree: Tree, i: int) -> bool:
    """Whether a quotation begins with the mark ``i``."""
    mark = tree.words[i].text
    return mark in ("“", "‘") or (mark == '"' and not sum(w.text == mark for w in tree.words[:i]) % 2)


def tops(words: Sequence[Word], inside: Sequence[int]) -> Iterator[int]:
    """Of words that stand together, those that hang from none of them, in order."""
    return (i for i in inside if not inside[0] <= words[i].head <= inside[-1] or words[i].head == i)


@remembered
def _tree(words: Sequence[Word]) -> Tree:
    children: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            children[word.head].append(i)
    first, last = list(range(len(words))), list(range(len(words)))
    for i in reversed(_top_down(words, children)):
        head = words[i].head
        if first[i] < first[head]:
            first[head] = first[i]
        if last[i] > last[head]:
            last[head] = last[i]
    return Tree(words, tuple(map(tuple, children)), tuple(zip(first, last, strict=True)))


def _top_down(words: Sequence[Word], children: Sequence[Sequence[int]]) -> list[int]:
    order = [i for i, word in enumerate(words) if word.head == i]
    for i in order:
        order.extend(children[i])
    return order


def written(tree: Tree, first: int, last: int) -> str:
    """Words as written, but for white space."""
    out = ""
    for before, word in zip((None, *tree.words[first:last]), tree.words[first : last + 1], strict=True):
        gap = before is not None and before.end < word.start
        out += f"{' ' if gap else ''}{word.text.strip()}"
    return out
