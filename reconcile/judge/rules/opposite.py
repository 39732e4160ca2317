"""An elder relative who is the younger for the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from reconcile.judge.citing import cited
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Difference, Reason, Relation, Strength, Word
from reconcile.pairs import Pair
from reconcile.profiles import content
from reconcile.remembered import remembered

# One family and one relative with opposite words is a fact of its own: sentences that share no other word tell of it.
NEEDS = -4.5

_RELATIVES = frozenset({"sister", "brother", "daughter", "son", "sibling", "child", "twin", "cousin", "parent"})

_SAME = {"elder": "old", "eld": "old"}


def reasons(pair: Pair) -> Iterator[Reason]:
    """The first relative of one family with opposite words beside: "her older sister", "her younger sister"."""
    if not _family(pair.a) & _family(pair.b) or not _beside(pair.a) & _beside(pair.b):
        return
    for (noun, x), (other, y) in product(_relatives(pair.a), _relatives(pair.b)):
        if noun.lemma == other.lemma and _lemma(y) in _opposites().get(_lemma(x), ()):
            sentence = f"The {x.text.lower()} {noun.text} for one is the {y.text.lower()} for the other"
            said = f"{sentence} – {cited(pair.a, x.span)}; {cited(pair.b, y.span)}."
            kind = Relation.CONFLICT, Difference.NEGATION
            yield Reason("opposite", *kind, 0.0, x.text, y.text, said, Strength.POSSIBLE)
            return


def _relatives(claim: Claim) -> Iterator[tuple[Word, Word]]:
    """The relatives that a claim's sentence tells of, each with the adjective before it."""
    words = claim.sentence.words
    for word in words:
        noun = words[word.head]
        if word.dep == "amod" and noun.lemma in _RELATIVES and noun.tag == "NN" and claim.span.holds(word.span):
            yield noun, word


@remembered
def _beside(claim: Claim) -> frozenset[str]:
    """What is told of them: the content lemmas of the sentence without the relatives, their adjectives and names."""
    words = claim.sentence.words
    told = (w for w in words if w.pos != "PROPN" and not (w.dep == "amod" and words[w.head].lemma in _RELATIVES))
    return content(tuple(told)) - _RELATIVES


def _lemma(adjective: Word) -> str:
    return _SAME.get(adjective.lemma, adjective.lemma)


@remembered
def _family(claim: Claim) -> frozenset[str]:
    """The keys of the people whom the sentence names."""
    inside = claim.sentence.span
    return frozenset(n.key for n in (*claim.slots.names, *claim.refers) if n.kind == "person" and inside.holds(n.span))


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("antonyms"):
        if row["pos"] == "a":
            found.setdefault(row["lemma"], set()).add(row["antonym"])
    return {lemma: frozenset(words) for lemma, words in found.items()}
