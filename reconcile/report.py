"""One story from its sources to its report folder."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reconcile import pipeline, writers
from reconcile.model import Result
from reconcile.settings import Settings


def make(paths: Sequence[Path], folder: Path, formats: Collection[str], settings: Settings) -> Result:
    """Cross-check a story and write its report into ``folder``, whole or not at all.

    Raises UsageError where there is nothing to read or the folder cannot be written; the latter is
    found out before anything is compared.
    """
    writers.check(folder)
    begun, started = datetime.now(UTC), time.perf_counter()
    result = pipeline.reconcile(paths, settings)
    run = {
        "settings": dataclasses.asdict(settings),
        "begun": begun.isoformat(timespec="seconds"),
        "seconds": round(time.perf_counter() - started, 3),
    }
    writers.write(result, folder, formats, run)
    return result
