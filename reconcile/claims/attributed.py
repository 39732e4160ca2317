"""Who says a piece of a sentence, where somebody says some of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reconcile.claims.split import Piece
from reconcile.claims.tree import Tree, tops
from reconcile.model import SaidAs, Sentence, Span, Speech

# A quotation that is no less than one part in so many of a piece is what the piece is about.
QUOTED = 4
OWN_VOICE = Speech(Span(0, 0), "", SaidAs.OWN)
# What a clause beside the main one is to it.
_BESIDE = frozenset({"advcl", "relcl", "acl", "pcomp"})


def who_says(sentence: Sentence, piece: Piece, spoken: Sequence[Speech]) -> Speech:
    """The speech that a piece gives, or the source's own voice."""
    span = Span(piece.start, piece.end)
    said = _said(span, spoken)
    indirect = said.said_as is SaidAs.INDIRECT
    return OWN_VOICE if indirect and (piece.aside or _is_beside(sentence, span, said)) else said


def told(text: str, piece: Piece, said: Speech) -> Piece:
    """The part of a piece that somebody says, where the rest tells only that he does; all where he asks."""
    starts = said.said_as is not SaidAs.OWN and piece.start < said.span.start < piece.end
    asks = text[: said.span.end].endswith("?")
    return Piece(said.span.start, min(piece.end, said.span.end), piece.context) if starts and not asks else piece


def _said(span: Span, spoken: Sequence[Speech]) -> Speech:
    """The speech that, with others of its speaker, covers most of a span; of equals the innermost; else own voice."""

    def shared(s: Speech) -> int:
        return max(0, min(s.span.end, span.end) - max(s.span.start, span.start))

    said = Counter[tuple[str, ...]]()
    for s in spoken:
        said[s.chain] += shared(s)
    covering = [s for s in spoken if shared(s) and (2 * said[s.chain] >= span.end - span.start or _leads(span, s))]
    return max(covering, key=lambda s: (shared(s), -(s.span.end - s.span.start), -s.span.start), default=OWN_VOICE)


def _leads(span: Span, said: Speech) -> bool:
    """Whether a span is what a source says, with more words on that source ("It closed, according to a report by")."""
    if said.said_as is SaidAs.DIRECT:
        return QUOTED * (min(said.span.end, span.end) - max(said.span.start, span.start)) >= span.end - span.start
    return said.verb == "according" and span.start <= said.span.start and said.span.end <= span.end


def _is_beside(sentence: Sentence, span: Span, said: Speech) -> bool:
    """Whether a piece only tells, in a clause beside its main one, that somebody says something.

    "The vote came a day after she said that the bridge would close" is the source's own.
    """
    words = sentence.words
    inside = [i for i, word in enumerate(words) if span.holds(word.span)]
    top = next(tops(words, inside), None)
    if top is None or said.span.holds(words[top].span):
        return False
    verb = next((i for i in inside if words[i].lemma == said.verb and not said.span.holds(words[i].span)), top)
    return verb != top and words[verb].dep in _BESIDE and Tree.of(words).subject(verb) is not None
