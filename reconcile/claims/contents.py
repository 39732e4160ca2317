"""Finds in the parse of a sentence how far reach the words that a verb or noun reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.claims.tree import Tree
from reconcile.model import Word

# A stretch of fewer words than this says nothing by itself ("so", "it").
LEAST = 2
_TAKERS = frozenset({"dobj", "oprd", "ccomp", "xcomp"})


def after_verb(tree: Tree, i: int, frames: frozenset[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch that verb ``i`` reports, by what ``frames`` let it take.

    >>> from reconcile.claims.parse import sentence
    >>> tree = Tree.of(sentence("She said the bridge was safe and left.").words)
    >>> list(after_verb(tree, 1, frozenset({"that"})))
    [(2, 5)]
    """
    if "that" in frames and (clause := _clause(tree, i)) is not None:
        yield from _runs(tree, _following(tree, i, clause) if clause > i else _leading(tree, i, clause))
    elif "to" in frames and (infinitive := _infinitive(tree, i)) is not None:
        yield from _runs(tree, tree.subtree(infinitive))
    elif "that" in frames and (main := _interrupted(tree, i)) is not None:
        yield from _runs(tree, set(tree.subtree(main)) - set(tree.subtree(i)))
    elif wanted := [k for k in tree.children[i] if k > i and _takes(tree.words[k], frames)]:
        yield from _runs(tree, range(min(tree.edges[k][0] for k in wanted), max(tree.edges[k][1] for k in wanted) + 1))


def of_noun(tree: Tree, i: int) -> Iterator[tuple[int, int]]:
    """The "that" clause that completes noun ``i``."""
    for k in tree.children[i]:
        clause = tree.words[k].dep in ("acl", "ccomp", "relcl") and tree.child(k, "mark") is not None
        if clause and tree.words[tree.edges[k][0]].lemma == "that":
            yield from _runs(tree, tree.subtree(k))


def beside(tree: Tree, i: int) -> Iterator[tuple[int, int]]:
    """The clause to which word ``i`` ("according") belongs, without what hangs on that word."""
    top = tree.words[i].head
    while tree.words[top].head != top and not _heads_clause(tree.words[top]):
        top = tree.words[top].head
    yield from _runs(tree, set(tree.subtree(top)) - set(tree.subtree(i)))


def _heads_clause(word: Word) -> bool:
    return word.pos in ("VERB", "AUX") and word.dep not in ("conj", "xcomp")


def _clause(tree: Tree, i: int) -> int | None:
    """The finite clause that completes verb ``i``."""
    for k in tree.children[i]:
        word = tree.words[k]
        finite = not _is_infinitive(tree, k) and (word.tag != "VBG" or tree.child(k, "aux") is not None)
        if word.dep == "ccomp" and finite or word.dep == "xcomp" and word.tag == "VBG" and tree.child(k, "ccomp") is not None:
            return k
    return None


def _is_infinitive(tree: Tree, i: int) -> bool:
    return any(tree.words[k].tag == "TO" for k in tree.children[i])


def _infinitive(tree: Tree, i: int) -> int | None:
    for k in tree.children[i]:
        if k > i and tree.words[k].dep in ("xcomp", "ccomp", "advcl") and _is_infinitive(tree, k):
            return k
    return None


def _following(tree: Tree, i: int, clause: int) -> range:
    """From the start of the clause after verb ``i`` to the end of all that hangs on the verb, short of a further deed."""
    start = tree.edges[clause][0]
    marks = [k for k in range(i + 1, start) if tree.words[k].tag == "IN" and tree.words[k].lemma == "that"]
    deeds = [tree.edges[k][0] for k in tree.children[i] if k > clause and _is_deed(tree, k)]
    return range(min([start, *marks]), min([tree.edges[i][1] + 1, *deeds]))


def _is_deed(tree: Tree, i: int) -> bool:
    """Whether word ``i`` tells what else the speaker does ("and left", "adding that ...")."""
    word = tree.words[i]
    return tree.subject(i) is None and (word.dep == "conj" and word.pos == "VERB" or word.dep == "advcl" and word.tag == "VBG")


def _leading(tree: Tree, i: int, clause: int) -> set[int]:
    """The clause before verb ``i``, with those that go on after it ("It closed, he said, and staff left")."""
    more = [k for k in tree.children[i] if k > i and tree.words[k].dep == "conj" and tree.subject(k) is not None]
    return {j for k in (clause, *more) for j in tree.subtree(k)} - {i}


def _interrupted(tree: Tree, i: int) -> int | None:
    """The clause into which "X said" is put, or to which "as X said" is added."""
    word = tree.words[i]
    added = word.dep == "advcl" and any(tree.words[k].lemma == "as" for k in tree.children[i])
    aside = (word.dep == "parataxis" or added) and tree.subject(i) is not None
    return word.head if aside and tree.words[word.head].pos in ("VERB", "AUX") else None


def _takes(word: Word, frames: frozenset[str]) -> bool:
    return "object" in frames and word.dep in _TAKERS or word.dep == "prep" and word.lemma in frames


def _runs(tree: Tree, indices: Iterable[int]) -> Iterator[tuple[int, int]]:
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
