"""A batch: what one dossier does to the others, what a killed one leaves, and the same bytes however it is done."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import batch, writers
from reconcile.batch import Local, Outcome, progress
from reconcile.batch._crew import Crew
from reconcile.writers import read_table
from tests import batches, unruly
from tests.batches import LONG, alive, descendants, ordered, reports, same, started, tasks, wait
from tests.test_cli import STORY, call, told, tree, write


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return batches.desk(tmp_path_factory.mktemp("batch") / "desk")


@pytest.fixture(scope="module")
def alone(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return batches.alone(desk, tmp_path_factory.mktemp("alone") / "out")


def test_many_processes_write_what_one_does(desk: Path, alone: Mapping[str, bytes], tmp_path: Path) -> None:
    call("batch", desk, "--out", tmp_path / "out", "--processes", "3")
    assert same(tmp_path / "out") == alone
    assert {"summary.csv", "failures.csv", "index.html", "ash/links.csv", "elm/report.html"} <= alone.keys()


def test_a_run_alone_writes_what_a_batch_does(desk: Path, alone: Mapping[str, bytes], tmp_path: Path) -> None:
    call("run", desk / "fir", "--out", tmp_path / "fir")
    assert {f"fir/{name}": data for name, data in same(tmp_path / "fir").items()}.items() <= alone.items()


def test_the_order_of_dossiers_does_not_matter(desk: Path, alone: Mapping[str, bytes], tmp_path: Path) -> None:
    given = tasks(desk, tmp_path / "out")
    random.Random(7).shuffle(given)
    list(batch.run(given, Local(2, LONG)))
    made = {name: data for name, data in alone.items() if "/" in name}
    assert same(tmp_path / "out") == made


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (unruly.hang, "takes longer than 10 seconds and was stopped"),
        (unruly.spin, "takes longer than 10 seconds and was stopped"),
        (unruly.fault, "its process was ended twice, at last by SIGSEGV"),
        (unruly.killed, "its process was ended twice, at last by SIGKILL"),
        (unruly.leave, "its process was ended twice, at last by itself (code 7)"),
        (unruly.raised, "its process was ended twice, at last by itself (code 1)"),
    ],
    ids=["hangs", "hangs in a library", "segfault", "killed", "exits", "raises"],
)
def test_a_bad_dossier_is_lost_alone(work: batch.Work, said: str, desk: Path, tmp_path: Path) -> None:
    limit = 10 if "longer" in said else LONG
    outcomes = ordered(batch.run(tasks(desk, tmp_path / "out"), Local(2, limit), work))
    (failed,) = (outcome for outcome in outcomes if not outcome.row)
    assert failed.story == "cedar" and failed.failure.startswith(said) and "--" in failed.failure
    assert set(tree(tmp_path / "out")) == {f"{name}/run.json" for name in ("ash", "birch", "elm", "fir", "gorse")}


def test_a_dossier_whose_process_was_ended_is_tried_once_more(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    outcomes = ordered(batch.run(tasks(desk, tmp_path / "out"), Local(2, LONG), unruly.once))
    assert [outcome.story for outcome in outcomes if not outcome.row] == ["gorse"]


def test_a_process_that_has_ended_meanwhile_is_not_asked(desk: Path, tmp_path: Path) -> None:
    crew = Crew()
    first, second, *_ = tasks(desk, tmp_path / "out")
    crew.do(unruly.quick, first, LONG)
    (idle,) = crew._free
    os.kill(idle.number, signal.SIGKILL)
    wait(lambda: not idle.alive)
    assert crew.do(unruly.quick, second, LONG).story == second.folder.name
    crew.dismiss()


def test_no_process_outlives_a_batch_that_is_left(desk: Path, tmp_path: Path) -> None:
    with started(desk, tmp_path / "out", "--processes", "2") as running:
        wait(lambda: len(descendants(running.pid)) == 2)
        below = descendants(running.pid)
        running.send_signal(signal.SIGINT)
        assert running.wait() == 130
    assert "stopped" in (running.stderr.read() if running.stderr else "")
    wait(lambda: not any(alive(pid) for pid in below))


@pytest.mark.parametrize("enough", [1, 3])
def test_a_killed_batch_leaves_whole_reports_and_goes_on(
    enough: int, desk: Path, alone: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with started(desk, out, "--processes", "2") as running:
        wait(lambda: len(reports(out)) >= enough or running.poll() is not None)
        below = descendants(running.pid)
        running.kill()
        wait(lambda: not any(alive(pid) for pid in below))
    done = reports(out)
    assert {name: data for name, data in same(out).items() if not name.startswith(".")}.items() <= alone.items()
    assert {path.name for path in out.iterdir() if not path.name.startswith(".")} == set(done)
    clocks = {name: (out / name / "run.json").read_bytes() for name in done}
    lines = told(call("batch", desk, "--out", out, "-v"))
    assert {f"{desk / name}: done by an earlier run" for name in done} <= set(lines)
    assert {name: (out / name / "run.json").read_bytes() for name in done} == clocks
    assert same(out) == alone and sorted(path.name for path in out.iterdir() if path.name.startswith(".")) == []


def test_force_does_all_again(desk: Path, alone: Mapping[str, bytes], tmp_path: Path) -> None:
    arguments = ("batch", desk, "--out", tmp_path / "out", "-v")
    call(*arguments)
    assert f"{desk / 'ash'}: done by an earlier run" in told(call(*arguments))
    assert f"{desk / 'ash'}: done" in told(call(*arguments, "--force"))
    assert same(tmp_path / "out") == alone


def test_force_keeps_what_an_editor_decided(tmp_path: Path) -> None:
    arguments = ("batch", write(tmp_path / "desk" / "mill", STORY).parent, "--out", tmp_path / "out")
    call(*arguments)
    table = tmp_path / "out" / "mill" / "claims.csv"
    first, second, *rest = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_text("\n".join([first, second.removesuffix(",,") + ",to check,", *rest]), encoding="utf-8-sig")
    decided = read_table(table)[0]["decision"]
    call(*arguments, "--force")
    assert [row["decision"] for row in read_table(table)][:1] == [decided]


class Killed(BaseException):
    """Stands for the end of the process between two steps: nothing cleans up after it."""


def killing(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the process end after so many moves of a file."""
    left = iter(range(after))
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


OLD = {"run.json": b'{"files": ["a.csv", "b.csv"]}', "a.csv": b"old a", "b.csv": b"old b"}
NEW = {"run.json": b'{"files": ["a.csv", "c.csv"]}', "a.csv": b"new a", "c.csv": b"new c"}


@pytest.mark.parametrize("after", range(7))
def test_a_swap_that_is_killed_on_the_way_is_ended_by_the_next_run(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reconcile.writers import _folder

    write(tmp_path, {**OLD, "notes.txt": b"not ours"})
    with monkeypatch.context() as patch:
        killing(patch, after)
        if after < 6:
            with pytest.raises(Killed):
                _folder.replace(tmp_path, NEW)
        else:
            _folder.replace(tmp_path, NEW)
    shown = {name: data for name, data in tree(tmp_path).items() if "/" not in name}
    assert "run.json" not in shown or shown in ({**OLD, "notes.txt": b"not ours"}, {**NEW, "notes.txt": b"not ours"})
    writers.settle(tmp_path)
    assert tree(tmp_path) == {**NEW, "notes.txt": b"not ours"}


def test_what_was_not_ready_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reconcile.writers import _folder

    write(tmp_path / "mill", OLD)

    def stopped() -> Iterator[bytes]:
        yield b"half a line"
        raise Killed

    for folder in (tmp_path / "mill", tmp_path / "fresh"):
        with monkeypatch.context() as patch:
            patch.setattr(_folder.shutil, "rmtree", lambda *_, **__: None)
            with pytest.raises(Killed):
                _folder.replace(folder, {**NEW, "c.csv": stopped()})
    assert (tmp_path / "mill" / "a.csv").read_bytes() == b"old a"
    assert not (tmp_path / "fresh").exists()
    for folder in (tmp_path / "mill", tmp_path / "fresh"):
        _folder.replace(folder, NEW)
        assert tree(folder) == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "mill"]


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def outcomes(size: int, failed: int = 0) -> list[Outcome]:
    return [Outcome(Path(str(n)), str(n), None if n < failed else unruly.ROW) for n in range(size)]


def clock(step: float) -> Callable[[], float]:
    times = iter(range(1_000_000))
    return lambda: step * next(times)


def test_a_terminal_shows_one_line_that_is_cleared_at_the_end() -> None:
    stream = Terminal()
    assert list(progress.shown(outcomes(4, failed=1), 4, stream, clock(2.0))) == outcomes(4, failed=1)
    *_, last, cleared = stream.getvalue().split("\r")
    assert last == "4 of 4 stories, 30.0 a minute, 0 seconds left, 1 failed\x1b[K"
    assert cleared == "\x1b[K" and "\n" not in stream.getvalue()


def test_a_log_gets_a_rare_line_and_no_carriage_return() -> None:
    stream = StringIO()
    list(progress.shown(outcomes(1200), 1200, stream, clock(1.0)))
    lines = stream.getvalue().splitlines()
    assert "\r" not in stream.getvalue() and len(lines) == 4
    assert lines[0] == "300 of 1,200 stories, 1.0 a second, 15 minutes left"


def test_nothing_is_told_where_there_is_nowhere_to_tell_it() -> None:
    assert list(progress.shown(outcomes(3), 3, None)) == outcomes(3)


# From a story in eleven days on: no batch is slower.
RATES = st.just(0.0) | st.floats(1e-6, 1e5)


@settings(deadline=None)
@given(st.integers(0, 10**7), st.integers(1, 10**7), RATES, st.integers(0, 10**7))
def test_a_line_of_progress_fits_a_terminal(done: int, left: int, rate: float, failed: int) -> None:
    line = progress.state(done, done + left, failed, rate)
    assert line.startswith(f"{done:,} of ") and "\n" not in line and len(line) <= 100


PARTS = st.lists(st.sampled_from(["may", "fire", "May", "may-fire", "2"]), min_size=1, max_size=3)


@settings(deadline=None)
@given(st.lists(PARTS, max_size=12))
def test_no_two_dossiers_share_a_report(parts: list[list[str]]) -> None:
    root = Path("desk")
    dossiers = sorted({root.joinpath(*each) for each in parts})
    given = batch.names(root, dossiers)
    assert list(given) == dossiers
    assert len({name.casefold() for name in given.values()}) == len(dossiers)


class Forgetful:
    """A pool that does the first task and forgets the others, as a cluster may whose scheduler stops."""

    ahead = 3

    def __init__(self) -> None:
        self.given = 0

    def submit(self, work: batch.Work, task: batch.Task) -> Future[batch.Outcome]:
        self.given += 1
        future = Future[batch.Outcome]()
        if self.given == 1:
            future.set_result(work(task))
        return future

    def lost(self, future: Future[batch.Outcome]) -> bool:
        return not future.done()

    def close(self) -> None:
        pass


def test_what_a_pool_forgets_is_listed(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_QUIET", 0.01)
    given = tasks(desk, tmp_path / "out")
    outcomes = list(batch.run(given, Forgetful(), unruly.quick))
    assert sorted(o.story for o in outcomes) == sorted(t.folder.name for t in given)
    assert sum("the next run goes on" in o.failure for o in outcomes) == len(given) - 1
