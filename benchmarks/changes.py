"""Agreeing pairs with one figure, one day or one "not" changed: how many are then reported to conflict.

    python benchmarks/changes.py DOSSIERS [number|date|negation] [EVERY]

Of each pair of phrases that the reference answers of a dossier hold to agree, and any editor would expect (``must``),
the second is changed where both hold the value, and the story cross-checked again. Such conflicts are plentiful where
real ones are scarce, and easier: they tell recall by kind, not precision. EVERY takes each so manieth case only.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.claims import extract
from reconcile.judge import judge
from reconcile.model import Claim, Link
from reconcile.pairs import candidates
from reconcile.readers import read
from reconcile.reference import LINKS
from reconcile.settings import Settings

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
KINDS = ("number", "date", "negation")
# A whole number up to this is changed by one, a greater one in its second figure.
SMALL = 20
# How far a weekday is moved: nights that may be one are left out.
AWAY = 3
_FIGURE = re.compile(r"(?<![\w.,-])[$£€]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,.]*\d)(?!-)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VERB = re.compile(r"\b(?:was|were|is|are|will|has|had|have|would)\b(?! not|n)")
_DENIED = re.compile(r"\b(?:not|never|no|denied)\b|n't")


@dataclass(frozen=True, slots=True)
class Change:
    """The phrase ``b`` of a dossier's source with something else in it, beside the phrase ``a`` that holds to it."""

    folder: Path
    a_source: str
    a: str
    b_source: str
    b: str
    changed: str


def figure(text: str) -> str:
    """Another figure of the same size.

    >>> [figure(text) for text in ("four", "7", "12,345", "2.5")]
    ['five', '8', '13,345', '3.0']
    """
    if text.casefold() in NUMBERS:
        other = NUMBERS[(NUMBERS.index(text.casefold()) + 1) % len(NUMBERS)]
        return other.capitalize() if text[0].isupper() else other
    if "." in text:
        return f"{float(text) + max(0.5, round(float(text) / 10, 1)):.1f}"
    value = int(text.replace(",", ""))
    more = 1 if value <= SMALL else 10 ** (len(str(value)) - 2)
    return f"{value + more:,}" if "," in text else str(value + more)


def changes(kind: str, a: str, b: str) -> Iterator[str]:
    """The second phrase with another value in the place of one that both phrases hold."""
    if kind == "number":
        for match in _FIGURE.finditer(b):
            told = match[1]
            if not _YEAR.fullmatch(told) and re.search(rf"(?<![\w.,]){re.escape(told)}(?![\w,.]*\d)", a):
                yield b[: match.start(1)] + figure(told) + b[match.end(1) :]
        for match in re.finditer(rf"\b(?:{'|'.join(NUMBERS)})\b", b, re.I):
            if re.search(rf"\b{match[0]}\b", a, re.I):
                yield b[: match.start()] + figure(match[0]) + b[match.end() :]
    elif kind == "date":
        for day in DAYS:
            if re.search(rf"\b{day}\b", a) and (found := re.search(rf"\b{day}\b", b)):
                yield b[: found.start()] + DAYS[(DAYS.index(day) + AWAY) % len(DAYS)] + b[found.end() :]
    elif (found := _VERB.search(b)) and not _DENIED.search(f"{a} {b}"):
        yield f"{b[: found.end()]} not{b[found.end() :]}"


def cases(root: Path, kind: str) -> Iterator[Change]:
    """Every change of a kind in the dossiers below a folder."""
    for table in sorted(root.rglob(LINKS)):
        files = {path.stem: path for path in table.parent.iterdir()}
        for row in _rows(table):
            a_source, b_source = Path(row["a_source"]).stem, Path(row["b_source"]).stem
            if row["relation"] != "agree" or row["must"] != "yes" or not {a_source, b_source} <= files.keys():
                continue
            a, b = row["a_phrase"], row["b_phrase"]
            if files[b_source].read_text(encoding="utf-8").count(b) == 1:
                for changed in changes(kind, a, b):
                    yield Change(table.parent, a_source, a, b_source, b, changed)


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def told(change: Change) -> list[Link]:
    """The links that the changed story has between the two sentences."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / change.folder.name
        shutil.copytree(change.folder, folder)
        path = next(p for p in folder.iterdir() if p.stem == change.b_source)
        path.write_text(path.read_text(encoding="utf-8").replace(change.b, change.changed), encoding="utf-8")
        claims = extract(read([folder]).documents)
    links = judge(candidates(claims), Settings()).links
    return [link for link in links if _is_between(change, link)]


def _is_between(change: Change, link: Link) -> bool:
    held = ((change.a_source, change.a), (change.b_source, change.changed))
    return all(any(_holds(claim, source, text) for claim in (link.a, link.b)) for source, text in held)


def _holds(claim: Claim, source: str, text: str) -> bool:
    return Path(claim.source).stem == source and " ".join(text.split()) in " ".join(claim.sentence.text.split())


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
