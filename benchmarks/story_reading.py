"""Stories whose links were read by hand, as dossiers with reference answers.

    python benchmarks/story_reading.py STORIES.jsonl.gz FOLDER [READING.csv]
    reconcile evaluate FOLDER

STORIES is as ``reading.py`` takes it. Every story that READING (``readings/stories.csv``) tells of becomes a dossier
below FOLDER; the table holds files, offsets (from 0, half open, in the paragraphs joined by a blank line) and verdicts,
and no word of a story.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from reading import rows, write

READING = Path(__file__).parent / "readings" / "stories.csv"
COLUMNS = ("id", "must", "relation", "difference", "a_source", "a_phrase", "b_source", "b_phrase", "note")


def read_by_hand(table: Path) -> dict[str, list[dict[str, str]]]:
    """The links that were read, by story."""
    found = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["story"]].append(row)
    return found


def answers(links: Sequence[Mapping[str, str]], texts: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Reference rows with the words at the offsets."""

    def side(link: Mapping[str, str], which: str) -> tuple[str, str]:
        file = link[f"{which}_file"]
        return file, texts[file][int(link[f"{which}_start"]) : int(link[f"{which}_end"])]

    return [
        (f"r{n}", link["must"], link["relation"], link["difference"], *side(link, "a"), *side(link, "b"), "")
        for n, link in enumerate(links, start=1)
    ]


def main(path: Path, folder: Path, table: Path = READING) -> None:
    """Write the dossiers."""
    reading = read_by_hand(table)
    for row in rows(path):
        if row["story"] not in reading:
            continue
        dossier = folder / row["story"]
        dossier.mkdir(parents=True)
        write(row, dossier)
        texts = {Path(s["file"]).stem: "\n\n".join(s["paragraphs"]) for s in row["sources"]}
        with (dossier / "gold_links.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *answers(reading[row["story"]], texts)])


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
