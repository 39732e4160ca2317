"""Which files are the sources of a story, and what sources.csv says of each."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.model import Problem
from reconcile.readers import _formats, _saved, _sources_csv
from reconcile.readers._sources_csv import Row
from reconcile.settings import Settings

REPORT = "run.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of a dossier: its file, the label it goes by, and its row of sources.csv.

    ``file`` is its name within the dossier; ``rows`` are those of the documents that it encloses, as "kit.zip/a.txt".
    """

    path: Path
    label: str
    row: Row
    file: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The plan of one story, its entries sorted by label."""

    story: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def is_source(path: Path) -> bool:
    """Whether a file in a dossier's folder is one of its sources, by its name.

    >>> is_source(Path("post.txt")), is_source(Path("README.md")), is_source(Path("gold.csv"))
    (True, False, False)
    """
    return _formats.is_source(path.name)


def accepted() -> str:
    """What can be given as a source, for messages."""
    return f"a dossier folder or files ending in {', '.join(sorted(_formats.formats()))} are accepted"


def sources(paths: Sequence[Path], settings: Settings | None = None) -> Dossier:
    """The sources in one dossier folder, or the given files, as one story.

    Raises UsageError where there is nothing to read; every lesser fault is a problem of the plan.
    """
    settings = settings or Settings()
    if not paths:
        raise UsageError(f"no source given; {accepted()}")
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; {accepted()}")
    folders = [path for path in paths if path.is_dir()]
    if folders and len(paths) > 1:
        raise UsageError(f"{folders[0]}: is a folder among several sources; one folder, or files, are accepted")
    plan = _folder(folders[0], settings) if folders else _files(paths, settings)
    if len(plan.entries) > settings.max_sources:
        found = f"{paths[0]}: {len(plan.entries)} sources"
        raise UsageError(f"{found}; at most {settings.max_sources} are accepted (max_sources)")
    return plan


def find_dossiers(root: Path) -> list[Path]:
    """Every dossier below ``root``, sorted: folders that hold a sources.csv or at least two sources.

    Hidden folders, reports and links to other folders are not searched.
    """
    if not root.is_dir():
        raise UsageError(f"{root}: no such folder; a folder that holds dossiers is accepted")
    found = []
    for place, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        folder = Path(place)
        if REPORT in names:
            folders.clear()
        elif folder != root and (_sources_csv.NAME in names or sum(is_source(folder / n) for n in names) > 1):
            found.append(folder)
    return sorted(found)


def _folder(folder: Path, settings: Settings) -> Dossier:
    if (folder / REPORT).exists():
        raise UsageError(f"{folder}: is a report (it holds {REPORT}), not a dossier; {accepted()}")
    try:
        listed = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read ({error.strerror}); {accepted()}") from None
    problems, files, inside = [], [], folder.resolve()
    for path in listed:
        if not path.resolve().is_relative_to(inside):
            if path.is_dir() or is_source(path):
                problems.append(Problem(path.stem, "a link that leads out of the dossier", path.name, "not read", True))
        elif path.is_dir():
            files += _saved.pages(path)
        elif is_source(path):
            files.append(path)
        elif not path.name.casefold().startswith((".", "readme")) and path.suffix.casefold() != ".csv":
            endings = f"accepted endings: {', '.join(sorted(_formats.formats()))}"
            problems.append(Problem(path.name, f"not a source by its ending; {endings}", path.name, "left out"))
    if not files and not any(problem.unread for problem in problems):
        raise UsageError(f"{folder}: holds no source; {accepted()}")
    rows, found = _rows(files, (folder,), settings, whole=True)
    return Dossier(folder.resolve().name, _entries(files, rows, folder), (*found, *problems))


def _files(paths: Iterable[Path], settings: Settings) -> Dossier:
    files = sorted({path.resolve(): path for path in paths}.values())
    for path in files:
        if path.name.casefold().endswith(".csv") and not is_source(path):
            raise UsageError(f"{path}: is a table, not a source; {accepted()}")
    folders = sorted({path.resolve().parent for path in files})
    rows, problems = _rows(files, folders, settings, whole=False)
    story = folders[0].name if len(folders) == 1 else "story"
    return Dossier(story or "story", _entries(files, rows), problems)


def _rows(
    files: Sequence[Path], folders: Iterable[Path], settings: Settings, whole: bool
) -> tuple[dict[Path, tuple[Row, ...]], tuple[Problem, ...]]:
    """The rows of each file, its own first; where the ``whole`` folder is read, rows and files must match."""
    rows: dict[Path, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for folder in folders:
        path = folder / _sources_csv.NAME
        if not path.is_file():
            continue
        table = _sources_csv.read(path, settings)
        here = [file for file in files if whole or file.resolve().parent == folder.resolve()]
        found = {file: tuple(_own(table.rows, _name(file, folder))) for file in here}
        rows.update({file: own for file, own in found.items() if own})
        problems += table.problems
        if whole:
            problems += _mismatches(table.rows, here, rows)
    return rows, tuple(problems)


def _name(file: Path, folder: Path | None) -> str:
    """A file's name within the dossier: with its folder, where that is a saved page."""
    return file.relative_to(folder).as_posix() if folder and file.is_relative_to(folder) else file.name


def _own(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """The row of a file, or an empty one, and those of the documents that it encloses; nothing where there is none."""
    key = _sources_csv.key(name)
    mine = [row for row in rows if _sources_csv.key(row.file) in (key, key.partition("/")[0])]
    inner = [row for row in rows if _sources_csv.key(row.file).startswith(f"{key}/")]
    return iter([*(mine[:1] or [Row(name)]), *inner] if mine or inner else [])


def _mismatches(table: Iterable[Row], files: Iterable[Path], rows: dict[Path, tuple[Row, ...]]) -> Iterable[Problem]:
    used = {row.file for own in rows.values() for row in own}
    for row in table:
        if row.file not in used:
            yield Problem("", f"{row.file} is no source in this folder", _sources_csv.NAME, "row left out")
    for file in files:
        if table and file not in rows:
            yield Problem(file.stem, "has no row in sources.csv", file.name, "told from the document")


def _entries(files: Sequence[Path], rows: dict[Path, tuple[Row, ...]], folder: Path | None = None) -> tuple[Entry, ...]:
    labels = _labels(files)
    found = []
    for file in files:
        name = _name(file, folder)
        own, *inner = rows.get(file) or (Row(name),)
        found.append(Entry(file, labels[file], own, name, tuple(inner)))
    return tuple(sorted(found, key=lambda entry: entry.label))


def _labels(files: Sequence[Path]) -> dict[Path, str]:
    """A name for each file: its stem; with the ending, then the folder, where two would have the same."""
    labels = {file: _saved.label(file) or _stem(file.name) for file in files}
    for longer in (lambda f: f.name, lambda f: f"{f.resolve().parent.name}-{f.name}", lambda f: f.resolve().as_posix()):
        seen = Counter(map(str.casefold, labels.values()))
        labels = {file: longer(file) if seen[label.casefold()] > 1 else label for file, label in labels.items()}
    return labels


def _stem(name: str) -> str:
    return name[: len(name) - len(_formats.ending(name) or Path(name).suffix)]
