"""Reported speech."""

from __future__ import annotations

from reconcile.model import Difference, Reason
from reconcile.pairs import Pair

ORDER = 5


def parts(pair: Pair, reason: Reason) -> str:
    """Parts what one person asserts and another denies: the sources report two voices, and may agree on both."""
    one, other = pair.a.said_by, pair.b.said_by
    if reason.difference is Difference.NEGATION and one and other and one.casefold() != other.casefold():
        return f"{one} says the one, {other} the other: each source reports another voice."
    return ""
