"""The network of claims for Gephi or yEd (graph.graphml)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reconcile.model import Result
from reconcile.writers._order import ordered

FORMAT = "graphml"

# Characters that XML 1.0 cannot hold, even escaped: most control characters and two non-characters.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def files(result: Result) -> Mapping[str, bytes]:
    """Sources, speakers, claims and facts as points, what ties them as lines, typed, labelled and weighed."""
    from reconcile.graph import graphml

    text = graphml(ordered(result)).decode()
    return {"graph.graphml": _NOT_XML.sub("\ufffd", text).encode()}
