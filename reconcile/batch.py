"""Many dossiers, side by side in local processes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from reconcile import report
from reconcile.errors import ReconcileError
from reconcile.settings import Settings
from reconcile.writers.summary import SummaryRow, summary_row


@dataclass(frozen=True, slots=True)
class Outcome:
    """One dossier of a batch: its summary row, or why there is none; ``unread`` counts its lost sources."""

    dossier: Path
    row: SummaryRow | None
    failure: str
    unread: int


def names(root: Path, dossiers: Sequence[Path]) -> dict[Path, str]:
    """The report folder of each dossier: its path below ``root``, joined by hyphens where it is nested."""
    return {d: "-".join(d.relative_to(root).parts) or d.resolve().name for d in dossiers}


def run(
    targets: dict[Path, Path], formats: Collection[str], settings: Settings, processes: int | None = None
) -> Iterator[Outcome]:
    """Cross-check every dossier into its target folder, as they finish; a failed one does not stop the rest."""
    workers = min(processes or os.cpu_count() or 1, len(targets)) or 1
    if workers == 1:
        for dossier, folder in targets.items():
            yield one(dossier, folder, formats, settings)
        return
    with ProcessPoolExecutor(workers) as pool:
        jobs = {pool.submit(one, d, folder, formats, settings): d for d, folder in targets.items()}
        for job in as_completed(jobs):
            error = job.exception()
            yield Outcome(jobs[job], None, _plain(error), 0) if error else job.result()


def one(dossier: Path, folder: Path, formats: Collection[str], settings: Settings) -> Outcome:
    """One dossier of a batch; an error of any kind becomes its failure."""
    try:
        result = report.make([dossier], folder, formats, settings)
    except Exception as error:  # the rest of the batch must go on, whatever one dossier does
        return Outcome(dossier, None, _plain(error), 0)
    return Outcome(dossier, summary_row(result), "", sum(p.unread for p in result.problems))


def _plain(error: BaseException) -> str:
    return str(error) if isinstance(error, ReconcileError) else f"{type(error).__name__}: {error}"
