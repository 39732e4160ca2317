"""The graph of a story: who says which claims, how these are linked, and which fact each tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from reconcile.english import names
from reconcile.model import Claim, Document, Link, Relation, Result, Strength

if TYPE_CHECKING:
    import networkx as nx

# What a clear link weighs against a possible one.
_WEIGHTS = {Strength.CLEAR: 2, Strength.POSSIBLE: 1}
_TYPES = {Relation.AGREE: "agrees", Relation.CONFLICT: "conflicts"}


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


def story_graph(result: Result) -> nx.MultiDiGraph[str]:
    """Sources, speakers, claims and facts as nodes, what ties them as edges, added in canonical order.

    Every node has ``type`` (source, speaker, claim, fact), ``label`` and ``weight``: a source's claims, a speaker's, a
    claim's independent sources, a fact's claims. Every edge has ``type`` (says, agrees, conflicts, copied from, tells),
    ``label`` and ``weight``: 2 for a clear link and 1 for a possible one, the shared words of a copy, else 1.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(story=result.story)
    for node, attributes in _nodes(result):
        graph.add_node(node, **attributes)
    for start, end, key, attributes in _edges(result):
        graph.add_edge(start, end, key=key, **attributes)
    return graph


def graphml(result: Result) -> bytes:
    """The graph as GraphML, which Gephi, yEd, igraph and networkx open."""
    import networkx as nx

    return ("\n".join(nx.generate_graphml(story_graph(result), named_key_ids=True)) + "\n").encode()


def node_link(result: Result) -> dict[str, Any]:
    """The graph in the node-link form that networkx and D3 read."""
    import networkx as nx

    return dict(nx.node_link_data(story_graph(result), edges="edges"))


Node = tuple[str, dict[str, str | int]]
Edge = tuple[str, str, str, dict[str, str | int]]


def _nodes(result: Result) -> Iterator[Node]:
    claims = Counter(standing.claim.source for standing in result.claims)
    called = names(result.documents)
    for document in result.documents:
        source = document.source
        yield _source(source), {"type": "source", "label": called[source], "weight": claims[source]}
    speakers = Counter(standing.claim.said_by for standing in result.claims if standing.claim.said_by)
    for speaker in sorted(speakers):
        yield _speaker(speaker), {"type": "speaker", "label": speaker, "weight": speakers[speaker]}
    for standing in result.claims:
        claim, weight = standing.claim, standing.independent_sources
        more = {"source": claim.source, "said_by": claim.said_by, "origin": standing.origin}
        told = {**more, "consistency": standing.verdict.value}
        yield claim.claim_id, {"type": "claim", "label": claim.text, "weight": weight, **told}
    for fact in result.facts:
        versions = {"versions": fact.told, "difference": fact.difference.value}
        yield fact.fact_id, {"type": "fact", "label": fact.label, "weight": len(fact.claims), **versions}


def _edges(result: Result) -> Iterator[Edge]:
    for standing in result.claims:
        claim = standing.claim
        says: dict[str, str | int] = {"type": "says", "label": claim.said_as.value, "weight": 1}
        yield _source(claim.source), claim.claim_id, "says", says
        if claim.said_by:
            yield _speaker(claim.said_by), claim.claim_id, "says", says
    for fact in result.facts:
        for claim in fact.claims:
            yield claim.claim_id, fact.fact_id, "tells", {"type": "tells", "label": "tells", "weight": 1}
    for link in (*result.links, *result.internal):
        yield link.a.claim_id, link.b.claim_id, f"{link.link_id} {link.difference}".strip(), _tie(link)
    yield from _copies(result)


def _tie(link: Link) -> dict[str, str | int]:
    kind = _TYPES[link.relation]
    same = "yes" if link.same_origin else "no"
    told = {"difference": link.difference.value, "strength": link.strength.value, "same_origin": same, "why": link.why}
    return {"type": kind, "label": link.difference.value or kind, "weight": _WEIGHTS[link.strength], **told}


def _copies(result: Result) -> Iterator[Edge]:
    """Shared wording, from the later source to the earlier one; by name where no date tells which is which."""
    shared: Counter[tuple[str, str]] = Counter()
    dated = {document.source: _age(document) for document in result.documents}
    for passage in result.passages:
        sources = sorted({place.source for place in passage.places}, key=lambda source: dated[source])
        for earlier, later in combinations(sources, 2):
            shared[later, earlier] += passage.words
    for (later, earlier), number in sorted(shared.items()):
        copied: dict[str, str | int] = {"type": "copied from", "label": f"{number} words", "weight": number}
        yield _source(later), _source(earlier), "copied from", copied


def _age(document: Document) -> tuple[bool, str, str]:
    return (not document.published, document.published, document.source)


def _source(name: str) -> str:
    return f"source {name}"


def _speaker(name: str) -> str:
    return f"speaker {name}"
