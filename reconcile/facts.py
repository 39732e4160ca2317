"""Gathers linked claims into facts, with the versions in circulation and what cannot all hold."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.english import count, number
from reconcile.graph import Ties, ties
from reconcile.judge.citing import excerpt
from reconcile.model import Claim, Difference, Fact, Link, Relation, Strength, Triangle, Version
from reconcile.origins import Origins

# The share of the pairs between two groups, of claims of different sources, that must be linked before the groups are
# taken for one fact: a chain of agreements soon ends at another fact than it began with.
LINKED = 0.5


def facts(claims: Sequence[Claim], links: Sequence[Link], origins: Origins) -> tuple[Fact, ...]:
    """The facts that several claims tell, the largest first; claims that differ in two things tell two facts.

    Agreement is not passed on blindly: a claim belongs to a fact if it is linked with half of what other sources say
    of it, and what agrees with two conflicting claims is told as a triangle and counted to neither version.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    tied = ties(claims, links)
    groups = gathered(links)
    found = [
        _fact([by_id[i] for i in sorted(group, key=lambda i: by_id[i].place)], dispute, tied, origins)
        for group, inside in zip(groups, _inside(groups, links), strict=True)
        for dispute in disputes(inside)
    ]
    return tuple(sorted(found, key=lambda f: (-len(f.claims), f.claims[0].place, f.difference, f.fact_id)))


def gathered(links: Sequence[Link]) -> tuple[frozenset[str], ...]:
    """The ids of the claims about one fact each; the two of a conflict always stand together."""
    groups = _Groups(links)
    for link in sorted(links, key=_firmness):
        a, b = groups.of[link.a.claim_id], groups.of[link.b.claim_id]
        if a is not b and (link.relation is Relation.CONFLICT or groups.hang_together(a, b)):
            groups.join(a, b)
    found = {id(group): frozenset(group.claims) for group in groups.of.values()}
    return tuple(sorted(found.values(), key=lambda g: sorted(g)))


@dataclass(slots=True, eq=False)
class _Group:
    """Some claims; how many of each source; and with how many pairs of claims they are linked to each other group."""

    claims: list[str]
    sources: Counter[str]
    linked: Counter[_Group]


class _Groups:
    """The group of each linked claim: at first itself, alone."""

    def __init__(self, links: Iterable[Link]) -> None:
        near = {frozenset({x.a.claim_id, x.b.claim_id}): (x.a, x.b) for x in links}
        ends = {claim.claim_id: claim.source for pair in near.values() for claim in pair}
        self.of = {claim: _Group([claim], Counter([source]), Counter()) for claim, source in ends.items()}
        for pair in near.values():
            a, b = (self.of[claim.claim_id] for claim in pair)
            a.linked[b] += 1
            b.linked[a] += 1

    def hang_together(self, a: _Group, b: _Group) -> bool:
        """Whether enough of the pairs of claims of different sources between two groups are linked."""
        fewer, more = sorted((a.sources, b.sources), key=len)
        alike = sum(number * more[source] for source, number in fewer.items())
        return a.linked[b] >= LINKED * (len(a.claims) * len(b.claims) - alike)

    def join(self, a: _Group, b: _Group) -> None:
        """Make one group of two."""
        small, large = sorted((a, b), key=lambda group: (len(group.claims), len(group.linked)))
        large.claims += small.claims
        large.sources += small.sources
        self.of |= dict.fromkeys(small.claims, large)
        for other, pairs in small.linked.items():
            del other.linked[small]
            if other is not large:
                large.linked[other] += pairs
                other.linked[large] += pairs


def _firmness(link: Link) -> tuple[object, ...]:
    """Conflicts first, clear before possible, then an order that does not hang on what the sources are called."""
    ends = sorted((link.a.claim_id, link.b.claim_id))
    return (link.relation is not Relation.CONFLICT, link.strength is not Strength.CLEAR, ends)


def disputes(links: Sequence[Link]) -> list[list[Link]]:
    """The conflicts among links of one fact, those over one value together; one empty dispute where nobody differs."""
    found: list[tuple[set[str], list[Link]]] = []
    for link in links:
        if link.relation is Relation.CONFLICT:
            values = {f"{link.difference} {words.casefold()}" for words in _decided(link)}
            joined = [dispute for dispute in found if dispute[0] & values]
            found = [dispute for dispute in found if not dispute[0] & values]
            found.append((values.union(*(v for v, _ in joined)), [*(x for _, held in joined for x in held), link]))
    return [held for _, held in found] or [[]]


def _decided(link: Link) -> tuple[str, str]:
    """The words that differ, of either side; the whole claims where no words do."""
    a, b = link.decided_by.a_words, link.decided_by.b_words
    return (a, b) if a and b and a.casefold() != b.casefold() else (excerpt(link.a), excerpt(link.b))


def _inside(groups: Sequence[Iterable[str]], links: Sequence[Link]) -> list[list[Link]]:
    """The links between the claims of each group, in their order."""
    of = {claim: number for number, group in enumerate(groups) for claim in group}
    found: list[list[Link]] = [[] for _ in groups]
    for link in links:
        if of[link.a.claim_id] == of[link.b.claim_id]:
            found[of[link.a.claim_id]].append(link)
    return found


def _fact(claims: Sequence[Claim], split: Sequence[Link], tied: Mapping[str, Ties], origins: Origins) -> Fact:
    versions = _versions(claims, split, tied, origins)
    key = " ".join((*(c.claim_id for c in claims), *sorted(x.link_id for x in split)))
    return Fact(
        fact_id=f"f{hashlib.sha256(key.encode()).hexdigest()[:10]}",
        label=min((c.text for c in claims), key=lambda text: (len(text), text)),
        difference=split[0].difference if split else Difference.NONE,
        claims=tuple(claims),
        versions=versions,
        triangles=tuple(_triangles(split, tied)),
        told=told(versions),
    )


def _versions(
    claims: Sequence[Claim], split: Sequence[Link], tied: Mapping[str, Ties], origins: Origins
) -> tuple[Version, ...]:
    """The ways in which a fact is told, the one with most origins first."""
    words = _words(split)
    for claim in claims:
        sides = {words[c.claim_id] for c in tied[claim.claim_id].agree if c.claim_id in words}
        if claim.claim_id not in words and len(sides) == 1:
            words |= {claim.claim_id: sides.pop()}
    by_words: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.claim_id in words:
            by_words.setdefault(words[claim.claim_id].casefold(), []).append(claim)
    found = [_version(held, words, origins) for held in by_words.values()]
    return tuple(sorted(found, key=lambda v: (-v.origins, v.claims[0].place)))


def _version(claims: Sequence[Claim], words: Mapping[str, str], origins: Origins) -> Version:
    return Version(min(words[c.claim_id] for c in claims), tuple(claims), len(origins.parted(claims)))


def _words(split: Sequence[Link]) -> dict[str, str]:
    """For each claim of a conflict the words that it decided by, those of most conflicts."""
    said: dict[str, Counter[str]] = {}
    for link in split:
        for claim, words in zip((link.a, link.b), _decided(link), strict=True):
            said.setdefault(claim.claim_id, Counter())[words] += 1
    return {claim: min(found, key=lambda w: (-found[w], w)) for claim, found in said.items()}


def _triangles(split: Sequence[Link], tied: Mapping[str, Ties]) -> Iterator[Triangle]:
    """For each conflict the claims that agree with both sides of it."""
    for link in split:
        both = [c for c in tied[link.a.claim_id].agree if c in tied[link.b.claim_id].agree]
        for middle in both:
            why = (
                f"{middle.source} agrees with {link.a.source} and with {link.b.source}, but these two conflict: "
                "the three cannot all hold as they stand."
            )
            yield Triangle(middle, (link.a, link.b), why)


def told(versions: Sequence[Version]) -> str:
    """The versions in a line.

    >>> told(())
    ''
    """
    parts = []
    for i, version in enumerate(versions):
        sources = len({claim.source for claim in version.claims})
        whole = count(sources, "source") if i == 0 else number(sources)
        shared = f", {count(version.origins, 'origin')}" if version.origins < sources else ""
        parts.append(f"{version.text} ({whole}{shared})")
    return ", ".join(parts)
