"""A desk of small stories for the tests of batches, and the real command at work on it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from reconcile import batch
from reconcile.batch import Outcome, Task
from reconcile.settings import Settings
from tests.test_cli import call, tree, write

# Enough for any story here on any machine; a test that waits for it has failed.
LONG = 600
NAMES = ("ash", "birch", "cedar", "elm", "fir")
# A folder with a sources.csv and no source: it fails, however it is done.
BAD = "gorse"


def desk(root: Path) -> Path:
    """Five stories, of which one has a source that cannot be read, and a folder without any."""
    for name in NAMES:
        mill = f"{name.title()} Mill"
        text = f"Fire at {mill}\n\n{{}} people were killed in the fire at {mill} on Monday.\n"
        write(root / name, {"herald.txt": text.format("Twelve"), "post.txt": text.format("Fourteen")})
    write(root / "elm", {"void.txt": b""})
    write(root / BAD, {"sources.csv": "file,title,publisher,kind,published\n"})
    return root


def alone(desk: Path, out: Path) -> dict[str, bytes]:
    """What one process makes of a desk, one story after the other."""
    call("batch", desk, "--out", out, "--processes", "1")
    return same(out)


def same(out: Path) -> dict[str, bytes]:
    """All that must be the same, byte for byte: every file but those with a clock."""
    return {name: data for name, data in tree(out).items() if not name.endswith("run.json")}


def tasks(desk: Path, out: Path, again: bool = False) -> list[Task]:
    found = batch.targets(desk, out).items()
    return [Task(dossier, folder, ("csv", "html"), Settings(), None, again) for dossier, folder in found]


def ordered(outcomes: Iterator[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda outcome: outcome.dossier)


@contextmanager
def started(desk: Path, out: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The real command, ended with the test."""
    command = [sys.executable, "-m", "reconcile", "batch", str(desk), "--out", str(out), *options]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=heeding
    )
    with ended(running):
        yield running


def heeding() -> None:
    """Let Ctrl-C interrupt a process, also where the tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def ended(running: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended with the test."""
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def wait(what: Callable[[], bool]) -> None:
    """Wait until something is so; a test that never sees it fails."""
    for _ in range(20 * LONG):
        if what():
            return
        time.sleep(0.05)
    raise AssertionError(f"not within {LONG} seconds")


def reports(out: Path) -> list[str]:
    """The stories that have a report."""
    return sorted(path.parent.name for path in out.glob("*/run.json"))


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, by the system's own list."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    return [int(child) for child, parent in map(str.split, listed.splitlines()) if int(parent) == pid]


def alive(pid: int) -> bool:
    listed = subprocess.run(["ps", "-p", str(pid), "-o", "stat="], capture_output=True, text=True).stdout.strip()
    return bool(listed) and not listed.startswith("Z")
