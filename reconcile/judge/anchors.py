"""What a value in a claim belongs to: the act or thing it measures or dates, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.judge.events import Event, children, depth, events, governor, kin, one_word, within
from reconcile.lexicon.table import group, mapping
from reconcile.model import Claim, Moment, Quantity, Span, Word
from reconcile.remembered import remembered

Value = Quantity | Moment

_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "advmod", "det"})
_NARROWING = frozenset({"amod", "det", "advmod", "nummod", "nmod", "quantmod"})
_STATES = frozenset({"acomp", "oprd", "amod", "attr", "ccomp", "xcomp"})
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "csubj"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a value hangs in its sentence.

    ``acts`` are the verbs for what it measures or dates, each with the numbers of its kin groups; empty where only
    a thin verb governs it. ``nouns`` are the lemmas from the value up to the verb, nearest first; ``marks`` the
    words that narrow them down ("first", "rushing"); ``way`` the preposition right above the value. ``owners``
    are the keys of the named entities that it belongs to, by kind. ``event`` is the verb that governs it, ``around``
    the lemmas told with that verb, or with the noun that it describes ("comments to the paper published on Sunday").
    """

    acts: frozenset[str]
    nouns: tuple[str, ...]
    marks: frozenset[str]
    way: str
    owners: Mapping[str, frozenset[str]]
    event: Event | None
    around: frozenset[str] = frozenset()

    @property
    def verb(self) -> str:
        """The governing verb's lemma, or ""."""
        return self.event.verb if self.event else ""

    @property
    def parts(self) -> frozenset[str]:
        """Who or what takes part in the governing act."""
        return self.event.doers | self.event.things if self.event else frozenset()


@remembered
def anchor(claim: Claim, span: Span) -> Anchor:
    """What the value at a span belongs to.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.judge.anchors import path
    >>> s = sentence("The death toll rose to 14.")
    >>> [s.words[i].text for i in path(s.words, Span(23, 25))]
    ['14', 'to', 'rose']
    """
    words = claim.sentence.words
    upward = path(words, span)
    kids = children(words)
    event = governor(claim, span) or _described(claim, upward, kids)
    above = [i for i in upward if not words[i].span.overlaps(span)]
    marks = frozenset(words[k].lemma for i in upward[:2] for k in kids.get(i, ()) if _narrows(words, k, span))
    return Anchor(
        acts=frozenset(_acts(words, above, kids, event)),
        nouns=tuple(words[i].lemma for i in above if words[i].pos in ("NOUN", "PROPN")),
        marks=marks,
        way=next((words[i].lemma for i in upward[1:3] if words[i].pos == "ADP"), ""),
        owners=_owners(claim, upward, event),
        event=event,
        around=frozenset(_around(words, kids, event)) if event else frozenset(),
    )


def same_owner(a: Anchor, b: Anchor, kinds: Iterable[str]) -> bool:
    """Whether two values belong to one named entity of any of some kinds."""
    return any(a.owners.get(kind, frozenset()) & b.owners.get(kind, frozenset()) for kind in kinds)


def narrowing(claim: Claim, span: Span) -> frozenset[str]:
    """The words that hang on a value or its nouns and, as adverbs, on its verb, without the value's own."""
    words, kids = claim.sentence.words, children(claim.sentence.words)
    upward = path(words, span)
    near = [k for i in upward[:-1] or upward for k in kids.get(i, ()) if words[k].dep in _NARROWING]
    near += [k for k in kids.get(upward[-1], ()) if _adverbial(words[k])] if upward else []
    near = [k for k in near if not _is_compared(words, k)]
    return frozenset(
        form for k in near if not words[k].span.overlaps(span) for form in (words[k].lemma, words[k].text.casefold())
    )


def acts_of(word: str) -> frozenset[str]:
    """A verb, or the verb for a noun that names an act, with its kin groups: the sets of words for one act meet.

    >>> bool(acts_of("death") & acts_of("kill")), bool(acts_of("death") & acts_of("injury"))
    (True, False)
    """
    return _verb(mapping("acts").get(word, word))


def verb_acts(where: Anchor) -> frozenset[str]:
    """The act of the governing verb alone, none where it is thin."""
    return frozenset() if not where.verb or thin(where.verb) else _verb(where.verb)


def _verb(verb: str) -> frozenset[str]:
    verb = one_word(verb)
    return frozenset({verb, *(f"#{number}" for number in kin(verb))})


def thin(verb: str) -> bool:
    """Whether a verb says too little of what is done to tell two acts apart."""
    return verb.partition(" ")[0] in _thin() or verb in _thin()


def level(verb: str) -> bool:
    """Whether a verb tells how high its subject stands or how far it goes ("rose to 14", "fell 200 feet")."""
    return verb in group("verb_sorts", "level")


def once(verb: str) -> bool:
    """Whether what a verb tells of happens to somebody or something but once ("was born", "was founded")."""
    return verb in group("verb_sorts", "once")


@cache
def _thin() -> frozenset[str]:
    return group("verb_sorts", "thin") | group("verb_sorts", "level") | group("verb_sorts", "held")


def path(words: Sequence[Word], span: Span) -> list[int]:
    """The words from the top of a span up to the verb that governs it, that verb included."""
    inside = within(words, span)
    if not inside:
        return []
    found = [min(inside, key=lambda i: depth(words, i))]
    while words[found[-1]].pos not in ("VERB", "AUX") and words[found[-1]].head != found[-1]:
        found.append(words[found[-1]].head)
    return found


def _described(claim: Claim, upward: Sequence[int], kids: Mapping[int, Sequence[int]]) -> Event | None:
    """What a phrase without a verb of its own is said to do: "2,400 gallons of oil spilt into the river"."""
    below = {k for i in upward for k in kids.get(i, ()) if claim.sentence.words[k].dep in ("acl", "relcl", "ccomp")}
    return next((event for event in events(claim) if event.index in below), None)


def _acts(
    words: Sequence[Word], upward: Sequence[int], kids: Mapping[int, Sequence[int]], event: Event | None
) -> Iterator[str]:
    """The acts that the nouns on the way up name or undergo, else those of the verb and what it says of its parts."""
    nouns = [i for i in upward if words[i].pos not in ("VERB", "AUX")]
    for k in (k for i in nouns for k in kids.get(i, ()) if words[k].dep == "acl" and words[k].tag == "VBN"):
        yield from _verb(words[k].lemma)
    named = [i for i in nouns if words[i].lemma in mapping("acts") and not _is_hour(words, i)]
    named += [k for i in nouns for k in kids.get(i, ()) if words[k].dep in _MODIFIERS and _state(words[k])]
    if event is not None and not named:
        below = kids.get(event.index, ())
        named = [k for k in below if words[k].dep in _STATES and _state(words[k])]
        if not named and not thin(event.verb):
            yield from _verb(event.verb)
            return
        if level(event.verb):
            yield from _verb(event.verb)
        if not named:
            named = [k for k in below if words[k].dep in _PARTS and words[k].pos == "NOUN" and k not in upward]
            named += [j for k in named for j in kids.get(k, ()) if words[j].lemma in mapping("acts")]
            named += _led_to(words, below, kids, upward)
            yield from (act for k in below if words[k].dep in _STATES for act in _participle(words[k]))
    for i in named:
        yield from acts_of(_named(words[i]))


def _is_hour(words: Sequence[Word], i: int) -> bool:
    """Whether a noun only tells when in something it was ("near the end of the fifth round")."""
    parted = any(w.head == i and w.lemma == "of" for w in words)
    return words[i].dep == "pobj" and parted and words[i].lemma in group("stages", "hour")


def _led_to(
    words: Sequence[Word], below: Sequence[int], kids: Mapping[int, Sequence[int]], upward: Sequence[int]
) -> list[int]:
    """The act that a thin verb leads to: "taken into custody", "came under attack"."""
    held = (j for k in below if words[k].dep == "prep" for j in kids.get(k, ()))
    return [j for j in held if j not in upward and words[j].lemma in mapping("acts")]


def _participle(word: Word) -> Iterator[str]:
    """The verb of a state that is told by its participle: "became exhausted"."""
    if word.text.casefold().endswith("ed"):
        yield from _verb(word.text.casefold().removesuffix("ed"))
        yield from _verb(word.text.casefold().removesuffix("d"))


def _around(words: Sequence[Word], kids: Mapping[int, Sequence[int]], event: Event) -> Iterator[str]:
    top = words[event.index]
    stack = [top.head if top.dep in ("acl", "relcl") else event.index]
    while stack:
        i = stack.pop()
        if words[i].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            yield words[i].lemma
        stack.extend(kids.get(i, ()))


def _state(word: Word) -> bool:
    return _named(word) in mapping("acts")


def _named(word: Word) -> str:
    return word.lemma if word.lemma in mapping("acts") else word.text.casefold()


def _adverbial(word: Word) -> bool:
    return word.dep == "advmod" or (word.dep == "prep" and word.lemma == "as")


def _is_compared(words: Sequence[Word], k: int) -> bool:
    """Whether "more" only compares ("more than half of the voters"), and adds nothing ("three more voters")."""
    return words[k].lemma == "more" and k + 1 < len(words) and words[k + 1].lemma == "than"


def _narrows(words: Sequence[Word], k: int, span: Span) -> bool:
    return words[k].dep in ("amod", "compound", "nmod") and not words[k].span.overlaps(span) and words[k].pos != "NUM"


def _owners(claim: Claim, upward: Sequence[int], event: Event | None) -> Mapping[str, frozenset[str]]:
    """The named entities among the nouns on the way up and the parts of the governing verb, by kind."""
    words = claim.sentence.words
    starts = {words[i].start for i in upward}
    parts = event.doers | event.things if event else frozenset()
    found: dict[str, set[str]] = {}
    for name in (*claim.slots.names, *claim.refers, *claim.beside):
        if name.key in parts or any(name.span.start <= start < name.span.end for start in starts):
            found.setdefault(name.kind, set()).add(name.key)
    return {kind: frozenset(keys) for kind, keys in found.items()}
