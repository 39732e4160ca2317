"""Tells whether a piece judges or feels, where its figures, dates and grades do not make it checkable."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.standing.verdict import has_verb, is_praised, is_verdict
from reconcile.claims.standing.view import FIRST_PERSON, View
from reconcile.claims.wording import kinds
from reconcile.lexicon.table import group, words

_DUTY = frozenset({"should", "ought"})
_NEEDS = frozenset({"have", "need"})
_MODALS = frozenset({"can", "could", "may", "might"})
# What makes a noun one thing of many, or a known one ("the reform can help"), where "reform can help" is a maxim.
_DETERMINERS = frozenset({"det", "poss", "nummod", "compound"})


def is_opinion(view: View) -> bool:
    """Whether the piece is a verdict, a feeling, a prescription or a maxim."""
    if view.counted or (not view.own and any(g.scale != "praise" for g in view.slots.grades)):
        return False
    return (
        is_verdict(view)
        or feels(view)
        or _prescribes(view)
        or _is_maxim(view)
        or _imputes(view)
        or _is_worded_so(view)
        or _is_loaded(view)
    )


def foretells(view: View) -> bool:
    """Whether what is to come is a verdict, a wish or a refusal, and no plan ("it will be great", "I would never")."""
    wished = any(view.tree.words[k].lemma in ("would", "'d", "’d") for k in view.near)
    refused = view.who in ("i", "we") and any(view.tree.words[k].dep == "neg" for k in view.near)
    if view.measured:
        return False
    return is_verdict(view) or view.who == "you" or _imputes(view) or (wished and (refused or feels(view)))


def feels(view: View) -> bool:
    """Whether the first person thinks, feels or wishes; or somebody at present is sorry."""
    verb = view.tree.words[view.head]
    if verb.pos != "VERB":
        return False
    if view.who in FIRST_PERSON:
        return verb.lemma in group("evaluative", "feeling")
    return verb.lemma in ("regret", "deserve") and verb.tag in ("VBZ", "VBP")


def _prescribes(view: View) -> bool:
    """Whether the predicate tells what should be, and by no date."""
    tree = view.tree
    if view.slots.moments:
        return False
    below = (k for k in view.near if tree.words[k].dep == "conj" and tree.subject(k) is None)
    for i in (view.head, *_joined(view), *below):
        helpers = [tree.words[k].lemma for k in tree.children[i] if tree.words[k].dep == "aux" and k < i]
        if _DUTY & set(helpers):
            first = next(k for k in tree.children[i] if tree.words[k].lemma in _DUTY)
            subject = tree.subject(i)
            return subject is None or subject < first
        if "must" in helpers and "have" not in helpers:
            return view.own or _is_addressed(view, i)
    verb = tree.words[view.head].lemma
    if verb == "ought":
        return True
    if view.past or not any(tree.words[k].dep == "xcomp" for k in view.near):
        return False
    return (verb in _NEEDS and view.who in FIRST_PERSON) or (verb == "need" and _is_addressed(view, view.head))


def _joined(view: View) -> Iterator[int]:
    """The predicates that the head is joined to, nearest first, while it has no subject of its own."""
    i = view.head
    while view.tree.words[i].dep == "conj" and view.tree.subject(i) is None:
        i = view.tree.words[i].head
        yield i


def _is_addressed(view: View, i: int) -> bool:
    """Whether a duty is laid on somebody in person, and not on a class of people by a rule."""
    subject = view.tree.subject(i)
    if subject is None:
        return False
    word = view.tree.words[subject]
    return word.text.casefold() in ("he", "she") or word.pos == "PROPN" or word.entity in ("NORP", "PERSON")


def _is_maxim(view: View) -> bool:
    """Whether "you" stands for anybody, or a thing in general is said to help or harm."""
    tree, verb = view.tree, view.tree.words[view.head]
    if view.who == "you" and not view.past:
        return verb.tag != "VBG" and verb.lemma not in ("see", "find", "hear", "read")
    subject = view.subject
    if view.measured or view.slots.names or subject is None or verb.lemma not in group("evaluative", "effect"):
        return False
    able = any(tree.words[k].lemma in _MODALS for k in view.near)
    if tree.words[subject].tag == "VBG":
        return able
    if tree.words[subject].pos != "NOUN" or any(tree.words[k].dep in _DETERMINERS for k in tree.children[subject]):
        return False
    return able or verb.tag in ("VBZ", "VBP")


def _imputes(view: View) -> bool:
    """Whether somebody is said to posture, or to strive for what only a judgement can call good or bad."""
    tree, verb = view.tree, view.tree.words[view.head]
    if verb.lemma in group("evaluative", "rhetoric"):
        going = any(tree.words[k].dep == "aux" for k in view.near)
        return not view.past and (verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and going))
    if verb.lemma in group("judging_words", "wishing") and not view.past:
        aims = [k for k in view.near if tree.words[k].dep == "xcomp"]
        return any(is_praised(view, o, anything=True) for k in aims for o in tree.children[k])
    return False


def _is_worded_so(view: View) -> bool:
    """Whether a turn of phrase judges, or feels where the first person speaks."""
    if view.measured or _reports(view):
        return False
    found = set(kinds("judgement_phrases", [view.tree.words[k] for k in sorted(view.inside)]))
    return bool(found & {"verdict", "duty"}) or ("feeling" in found and view.own)


def _reports(view: View) -> bool:
    """Whether the predicate tells what somebody said or called something."""
    verb = view.tree.words[view.head]
    if view.who in FIRST_PERSON or verb.pos != "VERB":
        return False
    kids = [view.tree.words[k].dep for k in view.tree.children[view.head]]
    told = view.past or "ccomp" in kids or (verb.tag == "VBG" and "aux" not in kids)
    return verb.lemma in group("evaluative", "naming") or (told and verb.lemma in words("reporting_verbs"))


def _is_loaded(view: View) -> bool:
    """Whether a loaded word, or the speaker's comment on the whole, colours what is not told as a dated event."""
    tree = view.tree
    if view.measured or _reports(view):
        return False
    told = tree.words[view.head].pos not in ("VERB", "AUX") and has_verb(view)
    if (view.past or told) and not view.own:
        return False
    inside, near = ([tree.words[k] for k in some] for some in (view.inside, view.near))
    if any(w.pos != "PROPN" and w.lemma in group("evaluative", "loaded") for w in inside):
        return True
    if view.own and not view.past and any(w.pos == "ADJ" and w.lemma in group("evaluative", "quality") for w in inside):
        return True
    return any(w.dep == "advmod" and w.text.casefold() in group("evaluative", "stance") for w in near)
