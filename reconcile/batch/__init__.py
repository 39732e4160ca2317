"""Many dossiers, side by side in processes of this machine or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from reconcile import report
from reconcile.batch._cluster import Cluster
from reconcile.batch._local import Local
from reconcile.batch._task import Outcome, Task, Work, failed, one
from reconcile.decisions import Key
from reconcile.errors import UsageError
from reconcile.readers import find_dossiers

__all__ = ["Cluster", "Local", "Outcome", "Pool", "Task", "Work", "missed", "names", "pool", "run", "targets", "told"]

# Seconds without news after which the pool is asked whether it is still at work.
_QUIET = 5
# Seconds a dossier may take: one of 10,000 claims takes some ten minutes of a core, so what takes an hour hangs.
PATIENCE = 3_600


class Pool(Protocol):
    """Where tasks are done; ``ahead`` is how many it wants to be given before the first is done."""

    ahead: int

    def submit(self, work: Work, task: Task) -> Future[Outcome]:
        """Have the task done as soon as there is room."""

    def lost(self, future: Future[Outcome]) -> bool:
        """Whether nobody is at work on what was handed over, so that it will never be done."""

    def close(self) -> None:
        """Leave off, whatever is being done."""


def targets(root: Path, parent: Path) -> dict[Path, Path]:
    """The report folder below ``parent`` of each dossier below ``root``.

    Raises UsageError where there is no dossier, and where ``parent`` cannot hold reports.
    """
    found = find_dossiers(root)
    if not found:
        accepted = "a folder above folders with a sources.csv or at least two sources is accepted"
        raise UsageError(f"{root}: no dossier below it; {accepted} (one dossier: reconcile run)")
    report.check(parent)
    return {dossier: parent / name for dossier, name in names(root, found).items()}


def names(root: Path, dossiers: Sequence[Path]) -> dict[Path, str]:
    """A name for each dossier: its path below ``root``, hyphens for slashes, numbered where two would be alike.

    >>> list(names(Path("desk"), [Path("desk/may"), Path("desk/may/fire"), Path("desk/may-fire")]).values())
    ['may', 'may-fire', 'may-fire-2']
    """
    taken: set[str] = set()
    given: dict[Path, str] = {}
    for dossier in dossiers:
        name = "-".join(dossier.relative_to(root).parts) or dossier.resolve().name
        spellings = (name if n == 1 else f"{name}-{n}" for n in count(1))
        given[dossier] = next(s for s in spellings if s.casefold() not in taken)
        taken.add(given[dossier].casefold())
    return given


def pool(size: int, processes: int | None, seconds: int | None, scheduler: str | None) -> Pool:
    """Where ``size`` tasks are done: on the cluster of a scheduler, or else on this machine.

    Raises UsageError where no scheduler answers.
    """
    seconds = seconds or PATIENCE
    if scheduler:
        return Cluster(scheduler, seconds)
    return Local(min(processes or os.cpu_count() or 1, size), seconds)


def run(tasks: Collection[Task], pool: Pool, work: Work = one) -> Iterator[Outcome]:
    """The outcome of each task as it is done; the pool is closed at the end, or when nobody asks for more.

    What fails does not stop the rest. What an earlier run has finished, with the same program, settings and sources,
    is not done again.
    """
    try:
        for task, future in _done(tasks, pool, work):
            yield _outcome(task, future)
    finally:
        pool.close()


def _done(tasks: Collection[Task], pool: Pool, work: Work) -> Iterator[tuple[Task, Future[Outcome]]]:
    """Each task as it is done; the pool has ``ahead`` of them at a time."""
    waiting, given = iter(tasks), dict[Future[Outcome], Task]()
    done: SimpleQueue[Future[Outcome]] = SimpleQueue()

    def give(task: Task) -> None:
        future = pool.submit(work, task)
        given[future] = task
        future.add_done_callback(done.put)

    for task in islice(waiting, pool.ahead):
        give(task)
    while given:
        for future, found in _news(done, given, pool):
            if future in given:
                yield given.pop(future), found
                for task in islice(waiting, 1):
                    give(task)


def _news(
    done: SimpleQueue[Future[Outcome]], given: Collection[Future[Outcome]], pool: Pool
) -> list[tuple[Future[Outcome], Future[Outcome]]]:
    """What is done next, with what came of it; after a while without news, what the pool has lost, as given up."""
    try:
        future = done.get(timeout=_QUIET)
        return [(future, future)]
    except Empty:
        return [(future, _given_up()) for future in given if pool.lost(future)]


def _given_up() -> Future[Outcome]:
    future = Future[Outcome]()
    future.cancel()
    return future


def _outcome(task: Task, future: Future[Outcome]) -> Outcome:
    """What came of a task; a failure where its pool has lost it, or where its report is not to be seen from here."""
    try:
        outcome = replace(future.result(), dossier=task.dossier)
    except CancelledError:
        return failed(task, "the cluster gave it up, as when its scheduler stops; the next run goes on from here")
    except Exception as error:  # whatever the cluster raises: the rest of the batch must go on
        return failed(task, f"was lost on the cluster ({type(error).__name__}); the next run does it again")
    if outcome.row and not report.stands(task.folder):
        shared = "the machines of a cluster must share the folders of dossiers and reports"
        return failed(task, f"its report was written where this machine does not see it; {shared}")
    return outcome


def told(outcomes: Iterable[Outcome], verbose: bool) -> Iterator[str]:
    """A line for each dossier that failed and each source that was lost; ``verbose``: for every dossier."""
    for outcome in outcomes:
        lines = [outcome.failure] if outcome.failure else list(outcome.lost)
        if verbose and not outcome.failure:
            lines.append("done" if outcome.fresh else "done by an earlier run")
        yield from (f"{outcome.dossier}: {line}" for line in lines)


def missed(outcomes: Iterable[Outcome]) -> frozenset[Key]:
    """What an editor named for the batch and no story of it has."""
    each: list[frozenset[Key]] = [outcome.missed for outcome in outcomes if outcome.row]
    return frozenset.intersection(*each) if each else frozenset()
