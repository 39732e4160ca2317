"""How sure, how much of, how extreme and why: words of certainty, scope, strength and cause"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.claims.slots._phrases import Hit, hits
from reconcile.claims.slots._tree import Tree, cover, tree, verbatim
from reconcile.model import Hedge, Sentence, Word

FIELD = "hedges"

_DATED = frozenset({"DATE", "TIME"})
_FIGURES = frozenset({"MONEY", "PERCENT", "CARDINAL", "QUANTITY"})
_BOUNDS = frozenset({"more", "less", "fewer"})
_AFTER_SUPERLATIVE = frozenset({"ever", "yet"})


def find(sentence: Sentence, published: str = "") -> tuple[Hedge, ...]:
    """The hedges of a sentence, in order, never overlapping.

    Levels rise with strength: "may" 1 below "would" 3; "unlikely" 1 below "certain to" 4; "some" 2
    below "most" 4 and "all" 5; "following" 1 below "because" 3.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [(h.text, h.kind, h.level) for h in find(sentence("Most staff may leave because of the cuts."))]
    [('Most', 'quantifier', 4), ('may', 'possibility', 1), ('because of', 'cause', 3)]
    """
    grown = tree(sentence)
    taken: set[int] = set()
    found = []
    for hit in hits("hedges", sentence.words):
        taken.update(range(hit.first, hit.last + 1))
        if hit.row["kind"] and _fits(grown, hit):
            found.append(_hedge(sentence, hit.first, _end(sentence, hit), hit.row["kind"], int(hit.row["level"])))
    found += _graded(sentence, taken)
    return tuple(sorted(found, key=lambda h: h.span))


def _hedge(sentence: Sentence, first: int, last: int, kind: str, level: int) -> Hedge:
    span = cover(sentence.words, [first, last])
    return Hedge(span, verbatim(sentence, span), kind, level)


def _fits(grown: Tree, hit: Hit) -> bool:
    """Whether the cue stands where the row needs it: on one of some words, before a clause, or before a noun."""
    needs, word = hit.row["needs"], grown.words[hit.first]
    if not needs:
        return True
    if needs == "noun":
        return not any(w.tag == "VB" for w in grown.words[hit.last + 1 : hit.last + 2])
    if needs == "clause":
        if grown.words[hit.first - 1].entity in _DATED and hit.first:
            return False
        return word.dep == "mark" or (word.dep == "prep" and grown.child(hit.first, "pcomp") is not None)
    after = grown.words[hit.last + 1 : hit.last + 2]
    counted = bool(after) and (after[0].pos == "NUM" or after[0].entity in _DATED)
    return grown.words[word.head].lemma in needs.split("|") and not counted


def _end(sentence: Sentence, hit: Hit) -> int:
    return _with_ever(sentence, hit.last) if hit.row["kind"] == "superlative" else hit.last


def _with_ever(sentence: Sentence, last: int) -> int:
    after = sentence.words[last + 1 : last + 2]
    return last + 1 if after and after[0].lemma in _AFTER_SUPERLATIVE else last


def _graded(sentence: Sentence, taken: set[int]) -> Iterator[Hedge]:
    """Superlatives and comparatives by their form: "the oldest", "most serious", "higher than last year"."""
    words = sentence.words
    for i, word in enumerate(words):
        if i in taken:
            continue
        if word.tag in ("JJS", "RBS"):
            told = words[i + 1 : i + 2] if word.tag == "RBS" and i + 1 not in taken else ()
            last = i + 1 if told and told[0].tag in ("JJ", "RB") else i
            yield _hedge(sentence, i, _with_ever(sentence, last), "superlative", 0)
        elif word.tag in ("JJR", "RBR") and (than := _than(words, i)) and taken.isdisjoint(range(i, than + 1)):
            yield _hedge(sentence, i, than, "comparison", 0)


def _than(words: Sequence[Word], comparative: int) -> int | None:
    """The place of a comparative's "than", unless a figure follows it: "more than 50" is a bound."""
    for i in range(comparative + 1, min(comparative + 6, len(words) - 1)):
        if words[i].lemma == "than":
            bound = i == comparative + 1 and words[comparative].text.lower() in _BOUNDS
            return None if _is_figure(words[i + 1], bound) else i
        if words[i].pos in ("PUNCT", "VERB"):
            return None
    return None


def _is_figure(word: Word, bound: bool) -> bool:
    """Whether a word begins a figure; after "more than" also "a year" and "half"."""
    if bound and (word.entity in _DATED or word.text.lower() in ("a", "an", "half")):
        return True
    return word.pos == "NUM" or word.tag == "$" or word.entity in _FIGURES
