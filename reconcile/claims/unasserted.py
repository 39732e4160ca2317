"""Clauses that would say alone what their sentence does not: one of two, a consequence, what lacks a part."""

from __future__ import annotations

from reconcile.claims.tree import Tree


def is_choice(tree: Tree, i: int) -> bool:
    """Whether a clause is one of two of which one holds ("Leave now, or we will call the police")."""
    above = tree.words[i].head
    if tree.child(above, "neg") is not None:
        return False
    joining = [k for k in tree.children[above] if above < k < i and tree.words[k].dep == "cc"]
    if joining:
        return tree.words[joining[-1]].lemma == "or"
    following = tree.child(i, "conj")
    return following is not None and is_choice(tree, following)


def is_conditional(tree: Tree, i: int) -> bool:
    """Whether a further clause holds only on the condition that the first begins with."""
    above = tree.words[i].head
    joining = [tree.words[k].lemma for k in tree.children[above] if above < k < i and tree.words[k].dep == "cc"]
    anew = tree.subject(i) is not None and (_conditions(tree, i) or joining[-1:] in (["but"], ["yet"]))
    return not anew and _conditions(tree, above)


def _conditions(tree: Tree, i: int) -> bool:
    """Whether a clause begins with the condition on which it holds."""
    before = (
        k for k in tree.children[i] if k < i and tree.words[k].dep == "advcl" and tree.words[k].pos in ("VERB", "AUX")
    )
    marks = (tree.words[m].lemma for k in before if (m := tree.child(k, "mark")) is not None)
    return any(mark in ("if", "unless") for mark in marks)


def is_gapped(tree: Tree, i: int) -> bool:
    """Whether a clause of saying tells of a noun that what is said leaves out ("a plan that he said would fail")."""
    subject, first = tree.subject(i), tree.words[tree.edges[i][0]]
    left_out = first.tag in ("WP", "WDT") or first.lemma == "that"
    own = subject is not None and tree.words[subject].tag not in ("WP", "WDT")
    return tree.words[i].dep == "relcl" and left_out and own


def breaks_off(tree: Tree, i: int) -> bool:
    """Whether a clause is cut at an inset before it is whole ("who sought to, however late, ...")."""
    bare = (k for k in tree.children[i] if tree.words[k].lemma == "to" and tree.child(k, "pobj", "pcomp") is None)
    cut = (k for k in bare if tree.words[k].dep == "prep" and i < k < len(tree.words) - 1)
    return any(tree.words[k + 1].text == "," for k in cut)
