"""How well the status of a claim tells what is worth checking, against sentences marked by hand.

    python benchmarks/checkworthy.py SENTENCES.jsonl.gz [SHARE] [--list]

SENTENCES holds one JSON object a line with ``id``, ``text`` and ``label`` (1: a statement of fact that is worth
checking). A sentence counts as told to be one where any of its claims is a fact or a plan. Of every ten sentences, by
the last figure of the id, the first five are for learning from and the last five for measuring: SHARE is ``learn``,
``measure`` (as given) or ``all``. Printed are precision, recall and F1, and the share of each status among sentences
of both labels; ``--list`` prints the errors, of the first share only.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reconcile.claims import find_slots, within
from reconcile.claims.parsed.parse import parse_texts
from reconcile.claims.pieces.split import split
from reconcile.claims.standing.status import status
from reconcile.model import COMPARED, Role, Sentence, Span, Status

SHARES = {"learn": "01234", "measure": "56789", "all": "0123456789"}
CHECKABLE = (Status.FACT, Status.PLAN)


def rows(path: Path, share: str) -> list[dict[str, str]]:
    """The marked sentences of one share."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return [r for r in map(json.loads, lines) if r["id"][-1] in SHARES[share] and r["text"].strip()]


def statuses(sentence: Sentence) -> Iterator[Status]:
    """The status of each claim of a sentence."""
    slots = find_slots(sentence, "")
    for piece in split(sentence):
        yield status(sentence, piece, within(slots, Span(piece.start, piece.end)))


def overall(found: frozenset[Status]) -> Status:
    """The most checkable of the statuses of a sentence."""
    return min(found, key=lambda s: (s not in CHECKABLE, s not in COMPARED, s))


def main(path: str, share: str, listed: bool) -> None:
    """Print the figures of one share, or its errors."""
    marked = rows(Path(path), share)
    told: Counter[tuple[int, Status]] = Counter()
    for row, words in zip(marked, parse_texts(r["text"] for r in marked), strict=True):
        text = row["text"]
        whole = overall(frozenset(statuses(Sentence("text", 1, Role.BODY, 0, len(text), text, words))))
        label = int(row["label"])
        told[label, whole] += 1
        if listed and share == "learn" and label != (whole in CHECKABLE):
            print(label, whole, text, sep="\t")
    right, every = (sum(told[label, s] for s in CHECKABLE for label in labels) for labels in ((1,), (0, 1)))
    worth = sum(told[1, s] for s in Status)
    precision, recall = right / every, right / worth
    print(f"{len(marked)} sentences, {worth} worth checking: precision {precision:.2f} recall {recall:.2f}", end=" ")
    print(f"F1 {2 * precision * recall / (precision + recall):.2f} (all of them: {worth / len(marked):.2f} 1.00)")
    for s in Status:
        print(f"  {s:10} {told[1, s] / worth:.2f} of those, {told[0, s] / (len(marked) - worth):.2f} of the others")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--list"]
    if not arguments or (arguments[1:] and arguments[1] not in SHARES):
        sys.exit(__doc__)
    main(arguments[0], (arguments[1:] or ["measure"])[0], "--list" in sys.argv)
