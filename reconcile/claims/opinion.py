"""Tells whether a piece judges or feels, where its figures, dates and grades do not make it checkable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.claims.tree import Tree
from reconcile.claims.wording import kinds
from reconcile.lexicon.table import group, words
from reconcile.model import Slots, Word

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
_TOO = frozenset({"too", "utterly", "absolutely", "incredibly", "ridiculously", "awfully"})
_LIKENING = frozenset({"akin", "tantamount", "comparable", "equivalent"})
# What joins a noun to the noun it is said to be a piece, a kind or a cause of ("a display of cowardice").
_OF = frozenset({"of", "to", "for", "like"})
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
        past = tree.words[head].tag == "VBD" or any(
            w.tag == "VBD" or w.lemma == "have" or w.text.casefold() in ("'ve", "’ve") for w in helpers
        )
        return cls(tree, head, inside, slots, own, past)

    @property
    def near(self) -> list[int]:
        """The words of the piece that hang from its predicate."""
        return [k for k in self.tree.children[self.head] if k in self.inside]

    @property
    def counted(self) -> bool:
        """Whether the piece gives a figure; "one of" and "the first" are none."""
        return any(q.unit != "ordinal" and q.text.casefold() not in ("one", "a", "an") for q in self.slots.quantities)

    @property
    def measured(self) -> bool:
        """Whether the piece gives a figure or a time."""
        return self.counted or bool(self.slots.moments)

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
    """Whether what is to come is a verdict or a wish and no plan ("it will be great", "I would love to win")."""
    wished = any(view.tree.words[k].lemma in ("would", "'d", "’d") for k in view.near)
    return not view.measured and (is_verdict(view) or view.who == "you" or _imputes(view) or (wished and feels(view)))


def is_verdict(view: View) -> bool:
    """Whether the predicate says of something that it is good or bad, or of the speaker how they feel."""
    tree, verb = view.tree, view.tree.words[view.head]
    if view.who == "there":
        return False
    if verb.lemma in _BEING | _SEEMING:
        told = [k for k in view.near if tree.words[k].dep in ("acomp", "attr", "oprd", "advmod", "prep")]
        return any(_judges(view, k, seems=verb.lemma in _SEEMING) for k in told)
    if verb.tag in ("VBN", "VBG") and _is_state(view):
        return True
    if verb.lemma in _EQUATING:
        return any(_judges(view, k, seems=False) for k in _objects(view))
    if verb.pos in ("NOUN", "ADJ", "NUM", "PROPN", "PRON", "DET", "ADV", "INTJ") and not _has_verb(view):
        return _judges(view, view.head, seems=view.own)
    if verb.lemma in _SHOWING or view.own:
        return any(_is_praised(view, k) for k in _objects(view))
    return False


def _is_state(view: View) -> bool:
    """Whether a participle after "be" tells how the first person feels, or how a thing strikes people."""
    verb, near = view.tree.words[view.head], [view.tree.words[k] for k in view.near]
    if not any(w.lemma == "be" and w.dep in ("aux", "auxpass") for w in near) or any(w.dep == "dobj" for w in near):
        return False
    striking = verb.tag == "VBG" and verb.text.casefold() in group("evaluative", "quality")
    return striking or (view.who in FIRST_PERSON and verb.text.casefold() in group("evaluative", "emotion"))


def _has_verb(view: View) -> bool:
    return any(view.tree.words[k].pos in ("VERB", "AUX") for k in view.inside)


def _objects(view: View) -> list[int]:
    found = [k for k in view.near if view.tree.words[k].dep == "dobj"]
    held = [k for k in view.near if view.tree.words[k].dep == "prep" and view.tree.words[view.head].lemma == "amount"]
    return found + [p for k in held for p in view.tree.children[k]]


def _judges(view: View, i: int, seems: bool) -> bool:
    """Whether a complement judges: by itself, by its adjective, or by what it is said to be a part or kind of."""
    tree, word = view.tree, view.tree.words[i]
    if _is_compared(word):
        return False
    if word.pos in ("ADJ", "ADV", "VERB") and word.lemma in group("evaluative", "quality") | group(
        "evaluative", "loaded"
    ):
        return not (_is_hyphened(tree, i) or (word.dep == "advmod" and word.pos == "ADV" and view.past))
    if _is_noun_verdict(view, i):
        return not any(tree.words[k].dep == "poss" for k in tree.children[i]) or i != view.head
    if word.lemma in _LIKENING:
        return any(tree.words[k].lemma in group("evaluative", "noun") for k in tree.subtree(i) if k in view.inside)
    if word.lemma in group("evaluative", "emotion") or word.text.casefold() in group("evaluative", "emotion"):
        reaches = any(tree.words[k].dep == "xcomp" for k in tree.children[i])
        return view.who in FIRST_PERSON or (seems and not reaches)
    if word.pos == "ADJ" and not view.past and any(_is_extreme(view, k) for k in tree.children[i]):
        return word.lemma not in words("measured")
    if _is_praised(view, i, anything=True) or _has_superlative(view, i):
        return True
    joins = (p for p in tree.children[i] if p in view.inside and tree.words[p].lemma in _OF)
    inner = (k for p in joins for k in tree.children[p])
    wide = word.dep != "prep" and word.lemma not in ("part", "member")
    return (word.dep == "prep" and any(_is_noun_verdict(view, k) for k in tree.children[i])) or (
        wide and any(_is_noun_verdict(view, k) or _has_superlative(view, k) for k in inner)
    )


def _is_noun_verdict(view: View, i: int) -> bool:
    word = view.tree.words[i]
    return word.pos == "NOUN" and word.lemma in group("evaluative", "loaded") | group("evaluative", "noun")


def _is_compared(word: Word) -> bool:
    """Whether a word compares by something other than good and bad ("stronger than a year ago")."""
    return word.tag in ("JJR", "JJS", "RBR", "RBS") and word.text.casefold() not in group("evaluative", "quality")


def _is_on_record(view: View) -> bool:
    """Whether a superlative is given the time or field in which it can be checked ("the worst storm since 1953")."""
    return "record" in set(kinds("record_phrases", [view.tree.words[k] for k in sorted(view.inside)]))


def _is_extreme(view: View, i: int) -> bool:
    """Whether an adverb makes its adjective a matter of taste ("too loud"), and not of effect ("too ill to work")."""
    tree, word = view.tree, view.tree.words[i]
    if word.dep != "advmod" or word.text.casefold() not in _TOO:
        return False
    return not any(tree.words[k].dep in ("xcomp", "ccomp", "advcl") for k in tree.children[word.head])


def _is_praised(view: View, i: int, anything: bool = False) -> bool:
    """Whether a noun that can be judged has a judging adjective before it."""
    tree, word = view.tree, view.tree.words[i]
    if word.pos == "PRON" or not (anything or view.own or word.lemma in group("evaluative", "judged")):
        return False
    judging = group("evaluative", "quality") | group("evaluative", "loaded")
    before = (k for k in tree.children[i] if k in view.inside and tree.words[k].dep == "amod")
    return any(
        tree.words[k].lemma in judging
        and not _is_hyphened(tree, k)
        and not _is_compared(tree.words[k])
        and not (tree.words[k].tag in ("JJS", "JJR") and (view.slots.moments or _is_on_record(view)))
        for k in before
    )


def _has_superlative(view: View, i: int) -> bool:
    """Whether a noun, or the adjective that stands for one, is the -est or the most of a kind nobody can measure."""
    tree = view.tree
    if view.slots.moments or _is_on_record(view):
        return False
    for k in (i, *tree.children[i]):
        word, most = tree.words[k], any(tree.words[m].lemma == "most" for m in tree.children[k])
        if k not in view.inside or word.pos not in ("ADJ", "VERB") or not (most or word.tag == "JJS"):
            continue
        if word.lemma in words("measured") or word.text.casefold() in words("measured"):
            continue
        if word.lemma in group("evaluative", "quality") | group("evaluative", "superlative"):
            return True
    return False


def _is_hyphened(tree: Tree, i: int) -> bool:
    return any(0 <= k < len(tree.words) and tree.words[k].text == "-" for k in (i - 1, i + 1))


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
    for i in (view.head, *(_joined(view))):
        helpers = [tree.words[k].lemma for k in tree.children[i] if tree.words[k].dep == "aux" and k < i]
        if _DUTY & set(helpers):
            first = next(k for k in tree.children[i] if tree.words[k].lemma in _DUTY)
            return tree.subject(i) is None or tree.subject(i) < first  # type: ignore[operator]
        if "must" in helpers and "have" not in helpers:
            return view.own or _is_addressed(view, i)
    pressed = tree.words[view.head].lemma == "have" and any(tree.words[k].dep == "xcomp" for k in view.near)
    return pressed and not view.past and view.who in FIRST_PERSON


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
        return verb.tag != "VBG"
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
        going = any(tree.words[k].dep == "aux" for k in view.near)
        return not view.past and (verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and going))
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
    told = tree.words[view.head].pos not in ("VERB", "AUX") and _has_verb(view)
    if (view.past or told) and not view.own:
        return False
    inside, near = ([tree.words[k] for k in some] for some in (view.inside, view.near))
    if any(w.pos != "PROPN" and w.lemma in group("evaluative", "loaded") for w in inside):
        return True
    if view.own and not view.past and any(w.pos == "ADJ" and w.lemma in group("evaluative", "quality") for w in inside):
        return True
    return any(w.dep == "advmod" and w.text.casefold() in group("evaluative", "stance") for w in near)
