"""Who does what a verb tells, so that a pronoun beside it means him, or somebody else."""

from __future__ import annotations

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group

# What stands as a subject only where somebody wants or makes it do something ("wants them moved").
_OBJECTIVE = frozenset({"them", "him"})


def are_rivals(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether a noun and a pronoun are subject and object of one verb, so that they cannot mean the same."""
    if tree.words[pronoun].tag != "PRP":
        return False
    verb = next((k for k in tree.ancestors(pronoun) if tree.words[k].pos in ("VERB", "AUX")), pronoun)
    wanted = tree.words[pronoun].text.casefold() in _OBJECTIVE or _is_asked(tree, verb)
    if wanted and tree.words[pronoun].dep in SUBJECTS:
        verb = tree.words[verb].head
    if tree.words[a].dep == "dobj":
        aims = tree.words[verb].dep in ("xcomp", "advcl") and tree.subject(verb) is None
        return tree.words[a].head == verb or (aims and tree.words[a].head == tree.words[verb].head)
    return tree.words[a].head == governing(tree, verb) and ordered(tree, verb) is None


def governing(tree: Tree, verb: int) -> int:
    """The verb whose subject does what ``verb``, which has none of its own, tells ("rose and left", "by leaving").

    >>> from reconcile.claims.parsed.parse import sentence
    >>> governing(Tree.of(sentence("Ann Hall won by tricking him.").words), 4)
    2
    """
    while tree.subject(verb) is None and ordered(tree, verb) is None:
        link = tree.words[verb].head
        if tree.words[verb].dep == "pcomp":
            above = tree.words[link].head
            if tree.words[above].dep == "acomp":
                above = tree.words[above].head
            by_him = tree.words[link].lemma in group("clause_words", "doing so") or tree.child(above, "dobj") is None
            if not (by_him and tree.words[above].pos in ("VERB", "AUX")) or above == verb:
                break
            verb = above
        elif tree.words[verb].dep in ("conj", "xcomp", "advcl"):
            verb = link
        elif _is_undertaken(tree, verb):
            verb = tree.words[link].head
        else:
            break
    return verb


def _is_undertaken(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of what somebody has or makes, so that he does it ("has trouble selling it")."""
    noun = tree.words[tree.words[verb].head]
    own = tree.words[verb].dep == "acl" and noun.dep == "dobj" and tree.words[verb].tag in ("VBG", "VB")
    return own and noun.lemma in group("clause_words", "undertaken")


def doer(tree: Tree, verb: int) -> int | None:
    """Who does what a verb tells: its subject, that of the verb that governs it, or whoever is bidden to do it."""
    verb = governing(tree, verb)
    subject = tree.subject(verb)
    return subject if subject is not None else ordered(tree, verb)


def ordered(tree: Tree, verb: int) -> int | None:
    """Whoever is to do something at the bidding of another ("endorsed Hall to succeed him")."""
    above = tree.words[verb].head
    bids = tree.words[verb].dep == "xcomp" and tree.words[above].lemma in group("clause_words", "bidding")
    whom = tree.child(above, "dobj") if bids else None
    return whom if whom is not None and whom < verb else None


def told_after(tree: Tree, i: int) -> list[int]:
    """The words that tell what subject ``i`` does: nobody named in them is he ("he said that Ann Hall left")."""
    return [k for k in tree.subtree(tree.words[i].head) if k > i]


def _is_asked(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what somebody wants to find out, who is not meant in it ("ask whether they may go")."""
    asks = tree.words[tree.words[verb].head].lemma in group("clause_words", "asking")
    return asks and any(tree.words[k].lemma == "whether" for k in tree.children[verb])


def deeds(tree: Tree, i: int) -> list[int]:
    """The verb whose subject word ``i`` is, and those that share it ("She left, saying that ..."); none for others."""
    if tree.words[i].dep not in SUBJECTS:
        return []
    found = [tree.words[i].head]
    for verb in found:
        kids = [k for k in tree.children[verb] if tree.words[k].dep in ("conj", "advcl") and k > verb]
        found += [k for k in kids if tree.words[k].pos == "VERB" and tree.subject(k) is None]
    return found
