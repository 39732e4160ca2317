"""Result to report: one file of this room is one format."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from reconcile import registry
from reconcile.errors import UsageError
from reconcile.model import Result
from reconcile.writers import _folder, _run
from reconcile.writers._csv import read_table
from reconcile.writers._decisions import RECORD, earlier, edited, given
from reconcile.writers._folder import Data, check, joined, settle

__all__ = [
    "DEFAULT",
    "check",
    "chosen",
    "earlier",
    "edited",
    "formats",
    "given",
    "read_table",
    "render",
    "settle",
    "write",
]

# What an editor opens first, and what a program reads.
DEFAULT = ("csv", "html")


@cache
def formats() -> dict[str, ModuleType]:
    """The module that writes each format, in the order of their names.

    >>> registry.title(formats()["csv"]).partition(":")[0]
    'Tables that Excel opens (.csv)'
    """
    rooms = {m.FORMAT: m for m in registry.modules(__name__) if hasattr(m, "FORMAT")}
    return dict(sorted(rooms.items()))


def chosen(wanted: Collection[str]) -> tuple[str, ...]:
    """The formats to write: those wanted, the default ones where none is; raises UsageError for an unknown one."""
    for name in wanted:
        if name not in formats():
            raise UsageError(f"unknown format {name!r}; accepted: {', '.join(formats())}")
    return tuple(wanted) or DEFAULT


def render(result: Result, wanted: Collection[str] = DEFAULT) -> dict[str, bytes]:
    """The files of the wanted formats, by name; the same result gives the same bytes.

    Raises UsageError for an unknown format.
    """
    return {name: joined(data) for name, data in _files(result, wanted).items()}


def _files(result: Result, wanted: Collection[str]) -> dict[str, Data]:
    """The files of the wanted formats; a table comes piece by piece, as it is written."""
    known, wanted = formats(), chosen(wanted)
    return {file: data for name in known if name in wanted for file, data in known[name].files(result).items()}


def write(
    result: Result,
    folder: Path,
    wanted: Collection[str] = DEFAULT,
    run: Mapping[str, Any] | None = None,
) -> None:
    """Write the report into ``folder``: the wanted formats and run.json, all of it or nothing.

    Where there are decisions, their record is written whatever the formats: with it they are never lost. ``run``
    holds what only the caller knows: settings, timings, the date. Raises UsageError for an unknown format, a folder
    that cannot be written, and a folder that holds sources.
    """
    unread = [problem.where for problem in result.problems if problem.unread]
    check(folder, [*unread, *(document.file for document in result.documents)])
    files = _files(result, wanted)
    if RECORD not in files and (result.decisions or result.gone):
        files[RECORD] = _files(result, ["csv"])[RECORD]
    _folder.replace(folder, {**files, _folder.RUN: _run.record(result, files, run or {})})
