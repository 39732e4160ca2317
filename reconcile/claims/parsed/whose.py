"""Whose a verb is, and which verb is the main one, where a parser hung it on another clause."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import can_speak, lemma_of, says, verbs
from reconcile.lexicon.table import group

# After a verb of saying that closes a sentence stand at most so many words ("the mayor revealed late on Monday").
AFTER_TAG = 4
_TIMES = ("DATE", "TIME")
_NOMINAL = ("PROPN", "NOUN", "PRON")


def told_on(tree: Tree, i: int) -> Iterator[Change]:
    """A further verb of telling goes on from "she said", not from what she said ("... and urged them to stay")."""
    word = tree.words[i]
    if word.dep != "conj" or tree.subject(i) is not None:
        return
    above = word.head
    if tree.words[above].dep in ("attr", "acomp"):
        above = tree.words[above].head
    subject = tree.subject(above)
    if lemma_of(tree, i) in verbs() and subject is not None and tree.words[subject].pos == "NOUN":
        yield from _in_clause(tree, i, subject)
    while tree.words[above].dep == "conj":
        above = tree.words[above].head
    saying = tree.words[above].head
    if tree.words[above].dep == "acl" and tree.words[saying].dep == "dobj" and tree.child(above, "mark") is not None:
        saying = tree.words[saying].head
    elif tree.words[above].dep != "ccomp":
        return
    telling = word.lemma in group("clause_words", "telling") and lemma_of(tree, above) not in verbs()
    again = word.lemma == tree.words[saying].lemma
    telling = telling or (lemma_of(tree, i) in verbs() and (again or _is_thing(tree, above)))
    own = tree.subject(above)
    led = own is not None and saying < own and tree.words[saying].tag == word.tag
    if telling and led and _speaks(tree, saying):
        yield Change(i, saying, "conj")


def _in_clause(tree: Tree, i: int, subject: int) -> Iterator[Change]:
    """What no thing can tell goes on from the person in a clause before it ("even as Hall spoke and suggested ...")."""
    for k in range(i - 1, subject, -1):
        if tree.words[k].dep == "advcl" and tree.words[k].tag == tree.words[i].tag and _speaks(tree, k):
            if not can_speak(tree, subject):
                yield Change(i, k, "conj")
            return


def _speaks(tree: Tree, i: int) -> bool:
    subject = tree.subject(i)
    return subject is not None and can_speak(tree, subject)


def _is_thing(tree: Tree, i: int) -> bool:
    """Whether the subject of a verb is a thing, which cannot tell."""
    subject = tree.subject(i)
    return subject is not None and tree.words[subject].pos == "NOUN" and not can_speak(tree, subject)


def main(tree: Tree, i: int) -> Iterator[Change]:
    """A name after a comma with a verb of its own is that verb's subject, and no apposition.

    What comes before hangs from the verb: a clause of time ("a day before it closed, Hall charged that ..."), or what
    it tells ("The gate had failed, Hall revealed on Monday").
    """
    noun, top = i - 1, next(k for k, w in enumerate(tree.words) if w.head == k)
    if noun < 1 or top >= noun or tree.words[noun].pos != "PROPN" or not says(lemma_of(tree, i)):
        return
    first = tree.edges[noun][0]
    own = tree.words[noun].head == i and tree.words[noun].dep == "nsubj" and tree.words[i].dep == "ccomp"
    loose = tree.words[noun].dep in ("appos", "conj", "npadvmod", "dep")
    taken = (k for k in tree.children[i] if tree.words[k].dep in (*SUBJECTS, "aux", "auxpass", "mark") and k != noun)
    if top > first or tree.words[first - 1].text != "," or not (own or loose) or any(taken):
        return
    dep = "advcl" if loose and _is_subordinate(tree, top) else "ccomp" if _closes(tree, i) else ""
    if dep:
        yield from (Change(i, i, "ROOT"), Change(noun, i, "nsubj"), Change(top, i, dep))
        for k in range(first, len(tree.words)):
            if k not in (noun, i) and tree.words[k].head < first:
                marked = (m := tree.child(k, "mark")) is not None and tree.words[m].lemma == "that"
                yield Change(k, i, "ccomp" if marked else tree.words[k].dep)


def after_quote(tree: Tree, i: int) -> Iterator[Change]:
    """What reports a quotation after its closing mark is the main clause, and no further part of it."""
    who = tree.subject(i) if tree.words[i].dep == "conj" and says(lemma_of(tree, i)) else None
    subjects = [k for k in tree.children[i] if tree.words[k].dep in SUBJECTS]
    top = next(k for k, w in enumerate(tree.words) if w.head == k)
    first = tree.edges[subjects[-1]][0] if who is not None else 0
    if who is None or not top < first or tree.words[first - 1].text not in ("”", '"'):
        return
    yield from (Change(i, i, "ROOT"), Change(top, i, "ccomp"))
    yield from (Change(k, top, "dep") for k in tree.children[i] if k < first and tree.words[k].dep != "punct")


def led(tree: Tree, i: int) -> Iterator[Change]:
    """A clause that "before" opens hangs from the clause before it, which it cannot report."""
    mark, main = tree.child(i, "mark"), tree.child(i, "ccomp")
    if tree.words[i].head != i or mark is None or main is None or not main < mark or tree.subject(main) is None:
        return
    if tree.words[mark].lemma in group("clause_words", "time"):
        yield from (Change(main, main, "ROOT"), Change(i, main, "advcl"))


def _is_subordinate(tree: Tree, top: int) -> bool:
    return any(
        tree.words[k].dep in ("mark", "advmod") and tree.words[k].lemma in group("clause_words", "time")
        for k in tree.children[top]
        if k < top
    )


def _closes(tree: Tree, i: int) -> bool:
    """Whether after a verb the sentence ends, but for when it was."""
    rest = [w for w in tree.words[i + 1 :] if w.pos not in ("PUNCT", "SPACE")]
    return len(rest) <= AFTER_TAG and all(w.entity in _TIMES or w.pos in ("ADP", "ADV") for w in rest)


def of_object(tree: Tree, i: int) -> Iterator[Change]:
    """A participle after the object of "show" or "hear" is what the object does ("the film shows Hall leaving")."""
    if i == 0 or tree.words[i - 1].pos not in _NOMINAL or tree.words[i].dep in ("acl", "amod", "aux"):
        return
    for k in range(i - 1, -1, -1):
        if tree.words[k].dep == "dobj" and tree.edges[k][1] in (i - 1, k) and k != tree.words[i].head:
            seen = tree.words[tree.words[k].head].lemma in group("clause_words", "perceiving")
            if seen and can_speak(tree, k) and tree.words[i].head not in range(k, i):
                yield Change(i, k, "acl")
            return
        if tree.words[k].pos not in (*_NOMINAL, "ADP", "DET", "ADJ"):
            return


def of_person(tree: Tree, i: int) -> Iterator[Change]:
    """A participle after what a person pictured is called is what that person does ("shows Hall, a judge, leaving")."""
    verb, last = tree.words[i].head, i - 2
    if tree.words[i].dep != "advcl" or tree.words[i - 1].text != "," or not _pictures(tree.words[verb].lemma):
        return
    called = next((k for k in (last, *tree.ancestors(last)) if tree.words[k].dep == "appos" and k > verb), None)
    subject = tree.subject(verb)
    if called is None or subject is None or can_speak(tree, subject):
        return
    if tree.words[tree.words[called].head].entity == "PERSON":
        yield Change(i, tree.words[called].head, "acl")


def _pictures(lemma: str) -> bool:
    return lemma in group("clause_words", "perceiving") or lemma in group("clause_words", "picturing")


def going_on(tree: Tree, i: int) -> Iterator[Change]:
    """A further participle goes on from a participle, and from no other form ("saying it works and praising it")."""
    above = tree.words[i].head
    if tree.words[above].dep in ("attr", "acomp"):
        above = tree.words[above].head
    joined = tree.words[i].dep == "conj" or (tree.words[i].dep == "advcl" and tree.words[i - 1].tag == "CC")
    joined = joined and tree.words[above].pos in ("VERB", "AUX") and tree.words[above].tag != "VBG"
    if not joined or any(tree.words[k].dep in ("aux", *SUBJECTS) for k in tree.children[i]):
        return
    found = next((k for k in tree.ancestors(above) if tree.words[k].tag == "VBG" and k < i), None)
    if found is not None:
        yield Change(i, found, "conj")
