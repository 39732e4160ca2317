"""Reference answers of a dossier: which phrases of two sources are linked, and which must not be."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.profiles import plain

LINKS = "gold_links.csv"
TRAPS = "must_not_link.csv"


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference row; sources are file names without their ending, in lower case, phrases made plain.

    ``relations`` is what a careful editor would take ("agree", "conflict"), empty for a trap;
    ``forbids_any`` marks a trap that must not be linked at all.
    """

    row: str
    relations: frozenset[str]
    difference: str
    must: bool
    a_source: str
    a_phrase: str
    b_source: str
    b_phrase: str
    forbids_any: bool = False

    def speaks_of(self, a_source: str, a_text: str, b_source: str, b_text: str) -> bool:
        """Whether two texts, made plain, hold the two phrases, either way round."""
        here = (a_source.casefold(), b_source.casefold())
        straight = here == (self.a_source, self.b_source) and self.a_phrase in a_text and self.b_phrase in b_text
        crossed = here == (self.b_source, self.a_source) and self.b_phrase in a_text and self.a_phrase in b_text
        return straight or crossed


def links(folder: Path) -> tuple[Reference, ...]:
    """The reference links of a dossier; none where it has no such file."""
    return tuple(_references(folder / LINKS, trap=False))


def traps(folder: Path) -> tuple[Reference, ...]:
    """The pairs of a dossier that must not be reported as a conflict."""
    return tuple(_references(folder / TRAPS, trap=True))


def _references(path: Path, trap: bool) -> Iterator[Reference]:
    if not path.exists():
        return
    with path.open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            yield Reference(
                row=row["id"],
                relations=frozenset() if trap else frozenset(row["relation"].split("|")),
                difference=row.get("difference") or "",
                must=row.get("must") == "yes",
                a_source=Path(row["a_source"]).stem.casefold(),
                a_phrase=plain(row["a_phrase"]),
                b_source=Path(row["b_source"]).stem.casefold(),
                b_phrase=plain(row["b_phrase"]),
                forbids_any=row.get("forbids") == "any",
            )
