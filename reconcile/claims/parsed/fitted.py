"""Mends which word a clause, a name or half a word completes, where order and marks tell."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import FINITE, SUBJECTS, Tree
from reconcile.claims.vocabulary import lemma_of, says
from reconcile.lexicon.table import group

# Of what it was said where, when or by what means; "of", "about" and the like tell what it was about.
_WHERE = frozenset({"in", "on", "at", "to", "during", "from", "with", "before", "after", "via"})


def stated(tree: Tree, i: int) -> Iterator[Change]:
    """What follows "announced on the floor that" is announced, and tells nothing of the floor."""
    subject, that = tree.subject(i), tree.edges[i][0]
    if subject is None or tree.words[subject].tag in ("WDT", "WP") or tree.words[that].lemma != "that":
        return
    at = tree.words[i].head
    while tree.words[at].dep in ("pobj", "prep", "npadvmod"):
        if tree.words[at].dep == "prep" and tree.words[at].lemma not in _WHERE:
            return
        at = tree.words[at].head
    if at == tree.words[i].head or not says(lemma_of(tree, at)) or tree.words[at].pos != "VERB":
        return
    if tree.child(at, "ccomp") is None and (tree.child(at, "dobj") is None or _is_addressing(tree, at)):
        yield Change(i, at, "ccomp")
        yield Change(that, i, "mark")


def asserted(tree: Tree, i: int) -> Iterator[Change]:
    """The noun between a verb of saying and a verb without a subject is the subject ("said his rival lost")."""
    verb = tree.words[i].head
    if tree.words[i].dep != "ccomp" or not says(lemma_of(tree, verb)) or _is_addressing(tree, verb):
        return
    noun = tree.child(verb, "dobj")
    own = any(tree.words[k].dep in (*SUBJECTS, "mark") for k in tree.children[i])
    if noun is None or own or not verb < noun < i or tree.words[i].tag not in FINITE:
        return
    between = range(tree.edges[noun][1] + 1, tree.edges[i][0])
    if all(tree.words[k].text == "," for k in between):
        yield Change(noun, i, "nsubj")


def _is_addressing(tree: Tree, verb: int) -> bool:
    return tree.words[verb].lemma in group("clause_words", "addressing")


def joining(tree: Tree, i: int) -> Iterator[Change]:
    """A "that" which opens a clause and is no pronoun is nobody's object."""
    if tree.words[i].dep == "dobj":
        yield Change(i, tree.words[i].head, "mark")


def purpose(tree: Tree, i: int) -> Iterator[Change]:
    """What was done to some end is the main verb, not what was told in passing ("boarded it, now sold, to fly")."""
    start, told = tree.edges[i][0], tree.words[i].head
    passing = tree.words[told].tag in ("VBN", "VBG") and tree.words[told].dep in ("acl", "conj")
    if tree.words[i].dep != "advcl" or tree.words[start].tag != "TO" or not passing:
        return
    noun = tree.edges[told][0] - 2
    if noun < 0 or any(tree.words[k].text != "," for k in (start - 1, noun + 1)):
        return
    verb = next((k for k in tree.ancestors(noun) if tree.words[k].pos == "VERB"), None)
    if verb is not None:
        yield Change(i, verb, "advcl")


def passed(tree: Tree, i: int) -> Iterator[Change]:
    """A verb with "by" and no helper tells which is meant; the next is the main one ("the bill passed by Hall ran")."""
    subject, agent = tree.subject(i), tree.child(i, "agent")
    later = tree.child(i, "conj")
    if subject is None or agent is None or later is None or tree.words[later].tag not in FINITE:
        return
    if tree.child(i, "dobj", "auxpass", "aux", "cc") is not None or tree.subject(later) is not None:
        return
    above = tree.words[i].head
    yield Change(later, later if above == i else above, tree.words[i].dep)
    yield from (Change(subject, later, "nsubj"), Change(i, subject, "acl"))
    yield from (Change(k, later, tree.words[k].dep) for k in tree.children[i] if k < subject or k > later)


def dated(tree: Tree, i: int) -> Iterator[Change]:
    """A full date may stand before what happened on it ("the anniversary of the May 3, 2004, floods")."""
    month, noun = i - 3, i + 2
    if month < 1 or noun >= len(tree.words) or any(tree.words[k].text != "," for k in (i - 1, i + 1)):
        return
    if tree.words[month].tag != "NNP" or tree.words[month - 1].lemma != "the" or not tree.words[i].text.isdigit():
        return
    while tree.words[noun].dep in ("compound", "amod") and tree.words[noun].head > noun:
        noun = tree.words[noun].head
    verb, place = tree.words[noun].head, tree.words[month]
    aim = any(tree.words[k].tag == "TO" for k in tree.children[verb])
    main = next((k for k in tree.ancestors(month) if tree.words[k].pos == "VERB"), None)
    if place.dep not in ("pobj", "dobj") or tree.words[noun].dep not in SUBJECTS or not aim or main in (None, verb):
        return
    yield from (Change(month, noun, "compound"), Change(noun, place.head, place.dep))
    if main is not None:
        yield Change(verb, main, "advcl")


def named(tree: Tree, i: int) -> Iterator[Change]:
    """A noun after a comma tells of the name just before it, past a verb ("was bought by Hall Ltd, a chain of ...")."""
    last, anchor = tree.edges[i][0] - 2, tree.words[i].head
    if tree.words[i].pos != "NOUN" or last < 1 or not anchor < last or tree.words[last + 1].text != ",":
        return
    name = tree.words[last]
    if tree.words[anchor].pos == "PROPN" and tree.words[i].tag == "NN":
        joined = [k for k in tree.children[anchor] if tree.words[k].dep == "conj" and tree.words[k].pos == "PROPN"]
        if joined and joined[-1] < last + 1:
            yield Change(i, joined[-1], "appos")
        return
    if name.pos != "PROPN" or name.entity in ("GPE", "DATE") or anchor in tree.ancestors(last):
        return
    if name.dep in ("pobj", "dobj"):
        yield Change(i, last, "appos")


def closed(tree: Tree, i: int) -> Iterator[Change]:
    """What a name is called ends at its comma; others come next ("accused Hall, the mayor, and two clerks of ...")."""
    joined, anchor, link = tree.child(i, "conj"), tree.words[i].head, tree.child(i, "cc")
    if joined is None or link is None or tree.words[i].tag != "NN" or tree.words[anchor].entity != "PERSON":
        return
    other = tree.words[joined].tag in ("NNS", "NNPS") or tree.words[joined].entity == "PERSON"
    other = other or tree.child(joined, "poss") is not None
    if not other or tree.words[link - 1].text != ",":
        return
    yield from (Change(link, anchor, "cc"), Change(joined, anchor, "conj"))
    for k in tree.children[i]:
        if k > joined and tree.words[k].dep == "prep":
            yield Change(k, joined if tree.child(k, "pcomp") is None else tree.words[anchor].head, "prep")


def beside(tree: Tree, i: int) -> Iterator[Change]:
    """A name without a mark before it is what the noun before it is called ("the weekly paper the Leith Post")."""
    before = tree.edges[i][0] - 1
    if tree.words[i].pos == "PROPN" and tree.words[i].head < before and tree.words[before].pos == "NOUN":
        yield Change(i, before, "appos")


def unbroken(tree: Tree, i: int) -> Iterator[Change]:
    """A word cut at its hyphen, of which a part was taken for another word ("e-mails")."""
    a, b = i - 1, i + 1
    if a < 0 or b >= len(tree.words):
        return
    before, mark, after = tree.words[a : b + 1]
    prefix = before.text.casefold() in group("clause_words", "prefix") and before.head not in (i, b)
    noun = mark.dep != "punct" and after.pos in ("NOUN", "PROPN")
    if not (prefix or noun) or before.end != mark.start or mark.end != after.start:
        return
    yield from (Change(k, b, tree.words[k].dep) for k in (*tree.children[a], *tree.children[i]) if k not in (a, i, b))
    if after.head in (a, i):
        yield Change(b, before.head if before.head not in (b, i) else mark.head, before.dep)
    yield from (Change(a, b, "compound"), Change(i, b, "punct"))


def bare(tree: Tree, i: int) -> Iterator[Change]:
    """A further bare verb goes on from a bare verb, not from another form ("to go after it was seen or face jail")."""
    word, above = tree.words[i], tree.words[i].head
    if word.dep != "conj" or tree.words[above].tag not in ("VBN", *FINITE) or tree.subject(i) is not None:
        return
    if word.lemma == tree.words[above].lemma:
        return
    helped = any(tree.words[k].tag == "MD" or tree.words[k].lemma == "do" for k in tree.children[above])
    if helped or tree.child(i, "aux") is not None or word.lemma in group("clause_words", "invariant"):
        return
    before = next((k for k in range(i - 1, -1, -1) if tree.words[k].tag == "VB" and tree.words[k].pos == "VERB"), None)
    if before is not None and i not in tree.ancestors(before):
        yield Change(i, before, "conj")
