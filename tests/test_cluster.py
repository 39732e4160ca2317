"""A batch on a Dask cluster: a real scheduler and real workers in processes of their own on this machine."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from reconcile import batch
from reconcile.batch import Cluster, Outcome, Task
from reconcile.cli import UNREAD, USAGE
from tests import batches, unruly
from tests.batches import BAD, LONG, NAMES, ended, ordered, reports, same, started, tasks, wait
from tests.test_cli import call, told

ROOT = Path(__file__).parents[1]

pytest.importorskip("distributed", reason="the extra dask is not installed")


class Dask(NamedTuple):
    """A running cluster."""

    address: str
    scheduler: subprocess.Popen[str]
    workers: list[subprocess.Popen[str]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Dask]:
    """A scheduler and two workers of one thread each, which nobody starts again when they are killed."""
    file = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        scheduler = stack.enter_context(ended(dask("scheduler", file, "--host", "127.0.0.1", "--port", "0")))
        wait(lambda: file.exists() and file.stat().st_size > 0)
        asked = ("--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path / "workers"))
        workers = [stack.enter_context(ended(dask("worker", file, *asked))) for _ in range(2)]
        yield Dask(json.loads(file.read_text())["address"], scheduler, workers)


def dask(what: str, file: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--scheduler-file", str(file), "--no-dashboard"]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    # Elsewhere than the batch: paths must not hang on where a worker stands.
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*command, *options], env=known, cwd=file.parent, stdout=quiet, stderr=quiet, text=True)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return batches.desk(tmp_path_factory.mktemp("batch") / "desk")


@pytest.fixture(scope="module")
def alone(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return batches.alone(desk, tmp_path_factory.mktemp("alone") / "out")


def test_a_cluster_writes_what_one_process_does(
    cluster: Dask, desk: Path, alone: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.parent)
    out = Path(os.path.relpath(tmp_path / "out"))
    result = call("batch", desk.name, "--out", out, "--scheduler", cluster.address)
    assert result.exit_code == UNREAD
    assert [line.partition(": ")[0] for line in told(result)] == [f"{desk.name}/elm", f"{desk.name}/{BAD}"]
    assert same(out) == alone


def test_a_worker_killed_on_the_way_loses_nothing(
    cluster: Dask, desk: Path, alone: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with started(desk, out, "--scheduler", cluster.address) as running:
        wait(lambda: len(reports(out)) >= 1 or running.poll() is not None)
        cluster.workers[0].kill()
        _, said = running.communicate()
    assert [line.partition(": ")[0] for line in said.splitlines()] == [str(desk / "elm"), str(desk / BAD)]
    assert same(out) == alone


def test_what_a_stopped_scheduler_takes_along_is_listed_and_done_by_the_next_run(
    cluster: Dask, desk: Path, alone: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with started(desk, out, "--scheduler", cluster.address) as running:
        wait(lambda: len(reports(out)) >= 1 or running.poll() is not None)
        cluster.scheduler.kill()
        _, said = running.communicate()
        assert running.returncode == UNREAD
    for worker in cluster.workers:
        worker.kill()
    lost = [line for line in said.splitlines() if "the next run" in line]
    assert lost and {line.partition(": ")[0] for line in lost} <= {str(desk / name) for name in (*NAMES, BAD)}
    call("batch", desk, "--out", out)
    assert same(out) == alone


def test_a_dossier_that_crashes_takes_no_worker_along(cluster: Dask, desk: Path, tmp_path: Path) -> None:
    outcomes = ordered(batch.run(tasks(desk, tmp_path / "out"), Cluster(cluster.address, LONG), unruly.killed))
    (failed,) = (outcome for outcome in outcomes if not outcome.row)
    assert failed.story == "cedar" and failed.failure.startswith("its process was ended twice, at last by SIGKILL")
    assert [worker.poll() for worker in cluster.workers] == [None, None]


def nowhere(task: Task) -> Outcome:
    """What a worker does that writes to a disk of its own."""
    return Outcome(task.dossier, task.folder.name, unruly.ROW)


def test_a_report_that_is_not_seen_from_here_is_told(cluster: Dask, desk: Path, tmp_path: Path) -> None:
    outcomes = list(batch.run(tasks(desk, tmp_path / "out"), Cluster(cluster.address, LONG), nowhere))
    assert {outcome.row for outcome in outcomes} == {None}
    assert all("must share the folders" in outcome.failure for outcome in outcomes)


def other(task: Task) -> Outcome:
    """What a worker does on which another version is installed."""
    from dataclasses import replace

    return batch.one(replace(task, program="another"))


def test_a_worker_with_another_version_is_refused(cluster: Dask, desk: Path, tmp_path: Path) -> None:
    outcomes = list(batch.run(tasks(desk, tmp_path / "out"), Cluster(cluster.address, LONG), other))
    assert all("another version" in outcome.failure for outcome in outcomes) and not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["127.0.0.1", "pigeon://127.0.0.1:1", "127.0.0.1:PORT", "tcp://127.0.0.1:PORT"])
def test_an_address_without_a_scheduler_is_told(
    address: str, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reconcile.batch._cluster._PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        asked = address.replace("PORT", str(silent.getsockname()[1]))
        result = call("batch", desk, "--out", tmp_path / "out", "--scheduler", asked)
    (line,) = told(result)
    assert result.exit_code == USAGE and not (tmp_path / "out").exists()
    assert line.startswith(f"reconcile: {asked}: no Dask scheduler answers there; ") and "accepted" in line


def test_without_dask_the_extra_is_named(desk: Path, tmp_path: Path) -> None:
    bare = "import sys; sys.modules['distributed'] = None; from reconcile.cli import main; main()"
    command = [sys.executable, "-c", bare, "batch", str(desk), "--scheduler", "tcp://127.0.0.1:8786"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == USAGE
    assert done.stderr.splitlines() == [
        "reconcile: --scheduler: Dask is not installed here; pip install 'reconcile[dask]' brings it"
    ]
