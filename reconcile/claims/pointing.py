"""Finds words that point back to what was told before ("that", "this deal", "said so"), and what says nothing alone."""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group

# Fewer words than this without a subject, or a verb, say nothing by themselves ("Sort of.").
FRAGMENT = 12
_HOLDERS = SUBJECTS | {"dobj", "pobj", "attr", "dative", "oprd"}
_MODIFIERS = frozenset({"relcl", "acl", "prep", "poss", "compound", "nummod", "appos", "amod", "nmod"})


def points(tree: Tree, i: int) -> bool:
    """Whether word ``i`` stands for something told elsewhere, and neither a name nor a pronoun for somebody or it.

    >>> from reconcile.claims.parse import sentence
    >>> tree = Tree.of(sentence("That drew fire in Harwick, where the owner of a mill fought the proposal.").words)
    >>> [word.text for i, word in enumerate(tree.words) if points(tree, i)]
    ['That', 'proposal']
    """
    word, lower = tree.words[i], tree.words[i].text.casefold()
    if word.pos == "NOUN" or word.entity == "NORP":
        return word.entity not in ("DATE", "TIME") and _takes_up(tree, i)
    if lower in group("pointing", "adverb"):
        above = tree.words[word.head].lemma
        return word.dep == "advmod" and i > word.head and above in group("pointing", f"taking {lower}")
    counted = word.dep in SUBJECTS and lower in group("pointing", "one of some")
    alone = lower in group("pointing", "alone") and word.tag in ("DT", "CC", "JJ") and word.dep in _HOLDERS
    return (alone or counted) and not any(tree.words[k].dep in _MODIFIERS for k in tree.children[i])


def _takes_up(tree: Tree, i: int) -> bool:
    """Whether a noun with a pointing word tells no more of what it means ("that language", "the proposal")."""
    word = tree.words[i]
    dets = {tree.words[k].text.casefold() for k in tree.children[i] if tree.words[k].dep == "det"}
    if word.entity == "NORP":
        return "the" in dets and word.tag in ("NN", "NNP")
    pointing = not dets.isdisjoint(group("pointing", "before a noun"))
    kids = [k for k in tree.children[i] if not (pointing and tree.words[tree.edges[k][0] - 1].text == ",")]
    subject = word.dep in SUBJECTS and word.tag == "NN"
    spare = {"nummod"} if pointing else {"amod"} if subject else set()
    left = (tree.words[k] for k in kids if tree.words[k].dep in _MODIFIERS - spare)
    if any(k.lemma not in group("pointing", "again") for k in left) or word.lemma in group("pointing", "known"):
        return False
    return pointing or ("the" in dets and (subject or word.lemma in group("pointing", "noun")))


def is_fragment(tree: Tree, inside: Iterable[int]) -> bool:
    """Whether a few words have no subject and verb of their own ("Sort of.", "Guess again.")."""
    words = [tree.words[i] for i in inside]
    told = [w for w in words if w.pos not in ("PUNCT", "SPACE")]
    stated = any(w.dep in SUBJECTS for w in words) and any(w.pos in ("VERB", "AUX") for w in words)
    return 0 < len(told) < FRAGMENT and not stated
