"""Finds whose a verb or a noun is: who does what a verb tells, and who makes or issues what a noun names."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.contents import resumed
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LINKS = frozenset({"xcomp", "advcl", "pcomp", "prep", "conj", "acl", "dep"})


def speaker_of(tree: Tree, i: int) -> int | None:
    """The head of the noun phrase that does what verb ``i`` tells, through shared and relative subjects."""
    if (above := resumed(tree, i)) is not None:
        return speaker_of(tree, above)
    if any(tree.words[k].dep == "auxpass" for k in tree.children[i]) or _is_passive_participle(tree, i):
        agent = tree.child(i, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    for at in (i, *_governors(tree, i)):
        subject = _subject(tree, at)
        if subject is not None:
            return None if tree.words[subject].dep == "expl" else _antecedent(tree, at, subject)
        if tree.words[at].dep == "acl" and tree.words[at].tag == "VBG" and _utters(tree, tree.words[at].head):
            return tree.words[at].head
        if tree.words[at].dep == "xcomp" and tree.child(tree.words[at].head, "dobj") is not None:
            return None
    return None


def _subject(tree: Tree, i: int) -> int | None:
    """The noun that is subject of verb ``i``; of several the nearest before it, else the first after it."""
    found = [k for k in tree.children[i] if tree.words[k].dep in SUBJECTS and tree.words[k].pos not in ("VERB", "AUX")]
    return max((k for k in found if k < i), default=min(found, default=None))


def _utters(tree: Tree, i: int) -> bool:
    """Whether a participle after noun ``i`` tells what that says, and not what the subject says."""
    seen = tree.words[tree.words[i].head].lemma in group("clause_words", "perceiving")
    return tree.words[i].dep != "dobj" or seen or kind_of(tree.words[i].lemma) in ("document", "finding")


def _governors(tree: Tree, i: int) -> Iterator[int]:
    """The verbs whose subject verb ``i`` shares, nearest first."""
    while tree.words[i].dep in _LINKS and tree.words[i].head != i:
        i = tree.words[i].head
        if tree.words[i].pos in ("VERB", "AUX"):
            yield i


def _is_passive_participle(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    joined = word.dep in ("acl", "advcl", "amod") and tree.child(i, "aux", "nsubj") is None
    return word.tag == "VBN" and joined


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The noun a relative pronoun stands for, else the subject itself."""
    if tree.words[subject].lemma not in _RELATIVE or tree.words[subject].tag not in ("WP", "WDT"):
        return subject
    return next((tree.words[at].head for at in (verb, *tree.ancestors(verb)) if tree.words[at].dep == "relcl"), None)


def holder(tree: Tree, i: int) -> int | None:
    """Whose the noun ``i`` is: its possessor, by or from whom it comes, or the subject that makes or issues it.

    >>> from reconcile.claims.parse import sentence
    >>> tree = Tree.of(sentence("A letter from the bishop arrived.").words)
    >>> tree.words[holder(tree, 1)].text
    'bishop'
    """
    possessor = tree.child(i, "poss")
    if possessor is None and i and tree.words[i - 1].tag == "POS":
        possessor = tree.words[i - 1].head
    if possessor is not None:
        return possessor
    for k in tree.children[i]:
        by = tree.words[k].dep == "prep" and tree.words[k].lemma in ("by", "from")
        if by and (who := tree.child(k, "pobj")) is not None:
            return who
    verb = tree.words[i].head
    issued = tree.words[i].dep == "dobj" and tree.words[verb].lemma in group("speaker_nouns", "issue")
    return speaker_of(tree, verb) if issued else None
