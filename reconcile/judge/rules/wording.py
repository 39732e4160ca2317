"""Other words inside the quotation marks of the same quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.judge import quoted, spelling
from reconcile.judge.exchanges import AROUND, CONTENT, Exchange, LeftOut, exchanges, form, left_out
from reconcile.lexicon.table import words as listed
from reconcile.model import Claim, Difference, Reason, Relation, Span, Strength, Word
from reconcile.pairs import Pair

NEEDS = -2.5

# Letters around the differing words in which dots for words left out explain them.
CUT = 30
_TELLING = frozenset({"NOUN", "VERB", "ADJ"})
_NAMING = frozenset({"NOUN", "PROPN"})
# Verbs that carry grammar more than sense: "I got hit" for "I've been hit" is worth a look, "is" for "was" is not.
_LIGHT = frozenset(
    {"be", "have", "do", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "go"}
)


def reasons(pair: Pair) -> Iterator[Reason]:
    """Every difference inside one quotation that both give; where none, words that one has and the other not."""
    if not _may_be_one_speaker(pair.a, pair.b):
        return
    for a in quoted.words(pair.a):
        for b in quoted.words(pair.b):
            found = [x for x in exchanges(a, b) if _inside(pair.a, x.x) and _inside(pair.b, x.y) and _differ(pair, x)]
            yield from (_reason(pair, a, b, x) for x in found)
            if not found:
                yield from (_without(pair, a, b, x) for x in left_out(a, b) if _matters(pair, x))


def _reason(pair: Pair, a: Sequence[Word], b: Sequence[Word], found: Exchange) -> Reason:
    clear = all(any(w.pos in _TELLING for w in side) for side in (found.x, found.y))
    return Reason(
        "wording",
        Relation.CONFLICT,
        Difference.WORDING,
        0.0,
        _cut(pair.a, found.x),
        _cut(pair.b, found.y),
        f"One quotes “{_around(pair.a, a, found.x)}”, the other “{_around(pair.b, b, found.y)}”.",
        Strength.CLEAR if clear else Strength.POSSIBLE,
    )


def _without(pair: Pair, a: Sequence[Word], b: Sequence[Word], found: LeftOut) -> Reason:
    """The longer quotation, and the words at the seam of the shorter."""
    longer, shorter = (pair.a, pair.b) if found.in_first else (pair.b, pair.a)
    more, fewer = (a, b) if found.in_first else (b, a)
    seam = (found.before, found.after)
    words = (_cut(longer, found.words), _cut(shorter, seam))
    full, less = _around(longer, more, found.words), _around(shorter, fewer, seam)
    return Reason(
        "wording",
        Relation.CONFLICT,
        Difference.WORDING,
        0.0,
        *(words if found.in_first else words[::-1]),
        f"One quotes “{full}”, the other “{less}”, without a mark for words left out.",
        Strength.POSSIBLE,
    )


def _may_be_one_speaker(a: Claim, b: Claim) -> bool:
    """Whether the two can be one speaker's words: a shared name, or one of them not named."""
    x, y = (set(c.said_by.casefold().split()) for c in (a, b))
    return not x or not y or bool(x & y)


def _inside(claim: Claim, words: Sequence[Word]) -> bool:
    return any(claim.span.holds(w) for w in words)


def _differ(pair: Pair, found: Exchange) -> bool:
    """Whether the exchanged words say something else, and not only in grammar, spelling, names, figures or length."""
    if any(w.pos in ("NUM", "PROPN", "SYM") for w in (*found.x, *found.y)):
        return False
    if any(_denies(c, ws) or _marked(c, ws) for c, ws in ((pair.a, found.x), (pair.b, found.y))):
        return False
    one, other = ({form(w) for w in side} | {w.lemma for w in side} for side in (found.x, found.y))
    if {form(w) for w in found.x} <= other or {form(w) for w in found.y} <= one:
        return False
    if not all(any(w.pos in (*CONTENT, "AUX") for w in side) for side in (found.x, found.y)):
        return False
    x, y = ({w.lemma for w in side if w.pos in (*CONTENT, "AUX")} - _LIGHT for side in (found.x, found.y))
    verbs = {w.lemma for w in (*found.x, *found.y) if w.pos in ("VERB", "AUX")}
    if not x ^ y or not ((x and y) or verbs & (x | y)):
        return False
    return not any(spelling.plain(v) == spelling.plain(w) or spelling.alike(v, w) for v in x for w in y)


def _matters(pair: Pair, found: LeftOut) -> bool:
    """Whether the words left out name somebody or something, are no denial, and no writer marks the gap."""
    longer, shorter = (pair.a, pair.b) if found.in_first else (pair.b, pair.a)
    seam = (found.before, found.after)
    if not _inside(longer, found.words) or not _inside(shorter, seam):
        return False
    if _denies(longer, found.words) or _marked(longer, found.words) or _marked(shorter, seam):
        return False
    named = any(w.pos == "PROPN" for w in (*found.words, found.after))
    return any(w.pos in _NAMING and not (named and _styled(w)) for w in found.words)


def _styled(word: Word) -> bool:
    """Whether a word may be a title or a given name, which one newspaper writes before a name and another does not."""
    plain = word.text.casefold().rstrip(".")
    return bool({plain, word.lemma.casefold()} & (listed("titles") | listed("first_names") | listed("roles")))


def _denies(claim: Claim, words: Sequence[Word]) -> bool:
    return any(n.cue.overlaps(w.span) for n in claim.slots.negations for w in words)


def _marked(claim: Claim, words: Sequence[Word]) -> bool:
    """Whether the writer marks the words as cut, put in or bowdlerised."""
    start, text = claim.sentence.start, claim.sentence.text
    first, last = words[0].start - start, words[-1].end - start
    cut = any(mark in text[max(0, first - CUT) : last + CUT] for mark in ("…", "...", ". ."))
    return cut or any(mark in text[max(0, first - 2) : last + 2] for mark in "[]*")


def _cut(claim: Claim, words: Sequence[Word]) -> str:
    span, start = Span(words[0].start, words[-1].end), claim.sentence.start
    return claim.sentence.text[span.start - start : span.end - start]


def _around(claim: Claim, said: Sequence[Word], words: Sequence[Word]) -> str:
    """The differing words with the few quoted words on either side of them."""
    first, last = said.index(words[0]), said.index(words[-1])
    return _cut(claim, said[max(0, first - AROUND) : last + AROUND + 1])
