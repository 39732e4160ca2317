"""Short sentences that state nothing: a speech tag, a quoted scrap without a verb, "maybe", "I don't know"."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import DASHES, Tree
from reconcile.claims.vocabulary import can_speak
from reconcile.lexicon.table import group
from reconcile.model import SaidAs, Speech

# What states nothing is said in so few words.
LONGEST = 4
_LEADING = DASHES | {":"}
_BARE = ("nsubj", "punct", "cc", "aux", "mark")


def states_nothing(tree: Tree, speech: Sequence[Speech]) -> bool:
    """Whether a sentence names only who speaks, or is somebody's words with nothing said in them.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [states_nothing(Tree.of(sentence(text).words), ()) for text in ("Ms Hall continued.", "The rain continued.")]
    [True, False]
    """
    top = next((i for i, w in enumerate(tree.words) if w.head == i), None)
    if top is None:
        return False
    if sum(w.text[:1].isalnum() for w in tree.words) > LONGEST:
        return _announces(tree) or (is_tag(tree, top) and _is_named(tree, top))
    if [w.pos for w in tree.words if w.text[:1].isalnum()] == ["ADV"]:
        return True
    quoted = any(s.said_as is not SaidAs.INDIRECT and s.span.overlaps(tree.words[top].span) for s in speech)
    loose = quoted or tree.words[0].lemma == "a"
    if (loose and _is_scrap(tree)) or (quoted and _is_ignorance(tree, top)):
        return True
    return is_tag(tree, top) or _announces(tree)


def is_tag(tree: Tree, i: int) -> bool:
    """Whether a verb of saying stands without what is said ("Ms Hall continued")."""
    subject = tree.subject(i)
    bare = all(tree.words[k].dep in _BARE or _is_time(tree, k) or _is_setting(tree, k) for k in tree.children[i])
    if tree.words[i].lemma not in group("clause_words", "tag") or not bare:
        return False
    return subject is not None and tree.words[subject].pos in ("PROPN", "PRON") and can_speak(tree, subject)


def _is_time(tree: Tree, i: int) -> bool:
    """Whether a word only says when ("on Monday")."""
    day = tree.child(i, "pobj") if tree.words[i].dep == "prep" else i
    return day is not None and tree.words[day].entity in ("DATE", "TIME")


def _is_setting(tree: Tree, i: int) -> bool:
    """Whether a word only says where or how somebody spoke ("at a news conference")."""
    noun = tree.child(i, "pobj") if tree.words[i].lemma in ("at", "in") else None
    if noun is None or tree.words[noun].lemma not in group("clause_words", "channel"):
        return False
    return all(tree.words[k].dep in ("det", "compound", "amod") for k in tree.children[noun])


def _is_named(tree: Tree, i: int) -> bool:
    """Whether the subject of a verb is a name and nothing more."""
    subject = tree.subject(i)
    return subject is not None and all(tree.words[k].pos in ("PROPN", "PUNCT", "SYM") for k in tree.subtree(subject))


def _is_scrap(tree: Tree) -> bool:
    return not any(w.pos in ("VERB", "AUX", "NUM") for w in tree.words)


def _is_ignorance(tree: Tree, top: int) -> bool:
    """Whether somebody only says that they do not know."""
    bare = tree.child(top, "dobj", "ccomp", "xcomp", "prep") is None
    return tree.words[top].lemma == "know" and tree.child(top, "neg") is not None and bare


def _announces(tree: Tree) -> bool:
    """Whether a sentence says that something follows ("Here's what I think")."""
    here = any(w.lemma == "here" for w in tree.words[:2])
    return here and any(w.tag == "WP" for w in tree.words) and not any(w.text in _LEADING for w in tree.words)
