"""Tells whose speech a further verb goes on with, where the parse hangs it on what is said."""

from __future__ import annotations

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.vocabulary import can_speak, lemma_of, says, verbs

_HELPERS = frozenset({"aux", "auxpass"})
_PRESENT = frozenset({"can", "will", "must", "may"})


def resumed(tree: Tree, i: int) -> int | None:
    """The reporting verb whose speaker goes on in verb ``i``, where the parse hangs that on what is said.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("She says the plan is bad, adding that ministers should drop it.").words)
    >>> resumed(tree, 7)
    1
    """
    word = tree.words[i]
    if not (_is_added(tree, i) if word.tag == "VBG" else _is_joined(tree, i)):
        return None
    above = next((k for k in tree.ancestors(i) if says(lemma_of(tree, k)) and _speaks(tree, k)), None)
    if word.tag == "VBG" or above is None or _disagrees(tree, i) or not _speaks(tree, word.head):
        return above
    return above if word.head != above and word.lemma == tree.words[above].lemma else None


def _is_added(tree: Tree, i: int) -> bool:
    """Whether a participle goes on with the saying: "adding", or after a clause in the present or passive."""
    word = tree.words[i]
    if word.lemma == "add":
        return True
    if word.dep != "advcl" or tree.words[word.head].dep != "ccomp" or not says(lemma_of(tree, i)):
        return False
    if tree.child(word.head, "nsubjpass") is not None:
        return True
    forms = (word.head, *(k for k in tree.children[word.head] if tree.words[k].dep in _HELPERS))
    return any(tree.words[k].tag in ("VBZ", "VBP") or tree.words[k].lemma in _PRESENT for k in forms)


def _is_joined(tree: Tree, i: int) -> bool:
    """Whether a verb of saying is joined to a clause whose subject does not speak, or may be that of another."""
    word = tree.words[i]
    if word.dep != "conj" or word.tag not in ("VBD", "VBP", "VB") or lemma_of(tree, i) not in verbs():
        return False
    own = tree.subject(i)
    if word.tag != "VBD" or own is not None:
        return _disagrees(tree, i)
    return tree.subject(word.head) is not None


def _disagrees(tree: Tree, i: int) -> bool:
    """Whether the plural verb ``i`` has, by the parse, a singular subject ("the rule bars cars but [say] ...")."""
    word = tree.words[i]
    at = i if tree.subject(i) is not None else word.head
    subject = tree.subject(at)
    plural = word.tag == "VBP" or (word.tag == "VB" and at == i)
    if subject is None or not plural or tree.words[subject].tag not in ("NN", "NNP"):
        return False
    helped = any(tree.words[k].tag in ("MD", "TO") or tree.words[k].lemma == "do" for k in tree.children[at])
    return not helped and tree.child(subject, "conj") is None


def _speaks(tree: Tree, i: int) -> bool:
    subject = tree.subject(i)
    itself = subject is not None and tree.words[subject].lemma == "it" and tree.words[i].lemma == "say"
    return subject is not None and (itself or can_speak(tree, subject))
