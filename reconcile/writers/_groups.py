"""Gathers agreements into groups: claims that say the same, directly or through one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reconcile.model import Claim, Link


class Group(NamedTuple):
    """Claims that say the same, in document order, and the links between them."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]

    @property
    def same_origin(self) -> bool:
        """Whether no two of the claims come from different origins."""
        return all(link.same_origin for link in self.links)


def groups(links: Iterable[Link]) -> tuple[Group, ...]:
    """The groups of the given agreements, in document order of their first claims."""
    links = tuple(links)
    heads: dict[str, str] = {}
    for link in links:
        first, second = sorted((_head(heads, link.a.claim_id), _head(heads, link.b.claim_id)))
        heads[second] = first
    gathered: dict[str, list[Link]] = {}
    for link in links:
        gathered.setdefault(_head(heads, link.a.claim_id), []).append(link)
    return tuple(sorted(map(_group, gathered.values()), key=lambda group: group.claims[0].place))


def _head(heads: dict[str, str], claim: str) -> str:
    """The claim that stands for the group; the way to it is shortened on the go."""
    heads.setdefault(claim, claim)
    while heads[claim] != claim:
        heads[claim] = heads[heads[claim]]
        claim = heads[claim]
    return claim


def _group(links: list[Link]) -> Group:
    claims = {claim.claim_id: claim for link in links for claim in (link.a, link.b)}
    return Group(tuple(sorted(claims.values(), key=lambda claim: claim.place)), tuple(links))
