"""Mends what a parser often gets wrong: what a further verb is joined to, and what a relative clause tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.claims.parsed.tree import is_tree
from reconcile.lexicon.table import words as listed
from reconcile.model import Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Apologies, and their tags as verbs: parsers take the British spelling for a noun.
_APOLOGIES = {
    **dict.fromkeys(("apologise", "apologize", "regret"), "VBP"),
    **dict.fromkeys(("apologises", "apologizes", "regrets"), "VBZ"),
}
_PLURAL = frozenset({"i", "we", "you", "they"})
# Forms of "hope", which parsers take for forms of "hop".
_HOPES = frozenset({"hopes", "hoped", "hoping"})


def mended(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a sentence, each further verb joined to the last one before it that it can go on from.

    A clause that "which" or "that" opens after a noun tells of the noun; one with "who", of the people from a place.

    A verb whose form does not fit the verb it was joined to goes on from another: "would be fought and
    predicted", "we ... gives". An apology at the end ("..., and apologises for any delay") goes on from the main verb.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> words = sentence("The mayor said that his plan would be fought in court and predicted a rough road.").words
    >>> [words[w.head].text for w in words if w.text == "predicted"]
    ['said']
    """
    before = [_named(words, i) for i in range(len(words))]
    out = list(before)
    for i, word in enumerate(words):
        if word.tag == "WDT" and words[word.head].dep == "ccomp" and (noun := _noun_before(words, i)) is not None:
            out[word.head] = replace(out[word.head], head=noun, dep="relcl")
        if word.tag == "WP" and word.lemma == "who" and (people := _people(words, word.head)) is not None:
            out[word.head] = replace(out[word.head], head=people)
        if word.dep == "conj" and word.tag in ("VBD", "VBZ") and not _has_subject(words, i) and not _fit(out, i):
            better = next(_others(out, i), None)
            if better is not None:
                out[i] = replace(out[i], head=better)
        if word.text.casefold() in _APOLOGIES and (main := _main(words, i)) is not None:
            out[i] = replace(word, head=main, dep="conj", pos="VERB", tag=_APOLOGIES[word.text.casefold()])
            if out[i + 1].dep == "prep":
                out[i + 1] = replace(out[i + 1], head=i)
    return tuple(out if out == before or is_tree(out) else before)


def _named(words: Sequence[Word], i: int) -> Word:
    """A word as what it is: a form of "hope", or a unit right after its figure ("fell 200m down a gully")."""
    word = words[i]
    if word.lemma == "hop" and word.text.casefold() in _HOPES:
        return replace(word, lemma="hope")
    measures = word.pos == "VERB" and word.dep == "npadvmod" and i > 0 and words[i - 1].pos == "NUM"
    return replace(word, pos="NOUN", tag="NN") if measures and words[i - 1].end == word.start else word


def _main(words: Sequence[Word], i: int) -> int | None:
    """The verb that an apology goes on from: "We opened at noon and [apologise to all]"."""
    goes_on = words[i - 1].tag == "CC" and i + 1 < len(words) and words[i + 1].pos in ("ADP", "DET")
    named = words[i].pos != "VERB" and words[i].lemma.startswith("regret")
    fits = (k for k in _above(words, i) if k < i and _has_subject(words, k) and _is_finite(words, k))
    return next(fits, None) if goes_on and not named else None


def _above(words: Sequence[Word], i: int) -> Iterator[int]:
    """What a word hangs from, the nearest first."""
    while words[i].head != i:
        i = words[i].head
        yield i


def _is_finite(words: Sequence[Word], i: int) -> bool:
    helped = any(w.head == i and w.dep in ("aux", "auxpass") for w in words)
    return words[i].pos in ("VERB", "AUX") and (helped or words[i].tag in ("VBD", "VBP", "VBZ"))


def _noun_before(words: Sequence[Word], i: int) -> int | None:
    """The noun just before a relative word that is the subject of its clause, marks apart."""
    at = next((k for k in range(i - 1, -1, -1) if words[k].pos != "PUNCT"), None)
    if at is None or words[i].dep not in _SUBJECTS or words[at].pos != "NOUN" or words[i].head <= i:
        return None
    return at if words[i].head not in _above(words, at) else None


def _people(words: Sequence[Word], verb: int) -> int | None:
    """The people of whom a "who" clause tells, where it was hung on their place ("three men from Leeds who ...")."""
    at = words[verb].head
    if words[verb].dep != "relcl" or words[at].entity != "GPE":
        return None
    while words[at].head != at and words[at].dep in ("pobj", "prep", "conj"):
        at = words[at].head
        if words[at].pos == "NOUN":
            return at
    return None


def _has_subject(words: Sequence[Word], i: int) -> bool:
    return any(w.head == i and w.dep in _SUBJECTS for w in words)


def _fit(words: Sequence[Word], i: int) -> bool:
    """Whether verb ``i`` can share helpers and subject with the verb it is joined to."""
    word, above = words[i], words[i].head
    if words[above].pos not in ("VERB", "AUX"):
        return True
    helpers = [w for w in words if w.head == above and w.dep in ("aux", "auxpass")]
    helped = any(w.tag == "MD" for w in helpers) or words[above].tag == "VB"
    if word.tag == "VBD" and word.lemma in listed("frame_verbs"):
        helped = helped or any(w.lemma == "have" for w in helpers)
    if helped or word.tag == "VBD":
        return not helped
    return not _is_plural(words, above)


def _is_plural(words: Sequence[Word], verb: int) -> bool:
    subject = next((w for w in words if w.head == verb and w.dep in _SUBJECTS), None)
    return subject is not None and (subject.text.casefold() in _PLURAL or subject.tag == "NNS")


def _others(words: Sequence[Word], i: int) -> Iterator[int]:
    """Verbs before ``i`` of its own form: for a past, those above it first; else the nearest."""
    above = list(_above(words, i))[1:]
    nearest = range(i - 1, -1, -1)
    for k in (*above, *nearest) if words[i].tag == "VBD" else nearest:
        alike = words[k].tag == words[i].tag and words[k].pos == "VERB" and k < i
        if alike and words[k].head != i and not (words[i].tag == "VBZ" and _is_plural(words, k)):
            yield k
