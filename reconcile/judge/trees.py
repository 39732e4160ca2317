"""Small decision trees over the measures of a meeting: what a sum of single measures cannot see."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

COLUMNS = ("tree", "node", "measure", "threshold", "low", "high", "value")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a tree: where ``measure`` is at most ``threshold`` go to ``low``, else to ``high``; a leaf has neither.

    ``value`` is the log-odds, held against the mean, of the examples that came this far.
    """

    value: float
    measure: str = ""
    threshold: float = 0.0
    low: Node | None = None
    high: Node | None = None

    def next(self, values: Mapping[str, float]) -> Node | None:
        """The node below that a meeting goes on to; None from a leaf."""
        return self.low if values.get(self.measure, 0.0) <= self.threshold else self.high


def total(trees: Iterable[Node], values: Mapping[str, float]) -> float:
    """The sum of the leaves that a meeting comes to."""
    found, value = 0.0, values.get
    for node in trees:
        while node.low is not None and node.high is not None:
            node = node.low if value(node.measure, 0.0) <= node.threshold else node.high
        found += node.value
    return found


def steps(trees: Iterable[Node], values: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The sum taken apart: what each step down added, with the measure that decided; the roots under ""."""
    for node in trees:
        yield "", node.value
        while (below := node.next(values)) is not None:
            yield node.measure, below.value - node.value
            node = below


def read(lines: Sequence[str]) -> tuple[Node, ...]:
    """The trees of a table; a node's children stand below it."""
    roots: list[Node] = []
    made: dict[tuple[str, str], Node] = {}
    for row in reversed(list(csv.DictReader(lines))):
        low, high = made.get((row["tree"], row["low"])), made.get((row["tree"], row["high"]))
        node = Node(float(row["value"]), row["measure"], float(row["threshold"] or 0), low, high)
        made[row["tree"], row["node"]] = node
        if row["node"] == "0":
            roots.append(node)
    return tuple(reversed(roots))


def rows(trees: Iterable[Node]) -> Iterator[tuple[str, ...]]:
    """Rows of the table ``read`` reads, as ``COLUMNS`` names them."""
    for number, root in enumerate(trees):
        queue = [root]
        for place, node in enumerate(queue):
            first = len(queue)
            queue.extend(below for below in (node.low, node.high) if below)
            split = (node.measure, f"{node.threshold:.6g}", str(first), str(first + 1)) if node.low else ("",) * 4
            yield str(number), str(place), *split, f"{node.value:.5f}"
