"""How far a batch is: one line that is kept up to date on a terminal, and a rare line anywhere else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from reconcile.batch._task import Outcome

# Seconds between two looks at a terminal, and between two lines in a log.
_LOOK, _LINE = 0.2, 300.0
# From the start of a line of a terminal, and clear what is left of the one before.
_OVER, _CLEAR = "\r", "\x1b[K"


def shown(
    outcomes: Iterable[Outcome], total: int, stream: TextIO | None, clock: Callable[[], float] = time.monotonic
) -> Iterator[Outcome]:
    """The same outcomes; on the stream stands how many of the ``total`` there have been. None: nothing is told."""
    began = told = clock()
    terminal = stream is not None and stream.isatty()
    done = fresh = failed = 0
    for outcome in outcomes:
        done, fresh, failed = done + 1, fresh + outcome.fresh, failed + (outcome.row is None)
        now = clock()
        if stream and now - told >= (_LOOK if terminal else _LINE):
            told = now
            line = state(done, total, failed, fresh / (now - began))
            stream.write(f"{_OVER}{line}{_CLEAR}" if terminal else f"{line}\n")
            stream.flush()
        yield outcome
    if stream and terminal:
        stream.write(f"{_OVER}{_CLEAR}")
        stream.flush()


def state(done: int, total: int, failed: int, rate: float) -> str:
    """How far it is, how fast, and how long the rest takes at this ``rate`` of stories a second.

    >>> state(312, 5000, 3, 4.125)
    '312 of 5,000 stories, 4.1 a second, 19 minutes left, 3 failed'
    """
    parts = [f"{done:,} of {total:,} stories"]
    if rate:
        pace = f"{rate:.1f} a second" if rate >= 1 else f"{60 * rate:.1f} a minute"
        parts += [pace, f"{duration((total - done) / rate)} left"]
    if failed:
        parts.append(f"{failed:,} failed")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time in the largest unit that tells it well.

    >>> duration(40), duration(1136), duration(9000), duration(300_000)
    ('40 seconds', '19 minutes', '2 hours 30 minutes', '83 hours')
    """
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    if minutes < 90:
        return f"{minutes} minutes"
    hours, rest = divmod(minutes, 60)
    return f"{hours} hours" if hours > 23 or not rest else f"{hours} hours {rest} minutes"
