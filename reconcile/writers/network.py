"""The network of claims for Gephi or yEd (graph.graphml)."""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.model import Result
from reconcile.writers._order import ordered
from reconcile.writers._xml import valid

FORMAT = "graphml"


def files(result: Result) -> Mapping[str, bytes]:
    """Sources, speakers, claims and facts as points, what ties them as lines, typed, labelled and weighed."""
    from reconcile.graph import graphml

    return {"graph.graphml": valid(graphml(ordered(result)).decode()).encode()}
