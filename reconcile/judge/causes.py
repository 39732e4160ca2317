"""What a claim gives as the cause of a fire, a death, a crash or the like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.claims.parsed.tree import Tree
from reconcile.judge.events import Event, events
from reconcile.lexicon.table import mapping, rows
from reconcile.model import Claim, Span, Word
from reconcile.remembered import remembered

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})
# Verbs by which a cause is the subject and its effect the object, or the passive turned round.
_CAUSING = frozenset(
    {"cause", "start", "spark", "trigger", "ignite", "set", "prompt", "blame", "attribute", "provoke", "treat", "light"}
)
_KILLING = frozenset({"kill", "crush"})
_BECAUSE = frozenset({"because", "due", "owing", "by", "of", "from"})
# Beside what befalls a person's post, "for" and "over" give the reason too; beside a fire they do not.
_OF_POSTS = frozenset({"for", "over", "amid"})
_WHEN = frozenset({"when", "after", "because", "as"})
_DOING = frozenset({"nsubj", "nsubjpass", "agent", "advmod"})
_GIVEN_AS = frozenset({"on", "to", "by", "as"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_LEFT_OPEN = frozenset({"whether", "if", "no", "neither"})
_ANY = "any"


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause as told: of which ``effect`` of ``lexicon/effects.csv``, befalling whom (``whom``, keys or lemmas).

    ``sorts`` are the sorts of ``lexicon/causes.csv`` its words name; ``span`` holds the words.
    """

    effect: str
    whom: frozenset[str]
    sorts: frozenset[str]
    span: Span


@remembered
def causes(claim: Claim) -> tuple[Cause, ...]:
    """The causes that a claim gives, in order; those ruled out or left open are none."""
    tree = Tree.of(claim.sentence.words)
    found = (c for e in events(claim) if not e.negated for c in _of(claim, tree, e))
    return tuple(sorted({c for c in found if c.sorts and not _denied(claim, c)}, key=lambda c: (c.span, c.effect)))


def _of(claim: Claim, tree: Tree, event: Event) -> Iterator[Cause]:
    """The causes told with one verb: by what it means, by its subject, by what hangs from it."""
    verb = event.verb.partition(" ")[0]
    befalls = _effects("verbs").get(verb)
    if verb in _CAUSING:
        for effect, at, whom in _named(tree, event, caused=True):
            yield from _cause(claim, tree, effect, whom, _doing(tree, event, at))
    elif befalls:
        yield from _cause(claim, tree, befalls, event.things or event.doers, _adjuncts(tree, event.index))
        if verb in _KILLING:
            yield from _cause(claim, tree, befalls, event.things, _doing(tree, event, None))
    else:
        for effect, _, whom in _named(tree, event, caused=False):
            yield from _cause(claim, tree, effect, whom, _adjuncts(tree, event.index))


def _named(tree: Tree, event: Event, caused: bool) -> Iterator[tuple[str, int, frozenset[str]]]:
    """The effects that a verb's parts name, each with its place and whom it befell ("the death of her son").

    What is ``caused`` is no subject where there is an object; it may stand after "for" ("blamed for the crash"), and
    for "be" under its cause ("the cause of the fire was ...").
    """
    kids = tree.children[event.index]
    objects = [k for k in kids if tree.words[k].dep == "dobj"]
    parts = [k for k in kids if tree.words[k].dep in _PARTS and not (caused and objects and k not in objects)]
    parts += [j for k in kids if caused and tree.words[k].lemma == "for" for j in tree.children[k]]
    parts += [j for k in parts if tree.words[k].lemma == "cause" for m in tree.children[k] for j in tree.children[m]]
    for i in parts:
        effect = _effects("nouns").get(tree.words[i].lemma)
        if effect:
            below = (tree.words[k] for k in tree.subtree(i) if k != i)
            yield effect, i, frozenset(w.lemma for w in below if w.pos in ("NOUN", "PROPN"))


def _doing(tree: Tree, event: Event, effect: int | None) -> Iterator[int]:
    """The words of what does it: the subject, in the passive what stands after "by"; and the adverbs beside."""
    at = event.index
    for k in tree.children[at]:
        word = tree.words[k]
        if k != effect and (word.dep in _DOING or (word.dep == "prep" and word.lemma in _GIVEN_AS)):
            yield k
    while tree.words[at].dep in ("xcomp", "conj") and not _subject(tree, at, effect):
        at = tree.words[at].head
        yield from _subject(tree, at, effect)


def _subject(tree: Tree, at: int, effect: int | None) -> tuple[int, ...]:
    return tuple(k for k in tree.children[at] if tree.words[k].dep in _SUBJECTS and k != effect)


def _adjuncts(tree: Tree, at: int) -> Iterator[int]:
    """What hangs from an effect and says why: "of burns", "because of rust", "when a wall fell on her"."""
    return (k for k in tree.children[at] if _says_why(tree, tree.words[at], k))


def _says_why(tree: Tree, effect: Word, k: int) -> bool:
    word = tree.words[k]
    if word.dep in ("prep", "agent"):
        posts = _effects("verbs").get(effect.lemma) in ("dismissal", "resignation") and word.lemma in _OF_POSTS
        return posts or word.lemma in _BECAUSE
    if word.dep in ("attr", "acomp"):
        return effect.lemma == "be"
    if word.dep == "advcl":
        return any(tree.words[m].lemma in _WHEN for m in tree.children[k])
    return word.dep == "advmod" and word.lemma in mapping("causes")


def _cause(claim: Claim, tree: Tree, effect: str, whom: frozenset[str], tops: Iterator[int]) -> Iterator[Cause]:
    for top in tops:
        below = sorted(tree.subtree(top))
        if any(tree.words[k].lemma in _LEFT_OPEN for k in below):
            continue
        lemmas = {tree.words[k].lemma.casefold() for k in below if _tells(tree.words[k])}
        sorts = frozenset(mapping("causes")[w] for w in lemmas if w in mapping("causes"))
        yield Cause(effect, whom, sorts, Span(tree.words[below[0]].start, tree.words[below[-1]].end))


def _tells(word: Word) -> bool:
    return word.pos in _CONTENT or word.dep == "pcomp"


def _denied(claim: Claim, cause: Cause) -> bool:
    return any(n.scope.overlaps(cause.span) for n in claim.slots.negations)


@cache
def _effects(column: str) -> Mapping[str, str]:
    return {word: row["effect"] for row in rows("effects") for word in row[column].split()}


def apart(x: Cause, y: Cause) -> bool:
    """Whether two causes of one effect cannot both be meant: their sorts are known and none is shared."""
    told = (x.sorts - {_ANY}, y.sorts - {_ANY})
    return all(told) and not told[0] & told[1]
