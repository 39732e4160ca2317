"""One file to its documents: itself, and those that it encloses, as a mail its attachments."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from reconcile.errors import UnreadableSource
from reconcile.model import Document, Problem
from reconcile.readers import _apart, _formats, _sources_csv
from reconcile.readers._extract import Enclosed, Extract
from reconcile.readers._frontmatter import document
from reconcile.readers._sources_csv import Row
from reconcile.readers.dossier import Entry
from reconcile.settings import Settings

# A mail in an archive has attachments: two levels. Deeper nesting is made by machines, to harm others.
_DEEPEST = 3


def read_all(entry: Entry, data: bytes, settings: Settings, depth: int = 0) -> Iterator[Document | Problem]:
    """The documents of one file and the problems met, in its order; never raises for bad input."""
    try:
        extract, notes = _extract(entry.file, data, settings)
        if extract.text:
            made, found = document(entry, extract, hashlib.sha256(data).hexdigest())
            yield made
            notes = (*notes, *found)
    except UnreadableSource as error:
        yield Problem(entry.label, str(error), entry.file, "left out", unread=True)
        return
    yield from (Problem(entry.label, problem, entry.file, done) for problem, done in notes)
    if extract.enclosed and depth == _DEEPEST:
        yield Problem(entry.label, "encloses documents that enclose documents", entry.file, "not read", unread=True)
        return
    sources, problems = _inner(entry, extract, settings)
    yield from problems
    for inner, enclosed in sources:
        yield from read_all(inner, enclosed.data, settings, depth + 1)


def _extract(name: str, data: bytes, settings: Settings) -> tuple[Extract, tuple[tuple[str, str], ...]]:
    module, truly = _formats.reader(name, data)
    read = _apart.read if getattr(module, "APART", False) else _here
    named = f"is {truly}, though its name ends in {_formats.ending(name)}"
    try:
        extract = read(module.__name__, data, settings)
    except UnreadableSource as error:
        raise UnreadableSource(f"{named}, and {error}" if truly else str(error)) from None
    return extract, (*(((named, "read as what it is"),) if truly else ()), *extract.notes)


def _here(module: str, data: bytes, settings: Settings) -> Extract:
    extract = _apart.reading(module, data, settings)
    if isinstance(extract, str):
        raise UnreadableSource(extract)
    return extract


def _inner(entry: Entry, extract: Extract, settings: Settings) -> tuple[list[tuple[Entry, Enclosed]], list[Problem]]:
    """The enclosed sources as entries of their own; what sources.csv says of them goes before their own table."""
    tables = [e for e in extract.enclosed if PurePosixPath(e.name).name == _sources_csv.NAME]
    sources = [e for e in extract.enclosed if e not in tables]
    problems = []
    if len(sources) > settings.max_sources:
        fault = f"encloses {len(sources)} documents; at most {settings.max_sources} are read (max_sources)"
        problems.append(Problem(entry.label, fault, entry.file, "the rest left out", unread=True))
        sources = sources[: settings.max_sources]
    rows = {_sources_csv.key(row.file): row for row in entry.rows}
    for table in tables[:1]:
        read = _sources_csv.parse(table.data, settings)
        above = PurePosixPath(table.name).parent
        for row in read.rows:
            rows.setdefault(_sources_csv.key(f"{entry.file}/{above / row.file}"), row)
        problems += read.problems
    labels = _labels(entry, extract, sources)
    files = [f"{entry.file}/{enclosed.name}" for enclosed in sources]
    found = [
        (Entry(entry.path, label, rows.get(_sources_csv.key(file), Row(file)), file, entry.rows), enclosed)
        for enclosed, label, file in zip(sources, labels, files, strict=True)
    ]
    return found, problems


def _labels(entry: Entry, extract: Extract, sources: Sequence[Enclosed]) -> list[str]:
    """The container's own label for the only document of a container, else that and the document's stem."""
    if len(sources) == 1 and not extract.text:
        return [entry.label]
    names = [PurePosixPath(enclosed.name).name for enclosed in sources]
    stems = [name[: len(name) - len(_formats.ending(name))] for name in names]
    labels = []
    for enclosed, name, stem in zip(sources, names, stems, strict=True):
        twice, again = Counter(map(str.casefold, stems))[stem.casefold()] > 1, names.count(name) > 1
        labels.append(f"{entry.label}-{enclosed.name.replace('/', '-') if again else name if twice else stem}")
    return labels
