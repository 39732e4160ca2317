"""Counts in how many stories each lemma stands: the source of ``lexicon/frequency.csv``."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reconcile.claims.parsed import parse
from reconcile.claims.parsed.sentences import split
from reconcile.model import Span
from reconcile.profiles import content
from reconcile.readers import read


def frequency(texts: dict[str, list[str]]) -> Counter[str]:
    """In how many stories each lemma stands; the number of stories under the empty lemma."""
    counts: Counter[str] = Counter({"": len(texts)})
    for story in sorted(texts):
        spans = [(p, s) for p in texts[story] for s in split(p, Span(0, len(p)))]
        words = parse.parse_texts(p[s.start : s.end] for p, s in spans)
        counts.update(content([w for sentence in words for w in sentence]))
    return counts


def stories_in(dossiers: Sequence[Path], stories: Path) -> dict[str, list[str]]:
    """The paragraphs of every story to count words in: dossiers, and a gzipped file with one JSON object a story."""
    found = {d.name: [p for doc in read([d]).documents for p in doc.text.split("\n")] for d in dossiers}
    with gzip.open(stories, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            found[row["story"]] = [p for s in row["sources"] for p in s["paragraphs"]]
    return found
