"""Signs that two sentences state the same fact: one file a sign.

A signal is a module with ``measure(meeting)``, which yields named values of 0 or more that stay the same when the
two sentences change places, and ``words(meeting)``, the words it rests on (for each side). What a value weighs is
learned (``../weights.csv``, made by ``../learn.py``); a sum of weighted values decides.
"""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """One named value of a meeting."""

    code: str
    value: float


Words = tuple[str, str]


def both(code: str, x: float, y: float) -> tuple[Measure, Measure]:
    """A value of each side as the lower and the higher of the two, so that sides can change places."""
    return Measure(f"{code}_low", min(x, y)), Measure(f"{code}_high", max(x, y))
