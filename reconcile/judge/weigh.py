"""Adds up the signs that two sentences state the same fact: prior + weights = sum."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

import numpy as np

from reconcile.judge import answering, trees
from reconcile.judge.signals import Words
from reconcile.judge.trees import Forest, Ints, Node
from reconcile.meaning import Floats
from reconcile.pairs import Meeting
from reconcile.registry import modules, name, title

SIGNALS = "reconcile.judge.signals"
PRIOR = "prior"
# Meetings measured and weighed together: enough that a table pays, few enough that it stays small.
TOGETHER = 512
# Log-odds by the signals alone below which claims change nothing: in 23,543 meetings of 40 stories none of those 13,600
# came to -2, and what is below the settings' ``look`` is seen by no rule but that for causes.
CHANCE = -6.5
# A link's reasons and its sentence ask for the account of one meeting, one after the other.
LAST = 4


@dataclass(frozen=True, slots=True)
class Weight:
    """What one value of a signal weighs: ``linear * x + root * sqrt(x)``, in log-odds."""

    linear: float
    root: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """One signal's part in the sum, with the words it rests on."""

    signal: str
    title: str
    weight: float
    words: Words


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was learned: a weight for each measure, the prior among them, and trees over several measures.

    ``linear`` and ``root`` are the weights, and ``forest`` the trees, by the columns of ``codes``; ``prior`` is the
    sum before anything is compared. ``answers`` are the trees over the measures of two claims,
    ``answering`` their forest.
    """

    weights: Mapping[str, Weight]
    trees: tuple[Node, ...]
    answers: tuple[Node, ...]
    linear: Floats
    root: Floats
    forest: Forest
    answering: Forest
    prior: float

    @classmethod
    def of(cls, weights: Mapping[str, Weight], trees: tuple[Node, ...], answers: tuple[Node, ...]) -> Model:
        """A model by its weights and trees; a measure without a weight weighs nothing by itself."""
        none = Weight(0.0, 0.0)
        held = [weights.get(code, none) for code in codes()]
        linear, root = np.array([w.linear for w in held]), np.array([w.root for w in held])
        forest = Forest.of(trees, codes())
        prior = math.fsum([weights.get(PRIOR, none).linear, *forest.starts])
        return cls(weights, trees, answers, linear, root, forest, Forest.of(answers, answering.MEASURES), prior)

    def measured(self, meetings: Sequence[Meeting]) -> Floats:
        """Every measure of one or more meetings: a row a meeting, the columns as ``codes`` names them.

        Claims are held against each other only where the signals leave them a chance; elsewhere they come to 0.
        """
        signals = measured(meetings)
        values = np.hstack([signals, np.zeros((len(signals), len(answering.CODES)))])
        near = [i for i, odds in enumerate(self.odds(values)) if odds >= CHANCE]
        if near:
            values[near] = self.rows(signals[near], answering.measured([meetings[i] for i in near]))
        return values

    def rows(self, signals: Floats, pairs: Sequence[Floats]) -> Floats:
        """Every measure of meetings by what their signals and their claims measure, the columns as ``codes`` names."""
        return np.hstack([signals, answering.pooled(self.answering, pairs)])

    def odds(self, values: Floats) -> list[float]:
        """The log-odds for each row of values that two sentences state the same fact; above 0 more likely than not."""
        both = zip(self.singles(values).tolist(), self.forest.totals(values), strict=True)
        return [self.weights[PRIOR].linear + math.fsum(single) + total for single, total in both]

    def singles(self, values: Floats) -> Floats:
        """What each measure weighs by itself."""
        weighed: Floats = self.linear * values + self.root * np.sqrt(values)
        return weighed


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """What a meeting came to: its log-odds, with the values of all measures in the order of ``codes``."""

    meeting: Meeting
    odds: float
    values: Floats
    model: Model


@cache
def shipped() -> Model:
    """The model in the package: ``weights.csv``, ``trees.csv`` and ``answers.csv``, made by ``learn.py``."""
    rows = csv.DictReader(_lines("weights"))
    weights = {row["measure"]: Weight(float(row["linear"]), float(row["root"])) for row in rows}
    return Model.of(weights, trees.read(_lines("trees")), trees.read(_lines("answers")))


def sums(meetings: Iterable[Meeting], model: Model) -> Iterator[Sum]:
    """The sum of each meeting, in the order they come."""
    waiting = iter(meetings)
    while together := list(islice(waiting, TOGETHER)):
        values = model.measured(together)
        for meeting, odds, row in zip(together, model.odds(values), values, strict=True):
            yield Sum(meeting, odds, row.copy(), model)


@cache
def codes() -> tuple[str, ...]:
    """The names of all measures: the signals' in the order of their names, then what the claims come to."""
    return tuple(code for signal in (*modules(SIGNALS), answering) for code in signal.CODES)


def measured(meetings: Sequence[Meeting]) -> Floats:
    """Every signal's measures of one or more meetings: a row a meeting, the columns as ``codes`` names them first."""
    return np.hstack([signal.measure(meetings) for signal in modules(SIGNALS)])


@lru_cache(LAST)
def account(found: Sum) -> tuple[Weighed, ...]:
    """The sum taken apart, a line a signal, the prior first: the weights add up to ``found.odds``."""
    model = found.model
    columns, steps = model.forest.steps(found.values)
    owners = np.concatenate([_owners(), _owners()[columns]])
    parts = np.bincount(owners, np.concatenate([model.singles(found.values), steps]))
    lines = [Weighed(PRIOR, "Before anything is compared", model.prior, ("", ""))]
    *others, answered = parts.tolist()
    for signal, part in zip(modules(SIGNALS), others, strict=True):
        lines.append(Weighed(name(signal), title(signal), part, signal.words(found.meeting)))
    answers = answering.words(found.meeting, model.answering)
    lines.append(Weighed(name(answering), title(answering), answered, answers))
    return tuple(lines)


@cache
def _owners() -> Ints:
    """The number of the signal that each column belongs to; the last is the claims'."""
    return np.array([number for number, signal in enumerate((*modules(SIGNALS), answering)) for _ in signal.CODES])


def _lines(table: str) -> list[str]:
    """The lines of a table, its source left out."""
    return files("reconcile.judge").joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines()[1:]
