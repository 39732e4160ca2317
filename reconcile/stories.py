"""Tells whether the sources of a folder tell of one story or of several that only look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from reconcile.model import Claim, Span

Floats = npt.NDArray[np.float64]
# The number of each source's group.
Groups = npt.NDArray[np.intp]

# Who and what two reports name, as a cosine. In the four training and checking folders that hold two stories,
# reports of one story reach 0.68 and those of two stay at or below 0.59; in the others no such cut exists.
INSIDE = 0.60
ACROSS = 0.65
GAP = 0.05
# A story needs two tellers to be told apart: a lone report that names nobody is not another story.
TELLERS = 2


def stories(claims: Sequence[Claim]) -> tuple[frozenset[str], ...]:
    """The sources grouped by the story they tell; one group unless the cut between several is plain.

    Reports of one story name the same persons, bodies and places about as often. Sources are parted where
    every two of a group are alike, every two of different groups much less so, and each group has two.
    """
    counts = _names(claims)
    sources = sorted(counts)
    likeness = _likeness([counts[source] for source in sources])
    cuts = [group for group in _groupings(likeness) if _plain(group, likeness)]
    best = max(cuts, key=lambda group: _gap(group, likeness), default=None)
    if best is None or _gap(best, likeness) < GAP:
        return (frozenset(sources),)
    held = (np.flatnonzero(best == number).tolist() for number in np.unique(best))
    return tuple(sorted((frozenset(sources[i] for i in group) for group in held), key=min))


def _names(claims: Sequence[Claim]) -> dict[str, Counter[str]]:
    """How often each source names, or means by a pronoun or description, each entity."""
    seen: set[tuple[str, Span]] = set()
    counts: dict[str, Counter[str]] = {claim.source: Counter() for claim in claims}
    for claim in claims:
        for name in (*claim.slots.names, *claim.refers):
            if (claim.source, name.span) not in seen:
                seen.add((claim.source, name.span))
                counts[claim.source][name.key] += 1
    return counts


def _likeness(counts: Sequence[Counter[str]]) -> Floats:
    """The cosine of every two sources by what they name; it is made of whole numbers, which are exact."""
    column = {key: i for i, key in enumerate(sorted({key for names in counts for key in names}))}
    table = np.zeros((len(counts), len(column)))
    for row, names in zip(table, counts, strict=True):
        row[[column[key] for key in names]] = list(names.values())
    squares = (table**2).sum(axis=1)
    norms = np.sqrt(np.outer(squares, squares))
    return np.divide(table @ table.T, norms, out=np.zeros_like(norms), where=norms > 0)


def _groupings(likeness: Floats) -> Iterator[Groups]:
    """Every way in which the sources hang together by likenesses of some level or more, the loosest level first."""
    group = np.arange(len(likeness))
    rows, columns = np.triu_indices(len(likeness), 1)
    order = np.argsort(-likeness[rows, columns], kind="stable")
    found: list[Groups] = []
    for _, level in groupby(zip(rows[order].tolist(), columns[order].tolist(), strict=True), likeness.__getitem__):
        before = group
        for a, b in level:
            if group[a] != group[b]:
                group = np.where(group == group[b], group[a], group)
        if group is not before:
            found.append(group)
    return reversed(found)


def _plain(group: Groups, likeness: Floats) -> bool:
    """Whether a grouping is a plain cut between several stories."""
    sizes = np.unique(group, return_counts=True)[1]
    inside, across = _worst(group, likeness)
    return len(sizes) > 1 and sizes.min() >= TELLERS and inside >= INSIDE and across <= ACROSS


def _worst(group: Groups, likeness: Floats) -> tuple[float, float]:
    """The least likeness inside a group and the greatest across two."""
    same = group[:, None] == group
    inside = likeness[same & ~np.eye(len(group), dtype=bool)].min(initial=1.0)
    return float(inside), float(likeness[~same].max(initial=0.0))


def _gap(group: Groups, likeness: Floats) -> float:
    inside, across = _worst(group, likeness)
    return inside - across
