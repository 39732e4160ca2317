"""Holds two quotations against each other word by word: where they run alike, exchange words or leave some out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reconcile.model import Word

# Words in a row that make it one quotation: on both sides of the differing words together; on one side alone, from
# the quotation's first or to its last word; or on one side anywhere.
AROUND = 4
BESIDE = 3
ALONE = 6
# Two quotations that run alike in more stretches than these are two statements, unless one of the stretches is long.
MOST_RUNS = 2
# More differing words than these are another statement and not the same one in other words.
LONGEST = 3
# A run goes on over so many small words that one side alone has ("to a nuclear", "to nuclear").
BRIDGED = 1
# Share of the shorter quotation that the longer must hold for words to be left out of one and the same.
MOSTLY = 0.8
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_WRITTEN_OUT = {
    "n't": "not", "'re": "are", "re": "are", "'m": "am", "'ve": "have", "ve": "have", "'ll": "will", "ll": "will",
    "'d": "would", "ca": "can", "wo": "will", "'s": "is", "gonna": "going", "alright": "right", "ok": "okay",
}  # fmt: skip

_Block = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Words ``x`` of one quotation that stand where the other has ``y``."""

    x: Sequence[Word]
    y: Sequence[Word]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that only the longer of two quotations has; the shorter runs on from ``before`` to ``after``."""

    words: Sequence[Word]
    before: Word
    after: Word
    in_first: bool


def form(word: Word) -> str:
    """A word as it is compared: lower case, contractions written out."""
    text = word.text.casefold().replace("’", "'")
    return _WRITTEN_OUT.get(text, text)


def exchanges(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Exchange]:
    """The places where two quotations that run alike have other words."""
    blocks = _blocks(a, b)
    patchy = sum(1 for _, _, size in blocks if size) > MOST_RUNS
    for n, ((i, j, before), (k, m, after)) in enumerate(pairwise(blocks)):
        x, y = a[i + before : k], b[j + before : m]
        shorter, longer = sorted((len(x), len(y)))
        if not shorter or longer > (before if before >= ALONE and not (i or j or after) else LONGEST):
            continue
        whole = (not before or not (i or j)) and (not after or (k + after == len(a) and m + after == len(b)))
        least = AROUND if before and after else BESIDE if whole else ALONE
        held = (*_run_up(a, b, blocks[: n + 1]), *a[k : k + after])
        if len(held) >= (ALONE if patchy else least) and any(w.pos in CONTENT for w in held):
            yield Exchange(x, y)


def left_out(a: Sequence[Word], b: Sequence[Word]) -> Iterator[LeftOut]:
    """The places where one quotation runs on and the other has words between, in two that are otherwise alike."""
    blocks = _blocks(a, b)
    alike = sum(size for _, _, size in blocks)
    if alike < MOSTLY * min(len(a), len(b)):
        return
    for (i, j, before), (k, m, after) in pairwise(blocks):
        x, y = a[i + before : k], b[j + before : m]
        if alike >= ALONE and bool(x) != bool(y) and before and after:
            longer, at = (a, i + before) if x else (b, j + before)
            one = (a[i + before - 1], a[k]) if y else (b[j + before - 1], b[m])
            yield LeftOut(longer[at : at + len(x or y)], *one, bool(x))


def _blocks(a: Sequence[Word], b: Sequence[Word]) -> list[_Block]:
    matcher = SequenceMatcher(None, [form(w) for w in a], [form(w) for w in b], autojunk=False)
    return [(0, 0, 0), *matcher.get_matching_blocks()]


def _run_up(a: Sequence[Word], b: Sequence[Word], blocks: Sequence[_Block]) -> Sequence[Word]:
    """The words alike before an exchange, over small words that one side alone has."""
    first = len(blocks) - 1
    while first and _bridged(a, b, blocks[first - 1], blocks[first]):
        first -= 1
    return [w for i, _, size in blocks[first:] for w in a[i : i + size]]


def _bridged(a: Sequence[Word], b: Sequence[Word], one: _Block, other: _Block) -> bool:
    x, y = a[one[0] + one[2] : other[0]], b[one[1] + one[2] : other[1]]
    return bool(one[2]) and not (x and y) and len(x) + len(y) <= BRIDGED and not any(w.pos in CONTENT for w in (*x, *y))
