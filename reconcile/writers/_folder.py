"""Puts a report into its folder whole or not at all, and never into a dossier's.

A new folder is filled out of sight and then given its name, in one step. In one that stands, files are swapped by a
plan: if the run is killed on the way, the next one ends it, so that neither a report nor a decision in it is lost.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.readers.dossier import is_source

# The record of a run: it marks a folder as a report, complete once this file stands.
RUN = "run.json"
# What a batch writes beside the reports: where all of it stands, its page is no source.
OVERVIEW = frozenset({"failures.csv", "index.html", "summary.csv"})
# Where a report is made ready, and the list of the files that give way to it: once that stands, the swap is on.
_ROOM = ".reconcile-writing"
_PLAN = "plan.json"
_ACCEPTED = "a folder that can be written is accepted (--out DIR)"


# A file to be written: whole, or piece by piece.
Data = bytes | Iterator[bytes]


def check(folder: Path, sources: Collection[str] = ()) -> None:
    """Raise UsageError where a report must not go into ``folder``; ``sources`` are the story's file names."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UsageError(f"{folder}: is a file; {_ACCEPTED}")
    try:
        names = {path.name for path in folder.iterdir() if not path.is_dir()} - _earlier(folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read ({error.strerror}); {_ACCEPTED}") from None
    names -= OVERVIEW if names >= OVERVIEW else set()
    several = RUN not in names and sum(is_source(Path(name)) for name in names) > 1
    if several or "sources.csv" in map(str.casefold, names) or names & set(sources):
        raise UsageError(f"{folder}: holds sources, and no report is written among them; {_ACCEPTED}")


def replace(folder: Path, files: Mapping[str, Data]) -> None:
    """Write all files into ``folder``, RUN last; with it, what an earlier run left there goes.

    On any failure the folder is as it was before, and UsageError says why.
    """
    try:
        settle(folder)
        _renew(folder, files) if folder.exists() else _make(folder, files)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); {_ACCEPTED}") from None


def settle(folder: Path) -> None:
    """End what a killed run began in ``folder``: the new report is put in its place if it was ready, or dropped."""
    room = folder / _ROOM
    if (room / _PLAN).is_file():
        _swap(folder, room)
    shutil.rmtree(room, ignore_errors=True)


def _make(folder: Path, files: Mapping[str, Data]) -> None:
    """A new folder, in one step; what a killed run has left of it goes first."""
    room = folder.parent / f"{_ROOM}-{hashlib.sha256(folder.name.encode()).hexdigest()[:12]}"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    try:
        _fill(room, files)
        room.rename(folder)
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise


def _renew(folder: Path, files: Mapping[str, Data]) -> None:
    """Other files in a folder that stands, all of them or none."""
    room = folder / _ROOM
    stale = _earlier(folder) if RUN in files else set()
    out = sorted({name for name in {*files, *stale} if (folder / name).is_file()}, key=lambda name: (name != RUN, name))
    try:
        room.mkdir()
        _fill(room, {f"new-{name}": data for name, data in files.items()})
        (room / "plan").write_text(json.dumps(out), encoding="utf-8")
        (room / "plan").rename(room / _PLAN)
        _swap(folder, room)
    finally:
        if not (room / _PLAN).exists():
            shutil.rmtree(room, ignore_errors=True)


def _fill(room: Path, files: Mapping[str, Data]) -> None:
    for name, data in files.items():
        with (room / name).open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)


def joined(data: Data) -> bytes:
    """The whole of a file."""
    return data if isinstance(data, bytes) else b"".join(data)


def _swap(folder: Path, room: Path) -> None:
    """Do what is left of the plan; put all back if a file cannot be moved."""
    moved: list[tuple[Path, Path]] = []
    try:
        for source, target in _moves(folder, room):
            source.replace(target)
            moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            target.replace(source)
        (room / _PLAN).unlink()
        raise
    (room / _PLAN).unlink()


def _moves(folder: Path, room: Path) -> Iterator[tuple[Path, Path]]:
    """The old files out, RUN first, and the new ones in, RUN last; those that were moved already are left out."""
    for name in json.loads((room / _PLAN).read_text(encoding="utf-8")):
        if not (room / f"old-{name}").exists():
            yield folder / name, room / f"old-{name}"
    new = sorted((path.name.removeprefix("new-"), path) for path in room.glob("new-*"))
    for name, path in sorted(new, key=lambda item: item[0] == RUN):
        yield path, folder / name


def _earlier(folder: Path) -> set[str]:
    """The files that the run recorded in this folder wrote."""
    try:
        record = json.loads((folder / RUN).read_text(encoding="utf-8"))
        return {name for name in record["files"] if isinstance(name, str) and Path(name).name == name}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
