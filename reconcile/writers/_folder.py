"""Puts a report into its folder whole or not at all, and never into a dossier's."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.readers.dossier import is_source

# The record of a run: it marks a folder as a report, complete once this file stands.
RUN = "run.json"
_ACCEPTED = "a folder that can be written is accepted (--out DIR)"


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
    several = RUN not in names and sum(is_source(Path(name)) for name in names) > 1
    if several or "sources.csv" in map(str.casefold, names) or names & set(sources):
        raise UsageError(f"{folder}: holds sources, and no report is written among them; {_ACCEPTED}")


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into ``folder``, RUN last; with it, what an earlier run left there goes.

    On any failure the folder is as it was before, and UsageError says why.
    """
    fresh = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".report-", dir=folder, ignore_cleanup_errors=True) as room:
            _fill(Path(room), files)
            _swap(folder, Path(room), sorted(files, key=lambda name: (name == RUN, name)))
    except OSError as error:
        if fresh:
            with suppress(OSError):
                folder.rmdir()
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); {_ACCEPTED}") from None


def _fill(room: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (room / f"new-{name}").write_bytes(data)


def _swap(folder: Path, room: Path, names: Collection[str]) -> None:
    """Move the old files out and the new ones in; put all back if one cannot be moved."""
    moved: list[tuple[Path, Path]] = []
    try:
        for source, target in _moves(folder, room, names):
            source.replace(target)
            moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            target.replace(source)
        raise


def _moves(folder: Path, room: Path, names: Collection[str]) -> Iterator[tuple[Path, Path]]:
    stale = _earlier(folder) if RUN in names else set()
    for name in sorted({*names, *stale}, key=lambda name: (name != RUN, name)):
        if (folder / name).is_file():
            yield folder / name, room / f"old-{name}"
    for name in names:
        yield room / f"new-{name}", folder / name


def _earlier(folder: Path) -> set[str]:
    """The files that the run recorded in this folder wrote."""
    try:
        record = json.loads((folder / RUN).read_text(encoding="utf-8"))
        return {name for name in record["files"] if isinstance(name, str) and Path(name).name == name}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
