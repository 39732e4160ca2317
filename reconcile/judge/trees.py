"""Small decision trees over the measures of a meeting: what a sum of single measures cannot see."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reconcile.meaning import Floats

Ints = npt.NDArray[np.intp]

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


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """All nodes of some trees by number, for many meetings to walk down at once; a leaf leads to itself.

    ``roots`` are the numbers of the trees' roots, ``starts`` their values, ``measure`` the column that a node asks,
    ``levels`` the steps from a root to the farthest leaf.
    """

    roots: Ints
    starts: list[float]
    measure: Ints
    threshold: Floats
    low: Ints
    high: Ints
    value: Floats
    levels: int

    @classmethod
    def of(cls, trees: Sequence[Node], codes: Sequence[str]) -> Forest:
        """The trees over the measures that ``codes`` names, a column each."""
        nodes, low, high = list(trees), [], []
        for place, node in enumerate(nodes):
            leaf = node.low is None or node.high is None
            low.append(place if leaf else len(nodes))
            high.append(place if leaf else len(nodes) + 1)
            nodes.extend(below for below in (node.low, node.high) if below)
        return cls(
            np.arange(len(trees)),
            [node.value for node in trees],
            np.array([codes.index(node.measure) if node.low else 0 for node in nodes], np.intp),
            np.array([node.threshold for node in nodes]),
            np.array(low, np.intp),
            np.array(high, np.intp),
            np.array([node.value for node in nodes]),
            max(map(_levels, trees), default=0),
        )

    def totals(self, values: Floats) -> list[float]:
        """For each row of values the sum of the leaves it comes to, tree after tree."""
        *_, leaves = self._walk(values)
        reached = np.hstack([np.zeros((len(values), 1)), self.value[leaves]])
        totals: list[float] = np.cumsum(reached, axis=1)[:, -1].tolist()
        return totals

    def steps(self, values: Floats) -> tuple[Ints, Floats]:
        """The sum of one row taken apart: the column that decided each step down, and what the step added."""
        places = np.concatenate([at[0] for at in self._walk(values[None])])
        above, below = places[: -len(self.roots)], places[len(self.roots) :]
        moved = above != below
        return self.measure[above[moved]], self.value[below[moved]] - self.value[above[moved]]

    def _walk(self, values: Floats) -> Iterator[Ints]:
        """Where each row of values stands in each tree, from the roots down, level by level."""
        at = np.tile(self.roots, (len(values), 1))
        yield at
        row = np.arange(len(values))[:, None]
        for _ in range(self.levels):
            high = values[row, self.measure[at]] > self.threshold[at]
            at = np.where(high, self.high[at], self.low[at])
            yield at


def _levels(node: Node) -> int:
    return max((1 + _levels(below) for below in (node.low, node.high) if below), default=0)


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
