"""What a claim tells of: each verb with who does it, to what, when told and whether denied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import mapping, rows
from reconcile.model import Claim, Span, Word
from reconcile.remembered import remembered

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative", "acomp"})
_MODALS = frozenset({"may", "might", "could", "would", "should", "can"})
# Verbs that mean another act where people are what it is done to.
_OF_PEOPLE = {"fire": "sack"}
_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})


@dataclass(frozen=True, slots=True)
class Event:
    """One verb of a claim with its parts, as lemmas and entity keys.

    ``doers`` and ``things`` are who acts and what is acted on, the passive turned round; keys of named entities
    where known, lemmas otherwise. ``around`` holds the content lemmas of everything below the verb. ``told`` is
    past, present, future or possible. ``index`` is the verb's place in the sentence's words.
    """

    index: int
    verb: str
    doers: frozenset[str]
    things: frozenset[str]
    around: frozenset[str]
    negated: bool
    told: str


@remembered
def events(claim: Claim) -> tuple[Event, ...]:
    """The events told inside a claim's own words, in order."""
    words, keys = claim.sentence.words, keys_of(claim)
    kids = children(words)
    return tuple(
        _event(words, i, kids, keys)
        for i, word in enumerate(words)
        if word.pos in ("VERB", "AUX") and claim.start <= word.start < claim.end and word.dep not in ("aux", "auxpass")
    )


def governor(claim: Claim, span: Span) -> Event | None:
    """The event in whose part of the sentence a span stands; None where no verb governs it."""
    words = claim.sentence.words
    inside = within(words, span)
    if not inside:
        return None
    i = min(inside, key=lambda k: depth(words, k))
    while words[i].pos not in ("VERB", "AUX") and words[i].head != i:
        i = words[i].head
    if words[i].pos not in ("VERB", "AUX"):
        return None
    return _event(words, i, children(words), keys_of(claim))


def same_action(a: Event, b: Event) -> bool:
    """Whether two events have one verb, or verbs that news English uses for each other."""
    return a.verb == b.verb or bool(kin(a.verb) & kin(b.verb))


def same_parts(a: Event, b: Event) -> bool:
    """Whether the parts told of both events can be the same: nobody acts where somebody else does."""
    return _may_match(a.doers, b.doers) and _may_match(a.things, b.things)


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows("verb_kin")):
        for verb in row["verbs"].split():
            found.setdefault(verb, set()).add(number)
    return {verb: frozenset(numbers) for verb, numbers in found.items()}


def kin(verb: str) -> frozenset[int]:
    """The groups of verbs a verb belongs to (``lexicon/verb_kin.csv``), one of two words by the verb for it.

    >>> kin("step down") == kin("resign") != frozenset()
    True
    """
    return _groups().get(one_word(verb), frozenset())


def one_word(verb: str) -> str:
    """The verb for a verb of two words, where the news has one.

    >>> one_word("call off"), one_word("call")
    ('cancel', 'call')
    """
    return mapping("acts").get(verb, verb) if " " in verb else verb


def _may_match(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def keys_of(claim: Claim) -> dict[int, str]:
    """The keys of the entities that a claim's sentence names, by the offset at which each word of a mention begins."""
    found: dict[int, str] = {}
    for name in (*claim.beside, *claim.slots.names, *claim.refers):
        for word in claim.sentence.words:
            if name.span.start <= word.start < name.span.end:
                found[word.start] = name.key
    return found


def _event(words: Sequence[Word], i: int, kids: Mapping[int, Sequence[int]], keys: Mapping[int, str]) -> Event:
    verb = words[i]
    children = kids.get(i, ())
    passive = _passive(words, i, kids)
    subject = frozenset(p for k in _subjects(words, i, kids) for p in _part(words, k, kids, keys))
    objects = frozenset(p for k in _objects(words, i, kids) for p in _part(words, k, kids, keys))
    agents = frozenset(
        p for k in children if words[k].dep == "agent" for j in kids.get(k, ()) for p in _part(words, j, kids, keys)
    )
    return Event(
        index=i,
        verb=_verb(words, i, children),
        doers=agents if passive else subject,
        things=subject | objects if passive else objects,
        around=frozenset(_below(words, i, kids)),
        negated=any(words[k].dep == "neg" for k in children),
        told=_told(verb, [words[k] for k in children]),
    )


def _verb(words: Sequence[Word], i: int, children: Sequence[int]) -> str:
    """The lemma of a verb with its particle, also one taken for an adverb ("stepped down")."""
    lemma, after = words[i].lemma, [words[k] for k in children if k == i + 1 and words[k].dep == "advmod"]
    if lemma in _OF_PEOPLE and _befalls_people(words, children):
        lemma = _OF_PEOPLE[lemma]
    particle = next((words[k].lemma for k in children if words[k].dep == "prt"), "")
    told = particle or next((w.lemma for w in after if f"{lemma} {w.lemma}" in mapping("acts")), "")
    return f"{lemma} {told}".strip()


def _befalls_people(words: Sequence[Word], children: Sequence[int]) -> bool:
    """Whether what a verb tells is done to somebody."""
    done_to = [words[k] for k in children if words[k].dep in ("dobj", "nsubjpass")]
    return any(w.entity == "PERSON" or w.pos == "PRON" or kind_of(w.lemma) == "person" for w in done_to)


def _objects(words: Sequence[Word], i: int, kids: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """The objects of a verb; that of "whom he met" is who is told of."""
    for k in kids.get(i, ()):
        if words[k].dep in _OBJECTS:
            yield words[i].head if _is_relative(words, i, k) else k


def _is_relative(words: Sequence[Word], i: int, k: int) -> bool:
    """Whether word ``k`` stands for the noun that the clause of verb ``i`` tells of."""
    return words[k].tag in ("WDT", "WP") and words[i].dep == "relcl"


def _passive(words: Sequence[Word], i: int, kids: Mapping[int, Sequence[int]]) -> bool:
    """Whether a verb is told of what it is done to: "was shot and killed", "the letter published by him"."""
    for _ in range(4):
        verb, deps = words[i], {words[k].dep for k in kids.get(i, ())}
        if deps & {"nsubjpass", "auxpass", "agent"} or (verb.dep == "acl" and verb.tag == "VBN"):
            return True
        if verb.dep != "conj" or verb.tag != "VBN" or deps & (_SUBJECTS | {"aux", "dobj"}) or verb.head == i:
            return False
        i = verb.head
    return False


def _subjects(words: Sequence[Word], i: int, kids: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """The subject of a verb, its own or the one it shares with the verb above."""
    for _ in range(4):
        own = [k for k in kids.get(i, ()) if words[k].dep in _SUBJECTS]
        if own:
            yield from (words[i].head if _is_relative(words, i, k) else k for k in own)
            return
        if words[i].dep in ("acl", "relcl"):
            yield words[i].head
            return
        if words[i].dep == "pcomp" and words[words[i].head].dep == "prep":
            i = words[words[i].head].head
            continue
        if words[i].dep not in ("conj", "xcomp", "advcl") or words[i].head == i:
            return
        i = words[i].head


def _part(words: Sequence[Word], k: int, kids: Mapping[int, Sequence[int]], keys: Mapping[int, str]) -> Iterator[str]:
    """A part's key or lemma, and those joined to it by "and" or standing in apposition."""
    yield keys.get(words[k].start, words[k].lemma)
    for j in kids.get(k, ()):
        if words[j].dep in ("conj", "appos"):
            yield keys.get(words[j].start, words[j].lemma)


def _below(words: Sequence[Word], i: int, kids: Mapping[int, Sequence[int]]) -> Iterator[str]:
    stack = list(kids.get(i, ()))
    while stack:
        k = stack.pop()
        if words[k].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            yield words[k].lemma
        stack.extend(kids.get(k, ()))


@remembered
def children(words: Sequence[Word]) -> dict[int, list[int]]:
    """The words that hang on each word, in order."""
    kids: dict[int, list[int]] = {}
    for k, word in enumerate(words):
        if word.head != k:
            kids.setdefault(word.head, []).append(k)
    return kids


def within(words: Sequence[Word], span: Span) -> list[int]:
    """The words that share a character with a span."""
    start, end = span.start, span.end
    return [i for i, word in enumerate(words) if word.start < end and start < word.end]


def depth(words: Sequence[Word], i: int) -> int:
    """How many words stand above a word in the parse."""
    steps = 0
    while words[i].head != i:
        i, steps = words[i].head, steps + 1
    return steps


def _told(verb: Word, children: Sequence[Word]) -> str:
    aux = {c.lemma for c in children if c.dep == "aux"} | {c.text.casefold() for c in children if c.dep == "aux"}
    if aux & _FUTURE:
        return "future"
    if aux & _MODALS:
        return "possible"
    past = verb.tag in ("VBD", "VBN") or any(c.tag == "VBD" for c in children if c.dep in ("aux", "auxpass"))
    return "past" if past else "present"
