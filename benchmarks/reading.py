"""Sentences drawn by lot from real stories, with the claims made of them, for reading by hand; and what readings say.

    python benchmarks/reading.py draw STORIES.jsonl.gz SEED [SENTENCES] [READING.csv]
    python benchmarks/reading.py table READING.csv...

STORIES holds one story a line: ``story`` and ``sources``, each with ``file``, ``title``, ``publisher``, ``kind``,
``published`` and ``paragraphs``. ``draw`` takes SENTENCES (100) of all of them and prints each after the two before
it, with its claims numbered; READING.csv is started with a row a claim and no word of the text, verdicts empty.

A reader answers y or n: ``alone`` (with its context and what its pronouns refer to, the claim names its subject and
can be understood), ``faithful`` (it says what the sentence says: no negation, hedge, condition or attribution lost),
``speaker`` (the right one, or rightly none), and names the kind of ``error``. ``table`` counts them.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from reconcile.claims import extract
from reconcile.model import Claim
from reconcile.readers import read

VERDICTS = ("alone", "faithful", "speaker")
COLUMNS = ("number", "claim_id", "story", "file", "start", "end", *VERDICTS, "error")
META = ("file", "title", "publisher", "kind", "published")
BEFORE = 2


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Each story of a file, as it stands there."""
    yield from map(json.loads, gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())


def write(story: Mapping[str, Any], folder: Path) -> None:
    """A story as a dossier, its paragraphs joined by a blank line."""
    for source in story["sources"]:
        (folder / source["file"]).write_text("\n\n".join(source["paragraphs"]), encoding="utf-8")
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, META, extrasaction="ignore", restval="")
        table.writeheader()
        table.writerows(story["sources"])


def stories(path: Path) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The name of each story of a file, and the claims of its sources."""
    for row in rows(path):
        with tempfile.TemporaryDirectory() as folder:
            write(row, Path(folder))
            yield row["story"], extract(read([Path(folder)]).documents)


def sentences(path: Path) -> list[tuple[str, str, list[Claim]]]:
    """Each sentence with the two before it: story, the words before, the claims of the sentence."""
    out = []
    for story, claims in stories(path):
        before: list[str] = []
        source = ""
        for key, group in groupby(claims, key=lambda c: (c.source, c.sentence.start)):
            found = list(group)
            before = before if key[0] == source else []
            out.append((story, " ".join(before[-BEFORE:]), found))
            source, before = key[0], [*before, found[0].sentence.text]
    return out


def shown(number: int, claim: Claim) -> str:
    """A claim as a reader needs it."""
    refers = "; ".join(f"{r.text} = {r.key}" for r in claim.refers)
    said = f"{claim.said_as} {' > '.join(claim.chain) or '-'} ({claim.said_by}; {claim.stance})"
    context = f"  << {claim.context}" if claim.context else ""
    return f"  {number}. [{claim.status} | {said}] {claim.text}{context}{f'  {{{refers}}}' if refers else ''}"


def draw(path: str, seed: str, count: str = "100", reading: str = "") -> None:
    """Print sentences drawn by lot with their claims, and start their table."""
    every = sentences(Path(path))
    number, started = 0, []
    for at, i in enumerate(sorted(random.Random(seed).sample(range(len(every)), min(int(count), len(every)))), start=1):
        story, before, claims = every[i]
        print(f"\n({at}) {story} {claims[0].source}\n  … {before}\n  # {claims[0].sentence.text}")
        for claim in claims:
            number += 1
            print(shown(number, claim))
            started.append((number, claim.claim_id, story, claim.source, claim.start, claim.end, "", "", "", ""))
    start(reading, COLUMNS, started)


def table(paths: Sequence[str]) -> None:
    """Print, for each reading, the share of claims that pass each question, and the errors by kind."""
    for path in paths:
        found = filled(path)
        shares = (f"{v} {sum(r[v] == 'y' for r in found) / len(found):.2f}" for v in VERDICTS)
        print(f"{Path(path).name}: {len(found)} claims, {', '.join(shares)}")
        print_errors(found)


def start(reading: str, columns: Sequence[str], started: Iterable[Sequence[object]]) -> None:
    """Start the table of a reading, where one is asked for."""
    if reading:
        with Path(reading).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *started])


def filled(path: str) -> list[dict[str, str]]:
    """The rows of a reading."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def print_errors(found: Iterable[Mapping[str, str]]) -> None:
    """The kinds of errors that a reader named, the most frequent first."""
    for error, n in Counter(r["error"] for r in found if r["error"]).most_common():
        print(f"  {n:3} {error}")


def command(draw: Callable[..., None], table: Callable[[Sequence[str]], None], usage: str | None) -> None:
    """Do what the command line asks for, or tell how it is used."""
    match sys.argv[1:]:
        case ["draw", path, seed, *rest] if len(rest) <= 2:
            draw(path, seed, *rest)
        case ["table", *paths] if paths:
            table(paths)
        case _:
            sys.exit(usage)


if __name__ == "__main__":
    command(draw, table, __doc__)
