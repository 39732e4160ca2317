"""Who says what in a set of texts, as JSON lines that can be scored against attributions marked by hand.

    python benchmarks/attributions.py TEXTS.jsonl.gz [SPLIT] > PREDICTIONS.jsonl

TEXTS holds one JSON object a line, with at least ``doc`` (an id) and ``text`` (a paragraph a line); where ``split``
is given too, SPLIT picks one. Printed is one object for each stretch that somebody other than the source says:
``doc``, ``start``, ``end`` (characters of the text), ``said_by``, ``said_as``, ``stance`` and ``chain``.
Words a second go to standard error, the parser's time apart.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from reconcile.claims.parsed.parse import sentences
from reconcile.claims.said.speech import find
from reconcile.model import Document, Kind, Paragraph, Role


def document(name: str, text: str) -> Document:
    """A document of body paragraphs, one a line."""
    paragraphs: list[Paragraph] = []
    place = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(len(paragraphs) + 1, place, place + len(line), Role.BODY))
        place += len(line) + 1
    return Document(name, name, text, "", "", "", Kind.NEWS, "", "", "", "", "", tuple(paragraphs))


def texts(path: Path, split: str) -> Iterator[tuple[str, str]]:
    """Id and text of each line of a file, of one split where one is asked for."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n")
    for row in map(json.loads, filter(None, lines)):
        if not split or row.get("split") == split:
            yield row["doc"], row["text"]


def main(path: str, split: str = "") -> None:
    """Print the speeches of every text."""
    words, seconds = 0, 0.0
    for name, text in texts(Path(path), split):
        doc = document(name, text)
        parsed = sentences(doc)
        started = time.perf_counter()
        found = find(doc, parsed)
        seconds += time.perf_counter() - started
        words += len(text.split())
        for s in found:
            print(
                json.dumps(
                    {
                        "doc": name,
                        "start": s.span.start,
                        "end": s.span.end,
                        "said_by": s.said_by,
                        "said_as": s.said_as,
                        "stance": s.stance,
                        "chain": s.chain,
                    }
                )
            )
    print(f"{words} words, {words / max(seconds, 1e-9):.0f} words a second", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:3])
