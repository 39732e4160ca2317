"""Finds where a source contradicts itself: one file a way of doing so.

A way is a module with ``reasons(pair, source)``, which yields the conflicts between two sentences of one source.
Much is demanded of each: a source repeats itself all the time, and seldom means the same fact by two figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from reconcile.internal._source import Source
from reconcile.judge import conflict, link_order
from reconcile.model import COMPARED, Claim, Link
from reconcile.registry import modules

# Content words that two sentences of one source share before they can be about one thing.
COMMON = 2


def internal(claims: Iterable[Claim]) -> tuple[Link, ...]:
    """The conflicts inside each source, in the order of links.csv; one difference is told once."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.place):
        if claim.status in COMPARED:
            by_source[claim.source].append(claim)
    found = (link for own in by_source.values() for link in _once(_conflicts(Source.of(own))))
    return tuple(sorted(found, key=link_order))


def _conflicts(source: Source) -> Iterator[Link]:
    for x, y in combinations(source.sentences, 2):
        if len(source.about[x].weights.keys() & source.about[y].weights.keys()) < COMMON:
            continue
        for pair in source.meeting(x, y).pairs():
            for way in modules(__name__):
                for reason in way.reasons(pair, source):
                    yield replace(conflict(source.weighable(pair), reason), same_origin=True)


def _once(found: Iterable[Link]) -> Iterator[Link]:
    """The first link of each difference between the same words."""
    seen: set[frozenset[str]] = set()
    for link in sorted(found, key=link_order):
        words = frozenset({link.decided_by.a_words.casefold(), link.decided_by.b_words.casefold()})
        if words not in seen:
            seen.add(words)
            yield link
