"""Mends whose verb it is: what a parser hung on the wrong noun or clause, told by form, order and marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from reconcile.claims.parsed import antecedents, fitted, joined, leading, subjects, tells, whose
from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import Tree, is_tree
from reconcile.model import Word

_Rule = Callable[[Tree, int], Iterator[Change]]
_FURTHER: tuple[_Rule, ...] = (joined.another, joined.of_sayer, joined.past_inset)
_SPOKEN: tuple[_Rule, ...] = (fitted.asserted, subjects.after_quote, subjects.in_quote)
_PAST = (leading.before_quote, whose.told_on, whose.main, whose.after_quote, whose.led)
_DONE = (leading.after_inset, leading.before_quote, leading.dated_source)
_TOLD = (tells.published, tells.time_of_all, tells.just_named, tells.hoped)
_ITS_OWN = (subjects.further, subjects.surfaced, subjects.accused, joined.past_inset)
_BY_FORM: Mapping[str, tuple[_Rule, ...]] = {
    "VB": (fitted.purpose, fitted.bare, joined.title, joined.repeated, joined.another),
    "VBD": (*_PAST, tells.hoped, fitted.passed, joined.repeated, *_SPOKEN, *_FURTHER),
    "VBZ": (whose.told_on, whose.main, whose.led, tells.hoped, subjects.claims, joined.of_what, *_SPOKEN, *_FURTHER),
    "VBP": (whose.main, tells.hoped, joined.repeated, *_SPOKEN, *_FURTHER),
    "VBG": (leading.beside_quote, whose.of_object, whose.of_person, whose.going_on, joined.of_sayer),
    "VBN": (*_DONE, *_TOLD, joined.left, joined.series, *_ITS_OWN, joined.of_sayer, joined.released),
}
_TELLING = (tells.telling, tells.where, fitted.stated, subjects.after_inset)
_OF_NOUN = (antecedents.of_event, antecedents.of_meeting, antecedents.past_inset, antecedents.past_quote)


def rehung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each hung from what it tells of.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> words = sentence("She said Mr Hall had a fine plan and urged the council to back it.").words
    >>> [words[w.head].text for w in words if w.text == "urged"]
    ['said']
    """
    tree = Tree.of(words)
    changes = [change for i, word in enumerate(words) for rule in _rules(word) for change in rule(tree, i)]
    if not changes:
        return words
    out = list(words)
    for at, head, dep in changes:
        out[at] = replace(out[at], head=head, dep=dep)
    return tuple(out) if is_tree(out) else words


def _rules(word: Word) -> tuple[_Rule, ...]:
    if word.text == "-":
        return (tells.compound, fitted.unbroken)
    if word.tag == "IN" and word.lemma == "that":
        return (fitted.joining,)
    if word.tag == "CD" and word.entity == "DATE":
        return (fitted.dated,)
    if word.dep == "pobj" and word.entity == "PERSON":
        return (subjects.after_time,)
    if word.dep == "ccomp" and word.pos == "NOUN":
        return (joined.given,)
    if word.dep == "prep" and word.lemma == "to":
        return (joined.addressed,)
    if word.dep == "appos":
        return (tells.summing, fitted.named, fitted.closed, fitted.beside)
    if word.dep == "nsubj":
        return (subjects.opening,) if word.tag == "VBN" else ()
    if word.pos == "AUX" and word.dep == "conj":
        return (joined.of_sayer,)
    by_form = _BY_FORM.get(word.tag, ()) if word.pos == "VERB" else ()
    return (*_TELLING, *by_form, *_OF_NOUN) if word.dep == "relcl" else by_form
