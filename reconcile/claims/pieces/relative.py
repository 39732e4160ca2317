"""Relative clauses, and which of them stay where they stand: that tell of no noun, or that another clause needs."""

from __future__ import annotations

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group

_NOMINAL = ("ADP", "NOUN", "PROPN")


def tells_of_none(tree: Tree, i: int) -> bool:
    """Whether clause ``i`` is asked, takes up all that was told, or says what a noun means.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("She has a rule that the gate must close at ten, which annoys the nurses.").words)
    >>> [tells_of_none(tree, i) for i, w in enumerate(tree.words) if w.text == "close"]
    [True]
    """
    return _is_asked(tree, tree.edges[i][0]) or _is_of_all(tree, i) or _completes(tree, i)


def is_needed(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether the clause that the noun of clause ``i`` stands in says too little, or something else, without it."""
    noun = tree.words[i].head
    which = _is_likened(tree, noun) or is_one_of(tree, noun)
    return which or _is_asked_of(tree, i, noun) or _is_nested(tree, noun, heads)


def is_one_of(tree: Tree, noun: int) -> bool:
    """Whether a clause tells of what something is one ("is one of a handful of seats that will decide")."""
    while tree.words[noun].dep in ("pobj", "prep"):
        link, noun = tree.words[noun], tree.words[noun].head
        one = tree.words[noun].lemma == "one" and tree.words[noun].dep == "attr"
        if one or (link.lemma == "among" and tree.words[noun].lemma == "be"):
            return True
    return False


def _is_asked(tree: Tree, start: int) -> bool:
    """Whether a clause is what its verb asks or settles, and tells of no noun ("the shaping of who | gets a seat")."""
    before = tree.words[start - 1]
    done = before.pos == "VERB" or (before.text.endswith("ing") and before.tag in ("NN", "VBG"))
    return start > 0 and tree.words[start].tag == "WP" and done


def _is_of_all(tree: Tree, i: int) -> bool:
    """Whether "which" takes up all that was told, as it never tells of a person ("mocked Hall, which helped Reed")."""
    noun = tree.words[tree.words[i].head]
    which = tree.words[tree.edges[i][0]].lemma == "which"
    person = noun.entity == "PERSON" or (noun.pos == "NOUN" and kind_of(noun.lemma) == "person")
    return which and person and noun.dep not in SUBJECTS


def _completes(tree: Tree, i: int) -> bool:
    """Whether a clause says what a noun means that is nobody's word ("a rule that the gate must close")."""
    mark = tree.child(i, "mark")
    told = kind_of(tree.words[tree.words[i].head].lemma) in ("claim", "document", "finding")
    return mark is not None and tree.words[mark].lemma == "that" and tree.subject(i) is not None and not told


def _is_asked_of(tree: Tree, i: int, noun: int) -> bool:
    """Whether what somebody has to do may stand in the clause that tells who ("ask clubs that sell beer to pay")."""
    verb = tree.words[tree.words[noun].head].lemma
    asked = tree.words[noun].dep == "dobj" and verb in group("clause_words", "demanding")
    return asked and any(tree.words[k].tag == "TO" for k in tree.subtree(i))


def _is_nested(tree: Tree, noun: int, heads: set[int]) -> bool:
    """Whether a counted noun stands in a clause that itself tells of a noun ("a draft in which he cut five lines")."""
    above = next((k for k in tree.ancestors(noun) if k in heads), noun)
    return tree.words[above].dep == "relcl" and tree.child(noun, "nummod") is not None


def _is_likened(tree: Tree, noun: int) -> bool:
    """Whether something is only compared to a noun, so that a clause tells of that ("likened it to a sieve")."""
    link = tree.words[noun].head
    compared = tree.words[tree.words[link].head].lemma in ("compare", "liken", "equate")
    return tree.words[noun].dep == "pobj" and tree.words[link].lemma in ("to", "with") and compared


def is_general(tree: Tree, noun: int) -> bool:
    """Whether a noun means any of its kind, so that what follows it tells which ("donors who give more than £50")."""
    kids = [tree.words[k] for k in tree.children[noun] if k < noun]
    free = group("clause_words", "any")
    known = any(k.dep in ("poss", "nummod") or (k.dep == "det" and k.lemma not in free) for k in kids)
    return not known and (tree.words[noun].tag == "NNS" or any(k.lemma == "any" for k in kids))


def is_past(tree: Tree, i: int) -> bool:
    """Whether a clause tells of the past ("who left", "who have left")."""
    helpers = [tree.words[k] for k in tree.children[i] if tree.words[k].dep in ("aux", "auxpass")]
    return tree.words[i].tag == "VBD" or any(w.tag == "VBD" or w.lemma in ("have", "’ve", "'ve") for w in helpers)


def is_cleft(tree: Tree, i: int) -> bool:
    """Whether a clause says of what is named before it that it is the one ("it was Hall who left")."""
    noun = tree.words[i].head
    while tree.words[noun].dep in ("pobj", "prep") and tree.words[tree.words[noun].head].pos in _NOMINAL:
        noun = tree.words[noun].head
    above = next(tree.ancestors(noun), None)
    return (
        above is not None
        and tree.words[above].lemma == "be"
        and any(
            tree.words[k].dep == "expl"
            or (tree.words[k].lemma in ("it", "that", "this", "there") and tree.words[k].dep in SUBJECTS)
            for k in tree.children[above]
        )
    )
