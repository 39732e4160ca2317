"""Agreeing pairs of a dossier with one value or one "not" changed: plentiful conflicts, where real ones are few.

Of each pair of phrases that the reference answers of a dossier hold to agree, and any editor would expect (``must``),
the second is changed where both hold the value.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile import reference
from reconcile.claims import extract
from reconcile.model import Claim
from reconcile.profiles import plain
from reconcile.readers import read
from reconcile.reference import LINKS

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
KINDS = ("number", "date", "year", "negation")
# A whole number up to this is changed by one, a greater one in its second figure.
SMALL = 20
# How far a weekday is moved: nights that may be one are left out.
AWAY = 3
_FIGURE = re.compile(r"(?<![\w.,-])[$£€]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,.]*\d)(?!-)")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w,.]*\d)")
_VERB = re.compile(r"\b(?:was|were|is|are|will|has|had|have|would)\b(?! not|n)")
_DENIED = re.compile(r"\b(?:not|never|no|denied)\b|n't")


@dataclass(frozen=True, slots=True)
class Change:
    """The phrase ``b`` of a dossier's source with something else in it, beside the phrase ``a`` that holds to it.

    ``was`` and ``now`` are the words in the place of each other; "" where a "not" was put in.
    """

    folder: Path
    a_source: str
    a: str
    b_source: str
    b: str
    changed: str
    was: str
    now: str

    def claims(self) -> tuple[Claim, ...]:
        """The claims of the dossier with the phrase changed."""
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / self.folder.name
            shutil.copytree(self.folder, folder)
            path = next(p for p in folder.iterdir() if p.stem == self.b_source)
            path.write_text(path.read_text(encoding="utf-8").replace(self.b, self.changed), encoding="utf-8")
            return extract(read([folder]).documents)

    def is_between(self, x: Claim, y: Claim) -> bool:
        """Whether two claims are of the sentences of the two phrases."""
        held = ((self.a_source, self.a), (self.b_source, self.changed))
        return all(any(_holds(claim, source, text) for claim in (x, y)) for source, text in held)


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


def changes(kind: str, a: str, b: str) -> Iterator[tuple[int, int, str]]:
    """What to put between two places of the second phrase, for another value than the one that both phrases hold.

    >>> list(changes("date", "It shut on Monday.", "It closed Monday."))
    [(10, 16, 'Thursday')]
    """
    if kind == "number":
        for match in _FIGURE.finditer(b):
            if not _YEAR.fullmatch(match[1]) and re.search(rf"(?<![\w.,]){re.escape(match[1])}(?![\w,.]*\d)", a):
                yield match.start(1), match.end(1), figure(match[1])
        for match in re.finditer(rf"\b(?:{'|'.join(NUMBERS)})\b", b, re.I):
            if re.search(rf"\b{match[0]}\b", a, re.I):
                yield match.start(), match.end(), figure(match[0])
    elif kind == "date":
        for day in DAYS:
            if re.search(rf"\b{day}\b", a) and (found := re.search(rf"\b{day}\b", b)):
                yield found.start(), found.end(), DAYS[(DAYS.index(day) + AWAY) % len(DAYS)]
    elif kind == "year":
        for match in _YEAR.finditer(b):
            if match[0] in a:
                yield match.start(), match.end(), str(int(match[0]) - 1)
    elif (found := _VERB.search(b)) and not _DENIED.search(f"{a} {b}"):
        yield found.end(), found.end(), " not"


def cases(root: Path, kind: str) -> Iterator[Change]:
    """Every change of a kind in the dossiers below a folder."""
    for table in sorted(root.rglob(LINKS)):
        files = {path.stem: path for path in table.parent.iterdir()}
        for row in reference.rows(table):
            a_source, b_source = Path(row["a_source"]).stem, Path(row["b_source"]).stem
            if row["relation"] != "agree" or row["must"] != "yes" or not {a_source, b_source} <= files.keys():
                continue
            a, b = row["a_phrase"], row["b_phrase"]
            if files[b_source].read_text(encoding="utf-8").count(b) == 1:
                for start, end, now in changes(kind, a, b):
                    changed = b[:start] + now + b[end:]
                    yield Change(table.parent, a_source, a, b_source, b, changed, b[start:end], now)


def _holds(claim: Claim, source: str, text: str) -> bool:
    return Path(claim.source).stem == source and plain(text) in plain(claim.sentence.text)
