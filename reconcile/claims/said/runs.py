"""Makes stretches of the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.claims.parsed.tree import Tree
from reconcile.model import Word

# A stretch of fewer words than this says nothing by itself ("so", "it").
LEAST = 2


def runs(tree: Tree, indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of words, without punctuation at their ends; the shortest left out."""
    run: list[int] = []
    for k in [*sorted(indices), None]:
        if run and (k is None or k != run[-1] + 1):
            inner = [j for j in run if not _is_edge(tree.words[j])]
            if inner and inner[-1] - inner[0] + 1 >= LEAST:
                yield inner[0], inner[-1]
            run = []
        if k is not None:
            run.append(k)


def _is_edge(word: Word) -> bool:
    return word.pos in ("PUNCT", "SPACE") or word.dep == "cc"
