"""What is done of a dossier in the tests of batches, where one of them hangs, crashes or is killed.

It imports little, so that a process that does it starts at once.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable

from reconcile.batch import Outcome, Task, one
from reconcile.writers.summary import SummaryRow

# Longer than any test waits.
EVER = 3_600
ROW = SummaryRow(*("", *[0] * 10, "", 0, "", "", 0, ""))


def quick(task: Task) -> Outcome:
    """A report that is as good as none, in no time."""
    task.folder.mkdir(parents=True)
    (task.folder / "run.json").write_text("{}")
    return Outcome(task.dossier, task.folder.name, ROW)


def hang(task: Task) -> Outcome:
    return spoiled(task, lambda: time.sleep(EVER))


def spin(task: Task) -> Outcome:
    """Hangs where no line of Python is run any more, and no thread of this process but the one that waits."""
    return spoiled(task, lambda: ctypes.PyDLL(None).pause())


def fault(task: Task) -> Outcome:
    return spoiled(task, lambda: ctypes.string_at(0))


def killed(task: Task) -> Outcome:
    return spoiled(task, lambda: os.kill(os.getpid(), signal.SIGKILL))


def leave(task: Task) -> Outcome:
    return spoiled(task, lambda: sys.exit(7))


def raised(task: Task) -> Outcome:
    return spoiled(task, lambda: 1 / 0)


def spoiled(task: Task, act: Callable[[], object]) -> Outcome:
    if task.dossier.name == "cedar":
        act()
    return quick(task)


def once(task: Task) -> Outcome:
    """Is killed the first time, as by a system that runs out of memory for what another process holds."""
    mark = task.folder.parent / f"{task.dossier.name}.mark"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return one(task)
