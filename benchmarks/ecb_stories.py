"""Stories of ECB+ whose links were read by hand, made of its lists of words, one a line as ``reading.py`` takes them.

    python benchmarks/ecb_stories.py TEXTS.jsonl.gz STORIES.jsonl.gz

TEXTS is as ``coreference.py`` takes it. STORIES gets every story that ``readings/ecb_*.csv`` tell of: the lines that
head a report (addresses of pages apart) are one paragraph, every two sentences after them another.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from coreference import running_text
from reading import rows
from story_reading import READING, read_by_hand

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


def reports_of() -> dict[str, set[str]]:
    """The reports of each story that was read, without ending."""
    tables = sorted(READING.parent.glob("ecb_*.csv"))
    read = {story: links for table in tables for story, links in read_by_hand(table).items()}
    return {story: {link[f"{side}_file"] for link in links for side in "ab"} for story, links in read.items()}


def main(texts: Path, out: Path) -> None:
    """Write the stories."""
    reports = {r["doc"]: paragraphs(r["sentences"], r["doc"].endswith("plus")) for r in rows(texts)}
    with gzip.open(out, "wt", encoding="utf-8") as file:
        for story, docs in sorted(reports_of().items()):
            sources = [{"file": f"{d}.txt", "kind": "news", "paragraphs": reports[d]} for d in sorted(docs)]
            file.write(json.dumps({"story": story, "sources": sources}) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:])) if len(sys.argv) == 3 else sys.exit(__doc__)
