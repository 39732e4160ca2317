"""What is negated: the cue, its kind and the stretch it negates"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from reconcile.claims.slots._phrases import Hit, hits
from reconcile.claims.slots._reach import REACH, right_of
from reconcile.claims.slots._tree import Tree, cover, tree, verbatim
from reconcile.lexicon.table import rows
from reconcile.model import Negation, Sentence, Span

FIELD = "negations"

_TAG_ENDS = frozenset({"?", "i", "you", "he", "she", "it", "we", "they", "there", '"', "”", "’", "'"})


def find(sentence: Sentence, published: str = "") -> tuple[Negation, ...]:
    """The negations of a sentence in the order of their cues; ``text`` is the cue and all up to its scope's end.

    A double negation is two values, one within the other's scope; ``negated`` counts them.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [(n.kind, n.text) for n in find(sentence("The firm failed to pay its staff, and never said why."))]
    [('failed', 'failed to pay its staff'), ('never', 'never said why')]
    """
    grown = tree(sentence)
    found: list[Negation] = []
    taken: set[int] = set()
    for hit in hits("negation", sentence.words):
        taken.update(range(hit.first, hit.last + 1))
        found += [n for n in _of_hit(sentence, grown, hit) if not _repeats(hit, n, found)]
    found += _of_adjectives(sentence, taken)
    return tuple(sorted(found, key=lambda n: (n.cue, n.scope)))


def negated(negations: Iterable[Negation], span: Span) -> bool:
    """Whether an odd number of negations reach ``span``: two of them cancel out.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> negated(find(sentence("They did not fail to pay.")), Span(21, 24))
    False
    """
    return sum(n.scope.holds(span) for n in negations) % 2 == 1


def _of_hit(sentence: Sentence, grown: Tree, hit: Hit) -> Iterator[Negation]:
    if not hit.row["kind"] or _is_tag(grown, hit):
        return
    indices = REACH[hit.row["scope"]](grown, hit)
    if indices:
        words = sentence.words
        scope = cover(words, indices)
        cue = cover(words, [hit.first, hit.last])
        text = verbatim(sentence, Span(min(cue.start, scope.start), max(cue.end, scope.end)))
        yield Negation(cue, scope, text, _kind(grown, hit, indices))


def _repeats(hit: Hit, negation: Negation, found: list[Negation]) -> bool:
    """Whether a "nor" only goes on with a "neither" or "not" that reaches it already."""
    return hit.row["cue"] == "nor" and any(n.scope.holds(negation.cue) for n in found)


def _kind(grown: Tree, hit: Hit, indices: list[int]) -> str:
    """The row's kind; "not ... any more" is "no longer"."""
    texts = [grown.words[i].text.lower() for i in indices]
    later = texts[-1] == "anymore" or (texts[-2:-1] == ["any"] and texts[-1] in ("more", "longer"))
    return "no longer" if later and hit.row["kind"] == "not" else hit.row["kind"]


def _is_tag(grown: Tree, hit: Hit) -> bool:
    """Whether the cue belongs to a question tag: ", isn't it?"."""
    after = [w.text.lower() for w in grown.words[hit.last + 1 :]]
    opens = "," in [w.text for w in grown.words[max(0, hit.first - 2) : hit.first]]
    return opens and len(after) < 5 and "?" in after[1:] and _TAG_ENDS.issuperset(after)


@cache
def _undone() -> frozenset[str]:
    """Adjectives in "un-" whose counterpart without it is their antonym."""
    return frozenset(
        row["lemma"] for row in rows("antonyms") if row["lemma"] == "un" + row["antonym"] and row["pos"] == "a"
    )


def _of_adjectives(sentence: Sentence, taken: set[int]) -> Iterator[Negation]:
    """ "unhappy with the deal": the part without "un-" and, of a predicate, what it takes."""
    grown = tree(sentence)
    for i, word in enumerate(sentence.words):
        if i in taken or not (word.pos in ("ADJ", "ADV") or word.tag == "VBN") or word.text.lower() not in _undone():
            continue
        cut = word.start + len("un")
        last = max(right_of(grown, i, i) or [i]) if word.dep in ("acomp", "attr", "oprd") else i
        scope = Span(cut, sentence.words[last].end)
        yield Negation(Span(word.start, cut), scope, verbatim(sentence, Span(word.start, scope.end)), "not")
