"""Reference answers of a dossier: which phrases of two sources are linked, and which must not be."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.profiles import plain

LINKS = "gold_links.csv"
TRAPS = "must_not_link.csv"
_NEEDED = ("id", "a_source", "a_phrase", "b_source", "b_phrase")
LINKED = (*_NEEDED, "relation")


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
    """The reference links of a dossier; none where it has no such file. Raises UsageError for a spoilt one."""
    return tuple(_references(folder / LINKS, trap=False))


def traps(folder: Path) -> tuple[Reference, ...]:
    """The pairs of a dossier that must not be reported as a conflict. Raises UsageError for a spoilt table."""
    return tuple(_references(folder / TRAPS, trap=True))


def _references(path: Path, trap: bool) -> Iterator[Reference]:
    for row in rows(path, _NEEDED if trap else LINKED) if path.exists() else ():
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


def rows(path: Path, needed: Sequence[str] = LINKED) -> list[dict[str, str]]:
    """The rows of a table with the columns needed, word for word. Raises UsageError for a spoilt one."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            table = csv.DictReader(file, restval="")
            found, columns = list(table), table.fieldnames or ()
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8; {_accepted(needed)}") from None
    except csv.Error as error:
        raise UsageError(f"{path}: is no CSV table ({error}); {_accepted(needed)}") from None
    missing = [column for column in needed if column not in columns]
    if missing:
        raise UsageError(f"{path}: column {missing[0]!r} is missing; {_accepted(needed)}")
    return found


def _accepted(needed: Sequence[str]) -> str:
    return f"CSV in UTF-8 with the columns {', '.join(needed)} is accepted"
