"""Stories a second of `reconcile batch` on one core and on two, and whether thousands of stories leave it as it was.

    python benchmarks/batch.py scale [STORIES] [RUNS]
    python benchmarks/batch.py soak [STORIES] [SECONDS]

`scale` cross-checks the same stories (200) with one process and with two, in turn, and prints each run: stories a
second on the clock, which other work on the machine slows, and the processor time of all processes, which it hardly
does.

`soak` cross-checks short stories (5,000), one in 25 of them broken on purpose, in one batch, and looks at the memory of
every process each so many seconds (5). It ends with 1 if a story or a failure is missing from what is told. The stories
are invented from a seed (`invented.py`).
"""

from __future__ import annotations

import csv
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import invented
import psutil

MEGABYTE = 1024 * 1024


class Run(NamedTuple):
    """Seconds on the clock and of the processors."""

    clock: float
    processor: float


class Look(NamedTuple):
    """Memory in MB of the batch itself and of the largest of its processes, and the reports there were."""

    owner: float
    largest: float
    reports: int


def command(stories: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "reconcile", "batch", str(stories), "--out", str(out), "--quiet", *options]


def timed(stories: Path, processes: int) -> Run:
    """One whole batch, from the start of its process to its end."""
    with tempfile.TemporaryDirectory() as out:
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command(stories, Path(out), "--processes", str(processes)), stderr=subprocess.DEVNULL)
        clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode in (0, 3), done.returncode
    return Run(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def scale(size: int = 200, runs: int = 3) -> None:
    with tempfile.TemporaryDirectory() as folder:
        invented.write(Path(folder), size)
        print(f"{'processes':>9} {'stories/s':>10} {'processor s':>12}   load before")
        ratios, costs = [], []
        for _ in range(runs):
            pair = []
            for processes in (1, 2):
                load = os.getloadavg()[0]
                run = timed(Path(folder), processes)
                pair.append(run)
                print(f"{processes:9} {size / run.clock:10.2f} {run.processor:12.1f}   {load:.1f}", flush=True)
            ratios.append(pair[0].clock / pair[1].clock)
            costs.append(pair[1].processor / pair[0].processor)
    print(f"two processes against one: {statistics.median(ratios):.2f} times the stories a second", end="")
    print(f" (best {max(ratios):.2f}), {statistics.median(costs):.2f} times the processor time")


def soak(size: int = 5_000, seconds: float = 5.0) -> int:
    with tempfile.TemporaryDirectory() as folder:
        stories, out, log = Path(folder, "stories"), Path(folder, "out"), Path(folder, "log")
        wrong = invented.write(stories, size, papers=2, lines=2)
        began = time.perf_counter()
        with log.open("wb") as errors:
            batch = subprocess.Popen(command(stories, out), stderr=errors)
            table(watched(batch, out, seconds), size)
        clock = time.perf_counter() - began
        print(f"{size} stories, {len(wrong)} of them broken, in {clock:.0f} s: {size / clock:.1f} a second")
        return 0 if complete(size, wrong, out, log.read_text(encoding="utf-8")) else 1


def watched(batch: subprocess.Popen[bytes], out: Path, seconds: float) -> Iterator[Look]:
    """A look at the batch each so many seconds, until it ends."""
    owner = psutil.Process(batch.pid)
    while batch.poll() is None:
        try:
            rest = [child.memory_info().rss for child in owner.children(recursive=True)]
            reports = sum(1 for _ in out.iterdir()) if out.exists() else 0
            yield Look(owner.memory_info().rss / MEGABYTE, max(rest, default=0) / MEGABYTE, reports)
        except psutil.NoSuchProcess:
            pass
        time.sleep(seconds)


def table(looks: Iterable[Look], size: int) -> None:
    """The greatest memory in each tenth of the stories, as they are done."""
    print(f"{'reports':>9} {'owner MB':>9} {'largest process MB':>19}")
    for _, tenth in groupby(looks, key=lambda look: 10 * look.reports // size):
        part = list(tenth)
        owner, largest = max(look.owner for look in part), max(look.largest for look in part)
        print(f"{part[-1].reports:9} {owner:9.0f} {largest:19.0f}", flush=True)


def complete(size: int, wrong: Mapping[str, str], out: Path, told: str) -> bool:
    """Whether every story is in the summary or among the failures, and every fault told; what is not is printed."""
    rows, failures = (read(out / name) for name in ("summary.csv", "failures.csv"))
    listed = [*rows, *failures]
    failed = {name for name, fault in wrong.items() if fault == "failed"}
    untold = [name for name in wrong if f"{name}: " not in told]
    print(f"{len(rows)} in summary.csv, {len(failures)} in failures.csv, {len(wrong) - len(untold)} faults told")
    whole = sum(1 for name in rows if (out / name / "run.json").is_file())
    return len(listed) == len(set(listed)) == size and set(failures) == failed and not untold and whole == len(rows)


def read(path: Path) -> list[str]:
    """The stories of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["story"] for row in csv.DictReader(file)]


if __name__ == "__main__":
    asked, *numbers = sys.argv[1:] or ["scale"]
    sys.exit({"scale": scale, "soak": soak}[asked](*map(int, numbers)))
