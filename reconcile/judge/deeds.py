"""Who did what to whom: the acts of a claim that one side does and the other undergoes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.claims.parsed.tree import Tree
from reconcile.judge.events import Event, events, keys_of
from reconcile.lexicon.table import mapping, rows
from reconcile.model import Claim, Span, Word
from reconcile.remembered import remembered

# Names of when and where, which many acts share.
_SETTING = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
SOMEBODY = "somebody"
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "his", "their", "its"})
_LIGHT = frozenset({"make", "give", "take", "issue", "extend"})
# Sorts of actor that may be one and the same person.
_ALIKE = frozenset({"bystander", "family", "civilian"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of ``lexicon/deeds.csv`` as told: who does it (``doers``) to what (``things``), keys or lemmas.

    ``kind`` is the list's (once, way, move, first); ``first`` is true for somebody said to be the first to do it.
    ``about`` holds the lemmas of names told with the act; ``span`` is the verb or noun that tells it.
    """

    act: str
    kind: str
    first: bool
    doers: frozenset[str]
    things: frozenset[str]
    about: frozenset[str]
    span: Span


@remembered
def deeds(claim: Claim) -> tuple[Deed, ...]:
    """The acts that a claim says were done, in order; denied, planned and possible ones left out.

    A noun counts with its owner ("at the firm's invitation") or with a light verb ("made the first approach").
    """
    told = events(claim)
    tree = Tree.of(claim.sentence.words)
    return tuple(sorted((*_verbs(claim, tree, told), *_nouns(claim, tree, told)), key=lambda d: (d.span, d.act)))


def sorts(parties: frozenset[str]) -> frozenset[str]:
    """What sorts of actor some lemmas or keys are ("police", "bystander"), those without a sort left out."""
    return frozenset(filter(None, (mapping("actors").get(p.rpartition(" ")[2].casefold(), "") for p in parties)))


def other_sort(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two parties are actors of sorts that are never one and the same.

    >>> other_sort(frozenset({"police"}), frozenset({"man"})), other_sort(frozenset({"son"}), frozenset({"man"}))
    (True, False)
    """
    x, y = sorts(a), sorts(b)
    return bool(x and y) and not x & y and not (x & _ALIKE and y & _ALIKE)


@cache
def _acts(column: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("deeds"):
        for word in row[column].split():
            found[word] = (*found.get(word, ()), (row["act"], row["kind"]))
    return found


def _verbs(claim: Claim, tree: Tree, told: tuple[Event, ...]) -> Iterator[Deed]:
    by_index = {e.index: e for e in told}
    for event in told:
        if event.negated or event.told in ("future", "possible"):
            continue
        verb = tree.words[event.index]
        doers = _spoken(claim, _described(claim, tree, _doers(tree, event, by_index)))
        first = any(tree.words[i].lemma == "first" for i in (verb.head, *tree.children[event.index]))
        for act, kind in _acts("verbs").get(event.verb, ()) if doers else ():
            yield Deed(act, kind, first, doers, _spoken(claim, _things(tree, event)), _names(tree, event), verb.span)


def _doers(tree: Tree, event: Event, told: Mapping[int, Event]) -> frozenset[str]:
    """Who does it; in "he was the first to call" whoever was the first."""
    verb = tree.words[event.index]
    head = tree.words[verb.head]
    if verb.dep in ("acl", "relcl", "xcomp") and head.dep == "attr" and head.head in told:
        return told[head.head].doers
    return event.doers


def _described(claim: Claim, tree: Tree, parties: frozenset[str]) -> frozenset[str]:
    """Parties with the nouns that stand before or behind their names: "fisherman Tom Reyes"."""
    keys = keys_of(claim)
    heads = (i for i, w in enumerate(tree.words) if keys.get(w.start, w.lemma) in parties)
    beside = (tree.words[k] for i in heads for k in tree.children[i])
    return parties | {w.lemma for w in beside if w.dep in ("compound", "appos") and w.pos == "NOUN"}


def _spoken(claim: Claim, parties: frozenset[str]) -> frozenset[str]:
    """Parties with the speaker for "I" and "we", and without those that only a pronoun names: it may mislead."""
    speaker = claim.said_by.casefold()
    named = {n.key for n in claim.slots.names}
    meant = {n.key for n in claim.refers if n.text.casefold() in _PRONOUNS} - named
    known = frozenset(speaker if speaker and p.casefold() in ("i", "we") else p for p in parties) - meant
    return known or frozenset({SOMEBODY} if parties else ())


def _things(tree: Tree, event: Event) -> frozenset[str]:
    """What is acted on; in "the flaw the firm had found" the noun before the clause."""
    verb = tree.words[event.index]
    if event.things or verb.dep != "relcl" or tree.words[verb.head].pos not in ("NOUN", "PROPN"):
        return event.things
    return frozenset({tree.words[verb.head].lemma}) - event.doers


def _names(tree: Tree, event: Event) -> frozenset[str]:
    """Lemmas of the names told with the thing: below it, or below the noun that the verb's clause describes."""
    verb = tree.words[event.index]
    tops = [verb.head] if verb.dep == "relcl" else [k for k in tree.children[event.index] if _is_thing(tree.words[k])]
    below = (tree.words[k] for top in tops for k in tree.subtree(top))
    return frozenset(w.lemma for w in below if w.pos == "PROPN" and w.entity not in _SETTING)


def _is_thing(word: Word) -> bool:
    return word.dep in ("dobj", "nsubjpass") or (word.dep == "prep" and word.lemma in ("in", "within", "with", "of"))


def _nouns(claim: Claim, tree: Tree, told: tuple[Event, ...]) -> Iterator[Deed]:
    keys = keys_of(claim)
    light = {e.index: e for e in told if e.verb in _LIGHT and not e.negated and e.told not in ("future", "possible")}
    for i, word in enumerate(tree.words):
        if word.pos != "NOUN" or not claim.start <= word.start < claim.end:
            continue
        for act, kind in _acts("nouns").get(word.lemma, ()):
            owner = tree.child(i, "poss")
            doers = frozenset({keys.get(tree.words[owner].start, tree.words[owner].lemma)} if owner is not None else ())
            if not doers and word.dep in ("dobj", "nsubjpass") and word.head in light:
                doers = light[word.head].doers
            first = any(tree.words[k].lemma == "first" for k in tree.children[i])
            if doers:
                yield Deed(act, kind, first, _spoken(claim, doers), frozenset(), frozenset(), word.span)
