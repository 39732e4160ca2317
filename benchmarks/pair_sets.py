"""How the judge does on public sets of sentence pairs, each pair taken for two sources of one sentence.

    python benchmarks/pair_sets.py PAIRS [PAIRS ...] [--pairs N] [--seed N]

PAIRS are files of gzipped JSON lines with ``a``, ``b`` and ``label`` (agree, conflict, neutral; in two-way sets
not_agree). Of each file N pairs (300) are drawn by seed. Printed is, for each label, what was reported: agree,
conflict or nothing. The weights are learned on whole stories, where a sentence has rivals and neighbours; a bare
pair has neither, so these figures are a lower bound and a check against drift, not a goal.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections import Counter
from pathlib import Path

from reconcile.claims import extract
from reconcile.judge import judge
from reconcile.model import Relation
from reconcile.pairs import candidates
from reconcile.readers import read
from reconcile.settings import Settings

REPORTED = (Relation.AGREE, Relation.CONFLICT)


def relation(one: str, other: str) -> Relation | None:
    """What is reported of two sentences; a conflict goes before an agreement."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a", one), ("b", other)):
            Path(folder, f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        links = judge(candidates(extract(read([Path(folder)]).documents)), Settings()).links
    found = {link.relation for link in links}
    return next((r for r in (Relation.CONFLICT, Relation.AGREE) if r in found), None)


def main(paths: list[Path], pairs: int, seed: int) -> None:
    """Print a table for each file."""
    for path in paths:
        rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
        drawn = random.Random(seed).sample(rows, min(pairs, len(rows)))
        told = Counter((row["label"], relation(row["a"], row["b"])) for row in drawn)
        print(path.name.partition(".")[0])
        for label in sorted({label for label, _ in told}):
            whole = sum(n for (here, _), n in told.items() if here == label)
            shares = "  ".join(f"{r} {told[label, r] / whole:.2f}" for r in REPORTED)
            print(f"  {label:10} {whole:4} pairs: {shares}  nothing {told[label, None] / whole:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PAIRS")
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(given.paths, given.pairs, given.seed)
