"""The graph of a story: typed, read back as it was written, and opened by a second reader; and its picture."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from reconcile import writers
from reconcile.facts import facts
from reconcile.graph import story_graph
from reconcile.model import Difference, Passage, Place, Relation, Span, Strength
from reconcile.origins import Origins
from reconcile.writers._order import ordered
from reconcile.writers._picture import ROOM, picture, thinned
from tests import sample_result as sample
from tests.made import claim, document, link

CLAIMS = [standing.claim for standing in sample.CLAIMS]
ORIGINS = Origins.of([], CLAIMS)
PLACES = (Place("argus", Span(0, 9)), Place("borough", Span(0, 9)))
PASSAGE = Passage("closes on 10 November for essential repairs", 7, PLACES)
RESULT = ordered(replace(sample.RESULT, facts=facts(CLAIMS, sample.LINKS, ORIGINS), passages=(PASSAGE,)))
GRAPH = story_graph(RESULT)
XML = writers.render(RESULT, ["graphml"])["graph.graphml"]


def test_nodes_and_edges_are_typed_labelled_and_weighed() -> None:
    nodes, edges = Counter(nx.get_node_attributes(GRAPH, "type").values()), Counter()
    for _, _, attributes in GRAPH.edges(data=True):
        edges[attributes["type"]] += 1
        assert attributes["label"] and attributes["weight"] > 0
    assert nodes == {"source": 3, "speaker": 5, "claim": len(CLAIMS), "fact": len(RESULT.facts)}
    assert edges["says"] == len(CLAIMS) + sum(bool(c.said_by) for c in CLAIMS)
    assert edges["agrees"] + edges["conflicts"] == len(sample.LINKS) + len(sample.INTERNAL)
    assert edges["tells"] == sum(len(fact.claims) for fact in RESULT.facts)
    assert edges["copied from"] == 1
    assert all(attributes["label"] for _, attributes in GRAPH.nodes(data=True))


def test_copies_run_from_the_later_source_to_the_earlier() -> None:
    (copy,) = ((a, b) for a, b, told in GRAPH.edges(data=True) if told["type"] == "copied from")
    assert copy == ("source argus", "source borough")


def test_graphml_read_back_is_the_graph_that_was_written() -> None:
    read = nx.read_graphml(io.BytesIO(XML), force_multigraph=True)
    assert read.is_directed() and read.graph["story"] == GRAPH.graph["story"]
    assert dict(read.nodes(data=True)) == dict(GRAPH.nodes(data=True))
    assert list(read.edges(keys=True, data=True)) == list(GRAPH.edges(keys=True, data=True))


def test_graphml_opens_in_a_second_reader(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    (tmp_path / "graph.graphml").write_bytes(XML)
    read = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
    assert read.is_directed()
    assert sorted(zip(read.vs["id"], read.vs["label"], strict=True)) == sorted(GRAPH.nodes(data="label"))
    assert Counter(read.es["type"]) == Counter(told for _, _, told in GRAPH.edges(data="type"))
    assert sum(read.es["weight"]) == sum(told for _, _, told in GRAPH.edges(data="weight"))


def test_node_link_json_read_back_is_the_graph_that_was_written() -> None:
    told = json.loads(writers.render(RESULT, ["graph-json"])["graph.json"])
    read = nx.node_link_graph(told, edges="edges")
    assert nx.utils.graphs_equal(read, GRAPH)


def test_the_picture_is_one_static_svg_with_every_linked_claim() -> None:
    root = ET.fromstring(picture(RESULT))
    linked = {c.claim_id for x in (*RESULT.links, *RESULT.internal) for c in (x.a, x.b)}
    assert len(root.findall(".//rect")) == len(linked)
    assert len(root.findall(".//path")) == len(RESULT.links) + len(RESULT.internal)
    assert root.attrib["role"] == "img" and root.attrib["aria-label"]
    assert not root.findall(".//script") and not root.findall(".//a")


def test_the_picture_tells_conflicts_without_colour() -> None:
    root = ET.fromstring(picture(RESULT))
    conflicts = [x for x in (*RESULT.links, *RESULT.internal) if x.relation is Relation.CONFLICT]
    assert sum("stroke-dasharray" in path.attrib for path in root.findall(".//path")) == len(conflicts)
    assert sum((text.text or "").startswith("✕") for text in root.findall("text")) == len(conflicts)


def test_every_line_stays_in_the_picture() -> None:
    root = ET.fromstring(picture(RESULT))
    across = [int(x) for path in root.iter("path") for x in re.findall(r"(\d+) \d+", path.attrib["d"])]
    assert max(across) <= int(root.attrib["width"])


def test_boxes_do_not_overlap() -> None:
    measures = ("x", "y", "width", "height")
    boxes = [[int(box.attrib[k]) for k in measures] for box in ET.fromstring(picture(RESULT)).iter("rect")]
    for i, (x, y, width, height) in enumerate(boxes):
        assert all(x + width <= u or u + w <= x or y + height <= v or v + h <= y for u, v, w, h in boxes[i + 1 :])


def test_a_picture_with_too_many_claims_is_thinned_to_conflicts_first() -> None:
    first, second = (document(s, "\n".join(f"{s} tells of fact {n}." for n in range(40))) for s in "ab")
    pairs = [(claim(first, f"a tells of fact {n}."), claim(second, f"b tells of fact {n}.")) for n in range(40)]
    links = [link(a, b, ("1", "2") if n % 10 == 9 else None, Difference.NUMBER) for n, (a, b) in enumerate(pairs)]
    vague = [replace(x, strength=Strength.POSSIBLE) if n < 10 else x for n, x in enumerate(links)]
    kept, left_out = thinned(vague)
    assert len({c.claim_id for x in kept for c in (x.a, x.b)}) <= ROOM
    assert left_out == len(links) - len(kept)
    assert sum(x.relation is Relation.CONFLICT for x in kept) == 4
    assert all(x.strength is Strength.CLEAR for x in kept if x not in vague[:10])


def test_no_links_no_picture() -> None:
    assert picture(sample.EMPTY) == ""


def test_whatever_a_source_holds_the_picture_is_xml() -> None:
    odd = replace(sample.shut, text="<script>&\x07\"'")
    links = tuple(replace(x, a=odd) if x.a == sample.shut else x for x in sample.LINKS)
    ET.fromstring(picture(replace(RESULT, links=links)))
