"""Stories of ECB+ whose links were read by hand, made of its lists of words, one a line as ``reading.py`` takes them.

    python benchmarks/ecb_stories.py TEXTS.jsonl.gz STORIES.jsonl.gz

TEXTS is as ``coreference.py`` takes it. STORIES gets every story that ``readings/ecb_*.csv`` tell of: the lines that
head a report (addresses of pages apart) are one paragraph, every two sentences after them another.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from coreference import running_text
from reading import rows

READINGS = Path(__file__).parent / "readings"
# So many lines at most head a report, and none of them ends like a sentence.
HEAD = 4
_ENDS = (".", '"', "''", "”", "?", "!")


def paragraphs(sentences: Sequence[Sequence[str]], headed: bool) -> list[str]:
    """The paragraphs of a report, given as lists of words."""
    body = [s for s in sentences if s and s[0] != "http"]
    head = 0
    while headed and head < min(HEAD, len(body)) and body[head][-1] not in _ENDS:
        head += 1
    parts = [body[:head]] if head else []
    return [_text(part) for part in (*parts, *(body[k : k + 2] for k in range(head, len(body), 2)))]


def _text(sentences: Sequence[Sequence[str]]) -> str:
    text, _ = running_text(sentences)
    return re.sub(r"(\w) - (\w)", r"\1-\2", text).replace("$ ", "$")


def read_by_hand() -> dict[str, set[str]]:
    """The reports of each story, without ending."""
    found = defaultdict(set)
    for table in sorted(READINGS.glob("ecb_*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[row["story"]] |= {row["a_file"], row["b_file"]}
    return found


def main(texts: Path, out: Path) -> None:
    """Write the stories."""
    reports = {r["doc"]: paragraphs(r["sentences"], r["doc"].endswith("plus")) for r in rows(texts)}
    with gzip.open(out, "wt", encoding="utf-8") as file:
        for story, docs in sorted(read_by_hand().items()):
            sources = [{"file": f"{d}.txt", "kind": "news", "paragraphs": reports[d]} for d in sorted(docs)]
            file.write(json.dumps({"story": story, "sources": sources}) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:])) if len(sys.argv) == 3 else sys.exit(__doc__)
