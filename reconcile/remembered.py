"""Remembers what a function made of large values, by their identity: comparing them would cost as much as the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# The sentences of a long story; what came first is forgotten first.
SENTENCES = 2048


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """A pure function of immutable values that is not computed again for the very same values.

    >>> words = ("flood", "fire")
    >>> first = remembered(lambda values: sorted(values))
    >>> first(words) is first(words), first(words) is first(("flood", "fire")[:1] + ("fire",))
    (True, False)
    """
    seen: dict[tuple[int, ...], tuple[object, T]] = {}

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        values = (*args, *kwargs.values()) if kwargs else args
        key = tuple(map(id, values))
        found = seen.get(key)
        if found is None:
            if len(seen) >= SENTENCES:
                del seen[next(iter(seen))]
            seen[key] = found = values, function(*args, **kwargs)
        return found[1]

    return wrapper
