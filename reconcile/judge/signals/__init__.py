"""Signs that two sentences state the same fact: one file a sign.

A signal is a module with ``CODES``, the names of its measures, ``measure(meetings)``, a row a meeting and a column a
measure, and ``words(meeting)``, the words it rests on (for each side). Every value is 0 or more and stays the same
when the two sentences change places. What a value weighs is learned (``../weights.csv``, made by ``../learn.py``); a
sum of weighted values decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from reconcile.meaning import Floats

Words = tuple[str, str]


def table(rows: Iterable[Sequence[float]]) -> Floats:
    """The values of each meeting as the rows of a table."""
    return np.array(list(rows), np.float64)


def sides(code: str) -> tuple[str, str]:
    """The codes of a measure that each side has.

    >>> sides("depth")
    ('depth_low', 'depth_high')
    """
    return f"{code}_low", f"{code}_high"


def both(x: float, y: float) -> tuple[float, float]:
    """A value of each side as the lower and the higher of the two, so that sides can change places."""
    return (x, y) if x <= y else (y, x)
