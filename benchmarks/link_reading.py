"""Links drawn by lot from real stories, for reading by hand; and what readings say.

    python benchmarks/link_reading.py draw STORIES.jsonl.gz SEED [LINKS] [READING.csv]
    python benchmarks/link_reading.py table READING.csv...

STORIES is as ``reading.py`` takes it. ``draw`` takes LINKS (60) conflicts and as many agreements, or all where there
are fewer, and prints their sentences; READING.csv is started with a row a link and no word of the text, verdicts
empty. A reader answers y or n: ``right`` (a conflict: as stated the two cannot both be accurate, or differ
materially; an agreement: the two say the same of one fact, one perhaps in more detail), and names the kind of
``error``.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from reading import command, filled, print_errors, start, stories

from reconcile.judge import judge
from reconcile.model import Link, Relation
from reconcile.pairs import candidates
from reconcile.settings import Settings

PLACE = ("a_file", "a_start", "b_file", "b_start")
COLUMNS = ("number", "link_id", "story", "relation", "difference", *PLACE, "right", "error")


def drawn(path: Path, seed: str, count: int) -> list[tuple[str, Link]]:
    """Links of both relations by lot, with the story of each."""
    found = [(story, link) for story, claims in stories(path) for link in judge(candidates(claims), Settings()).links]
    out: list[tuple[str, Link]] = []
    for relation in (Relation.CONFLICT, Relation.AGREE):
        here = [item for item in found if item[1].relation is relation]
        out += [here[i] for i in sorted(random.Random(seed).sample(range(len(here)), min(count, len(here))))]
    return out


def draw(path: str, seed: str, count: str = "60", reading: str = "") -> None:
    """Print links drawn by lot, and start their table."""
    rows = []
    for number, (story, link) in enumerate(drawn(Path(path), seed, int(count)), start=1):
        print(f"\n({number}) {story} {link.strength} {link.relation} {link.difference}: {link.why}")
        for claim in (link.a, link.b):
            print(f"  {claim.source} {claim.published}: {claim.sentence.text}\n    [{claim.text}]")
        place = (link.a.source, link.a.start, link.b.source, link.b.start)
        rows.append((number, link.link_id, story, link.relation, link.difference, *place, "", ""))
    start(reading, COLUMNS, rows)


def table(paths: Sequence[str]) -> None:
    """Print, for each reading, the share of each relation that is right, and the errors by kind."""
    for path in paths:
        found = filled(path)
        for relation in (Relation.CONFLICT, Relation.AGREE):
            here = [r for r in found if r["relation"] == relation]
            print(f"{Path(path).name}: {sum(r['right'] == 'y' for r in here)} of {len(here)} {relation} right")
            print_errors(here)


if __name__ == "__main__":
    command(draw, table, __doc__)
