"""Another figure or day, surely told of one thing by all that stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.judge.rules import told
from reconcile.model import Reason
from reconcile.pairs import Pair

# Sentences that share few words may still tell of one thing where the values do beyond doubt.
NEEDS = -3.0
# Log-odds, as learned, from which two figures, and two days, are told of one thing even so.
FIGURES = 1.0
DAYS = 1.5


def reasons(pair: Pair) -> Iterator[Reason]:
    return told.differing(pair, FIGURES, DAYS, "surely")
