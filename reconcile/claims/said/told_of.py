"""Finds of which noun a relative clause tells."""

from __future__ import annotations

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.vocabulary import kind_of, lemma_of, says

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The noun that relative pronoun ``subject`` of verb ``verb`` stands for, else the subject itself."""
    if tree.words[subject].lemma not in _RELATIVE or tree.words[subject].tag not in ("WP", "WDT"):
        return subject
    clause = next((at for at in (verb, *tree.ancestors(verb)) if tree.words[at].dep == "relcl"), None)
    if clause is None or _is_denied(tree, tree.words[clause].head):
        return None
    return _agreeing(tree, clause)


def _is_denied(tree: Tree, i: int) -> bool:
    """Whether noun ``i`` tells what somebody is not ("I am not [a man] who says what you want to hear")."""
    verbs = (k for k in tree.ancestors(i) if tree.words[k].pos in ("VERB", "AUX"))
    return tree.words[i].dep == "attr" and any(tree.child(k, "neg") is not None for k in list(verbs)[:2])


def _agreeing(tree: Tree, clause: int) -> int:
    """The noun that a relative clause tells of: where its verb is plural and a person is one, those named before."""
    noun = tree.words[clause].head
    if (paper := _paper_above(tree, noun, clause)) is not None:
        return paper
    if _is_of_pair(tree, noun, clause):
        return next(k for k in tree.ancestors(noun) if tree.words[k].dep != "conj")
    word = tree.words[noun]
    forms = (clause, *(k for k in tree.children[clause] if tree.words[k].dep in ("aux", "auxpass")))
    plural = any(tree.words[k].tag == "VBP" for k in forms)
    one = word.tag in ("NN", "NNP") and (word.entity == "PERSON" or kind_of(word.lemma) == "person")
    if not plural or not one or tree.child(noun, "conj") is not None:
        return noun
    return next((k for k in range(noun - 1, -1, -1) if tree.words[k].tag in ("NNS", "NNPS")), noun)


def _paper_above(tree: Tree, noun: int, clause: int) -> int | None:
    """The document of which noun ``noun`` tells more, where a clause quotes it ("a part of the act, which states")."""
    link = tree.words[noun].head
    above = tree.words[link].head
    quoting = tree.words[tree.edges[clause][0]].lemma == "which" and says(lemma_of(tree, clause))
    part = tree.words[noun].dep == "pobj" and tree.words[link].lemma in ("of", "to")
    mute = kind_of(tree.words[noun].lemma.casefold()) in ("", "document")
    mute = mute and tree.words[noun].entity not in ("ORG", "PERSON")
    return above if quoting and part and mute and kind_of(tree.words[above].lemma.casefold()) == "document" else None


def _is_of_pair(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a clause tells of two sorts of people, the second ``noun`` ("farmers and even pilots who think so")."""
    word, first = tree.words[noun], tree.words[tree.words[noun].head]
    plural = word.dep == "conj" and word.tag.endswith("S") and first.tag in ("NNS", "NNPS")
    bare = tree.child(noun, "det", "amod", "nummod") is None
    return plural and bare and tree.words[tree.edges[clause][0] - 1].text != ","
