"""Reports against reference answers: precision and recall, overall and by difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reconcile import reference
from reconcile.errors import UsageError
from reconcile.model import Link, Relation
from reconcile.pipeline import reconcile
from reconcile.profiles import plain
from reconcile.reference import Reference
from reconcile.settings import Settings

AGREE, CONFLICT = Relation.AGREE.value, Relation.CONFLICT.value


@dataclass(slots=True)
class Tally:
    """Counts over one dossier or several; a pair of sentences counts once for each relation.

    ``found`` counts the reference links that any editor would expect (``must``) and that are reported with an
    accepted relation; ``right`` the reported pairs that the reference holds, of ``reported``; ``traps`` the
    reported pairs that it forbids. ``kinds`` has found and expected conflicts by difference.
    """

    must: int = 0
    found: int = 0
    conflicts: int = 0
    conflicts_found: int = 0
    reported: dict[str, int] = field(default_factory=lambda: {AGREE: 0, CONFLICT: 0})
    right: dict[str, int] = field(default_factory=lambda: {AGREE: 0, CONFLICT: 0})
    named: int = 0
    traps: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Add another dossier's counts."""
        for name in ("must", "found", "conflicts", "conflicts_found", "named", "traps"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for relation in (AGREE, CONFLICT):
            self.reported[relation] += other.reported[relation]
            self.right[relation] += other.right[relation]
        for kind, (found, expected) in other.kinds.items():
            before = self.kinds.get(kind, (0, 0))
            self.kinds[kind] = (before[0] + found, before[1] + expected)

    @property
    def precision(self) -> float:
        """Share of the reported conflicts that the reference holds; 1 where none is reported."""
        return _share(self.right[CONFLICT], self.reported[CONFLICT], 1.0)

    @property
    def recall(self) -> float:
        """Share of the reference's conflicts that are reported; 1 where it has none."""
        return _share(self.conflicts_found, self.conflicts, 1.0)


@dataclass(frozen=True, slots=True)
class Reported:
    """One pair of sentences, made plain, as a report links it."""

    relation: str
    difference: str
    a_source: str
    a_text: str
    b_source: str
    b_text: str

    def answers(self, row: Reference) -> bool:
        """Whether this is the pair that a reference row speaks of."""
        return row.speaks_of(self.a_source, self.a_text, self.b_source, self.b_text)


def dossiers(root: Path) -> tuple[Path, ...]:
    """The dossiers below a folder (itself included) that hold reference answers, sorted; UsageError without any."""
    found = tuple(sorted(p.parent for p in root.rglob(reference.LINKS)))
    if not found:
        raise UsageError(f"{root}: no dossier with reference answers; one with a {reference.LINKS} is accepted")
    return found


def evaluate(folder: Path, settings: Settings) -> Tally:
    """Cross-check one dossier and hold its links against its reference answers."""
    return tally(reconcile([folder], settings).links, reference.links(folder), reference.traps(folder))


def tally(links: Sequence[Link], rows: Sequence[Reference], traps: Sequence[Reference]) -> Tally:
    """Links counted against reference rows."""
    told = {_reported(link) for link in links}
    out = Tally(must=sum(r.must for r in rows), conflicts=sum(_only_conflict(r) for r in rows))
    for row in rows:
        relations = {t.relation for t in told if t.answers(row)}
        out.found += row.must and bool(relations & row.relations)
        if _only_conflict(row):
            hit = CONFLICT in relations
            out.conflicts_found += hit
            found, expected = out.kinds.get(row.difference, (0, 0))
            out.kinds[row.difference] = (found + hit, expected + 1)
    for relation in (AGREE, CONFLICT):
        pairs = {(t.a_source, t.a_text, t.b_source, t.b_text) for t in told if t.relation == relation}
        for pair in sorted(pairs):
            here = [t for t in told if t.relation == relation and (t.a_source, t.a_text, t.b_source, t.b_text) == pair]
            held = [r for r in rows if here[0].answers(r) and relation in r.relations]
            out.reported[relation] += 1
            out.right[relation] += bool(held)
            out.named += relation == CONFLICT and any(r.difference == t.difference for r in held for t in here)
            out.traps += not held and any(
                here[0].answers(t) and (relation == CONFLICT or t.forbids_any) for t in traps
            )
    return out


def lines(tallies: dict[str, Tally]) -> Iterator[str]:
    """The table that ``reconcile evaluate`` prints: a line a dossier, the whole, and recall by difference."""
    whole = Tally()
    for name, counts in tallies.items():
        whole.add(counts)
        yield _line(name, counts)
    yield _line("all", whole)
    for kind, (found, expected) in sorted(whole.kinds.items()):
        yield f"  conflicts of {kind or 'no named difference'}: {found} of {expected} found"


def _line(name: str, t: Tally) -> str:
    return (
        f"{name:20} found {_ratio(t.found, t.must)}  conflict recall {_ratio(t.conflicts_found, t.conflicts)}"
        f"  conflict precision {_ratio(t.right[CONFLICT], t.reported[CONFLICT])}"
        f"  difference {_ratio(t.named, t.right[CONFLICT])}"
        f"  agree precision {_ratio(t.right[AGREE], t.reported[AGREE])}  traps {t.traps}"
    )


def _ratio(part: int, whole: int) -> str:
    return f"{_share(part, whole, 0.0):.2f} ({part}/{whole})" if whole else "- (0/0)"


def _share(part: int, whole: int, empty: float) -> float:
    return part / whole if whole else empty


def _only_conflict(row: Reference) -> bool:
    return row.relations == {CONFLICT}


def _reported(link: Link) -> Reported:
    return Reported(
        link.relation.value,
        link.difference.value,
        link.a.source,
        plain(link.a.sentence.text),
        link.b.source,
        plain(link.b.sentence.text),
    )
