"""The obvious alternatives to what the judge does, on the same sentences: every pair of them, without an index.

    python benchmarks/alternatives.py DOSSIER [ENCODER.onnx TOKENIZER.json]

Printed are pairs a second on one core, and what all pairs of the dossier take, measured or, where that would be long,
reckoned from a measured number of pairs. ``rapidfuzz.process.cdist`` does nothing but compare letters. The encoder is
any BERT-like ONNX model that reads two sentences at once (a small NLI cross-encoder), with its tokenizer; nothing is
downloaded. The judge over all pairs is our own without its index.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from reconcile.claims import extract
from reconcile.judge import judge
from reconcile.model import Claim
from reconcile.pairs import all_pairs
from reconcile.readers import read
from reconcile.settings import Settings

# As many pairs are measured at most; an encoder reads so many at a time.
MEETINGS, READ, BATCH = 2_000, 512, 32
# Words of a pair beyond which an encoder cuts it.
LONGEST = 128
# Rows of the matrix of likenesses that are held at a time: the whole would not fit the memory.
ROWS = 512

Sentence = tuple[str, str]


class Rate(NamedTuple):
    """One way of comparing: how many pairs a second, and the seconds that all pairs of a story take."""

    name: str
    pairs: float
    seconds: float


def sentences(claims: Sequence[Claim]) -> list[Sentence]:
    """The sentences that hold claims, each with its source, in canonical order."""
    found = {(claim.source, claim.sentence.start): claim.sentence.text for claim in claims}
    return [(source, found[source, start]) for source, start in sorted(found)]


def across(found: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Every two sentences of two sources."""
    return ((a, b) for (x, a), (y, b) in combinations(found, 2) if x != y)


def number(found: Sequence[Sentence]) -> int:
    """How many pairs ``across`` has."""
    sizes = [sum(1 for source, _ in found if source == one) for one in {source for source, _ in found}]
    return (len(found) ** 2 - sum(size**2 for size in sizes)) // 2


def letters(found: Sequence[Sentence], scorer: Callable[..., Any]) -> Rate:
    """All pairs by the likeness of their letters, measured whole; each pair once, those within a source too."""
    texts = [text for _, text in found]
    start = time.process_time()
    for row in range(0, len(texts), ROWS):
        process.cdist(texts[row : row + ROWS], texts[row:], scorer=scorer, workers=1)
    seconds = time.process_time() - start
    return Rate(f"rapidfuzz cdist, {scorer.__name__}", len(texts) ** 2 / 2 / max(seconds, 1e-9), seconds)


def judged(claims: Sequence[Claim], found: Sequence[Sentence]) -> Rate:
    """Our judge over all pairs, from the first MEETINGS of them."""
    meetings = list(islice(all_pairs(claims), MEETINGS))
    start = time.process_time()
    judge(meetings, Settings())
    pairs = len(meetings) / (time.process_time() - start)
    return Rate("the judge over all pairs", pairs, number(found) / pairs)


def encoded(found: Sequence[Sentence], model: Path, tokenizer: Path) -> Rate:
    """An encoder over all pairs, one way round, from READ of them drawn evenly; the shorter are read together."""
    step = max(1, number(found) // READ)
    pairs = sorted(islice(across(found), 0, READ * step, step), key=lambda pair: len(pair[0]) + len(pair[1]))
    read_pairs = _reader(model, tokenizer)
    read_pairs(pairs[:BATCH])
    start = time.process_time()
    for at in range(0, len(pairs), BATCH):
        read_pairs(pairs[at : at + BATCH])
    rate = len(pairs) / (time.process_time() - start)
    return Rate(f"encoder {model.name}", rate, number(found) / rate)


def _reader(model: Path, tokenizer: Path) -> Callable[[Sequence[tuple[str, str]]], object]:
    """What runs an encoder over a few pairs on one core."""
    import numpy as np
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    names = [given.name for given in session.get_inputs()]
    words = Tokenizer.from_file(str(tokenizer))
    words.enable_truncation(LONGEST)
    words.enable_padding()

    def read_pairs(pairs: Sequence[tuple[str, str]]) -> object:
        found = words.encode_batch(list(pairs))
        fields = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
        return session.run(None, {n: np.array([getattr(f, fields[n]) for f in found], np.int64) for n in names})

    return read_pairs


def rates(dossier: Path, encoder: Sequence[Path] = ()) -> Iterator[Rate | str]:
    """Each alternative on a dossier; a line of words where one is left out, and why."""
    claims = extract(read([dossier]).documents)
    found = sentences(claims)
    yield letters(found, fuzz.ratio)
    yield letters(found, fuzz.token_set_ratio)
    yield judged(claims, found)
    try:
        yield encoded(found, *encoder) if encoder else "encoder: left out, no model was given (--encoder, --tokenizer)"
    except ImportError as error:
        yield f"encoder: left out, {error.name} is not installed (pip install 'reconcile[benchmark]')"


def main() -> None:
    dossier, *encoder = map(Path, sys.argv[1:])
    for rate in rates(dossier, encoder):
        told = rate if isinstance(rate, str) else f"{rate.name:32} {rate.pairs:14,.0f} pairs/s {rate.seconds:12,.2f} s"
        print(told)


if __name__ == "__main__":
    main()
