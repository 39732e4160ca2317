"""The reporting verbs and the nouns that speak, as the lexicon lists them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reconcile.claims.parsed.tree import Tree
from reconcile.lexicon.table import group, mapping, rows
from reconcile.model import Word

# Endings of nouns for what happens and for qualities, first those of plurals too; bodies so named are listed.
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "cy", "ism", "ance", "ence")


class Verb(NamedTuple):
    """How a reporting verb is used: its stance, what may follow it, and who may be its subject."""

    stance: str
    frames: frozenset[str]
    speaker: str


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every reporting verb by lemma, to its uses, the likeliest first.

    >>> [use.stance for use in verbs()["deny"]]
    ['denied']
    """
    out: dict[str, tuple[Verb, ...]] = {}
    for r in rows("reporting_verbs"):
        out[r["verb"]] = (*out.get(r["verb"], ()), Verb(r["stance"], frozenset(r["frames"].split()), r["speaker"]))
    return out


def says(lemma: str) -> bool:
    """Whether a verb may stand before or after somebody's words.

    >>> says("add"), says("accuse")
    (True, False)
    """
    return any("that" in use.frames for use in verbs().get(lemma, ()))


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Every noun that speaks by lemma, to its kind and stance."""
    apart = ("issue", "court", "mute")
    return {r["noun"]: (r["kind"], r["stance"]) for r in rows("speaker_nouns") if r["kind"] not in apart}


def kind_of(lemma: str) -> str:
    """What sort of speaker a noun names (person, body, document, finding, claim), or "".

    >>> kind_of("email"), kind_of("table")
    ('document', '')
    """
    return nouns().get(lemma, (mapping("roles").get(lemma, ""), ""))[0]


def is_mute(word: Word) -> bool:
    """Whether a noun names what never speaks: something that happens, a quality, an idea ("events", "hypocrisy")."""
    listed = word.lemma in group("speaker_nouns", "mute")
    ends = _ABSTRACT if word.tag == "NN" else _ABSTRACT[:4]
    abstract = word.pos == "NOUN" and not word.entity and word.lemma.endswith(ends)
    return listed or (abstract and not kind_of(word.lemma))


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of a verb, with its particle where the two are listed ("point out")."""
    for k in tree.children[i]:
        if (both := f"{tree.words[i].lemma} {tree.words[k].text.casefold()}") in verbs():
            return both
    return tree.words[i].lemma


def can_speak(tree: Tree, i: int, who: str = "speaker") -> bool:
    """Whether the noun ``i`` may be the subject of a verb whose speaker is ``who``: any, speaker, finding or court."""
    word = tree.words[i]
    if word.tag in ("WP", "WDT", "EX") or word.lemma in ("this", "that", "these", "those", "what"):
        return False
    if word.text.casefold().endswith(("self", "selves")) and word.pos == "PRON":
        return False
    if who in ("finding", "court"):
        return word.lemma in group("speaker_nouns", who)
    if kind_of(word.lemma) or is_mute(word):
        return not is_mute(word)
    if who == "any":
        return True
    named = word.pos == "PROPN" or word.entity in ("PERSON", "ORG", "NORP", "GPE")
    return named or (word.lemma != "it" and (word.pos == "PRON" or word.tag == "NNS"))
