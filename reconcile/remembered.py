"""Remembers what a function made of large values, by their identity: comparing them would cost as much as the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

# The sentences of a long story; what came first is forgotten first.
SENTENCES = 2048


def remembered(function: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
    """A pure function of immutable values that is not computed again for the very same values.

    >>> words = ("flood", "fire")
    >>> first = remembered(lambda values: sorted(values))
    >>> first(words) is first(words), first(words) is first(("flood", "fire")[:1] + ("fire",))
    (True, False)
    """
    seen: dict[int | tuple[int, ...], tuple[object, T]] = {}

    @wraps(function)
    def wrapper(*values: *Ts) -> T:
        key = id(*values) if len(values) == 1 else tuple(map(id, values))
        found = seen.get(key)
        if found is None:
            if len(seen) >= SENTENCES:
                del seen[next(iter(seen))]
            seen[key] = found = values, function(*values)
        return found[1]

    return wrapper
