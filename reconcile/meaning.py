"""What words mean, as vectors: which words of two sentences are of like meaning, whatever their letters."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from reconcile.model import Sentence

Floats = npt.NDArray[np.float64]
Key = TypeVar("Key")

# Pieces read of one sentence, beyond which a sentence is a list; bounds the cost of hostile text.
LONGEST = 128
# Pieces inside a word are written with this before them.
INSIDE = "##"
UNKNOWN = "[UNK]"
# Words whose pieces are remembered: a dossier uses a few thousand.
REMEMBERED = 20_000

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """The word pieces of one sentence, n of them.

    ``starts`` and ``ends`` are their offsets in the sentence, from 0. ``vectors`` (n by d) holds whole numbers, so
    that products of them are exact; ``lengths`` their Euclidean lengths. ``weights`` is how much each piece tells:
    its rarity in the dossier times that in English. ``whole`` is the weighted mean of the vectors, of length 1.
    """

    starts: npt.NDArray[np.intp]
    ends: npt.NDArray[np.intp]
    vectors: npt.NDArray[np.int8]
    lengths: Floats
    weights: Floats
    whole: Floats

    def within(self, start: int, end: int) -> slice:
        """The pieces that lie between two offsets of the sentence."""
        first = int(np.searchsorted(self.starts, start))
        return slice(first, max(first, int(np.searchsorted(self.ends, end, side="right"))))


# A sentence of which nobody has asked what its words mean.
UNASKED = Meaning(*(np.zeros(0, np.intp),) * 2, np.zeros((0, 0), np.float32), *(np.zeros(0),) * 3)


def meanings(sentences: Mapping[Key, Sentence]) -> dict[Key, Meaning]:
    """The meaning of every sentence of a dossier."""
    found = {key: tuple(pieces(s.text))[:LONGEST] for key, s in sentences.items()}
    spread = Counter(piece for row in found.values() for piece in {p for p, _, _ in row})
    rarity = {p: math.log1p(len(sentences) / n) * math.log1p(p) for p, n in spread.items()}
    return {key: _meaning(row, rarity) for key, row in found.items()}


def likeness(a: Meaning, *others: Meaning) -> Floats:
    """How alike each piece of ``a`` and each of the others, laid end to end, are: the cosine of their vectors.

    It is 0 to 1; a cosine below 0 is 0.
    """
    vectors, lengths = (np.concatenate(own) for own in zip(*((b.vectors, b.lengths) for b in others), strict=True))
    products = np.einsum("ik,jk->ij", a.vectors.astype(np.float32), vectors.astype(np.float32)).astype(np.float64)
    alike: Floats = np.maximum(products / (a.lengths[:, None] * lengths), 0.0)
    return alike


def nearness(a: Sequence[Meaning], b: Sequence[Meaning]) -> Floats:
    """How alike each sentence of ``a`` and its counterpart in ``b`` are as wholes, 0 to 1, to a ten-thousandth."""
    found = np.array([x.whole @ y.whole for x, y in zip(a, b, strict=True)])
    near: Floats = np.maximum(np.round(found, 4), 0.0)
    return near


def pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Each word piece of a text: its number in the table, and its offsets in the text.

    >>> [text[start:end] for text in ["Resigning MPs"] for _, start, end in pieces(text)]
    ['Resign', 'ing', 'MPs']
    """
    for word in _WORD.finditer(text):
        for piece, start, end in _split(word[0]):
            yield piece, word.start() + start, word.start() + end


@lru_cache(REMEMBERED)
def _split(word: str) -> Sequence[tuple[int, int, int]]:
    """The longest pieces that make up a word, from its start; one unknown piece where it cannot be made up."""
    table, plain = _numbers(), _plain(word) or word
    out: list[tuple[int, int, int]] = []
    start = 0
    while start < len(plain):
        mark = INSIDE if start else ""
        end = next((e for e in range(len(plain), start, -1) if mark + plain[start:e] in table), start)
        if end == start:
            return ((table[UNKNOWN], 0, len(word)),)
        out.append((table[mark + plain[start:end]], start, end))
        start = end
    return tuple(out) if len(plain) == len(word) else tuple((piece, 0, len(word)) for piece, _, _ in out)


def _plain(word: str) -> str:
    """A word in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _meaning(row: Sequence[tuple[int, int, int]], rarity: Mapping[int, float]) -> Meaning:
    numbers = [piece for piece, _, _ in row]
    kept = np.array(_vectors()[numbers])
    vectors = kept.astype(np.float32)
    lengths = np.sqrt(np.einsum("ik,ik->i", vectors, vectors).astype(np.float64))
    weights = np.array([rarity[piece] for piece in numbers], np.float64)
    whole = np.einsum("i,ik->k", weights / lengths, vectors)
    return Meaning(
        np.array([start for _, start, _ in row], np.intp),
        np.array([end for _, _, end in row], np.intp),
        kept,
        lengths,
        weights,
        whole / (math.sqrt(float((whole**2).sum())) or 1.0),
    )


@cache
def _numbers() -> Mapping[str, int]:
    """The number of each piece; the commoner in English, the lower."""
    text = files("reconcile.lexicon").joinpath("wordpieces.txt").read_text(encoding="utf-8")
    return {piece: i for i, piece in enumerate(text.split("\n")[1:-1])}


@cache
def _vectors() -> npt.NDArray[np.int8]:
    """The vector of each piece, read from the file as it is asked for."""
    with as_file(files("reconcile.lexicon").joinpath("wordpieces.npy")) as path:
        table: npt.NDArray[np.int8] = np.load(path, mmap_mode="r")
    return table
