"""What each sentence is about, weighed within its dossier: rare words weigh more than common ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.frequency import general_rarity
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Sentence, Word
from reconcile.remembered import remembered

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})

_TOKEN = re.compile(r"[\w'.$£€%-]*\w")
_QUOTED = re.compile(r"[\"“]([^\"”“]+)[\"”]?")
_PLAIN = str.maketrans("‘’‚‛“”„«»–—−\u00a0", "''''\"\"\"\"\"--- ")


@dataclass(frozen=True, slots=True)
class Profile:
    """One sentence as the candidates and signals see it.

    ``weights`` gives each content lemma its rarity in the dossier (natural log of 1 + sentences / sentences with
    it); ``total`` and ``norm`` are their sum and Euclidean length. ``people`` are the keys of the persons named or
    meant in it. ``tokens`` are the words as written, lower case, quotation marks and dashes made plain; ``quoted``
    those in quotation marks. ``position`` counts sentences of the source from 0, ``of`` how many there are.
    ``rare`` gives each content lemma its rarity in news English; ``rare_total`` is the sum, ``rare_square`` that of
    the squares, ``both_square`` that of the squares of both rarities multiplied.
    """

    weights: Mapping[str, float]
    total: float
    norm: float
    names: frozenset[str]
    people: frozenset[str]
    figures: frozenset[str]
    actions: frozenset[str]
    subjects: frozenset[str]
    acts: frozenset[tuple[str, str]]
    root: str
    plain: str
    tokens: tuple[str, ...]
    quoted: tuple[str, ...]
    position: int
    of: int
    rare: Mapping[str, float]
    rare_total: float
    rare_square: float
    both_square: float


@cache
def stopwords() -> frozenset[str]:
    """Lemmas that say nothing of a sentence's subject."""
    return frozenset(row["word"] for row in rows("stopwords"))


def plain(text: str) -> str:
    """Text in lower case with quotation marks, dashes and white space made plain.

    >>> plain("“Well—known”  words")
    '"well-known" words'
    """
    return " ".join(text.translate(_PLAIN).split()).casefold()


def content(words: Iterable[Word]) -> frozenset[str]:
    """The content lemmas of some words."""
    stop = stopwords()
    return frozenset(
        w.lemma for w in words if w.pos in CONTENT_POS and w.lemma not in stop and any(map(str.isalnum, w.lemma))
    )


def inside(claim: Claim) -> Iterator[Word]:
    """The words of a claim's sentence that stand in the claim itself."""
    return (w for w in claim.sentence.words if claim.start <= w.start < claim.end)


@remembered
def lemmas(claim: Claim) -> frozenset[str]:
    """The content lemmas inside a claim."""
    return content(inside(claim))


@remembered
def sentence_lemmas(sentence: Sentence) -> frozenset[str]:
    """The content lemmas of a whole sentence."""
    return content(sentence.words)


def profiles(claims: Sequence[Claim]) -> Mapping[tuple[str, int], Profile]:
    """The profile of every sentence that holds a claim, by (source, start of the sentence)."""
    sentences = {(c.source, c.sentence.start): c.sentence for c in claims}
    people: dict[tuple[str, int], set[str]] = {key: set() for key in sentences}
    for claim in claims:
        here = people[claim.source, claim.sentence.start]
        here.update(n.key for n in (*claim.slots.names, *claim.refers) if n.kind == "person")
    held = {key: sentence_lemmas(s) for key, s in sentences.items()}
    spread = Counter(lemma for found in held.values() for lemma in found)
    rarity = {lemma: math.log1p(len(sentences) / n) for lemma, n in spread.items()}
    places = _places(sentences)
    return {key: _profile(s, held[key], frozenset(people[key]), rarity, *places[key]) for key, s in sentences.items()}


def _places(sentences: Mapping[tuple[str, int], Sentence]) -> dict[tuple[str, int], tuple[int, int]]:
    by_source: dict[str, list[int]] = {}
    for source, start in sorted(sentences):
        by_source.setdefault(source, []).append(start)
    return {(k, start): (i, len(starts)) for k, starts in by_source.items() for i, start in enumerate(starts)}


def _profile(
    sentence: Sentence,
    held: frozenset[str],
    people: frozenset[str],
    rarity: Mapping[str, float],
    position: int,
    of: int,
) -> Profile:
    words, text = sentence.words, plain(sentence.text)
    subjects = [(w.lemma, words[w.head].lemma) for w in words if w.dep in ("nsubj", "nsubjpass")]
    weights = {lemma: rarity[lemma] for lemma in sorted(held)}
    rare = {lemma: general_rarity(lemma) for lemma in weights}
    return Profile(
        weights=weights,
        total=math.fsum(weights.values()) or 1.0,
        norm=math.sqrt(math.fsum(x * x for x in weights.values())) or 1.0,
        names=frozenset(w.lemma for w in words if w.pos == "PROPN" and len(w.lemma) > 1),
        people=people,
        figures=frozenset(
            w.text.casefold().replace(",", "") for w in words if w.pos == "NUM" or any(map(str.isdigit, w.text))
        ),
        actions=frozenset(w.lemma for w in words if w.pos == "VERB") - stopwords(),
        subjects=frozenset(s for s, _ in subjects),
        acts=frozenset(subjects),
        root=next((w.lemma for w in words if w.dep == "ROOT"), ""),
        plain=text,
        tokens=tuple(_TOKEN.findall(text)),
        quoted=tuple(_TOKEN.findall(" ".join(_QUOTED.findall(text)))),
        position=position,
        of=of,
        rare=rare,
        rare_total=math.fsum(rare.values()),
        rare_square=math.fsum(r**2 for r in rare.values()),
        both_square=math.fsum((weight * rare[lemma]) ** 2 for lemma, weight in weights.items()),
    )
