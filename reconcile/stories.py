"""Tells whether the sources of a folder tell of one story or of several that only look alike."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from reconcile.model import Claim, Span

# Who and what two reports name, as a cosine. In the four training and checking folders that hold two stories,
# reports of one story reach 0.68 and those of two stay at or below 0.59; in the others no such cut exists.
INSIDE = 0.60
ACROSS = 0.65
GAP = 0.05
# A story needs two tellers to be told apart: a lone report that names nobody is not another story.
TELLERS = 2

Likeness = Mapping[tuple[str, str], float]


def stories(claims: Sequence[Claim]) -> tuple[frozenset[str], ...]:
    """The sources grouped by the story they tell; one group unless the cut between several is plain.

    Reports of one story name the same persons, bodies and places about as often. Sources are parted where
    every two of a group are alike, every two of different groups much less so, and each group has two.
    """
    counts = _names(claims)
    sources = sorted(counts)
    likeness = {(a, b): _cosine(counts[a], counts[b]) for a, b in combinations(sources, 2)}
    cuts = [groups for level in sorted(set(likeness.values())) if (groups := _joined(sources, likeness, level))]
    best = max(cuts, key=lambda g: _gap(g, likeness), default=None)
    return best if best and _gap(best, likeness) >= GAP else (frozenset(sources),)


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


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    product = sum(n * b[key] for key, n in a.items())
    norms = math.sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
    return product / norms if norms else 0.0


def _joined(sources: Sequence[str], likeness: Likeness, level: float) -> tuple[frozenset[str], ...]:
    """The groups that hang together by likenesses of ``level`` or more, if they are a plain cut; else none."""
    group = {source: {source} for source in sources}
    for (a, b), value in likeness.items():
        if value >= level and group[a] is not group[b]:
            group[a] |= group[b]
            for source in group[b]:
                group[source] = group[a]
    groups = sorted({frozenset(g) for g in group.values()}, key=min)
    inside, across = _worst(groups, likeness)
    plain = len(groups) > 1 and min(map(len, groups)) >= TELLERS and inside >= INSIDE and across <= ACROSS
    return tuple(groups) if plain else ()


def _worst(groups: Sequence[frozenset[str]], likeness: Likeness) -> tuple[float, float]:
    """The least likeness inside a group and the greatest across two."""
    of = {source: i for i, g in enumerate(groups) for source in g}
    inside = min((v for (a, b), v in likeness.items() if of[a] == of[b]), default=1.0)
    across = max((v for (a, b), v in likeness.items() if of[a] != of[b]), default=0.0)
    return inside, across


def _gap(groups: Sequence[frozenset[str]], likeness: Likeness) -> float:
    inside, across = _worst(groups, likeness)
    return inside - across
