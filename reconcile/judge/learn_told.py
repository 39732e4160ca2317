"""Learns how surely two values are told of one thing, from dossiers with reference answers.

    python -m reconcile.judge.learn_told FOLDER ... [--out FOLDER]

Each FOLDER holds dossiers with ``gold_links.csv``. Two values of sentences that agree, of which one was changed
(``altered.py``), are told of one thing, and so are those for which the reference has a conflict; all others that differ
are not. Writes ``told.csv`` and prints, by stories left out, how many of each kind come to so many log-odds. The same
dossiers give the same trees. Needs the extra ``learn``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from reconcile import reference
from reconcile.claims import extract
from reconcile.judge import boosting, trees
from reconcile.judge.altered import Change, cases
from reconcile.judge.anchors import Value
from reconcile.judge.differing import other_figures, other_moments
from reconcile.judge.figures import spread
from reconcile.judge.fit import fits
from reconcile.judge.learn import answered, folds, save
from reconcile.judge.regression import Floats
from reconcile.judge.told import MEASURES, measured
from reconcile.judge.trees import Forest
from reconcile.judge.weigh import Sum, shipped, sums
from reconcile.model import Claim, Difference, Quantity
from reconcile.pairs import Meeting, Pair, candidates
from reconcile.readers import read

# Sentences that come to less tell of one fact in one case of twenty: what differs in them teaches nothing.
LEAST = -3.0
# Figures further apart are no two versions of one figure, told of one thing or not.
FAR = 3.5
# What was changed by us counts for less than what reporters wrote, and their few conflicts for more.
CHANGED, OTHER, CONFLICT = 0.5, 1.0, 2.0
SETTINGS = boosting.SETTINGS | {"learning_rate": 0.05, "num_leaves": 6, "min_data_in_leaf": 25, "feature_fraction": 0.4}
TREES = 200
KINDS = ("number", "date", "year")


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """Two values that differ: what is measured of them, whether they are told of one thing, and what that weighs."""

    story: str
    values: Floats
    one: bool
    weight: float


def examples(folder: Path) -> Iterator[Example]:
    """The differing values of one dossier, and of every sentence of it that is changed."""
    rows = [r for r in reference.links(folder) if r.relations == {"conflict"}]
    for found in near(extract(read([folder]).documents)):
        held = {row.difference for row in answered(found.meeting, rows)}
        for pair, x, y in differing(found.meeting):
            one = (Difference.NUMBER if isinstance(x, Quantity) else Difference.DATE) in held
            yield Example(folder.name, measured(pair, x, y), one, CONFLICT if one else OTHER)
    for change in (change for kind in KINDS for change in cases(folder, kind)):
        for found in near(change.claims()):
            if change.is_between(found.meeting.a_claims[0], found.meeting.b_claims[0]):
                for pair, x, y in differing(found.meeting):
                    if _is_changed(change, pair, x, y):
                        yield Example(folder.name, measured(pair, x, y), True, CHANGED)


def near(claims: Sequence[Claim]) -> Iterator[Sum]:
    """The meetings of some claims that may tell of one fact."""
    return (s for s in sums(candidates(claims), shipped()) if s.odds >= LEAST and not s.meeting.apart)


def differing(meeting: Meeting) -> Iterator[tuple[Pair, Value, Value]]:
    """Every two values of two sentences that differ, once."""
    seen = set()
    for pair in (fit.pair for fit in fits(meeting)):
        figures = ((x, y) for x, y in other_figures(pair) if spread(x, y) <= FAR)
        values: tuple[tuple[Value, Value], ...] = (*figures, *other_moments(pair))
        for x, y in values:
            if (x.span, y.span) not in seen:
                seen.add((x.span, y.span))
                yield pair, x, y


def _is_changed(change: Change, pair: Pair, x: Value, y: Value) -> bool:
    """Whether two values are what a change put, and what it took."""
    was, now = (x, y) if Path(pair.b.source).stem == change.b_source else (y, x)
    return change.was.casefold() in was.text.casefold() and change.now.casefold() in now.text.casefold()


def grown(found: Sequence[Example]) -> tuple[trees.Node, ...]:
    """The trees that these examples teach."""
    x, y, weights = (np.array([getattr(e, name) for e in found], np.float64) for name in ("values", "one", "weight"))
    return boosting.grow(x, y, MEASURES, 1.0, weights, SETTINGS, TREES)


def left_out(found: Sequence[Example]) -> Floats:
    """The log-odds of every example by trees that have not seen its story."""
    odds = np.zeros(len(found))
    for seen, unseen in folds([e.story for e in found]):
        asked = [i for i, e in enumerate(found) if e.story in unseen]
        if asked:
            forest = Forest.of(grown([e for e in found if e.story in seen]), MEASURES)
            odds[asked] = forest.totals(np.stack([found[i].values for i in asked]))
    return odds


def curve(found: Sequence[Example], odds: Floats) -> Iterator[str]:
    """How many values of each sort come to some log-odds."""
    groups = {"changed": CHANGED, "conflicts": CONFLICT, "others": OTHER}
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0):
        held = []
        for name, weight in groups.items():
            own = [o >= least for e, o in zip(found, odds, strict=True) if e.weight == weight]
            held.append(f"{name} {sum(own)}/{len(own)}")
        yield f"log-odds >= {least:4}: {', '.join(held)}"


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(__file__).parent)
def main(folders: Sequence[Path], out: Path) -> None:
    """Learn from the dossiers in the FOLDERS and write the trees."""
    dossiers = sorted(p.parent for folder in folders for p in folder.glob(f"*/{reference.LINKS}"))
    found = [e for dossier in dossiers for e in examples(dossier)]
    click.echo("\n".join(curve(found, left_out(found))))
    source = "Trees over two values, added to the log-odds; made by learn_told.py, see MODEL_CARD.md"
    save(out / "told.csv", source, trees.COLUMNS, list(trees.rows(grown(found))))


if __name__ == "__main__":
    main()
