"""Tells where "it" stands for no noun: for nothing, for a clause to come, or for all that was told or done."""

from __future__ import annotations

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group

_EMPTY = frozenset({"be", "seem", "appear", "take", "make"})
_UNNAMED = frozenset({"expl", "attr"})
_HELD = frozenset({"ccomp", "xcomp", "oprd"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl", "relcl", "csubj"})
# What tells which thing a noun names, or what it is a part of.
_TOLD = frozenset({"det", "poss", "nummod", "prep"})


def is_empty(tree: Tree, i: int) -> bool:
    """Whether "it" stands for nothing, or for a clause to come ("it is time to go", "it seems that ...")."""
    word = tree.words[i]
    if word.lemma != "it" or word.tag != "PRP":
        return False
    if _points_forward(tree, i) or _arrives(tree, i) or _is_grasped(tree, i):
        return True
    verb = tree.words[word.head]
    later = [k for k in tree.children[word.head] if k > i]
    likely = any(tree.words[k].lemma in group("clause_words", "raising") for k in later)
    if likely:
        return False
    if verb.lemma in group("clause_words", "idle") and any(w.lemma == "as" for w in tree.words[: word.head]):
        return True
    what = tree.child(word.head, "dobj")
    if verb.lemma == "take" and verb.tag == "VBZ" and (what is None or tree.words[what].lemma == "whatever"):
        return True
    if verb.lemma in group("clause_words", "emerging") and any(tree.words[k].dep == "ccomp" for k in later):
        return True
    if verb.lemma in ("make", "take"):
        later = [
            k
            for k in later
            if any(tree.words[m].tag == "TO" or tree.words[m].lemma == "that" for m in tree.children[k])
        ]
    clauses = any(tree.words[k].dep in ("ccomp", "csubj", "xcomp", "advcl", "relcl") for k in later)
    clauses = clauses or any(tree.words[k].lemma == "because" for k in later)
    inner = any(tree.words[j].dep in ("relcl", "acl", "ccomp", "xcomp") for k in later for j in tree.children[k])
    return word.dep in _UNNAMED or (verb.lemma in _EMPTY and (clauses or inner))


def is_vague(tree: Tree, i: int) -> bool:
    """Whether "it" may stand for all that was told ("it happened", "it was a speech")."""
    verb = tree.words[i].head
    if is_deed(tree, i) or is_judged(tree, i):
        return True
    done = [m for k in tree.children[verb] if k > i for m in (k, *tree.children[k])]
    if any(tree.words[k].lemma in group("clause_words", "happening") for k in done):
        return True
    copular = tree.words[i].dep in SUBJECTS and tree.words[verb].lemma == "be" and tree.child(verb, "attr") is not None
    return copular or tree.words[verb].lemma in group("clause_words", "happening")


def is_deed(tree: Tree, i: int) -> bool:
    """Whether "it" stands for what was done, and for no noun that was ("the only way to do it")."""
    done = [k for k, w in enumerate(tree.words[: i + 1]) if w.dep == "dobj" and tree.words[w.head].lemma == "do"]
    return done == [i]


def is_judged(tree: Tree, i: int) -> bool:
    """Whether "it" is called what only a deed or saying can be ("It is sheer dishonesty", "it is not so simple")."""
    verb = tree.words[i].head
    what = tree.child(verb, "attr", "acomp")
    if tree.words[i].dep not in SUBJECTS or what is None or tree.words[verb].lemma != "be":
        return False
    if tree.words[what].lemma in group("clause_words", "of a matter"):
        return True
    kids = [tree.words[k].dep for k in tree.children[what]]
    return tree.words[what].tag == "NN" and _TOLD.isdisjoint(kids)


def _points_forward(tree: Tree, i: int) -> bool:
    """Whether "it" stands for the clause after what it is made or found ("make it a rule that", "find it hard to")."""
    what = tree.words[i].head
    found = tree.words[what].dep in _HELD and tree.words[tree.words[what].head].lemma in group(
        "clause_words", "holding"
    )
    later = (tree.words[k].dep for k in tree.children[what] if k > what)
    return found and tree.words[what].pos in ("NOUN", "ADJ") and not _CLAUSES.isdisjoint(later)


def _arrives(tree: Tree, i: int) -> bool:
    """Whether "it" is part of "make it through" and the like."""
    verb = tree.words[i].head
    after = tree.words[i + 1].lemma if i + 1 < len(tree.words) else ""
    return (
        tree.words[i].dep == "dobj" and tree.words[verb].lemma == "make" and after in group("clause_words", "arriving")
    )


def _is_grasped(tree: Tree, i: int) -> bool:
    """Whether "it" is all that was told, in "I get it"."""
    verb = tree.words[i].head
    subject = tree.subject(verb)
    grasps = tree.words[i].dep == "dobj" and tree.words[verb].lemma == "get" and tree.words[verb].tag == "VBP"
    alone = all(k <= i or tree.words[k].dep in ("punct", "cc", "conj") for k in tree.children[verb])
    return grasps and alone and subject is not None and tree.words[subject].text in ("I", "you", "You")
