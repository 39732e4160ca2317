"""Adds up the signs that two sentences state the same fact: prior + weights = sum."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import ModuleType

from reconcile.judge import trees
from reconcile.judge.fit import LAST
from reconcile.judge.signals import Measure, Words
from reconcile.judge.trees import Node
from reconcile.pairs import Meeting
from reconcile.registry import modules, name, title

SIGNALS = "reconcile.judge.signals"
PRIOR = "prior"


@dataclass(frozen=True, slots=True)
class Weight:
    """What one value of a signal weighs: ``linear * x + root * sqrt(x)``, in log-odds."""

    linear: float
    root: float

    def of(self, value: float) -> float:
        """The contribution of a value of 0 or more."""
        return self.linear * value + self.root * math.sqrt(value)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One signal's part in the sum, with the words it rests on."""

    signal: str
    title: str
    weight: float
    words: Words


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was learned: a weight for each measure, the prior among them, and trees over several measures."""

    weights: Mapping[str, Weight]
    trees: tuple[Node, ...]

    def score(self, meeting: Meeting) -> float:
        """The log-odds that the two sentences state the same fact; above 0 more likely than not."""
        return self.sum({m.code: m.value for m in measures(meeting)})

    def sum(self, values: Mapping[str, float]) -> float:
        """The log-odds for the values of all measures, by code."""
        single = math.fsum(self.weights[code].of(x) for code, x in values.items() if x and code in self.weights)
        return self.weights[PRIOR].linear + single + trees.total(self.trees, values)


@cache
def shipped() -> Model:
    """The model in the package: ``weights.csv`` and ``trees.csv``, made by ``learn.py``."""
    rows = csv.DictReader(_lines("weights"))
    weights = {row["measure"]: Weight(float(row["linear"]), float(row["root"])) for row in rows}
    return Model(weights, trees.read(_lines("trees")))


@lru_cache(LAST)
def account(model: Model, meeting: Meeting) -> tuple[Weighed, ...]:
    """The sum taken apart, a line a signal, the prior first: the weights add up to ``model.score(meeting)``."""
    values = {m.code: m.value for m in measures(meeting)}
    weighed: dict[str, list[float]] = defaultdict(list)
    for code, step in trees.steps(model.trees, values):
        weighed[code].append(step)
    for code, x in values.items():
        if x and code in model.weights:
            weighed[code].append(model.weights[code].of(x))
    prior = math.fsum([model.weights[PRIOR].linear, *weighed[""]])
    lines = [Weighed(PRIOR, "Before anything is compared", prior, ("", ""))]
    for signal, found in _measured(meeting):
        weight = math.fsum(step for m in found for step in weighed[m.code])
        lines.append(Weighed(name(signal), title(signal), weight, signal.words(meeting)))
    return tuple(lines)


def measures(meeting: Meeting) -> Iterator[Measure]:
    """Every value of every signal, in the order of the signals' names."""
    for _, values in _measured(meeting):
        yield from values


@lru_cache(LAST)
def _measured(meeting: Meeting) -> tuple[tuple[ModuleType, tuple[Measure, ...]], ...]:
    """The values of each signal, in the order of the signals' names; the sum and its account both ask for them."""
    return tuple((signal, tuple(signal.measure(meeting))) for signal in modules(SIGNALS))


def _lines(table: str) -> list[str]:
    """The lines of a table, its source left out."""
    return files("reconcile.judge").joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:]
