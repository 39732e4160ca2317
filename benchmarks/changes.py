"""Agreeing pairs with one value or one "not" changed: how many are then reported to conflict.

    python benchmarks/changes.py DOSSIERS [number|date|year|negation] [EVERY]

``reconcile.judge.altered`` makes the changes, and the story is cross-checked again with each. Such conflicts are
plentiful where real ones are scarce, and easier: they tell recall by kind, not precision. EVERY takes each so manieth
case only.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from reconcile.judge import judge
from reconcile.judge.altered import KINDS, Change, cases
from reconcile.model import Link
from reconcile.pairs import candidates
from reconcile.settings import Settings


def told(change: Change) -> list[Link]:
    """The links that the changed story has between the two sentences."""
    links = judge(candidates(change.claims()), Settings()).links
    return [link for link in links if change.is_between(link.a, link.b)]


def main(root: str, kind: str = "", every: str = "1") -> None:
    """Print, for each kind, how many changed pairs are reported to conflict, and how many still to agree."""
    for one in (kind,) if kind else KINDS:
        found = [sorted({link.relation.value for link in told(c)}) for c in list(cases(Path(root), one))[:: int(every)]]
        counts = Counter(relations[-1] if relations else "nothing" for relations in found)
        share = counts["conflict"] / len(found) if found else 0.0
        print(f"{one}: {len(found)} changed, conflict {counts['conflict']} ({share:.2f}), agree {counts['agree']}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4) or (sys.argv[2:3] and sys.argv[2] not in KINDS):
        sys.exit(__doc__)
    main(*sys.argv[1:])
