"""Tells whether a piece judges or feels, where its figures, dates and grades do not make it checkable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.claims.tree import Tree
from reconcile.claims.wording import kinds
from reconcile.lexicon.table import group, words
from reconcile.model import Slots

FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine"})
_BEING = frozenset({"be", "become", "remain", "feel", "stay", "get", "prove"})
_SEEMING = frozenset({"seem", "look", "appear", "sound"})
# Verbs whose object is what the subject is said to be ("amounts to a betrayal").
_EQUATING = frozenset({"constitute", "represent", "mark", "mean", "spell", "amount", "deserve"})
_SHOWING = frozenset({"have", "show", "do", "make", "give", "provide", "offer", "need", "set", "play", "put"})
_NAMING = frozenset({"call", "describe", "label", "brand", "dub", "denounce", "deem", "slam", "praise", "hail"})
_DUTY = frozenset({"should", "ought"})
_MODALS = frozenset({"can", "could", "may", "might"})
_WISHING = frozenset({"hope", "seek", "try", "attempt", "want", "wish"})
_TOO = frozenset({"too", "so", "very", "really", "truly", "pretty", "incredibly", "extremely", "absolutely", "utterly"})
# What may stand before a noun without making it one thing of many ("reform can help", "any reform can help").
_DETERMINERS = frozenset({"det", "poss", "nummod", "compound"})


@dataclass(frozen=True, slots=True)
class View:
    """A piece of a parsed sentence: its words, its predicate, and what is found in it."""

    tree: Tree
    head: int
    inside: frozenset[int]
    slots: Slots
    own: bool
    past: bool

    @classmethod
    def of(cls, tree: Tree, head: int, inside: frozenset[int], slots: Slots) -> View:
        """The view of a piece whose predicate is the word ``head``."""
        own = any(tree.words[i].text.casefold() in FIRST_PERSON for i in inside)
        helpers = [tree.words[k] for k in tree.children[head] if tree.words[k].dep in ("aux", "auxpass")]
        past = tree.words[head].tag == "VBD" or any(w.tag == "VBD" or w.lemma == "have" for w in helpers)
        return cls(tree, head, inside, slots, own, past)

    @property
    def near(self) -> list[int]:
        """The words of the piece that hang from its predicate."""
        return [k for k in self.tree.children[self.head] if k in self.inside]

    @property
    def measured(self) -> bool:
        """Whether the piece gives a figure or a time."""
        return bool(self.slots.quantities or self.slots.moments)

    @property
    def subject(self) -> int | None:
        """The subject of the predicate, or of the predicate it is joined to."""
        for i in (self.head, *self.tree.ancestors(self.head)):
            if (found := self.tree.subject(i)) is not None:
                return found
            if self.tree.words[i].dep != "conj":
                return None
        return None

    @property
    def who(self) -> str:
        """The subject's word in lower case, or ""."""
        return "" if self.subject is None else self.tree.words[self.subject].text.casefold()


def is_opinion(view: View) -> bool:
    """Whether the piece is a verdict, a feeling, a prescription or a maxim."""
    if view.slots.quantities or (not view.own and any(g.scale != "praise" for g in view.slots.grades)):
        return False
    return (
        is_verdict(view)
        or _feels(view)
        or _prescribes(view)
        or _is_maxim(view)
        or _imputes(view)
        or _is_worded_so(view)
        or _is_loaded(view)
    )


def is_verdict(view: View) -> bool:
    """Whether the predicate says of something that it is good or bad, or of the speaker how they feel."""
    tree, verb = view.tree, view.tree.words[view.head]
    if verb.lemma in _BEING | _SEEMING:
        told = [k for k in view.near if tree.words[k].dep in ("acomp", "attr", "oprd", "advmod", "prep")]
        return any(_judges(view, k, seems=verb.lemma in _SEEMING) for k in told)
    if verb.lemma in _EQUATING:
        return any(_judges(view, k, seems=False) for k in _objects(view))
    if verb.pos in ("NOUN", "ADJ", "NUM", "PROPN", "PRON", "DET", "ADV", "INTJ") and not _has_verb(view):
        return _judges(view, view.head, seems=view.own)
    if verb.lemma in _SHOWING or view.own:
        return any(_is_praised(view, k) for k in _objects(view))
    return False


def _has_verb(view: View) -> bool:
    return any(view.tree.words[k].pos in ("VERB", "AUX") for k in view.inside)


def _objects(view: View) -> list[int]:
    found = [k for k in view.near if view.tree.words[k].dep == "dobj"]
    held = [k for k in view.near if view.tree.words[k].dep == "prep" and view.tree.words[view.head].lemma == "amount"]
    return found + [p for k in held for p in view.tree.children[k]]


def _judges(view: View, i: int, seems: bool) -> bool:
    """Whether a complement judges: by itself, by its adjective, or by what it is said to be a part or kind of."""
    tree, word = view.tree, view.tree.words[i]
    if _is_checkable(view, i):
        return False
    if word.lemma in group("evaluative", "quality") | group("evaluative", "loaded") and word.pos in ("ADJ", "ADV", "VERB"):
        return not (_is_hyphened(tree, i) or (word.dep == "advmod" and word.pos == "ADV" and view.past))
    if word.pos == "NOUN" and word.lemma in group("evaluative", "noun") | group("evaluative", "loaded"):
        return True
    if word.lemma in group("evaluative", "emotion") or word.text.casefold() in group("evaluative", "emotion"):
        return seems or view.who in FIRST_PERSON
    if word.pos == "ADJ" and not view.past and any(_is_extreme(view, k) for k in tree.children[i]):
        return word.lemma not in words("measured")
    if _is_praised(view, i, anything=True) or _has_superlative(view, i):
        return True
    inner = (k for p in tree.children[i] if tree.words[p].dep == "prep" and p in view.inside for k in tree.children[p])
    wide = word.dep != "prep" and word.lemma not in ("part", "member")
    return (word.dep == "prep" and any(_is_noun_verdict(view, k) for k in tree.children[i])) or (
        wide and any(_is_noun_verdict(view, k) or _has_superlative(view, k) for k in inner)
    )


def _is_noun_verdict(view: View, i: int) -> bool:
    word = view.tree.words[i]
    return word.pos == "NOUN" and word.lemma in group("evaluative", "loaded") | group("evaluative", "noun")


def _is_checkable(view: View, i: int) -> bool:
    """Whether a comparison can be checked ("stronger than a year ago", "the worst storm since 1953")."""
    word = view.tree.words[i]
    compared = word.tag in ("JJR", "JJS", "RBR", "RBS") and word.text.casefold() not in group("evaluative", "quality")
    return compared or bool(view.slots.moments) or _is_on_record(view)


def _is_on_record(view: View) -> bool:
    return "record" in set(kinds("record_phrases", [view.tree.words[k] for k in sorted(view.inside)]))


def _is_extreme(view: View, i: int) -> bool:
    """Whether an adverb makes its adjective a matter of taste ("too generous"), and not of effect ("too ill to work")."""
    tree, word = view.tree, view.tree.words[i]
    if word.dep != "advmod" or word.text.casefold() not in _TOO:
        return False
    return not any(tree.words[k].dep in ("xcomp", "ccomp", "advcl") for k in tree.children[word.head])


def _is_praised(view: View, i: int, anything: bool = False) -> bool:
    """Whether a noun that can be judged has a judging adjective before it."""
    tree, word = view.tree, view.tree.words[i]
    if word.pos == "PRON" or not (anything or view.own or word.lemma in group("evaluative", "judged")):
        return False
    return any(
        k in view.inside
        and tree.words[k].dep == "amod"
        and tree.words[k].lemma in group("evaluative", "quality") | group("evaluative", "loaded")
        and not _is_hyphened(tree, k)
        for k in tree.children[i]
    )


def _has_superlative(view: View, i: int) -> bool:
    """Whether a noun, or the adjective that stands for one, is the -est or the most of a kind nobody can measure."""
    tree = view.tree
    for k in (i, *tree.children[i]):
        word, most = tree.words[k], any(tree.words[m].lemma == "most" for m in tree.children[k])
        if k not in view.inside or word.pos not in ("ADJ", "VERB") or not (most or word.tag == "JJS"):
            continue
        if word.lemma in words("measured") or word.text.casefold() in words("measured"):
            continue
        if word.lemma in group("evaluative", "quality") | group("evaluative", "superlative") or (most and word.tag == "JJ"):
            return True
    return False


def _is_hyphened(tree: Tree, i: int) -> bool:
    return any(0 <= k < len(tree.words) and tree.words[k].text == "-" for k in (i - 1, i + 1))


def _feels(view: View) -> bool:
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
    for i in (view.head, *(_joined(view))):
        helpers = [tree.words[k].lemma for k in tree.children[i] if tree.words[k].dep == "aux" and k < i]
        if _DUTY & set(helpers):
            first = next(k for k in tree.children[i] if tree.words[k].lemma in _DUTY)
            return tree.subject(i) is None or tree.subject(i) < first  # type: ignore[operator]
        if "must" in helpers and "have" not in helpers:
            return _is_addressed(view, i)
    return False


def _joined(view: View) -> Iterator[int]:
    """The predicates that the head is joined to, nearest first, while it has no subject of its own."""
    i = view.head
    while view.tree.words[i].dep == "conj" and view.tree.subject(i) is None:
        i = view.tree.words[i].head
        yield i


def _is_addressed(view: View, i: int) -> bool:
    """Whether a duty is laid on somebody named or on the speakers, and not on a class of people by a rule."""
    subject = view.tree.subject(i)
    if subject is None:
        return False
    word = view.tree.words[subject]
    return word.text.casefold() in FIRST_PERSON or word.pos == "PROPN" or word.entity in ("NORP", "PERSON")


def _is_maxim(view: View) -> bool:
    """Whether "you" stands for anybody, or a thing in general is said to help or harm."""
    tree, verb = view.tree, view.tree.words[view.head]
    if view.who == "you" and not view.past:
        return True
    subject = view.subject
    if view.measured or view.slots.names or subject is None or verb.lemma not in group("evaluative", "effect"):
        return False
    if tree.words[subject].pos != "NOUN" or any(tree.words[k].dep in _DETERMINERS for k in tree.children[subject]):
        return False
    return any(tree.words[k].lemma in _MODALS for k in view.near) or verb.tag in ("VBZ", "VBP")


def _imputes(view: View) -> bool:
    """Whether somebody is said to posture, or to strive for what only a judgement can call good or bad."""
    tree, verb = view.tree, view.tree.words[view.head]
    if verb.lemma in group("evaluative", "rhetoric"):
        return not view.past and (verb.tag in ("VBG", "VBZ", "VBP"))
    if verb.lemma in _WISHING and not view.past:
        aims = [k for k in view.near if tree.words[k].dep == "xcomp"]
        return any(_is_praised(view, o, anything=True) for k in aims for o in tree.children[k])
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
    return view.who not in FIRST_PERSON and (verb.lemma in words("reporting_verbs") or verb.lemma in _NAMING)


def _is_loaded(view: View) -> bool:
    """Whether a loaded word, or the speaker's comment on the whole, colours what is not told as a dated event."""
    tree = view.tree
    if view.measured or _reports(view):
        return False
    if view.past and not view.own:
        return False
    loaded, stance = group("evaluative", "loaded"), group("evaluative", "stance")
    return any(tree.words[k].lemma in loaded or tree.words[k].text.casefold() in loaded for k in view.inside) or any(
        tree.words[k].dep == "advmod" and tree.words[k].text.casefold() in stance for k in view.near
    )
