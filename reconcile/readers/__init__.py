"""Files to documents: one file of this room is one format."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from reconcile import registry
from reconcile.errors import UnreadableSource
from reconcile.model import Document, Problem
from reconcile.readers.dossier import Dossier, Entry, ending, find_dossiers, sources
from reconcile.settings import Settings

__all__ = ["Dossier", "Reading", "find_dossiers", "formats", "read", "read_dossier", "sources"]


class Reading(NamedTuple):
    """A story read: its documents sorted by source, and what went wrong on the way."""

    story: str
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


@cache
def formats() -> dict[str, ModuleType]:
    """The module that reads each ending.

    >>> registry.title(formats()[".txt"])
    'Plain text (.txt).'
    """
    rooms = (m for m in registry.modules(__name__) if hasattr(m, "ENDINGS"))
    return {ending: module for module in rooms for ending in module.ENDINGS}


def read(paths: Sequence[Path], settings: Settings | None = None) -> Reading:
    """All sources of one story: a dossier folder, or files.

    Raises UsageError where there is nothing to read; a source that cannot be read becomes a problem.
    """
    settings = settings or Settings()
    return read_dossier(sources(paths, settings), settings)


def read_dossier(dossier: Dossier, settings: Settings) -> Reading:
    """The documents of a planned dossier; never raises for a bad source."""
    documents, problems = [], list(dossier.problems)
    for entry in dossier.entries:
        try:
            document, found = _document(entry, settings)
        except UnreadableSource as error:
            problems.append(Problem(entry.label, str(error), entry.path.name, "left out", unread=True))
        else:
            documents.append(document)
            problems += found
    return Reading(dossier.story, tuple(documents), tuple(problems))


def _document(entry: Entry, settings: Settings) -> tuple[Document, list[Problem]]:
    from reconcile.readers._frontmatter import document

    module = formats().get(ending(entry.path))
    if not module:
        raise UnreadableSource(f"format not read yet; {', '.join(sorted(formats()))} are accepted")
    data = _bytes(entry.path, settings)
    extract = module.read(data, settings)
    found = [Problem(entry.label, problem, entry.path.name, done) for problem, done in extract.notes]
    return document(entry, extract, hashlib.sha256(data).hexdigest()), found


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
