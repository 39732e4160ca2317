"""Adds up the signs that two sentences state the same fact: prior + weights = sum."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import ModuleType

from reconcile.judge.fit import LAST
from reconcile.judge.signals import Measure, Words
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


@cache
def weights() -> Mapping[str, Weight]:
    """The learned weights by the code of the measure, the prior included."""
    text = files("reconcile.judge").joinpath("weights.csv").read_text(encoding="utf-8")
    return {
        row["measure"]: Weight(float(row["linear"]), float(row["root"]))
        for row in csv.DictReader(text.splitlines()[1:])
    }


@lru_cache(LAST)
def _measured(meeting: Meeting) -> tuple[tuple[ModuleType, tuple[Measure, ...]], ...]:
    """The values of each signal, in the order of the signals' names; the sum and its account both ask for them."""
    return tuple((signal, tuple(signal.measure(meeting))) for signal in modules(SIGNALS))


def measures(meeting: Meeting) -> Iterator[Measure]:
    """Every value of every signal, in the order of the signals' names."""
    for _, values in _measured(meeting):
        yield from values


def score(meeting: Meeting) -> float:
    """The log-odds that the two sentences state the same fact; above 0 more likely than not."""
    table = weights()
    return table[PRIOR].linear + math.fsum(table[code].of(x) for code, x in measures(meeting) if x and code in table)


@lru_cache(LAST)
def account(meeting: Meeting) -> tuple[Weighed, ...]:
    """The sum taken apart, a line a signal, the prior first: the weights add up to ``score``."""
    table = weights()
    lines = [Weighed(PRIOR, "Before anything is compared", table[PRIOR].linear, ("", ""))]
    for signal, values in _measured(meeting):
        weight = math.fsum(table[code].of(x) for code, x in values if x and code in table)
        lines.append(Weighed(name(signal), title(signal), weight, signal.words(meeting)))
    return tuple(lines)
