"""Files to documents: one file of this room is one format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reconcile.errors import UnreadableSource
from reconcile.model import Document, Problem
from reconcile.readers._formats import formats
from reconcile.readers.dossier import Dossier, Entry, find_dossiers, sources
from reconcile.settings import Settings

__all__ = ["Dossier", "Reading", "find_dossiers", "formats", "read", "read_dossier", "sources"]


class Reading(NamedTuple):
    """A story read: its documents sorted by source, and what went wrong on the way."""

    story: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(paths: Sequence[Path], settings: Settings | None = None) -> Reading:
    """All sources of one story: a dossier folder, or files.

    Raises UsageError where there is nothing to read; a source that cannot be read becomes a problem.
    """
    settings = settings or Settings()
    return read_dossier(sources(paths, settings), settings)


def read_dossier(dossier: Dossier, settings: Settings) -> Reading:
    """The documents of a planned dossier; never raises for a bad source."""
    from reconcile.readers._boilerplate import parted

    found = [item for entry in dossier.entries for item in _entry(entry, settings)]
    documents = sorted((item for item in found if isinstance(item, Document)), key=lambda document: document.source)
    problems = [item for item in found if isinstance(item, Problem)]
    return Reading(dossier.story, parted(documents), (*dossier.problems, *problems))


def _entry(entry: Entry, settings: Settings) -> Iterator[Document | Problem]:
    """The documents of one file, and what went wrong with it."""
    from reconcile.readers._enclosed import read_all

    try:
        data = _bytes(entry.path, settings)
    except UnreadableSource as error:
        yield Problem(entry.label, str(error), entry.file, "left out", unread=True)
    else:
        yield from read_all(entry, data, settings)


def _bytes(path: Path, settings: Settings) -> bytes:
    if not path.is_file():
        raise UnreadableSource("is not a regular file; a text file is accepted")
    try:
        size = path.stat().st_size
        if size > settings.max_bytes:
            raise UnreadableSource(f"is {size:,} bytes long; at most {settings.max_bytes:,} are read (max_bytes)")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"cannot be read ({error.strerror})") from None
