"""The network of claims for programs (graph.json), as networkx and D3 read it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from reconcile.model import Result
from reconcile.writers._csv import encode
from reconcile.writers._order import ordered

FORMAT = "graph-json"


def files(result: Result) -> Mapping[str, bytes]:
    """The same points and lines as in graph.graphml, in node-link form."""
    from reconcile.graph import node_link

    told = json.dumps(node_link(ordered(result)), ensure_ascii=False, indent=1, sort_keys=True)
    return {"graph.json": encode(told + "\n")}
