"""Clauses that would say alone what their sentence does not: one of two, a consequence, what lacks a part."""

from __future__ import annotations

from reconcile.claims.parsed.tree import DASHES, SUBJECTS, Tree


def is_joined(tree: Tree, i: int) -> bool:
    """Whether a further clause says nothing without the one before it."""
    return is_choice(tree, i) or _is_conditional(tree, i) or _is_loose(tree, i)


def is_choice(tree: Tree, i: int) -> bool:
    """Whether a clause is one of two of which one holds ("Leave now, or we will call the police")."""
    above, first = tree.words[i].head, tree.edges[i][0]
    both = tree.words[above].dep != "relcl" and not _is_either(tree, above)
    if both and tree.child(above, "neg") is not None:
        return False
    joining = [k for k in tree.children[above] if above < k < i and tree.words[k].dep == "cc"]
    if first and tree.words[first - 1].dep == "cc":
        joining.append(first - 1)
    if joining:
        return tree.words[joining[-1]].lemma == "or"
    following = tree.child(i, "conj")
    return following is not None and is_choice(tree, following)


def _is_either(tree: Tree, i: int) -> bool:
    """Whether of a verb that is denied, or of what comes next, only one holds ("either don't know or don't care")."""
    return any(w.lemma == "either" for w in tree.words[tree.edges[i][0] : i])


def _is_loose(tree: Tree, i: int) -> bool:
    """Whether a further clause has no subject to share, or asks what the one before it leaves open.

    "Anybody who has been there, [been there often, knows the way]"; "it is clear [how much she wants to stay]".
    """
    subject, top = tree.subject(i), tree.words[i].head
    if _is_question(tree, i, subject):
        return True
    if subject is not None:
        asked = (k for k in range(tree.edges[i][0], subject) if tree.words[k].lemma in ("how", "why"))
        return any(i in (above := tree.words[k].head, tree.words[above].head) for k in asked)
    while tree.words[top].dep == "conj":
        top = tree.words[top].head
    if tree.words[i].tag not in ("VBZ", "VBD", "VBP") or tree.words[top].head != top:
        return False
    joined = any(tree.words[k].dep == "cc" for k in tree.children[top])
    unfinished = tree.words[top].tag == "VBN" and tree.child(top, "aux", "auxpass") is None
    return tree.subject(top) is None or (unfinished and not joined)


def _is_question(tree: Tree, i: int, subject: int | None) -> bool:
    """Whether a further clause is asked and told nowhere ("looks into the fire and [whether it was set]")."""
    before = (tree.words[k] for k in range(tree.edges[i][0], i))
    asked = {"mark": ("whether", i), "det": ("what", subject)}
    return any(asked.get(w.dep) == (w.lemma, w.head) for w in before)


def is_subordinate(tree: Tree, top: int) -> bool:
    """Whether a parse took for the main clause what another is about ("Whether the mayor knew of it is unclear")."""
    mark = tree.child(top, "mark")
    return mark is not None and mark < 2 and tree.words[mark].lemma in ("whether", "that", "if")


def is_degree(tree: Tree, start: int) -> bool:
    """Whether the clause that opens at ``start`` tells to what degree something was so ("so eager that he fell")."""
    if tree.words[start].lemma != "that" or tree.words[start].dep != "mark":
        return False
    grades = (w for w in tree.words[:start] if w.lemma == "so" and w.dep == "advmod")
    return any(tree.words[w.head].pos in ("ADJ", "ADV") and tree.words[w.head].start > w.start for w in grades)


def is_inset(tree: Tree, i: int) -> bool:
    """Whether a clause is put between dashes into what opens the next ("For Hall — and others came — it was late")."""
    first = tree.edges[i][0]
    return any(tree.words[k].text in DASHES and tree.words[k + 1].dep == "cc" for k in range(first, i))


def _is_conditional(tree: Tree, i: int) -> bool:
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


def is_supposed(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for one that may never be ("a bill that has no backers will fail")."""
    verb = tree.words[noun].head
    one = tree.words[noun].dep in SUBJECTS and any(tree.words[k].lemma in ("a", "an") for k in tree.children[noun])
    return one and any(tree.words[k].tag == "MD" for k in tree.children[verb])


def breaks_off(tree: Tree, i: int) -> bool:
    """Whether a clause is cut at an inset before it is whole ("who sought to, however late, ...")."""
    bare = (k for k in tree.children[i] if tree.words[k].lemma == "to" and tree.child(k, "pobj", "pcomp") is None)
    cut = (k for k in bare if tree.words[k].dep == "prep" and i < k < len(tree.words) - 1)
    return any(tree.words[k + 1].text == "," for k in cut)
