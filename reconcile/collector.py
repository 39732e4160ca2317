"""Keeps Python's garbage collector from looking, again and again, through what is in use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Nothing is collected inside; for work whose values are nearly all needed to its end.

    What falls out of use is freed as ever, unless it refers to itself in a ring: that waits until after.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def kept() -> Iterator[None]:
    """Nothing is collected inside, and nothing that was made so far is looked through ever again."""
    with paused():
        yield
        gc.freeze()
