"""Other words inside the quotation marks of the same quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reconcile.judge import quoted, spelling
from reconcile.model import Claim, Difference, Reason, Relation, Span, Strength, Word
from reconcile.pairs import Pair

NEEDS = -2.5

# Words in a row that make it one quotation: on both sides of the differing words together; on one side alone, from
# the quotation's first or to its last word; or on one side anywhere.
AROUND = 4
BESIDE = 3
ALONE = 6
# Two quotations that run alike in more stretches than these are two statements, unless one of the stretches is long.
MOST_RUNS = 2
# More differing words than these are another statement and not the same one in other words.
LONGEST = 3
# Letters around the differing words in which dots for words left out explain them.
CUT = 30
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ"})
# Verbs that carry grammar more than sense: "I got hit" for "I've been hit" is worth a look, "is" for "was" is not.
_LIGHT = frozenset(
    {"be", "have", "do", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "go"}
)
_WRITTEN_OUT = {
    "n't": "not", "'re": "are", "re": "are", "'m": "am", "'ve": "have", "ve": "have", "'ll": "will", "ll": "will",
    "'d": "would", "ca": "can", "wo": "will", "'s": "is", "gonna": "going", "alright": "right", "ok": "okay",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Words ``x`` of one quotation that stand where the other has ``y``; ``held`` are the words alike beside them."""

    x: Sequence[Word]
    y: Sequence[Word]
    held: Sequence[Word]


def reasons(pair: Pair) -> Iterator[Reason]:
    """Every difference inside one quotation that both sentences give."""
    if not _may_be_one_speaker(pair.a, pair.b):
        return
    for a in quoted.words(pair.a):
        for b in quoted.words(pair.b):
            for found in _exchanges(a, b):
                if _inside(pair.a, found.x) and _inside(pair.b, found.y) and _differ(pair, found):
                    yield _reason(pair, a, b, found)


def _reason(pair: Pair, a: Sequence[Word], b: Sequence[Word], found: _Exchange) -> Reason:
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


def _may_be_one_speaker(a: Claim, b: Claim) -> bool:
    """Whether the two can be one speaker's words: a shared name, or one of them not named."""
    x, y = (set(c.said_by.casefold().split()) for c in (a, b))
    return not x or not y or bool(x & y)


def _exchanges(a: Sequence[Word], b: Sequence[Word]) -> Iterator[_Exchange]:
    """The places where two quotations that run alike have other words."""
    matcher = SequenceMatcher(None, [_form(w) for w in a], [_form(w) for w in b], autojunk=False)
    blocks = [(0, 0, 0), *matcher.get_matching_blocks()]
    patchy = sum(1 for _, _, size in blocks if size) > MOST_RUNS
    for (i, j, before), (k, m, after) in pairwise(blocks):
        x, y = a[i + before : k], b[j + before : m]
        held = (*a[i : i + before], *a[k : k + after])
        shorter, longer = sorted((len(x), len(y)))
        if not shorter or longer > (before if before >= ALONE and not (i or j or after) else LONGEST):
            continue
        whole = (not before or not (i or j)) and (not after or (k + after == len(a) and m + after == len(b)))
        least = AROUND if before and after else BESIDE if whole else ALONE
        if len(held) >= (ALONE if patchy else least) and any(w.pos in _CONTENT for w in held):
            yield _Exchange(x, y, held)


def _form(word: Word) -> str:
    text = word.text.casefold().replace("’", "'")
    return _WRITTEN_OUT.get(text, text)


def _inside(claim: Claim, words: Sequence[Word]) -> bool:
    return any(claim.span.holds(w) for w in words)


def _differ(pair: Pair, found: _Exchange) -> bool:
    """Whether the exchanged words say something else, and not only in grammar, spelling, names, figures or length."""
    if any(w.pos in ("NUM", "PROPN", "SYM") for w in (*found.x, *found.y)):
        return False
    if any(_denies(c, ws) or _marked(c, ws) for c, ws in ((pair.a, found.x), (pair.b, found.y))):
        return False
    one, other = ({_form(w) for w in side} | {w.lemma for w in side} for side in (found.x, found.y))
    if {_form(w) for w in found.x} <= other or {_form(w) for w in found.y} <= one:
        return False
    if not all(any(w.pos in (*_CONTENT, "AUX") for w in side) for side in (found.x, found.y)):
        return False
    x, y = ({w.lemma for w in side if w.pos in (*_CONTENT, "AUX")} - _LIGHT for side in (found.x, found.y))
    verbs = {w.lemma for w in (*found.x, *found.y) if w.pos in ("VERB", "AUX")}
    if not x ^ y or not ((x and y) or verbs & (x | y)):
        return False
    return not any(spelling.plain(v) == spelling.plain(w) or spelling.alike(v, w) for v in x for w in y)


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
