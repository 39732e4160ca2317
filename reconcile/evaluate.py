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
    reported pairs that it forbids. ``kinds`` has found and expected conflicts by difference,
    ``told`` right and reported ones. ``wrong`` counts the pairs reported with the opposite relation only.
    """

    must: int = 0
    found: int = 0
    conflicts: int = 0
    conflicts_found: int = 0
    reported: dict[str, int] = field(default_factory=lambda: {AGREE: 0, CONFLICT: 0})
    right: dict[str, int] = field(default_factory=lambda: {AGREE: 0, CONFLICT: 0})
    named: int = 0
    traps: int = 0
    wrong: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    told: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Add another dossier's counts."""
        for name in ("must", "found", "conflicts", "conflicts_found", "named", "traps", "wrong"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for relation in (AGREE, CONFLICT):
            self.reported[relation] += other.reported[relation]
            self.right[relation] += other.right[relation]
        for mine, theirs in ((self.kinds, other.kinds), (self.told, other.told)):
            for kind, (part, whole) in theirs.items():
                before = mine.get(kind, (0, 0))
                mine[kind] = (before[0] + part, before[1] + whole)

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
            _count(out, here, [r for r in rows if here[0].answers(r)], traps)
    return out


def _count(out: Tally, here: Sequence[Reported], held: Sequence[Reference], traps: Sequence[Reference]) -> None:
    """Count one pair that was reported with one relation; ``held`` are the reference's rows on it."""
    relation = here[0].relation
    right = [r for r in held if relation in r.relations]
    out.reported[relation] += 1
    out.right[relation] += bool(right)
    out.wrong += bool(held) and not right
    out.traps += not right and any(here[0].answers(t) and (relation == CONFLICT or t.forbids_any) for t in traps)
    if relation == CONFLICT:
        out.named += any(r.difference == t.difference for r in right for t in here)
        for kind in sorted({t.difference for t in here}):
            before = out.told.get(kind, (0, 0))
            out.told[kind] = (before[0] + bool(right), before[1] + 1)


def lines(tallies: dict[str, Tally]) -> Iterator[str]:
    """The table that ``reconcile evaluate`` prints: a line a dossier, the whole, and recall by difference."""
    whole = Tally()
    for name, counts in tallies.items():
        whole.add(counts)
        yield _line(name, counts)
    yield _line("all", whole)
    for kind in sorted(whole.kinds.keys() | whole.told.keys()):
        right, reported = whole.told.get(kind, (0, 0))
        found, expected = whole.kinds.get(kind, (0, 0))
        yield (
            f"  conflicts of {kind or 'no named difference'}: recall {_ratio(found, expected)}"
            f"  precision {_ratio(right, reported)}"
        )


def _line(name: str, t: Tally) -> str:
    return (
        f"{name:20} found {_ratio(t.found, t.must)}  conflict recall {_ratio(t.conflicts_found, t.conflicts)}"
        f"  conflict precision {_ratio(t.right[CONFLICT], t.reported[CONFLICT])}"
        f"  difference {_ratio(t.named, t.right[CONFLICT])}"
        f"  agree precision {_ratio(t.right[AGREE], t.reported[AGREE])}"
        f"  wrong {t.wrong}  traps {t.traps}"
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
