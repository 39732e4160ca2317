"""The graph of a story: claims, the links between them, and what hangs together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reconcile.model import Claim, Link, Relation, Result

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Ties:
    """One claim's links, in the order of the links, and the claims at their other ends in canonical order."""

    links: tuple[Link, ...]
    agree: tuple[Claim, ...]
    conflict: tuple[Claim, ...]


def ties(claims: Sequence[Claim], links: Sequence[Link]) -> Mapping[str, Ties]:
    """Every claim's ties, by claim id."""
    found: dict[str, list[Link]] = {claim.claim_id: [] for claim in claims}
    for link in links:
        found[link.a.claim_id].append(link)
        found[link.b.claim_id].append(link)
    return {
        claim.claim_id: Ties(
            links=tuple(found[claim.claim_id]),
            agree=_ends(claim, found[claim.claim_id], Relation.AGREE),
            conflict=_ends(claim, found[claim.claim_id], Relation.CONFLICT),
        )
        for claim in claims
    }


def _ends(claim: Claim, links: Sequence[Link], relation: Relation) -> tuple[Claim, ...]:
    ends = {c.claim_id: c for link in links if link.relation is relation for c in (link.a, link.b)}
    ends.pop(claim.claim_id, None)
    return tuple(sorted(ends.values(), key=lambda c: c.place))


def claim_graph(result: Result) -> nx.MultiGraph[str]:
    """Claims as nodes, links as edges keyed by link id, both added in canonical order.

    Node attributes: label, source, said_by, consistency; edge attributes: relation, difference, strength, why.
    """
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiGraph(story=result.story)
    for standing in result.claims:
        claim = standing.claim
        graph.add_node(
            claim.claim_id,
            label=claim.text,
            source=claim.source,
            said_by=claim.said_by,
            consistency=standing.verdict.value,
        )
    for link in result.links:
        graph.add_edge(
            link.a.claim_id,
            link.b.claim_id,
            key=f"{link.link_id} {link.difference.value}".strip(),
            relation=link.relation.value,
            difference=link.difference.value,
            strength=link.strength.value,
            why=link.why,
        )
    return graph


def clusters(result: Result) -> tuple[tuple[str, ...], ...]:
    """The claim ids that hang together by links, each cluster sorted, the largest first."""
    import networkx as nx

    found = (tuple(sorted(c)) for c in nx.connected_components(claim_graph(result)) if len(c) > 1)
    return tuple(sorted(found, key=lambda c: (-len(c), c)))


def graphml(result: Result) -> bytes:
    """The claim graph as GraphML, which Gephi, yEd and networkx open."""
    import networkx as nx

    return ("\n".join(nx.generate_graphml(claim_graph(result))) + "\n").encode()
