"""One dossier of a batch: what is to be done, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reconcile import report
from reconcile.decisions import Key
from reconcile.errors import ReconcileError, UsageError
from reconcile.settings import Settings
from reconcile.writers.summary import SummaryRow


@dataclass(frozen=True, slots=True)
class Task:
    """A dossier to be cross-checked into a folder.

    ``again``: also where an earlier run's report still holds. ``program`` is the digest that the program must have
    which does it; "" where it is this one.
    """

    dossier: Path
    folder: Path
    formats: tuple[str, ...]
    settings: Settings
    decisions: Path | None = None
    again: bool = False
    program: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One dossier of a batch: its summary row, or why there is none.

    ``found``, ``lost`` and ``missed`` are those of its report; ``fresh`` is false where an earlier run's report still
    holds.
    """

    dossier: Path
    story: str
    row: SummaryRow | None
    failure: str = ""
    found: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    fresh: bool = True
    missed: frozenset[Key] = frozenset()


Work = Callable[[Task], Outcome]


def one(task: Task) -> Outcome:
    """One dossier of a batch; an error of any kind becomes its failure."""
    try:
        _check(task)
        return _done(task)
    except Exception as error:  # the rest of the batch must go on, whatever one dossier does
        return failed(task, str(error) if isinstance(error, ReconcileError) else f"{type(error).__name__}: {error}")


def failed(task: Task, why: str) -> Outcome:
    """The outcome of a dossier that has no report, and why; the dossier's own path is left out of it."""
    return Outcome(task.dossier, task.folder.name, None, why.removeprefix(f"{task.dossier}: "))


def _check(task: Task) -> None:
    """Raise UsageError where this is not the program that was asked: its results might differ."""
    if task.program not in ("", report.program()):
        raise UsageError("the worker runs another version of reconcile; the one that is installed here is accepted")


def _done(task: Task) -> Outcome:
    asked = ([task.dossier], task.folder, task.formats, task.settings)
    before = None if task.decisions or task.again else report.standing(*asked)
    made = before or report.make(*asked, task.decisions, shared=True)[0]
    row = made.row._replace(story=task.folder.name)
    return Outcome(
        task.dossier, row.story, row, found=made.found, lost=made.lost, fresh=not before, missed=made.missed
    )
