"""Many dossiers, side by side in local processes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from reconcile import report
from reconcile.decisions import Key
from reconcile.errors import ReconcileError, UsageError
from reconcile.readers import find_dossiers
from reconcile.settings import Settings
from reconcile.writers.summary import SummaryRow


@dataclass(frozen=True, slots=True)
class Outcome:
    """One dossier of a batch: its summary row, or why there is none.

    ``failure`` names the dossier; ``found``, ``lost`` and ``missed`` are those of its report; ``fresh`` is false where
    an earlier run's report still holds.
    """

    dossier: Path
    row: SummaryRow | None
    failure: str = ""
    found: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    fresh: bool = True
    missed: frozenset[Key] = frozenset()


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
    given: dict[str, Path] = {}
    for dossier in dossiers:
        name = "-".join(dossier.relative_to(root).parts) or dossier.resolve().name
        spellings = (name if n == 1 else f"{name}-{n}" for n in count(1))
        given[next(s for s in spellings if s.casefold() not in map(str.casefold, given))] = dossier
    return {dossier: name for name, dossier in given.items()}


def run(
    folders: Mapping[Path, Path],
    formats: Collection[str],
    settings: Settings,
    processes: int | None = None,
    decisions: Path | None = None,
) -> Iterator[Outcome]:
    """Cross-check every dossier into its folder, as they finish; a failed one does not stop the rest.

    What an earlier run has finished, with the same program, settings and sources, is not done again.
    """
    workers = min(processes or os.cpu_count() or 1, len(folders))
    if workers < 2:
        for dossier, folder in folders.items():
            yield one(dossier, folder, formats, settings, decisions)
        return
    pool = ProcessPoolExecutor(workers)
    try:
        jobs = {pool.submit(one, d, folder, formats, settings, decisions): d for d, folder in folders.items()}
        for job in as_completed(jobs):
            error = job.exception()
            yield Outcome(jobs[job], None, _plain(jobs[job], error)) if error else job.result()
    finally:
        pool.shutdown(cancel_futures=True)


def one(
    dossier: Path, folder: Path, formats: Collection[str], settings: Settings, decisions: Path | None = None
) -> Outcome:
    """One dossier of a batch; an error of any kind becomes its failure."""
    try:
        before = None if decisions else report.standing([dossier], folder, formats, settings)
        made = before or report.make([dossier], folder, formats, settings, decisions, shared=True)[0]
    except Exception as error:  # the rest of the batch must go on, whatever one dossier does
        return Outcome(dossier, None, _plain(dossier, error))
    row = made.row._replace(story=folder.name)
    return Outcome(dossier, row, found=made.found, lost=made.lost, fresh=not before, missed=made.missed)


def told(outcomes: Iterable[Outcome], verbose: bool) -> Iterator[str]:
    """A line for each dossier that failed and each source that was lost; ``verbose``: for every dossier."""
    for outcome in outcomes:
        if outcome.failure:
            yield outcome.failure
        yield from (f"{outcome.dossier}: {line}" for line in outcome.lost)
        if verbose and not outcome.failure:
            yield f"{outcome.dossier}: {'done' if outcome.fresh else 'done by an earlier run'}"


def missed(outcomes: Iterable[Outcome]) -> frozenset[Key]:
    """What an editor named for the batch and no story of it has."""
    each = [outcome.missed for outcome in outcomes if outcome.row]
    return frozenset.intersection(*each) if each else frozenset()


def _plain(dossier: Path, error: BaseException) -> str:
    told = str(error) if isinstance(error, ReconcileError) else f"{type(error).__name__}: {error}"
    return told if told.startswith(f"{dossier}:") else f"{dossier}: {told}"
