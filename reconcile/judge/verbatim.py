"""Which words are the same in two sentences right before and right after what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reconcile.model import Claim, Span, Word
from reconcile.remembered import remembered

_MARKS = frozenset({"PUNCT", "SPACE"})


def around(a: Claim, x: Span, b: Claim, y: Span) -> list[Word]:
    """The words of the first sentence right before and right after a span that the second has there, too."""
    return [word for one, other in zip(_of(a, x), _of(b, y), strict=True) for word in _alike(one, other)]


@remembered
def _of(claim: Claim, span: Span) -> tuple[list[Word], list[Word]]:
    return sides(claim.sentence.words, span)


def sides(words: Sequence[Word], span: Span) -> tuple[list[Word], list[Word]]:
    """The words before a span, the nearest first, and those after it; punctuation is left out.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [[w.text for w in side] for side in sides(sentence("On Monday, the crew met 12 boats.").words, Span(24, 26))]
    [['met', 'crew', 'the', 'Monday', 'On'], ['boats']]
    """
    told = [word for word in words if word.pos not in _MARKS]
    return [w for w in told if w.end <= span.start][::-1], [w for w in told if w.start >= span.end]


def _alike(one: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    both = takewhile(lambda p: p[0].lemma.casefold() == p[1].lemma.casefold(), zip(one, other, strict=False))
    return [word for word, _ in both]
