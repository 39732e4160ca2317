"""Finds what is said around "he said", set off by commas, where the parse does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import TENSED, Tree
from reconcile.model import Word

# A frame that is set off is no longer than this (in words).
FRAME = 9
_MARKS = frozenset({",", ".", ";", "!", "?", "”", '"', "’", "'"})


def around(tree: Tree, verb: int, speaker: int) -> tuple[tuple[int, int], ...]:
    """First and last word of what stands before the frame of a verb and its speaker, and after it.

    Empty where the two with what lies between are not set off by commas, or no statement is left.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("All we have heard, the host complained, is that the levy is unfair.").words)
    >>> around(tree, 7, 6)
    ((0, 3), (9, 14))
    """
    words = tree.words
    mark = tree.child(verb, "mark")
    if tree.child(verb, "xcomp") is not None or (mark is not None and words[mark].lemma != "as"):
        return ()
    first, last = _comma_before(words, min(verb, speaker)), _mark_after(words, max(verb, speaker))
    between = [k for k in range(first + 1, last) if k != verb]
    if first < 1 or len(between) >= FRAME or any(_is_finite(words, k) or words[k].tag == "WDT" for k in between):
        return ()
    if words[first + 1].dep == "cc":
        return ()
    before, after = _run(words, 0, first), _run(words, last, len(words))
    stated = [any(_is_finite(words, k) for k in run) for run in (before, after)]
    if before and not after and words[verb].head == verb and _is_named(tree, verb, before):
        return ((before[0], before[-1]),)
    if (
        not before
        or _is_aside(tree, verb, before)
        or not any(stated)
        or (speaker > verb and not stated[0] and not after)
    ):
        return ()
    whole = words[last].text != "," or (speaker > verb and stated[0])
    return tuple((run[0], run[-1]) for run in ((before,) if whole else (before, after)) if len(run) > 1)


def _is_aside(tree: Tree, verb: int, run: Sequence[int]) -> bool:
    """Whether words before a frame only tell when or why it was ("When the mayor came, some shouted, ...")."""
    clauses = [tree.edges[k] for k in tree.children[verb] if tree.words[k].dep == "advcl"]
    stated = [k for k in run if _is_finite(tree.words, k)]
    return bool(stated) and all(any(first <= k <= last for first, last in clauses) for k in stated)


def _is_named(tree: Tree, verb: int, run: Sequence[int]) -> bool:
    """Whether words before a frame name what somebody adds, and no time or place ("All but one, she added.")."""
    top = next((tree.words[k] for k in run if tree.words[k].head == verb), None)
    return top is not None and top.pos in ("NOUN", "PRON") and top.dep in ("dep", "dobj", "ccomp") and len(run) > 1


def _comma_before(words: Sequence[Word], i: int) -> int:
    return next((k for k in range(i - 1, -1, -1) if words[k].text in _MARKS), -1)


def _mark_after(words: Sequence[Word], i: int) -> int:
    return next((k for k in range(i + 1, len(words)) if words[k].text in _MARKS), len(words) - 1)


def _is_finite(words: Sequence[Word], i: int) -> bool:
    return words[i].tag in TENSED and words[i].pos in ("VERB", "AUX")


def _run(words: Sequence[Word], first: int, last: int) -> list[int]:
    kept = [k for k in range(first, last) if words[k].pos not in ("PUNCT", "SPACE")]
    return list(range(kept[0], kept[-1] + 1)) if kept else []
