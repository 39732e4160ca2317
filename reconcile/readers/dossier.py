"""Which files are the sources of a story, and what sources.csv says of each."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.model import Problem
from reconcile.readers import _sources_csv
from reconcile.readers._sources_csv import Row
from reconcile.settings import Settings

# What a source's name may end in; which of these can be read, the modules of this room say.
SOURCE_ENDINGS = (".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".json", ".claims.csv")
REPORT = "run.json"
_ACCEPTED = f"a dossier folder or files ending in {', '.join(SOURCE_ENDINGS)} are accepted"


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of a dossier: its file, the label it goes by, and its row of sources.csv."""

    path: Path
    label: str
    row: Row


@dataclass(frozen=True, slots=True)
class Dossier:
    """The plan of one story, its entries sorted by label."""

    story: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def ending(path: Path) -> str:
    """The source ending of a file's name, or "".

    >>> ending(Path("desk.claims.csv")), ending(Path("sources.csv"))
    ('.claims.csv', '')
    """
    return next((e for e in SOURCE_ENDINGS if path.name.casefold().endswith(e) and path.name.casefold() != e), "")


def is_source(path: Path) -> bool:
    """Whether a file in a dossier's folder is one of its sources, by its name.

    >>> is_source(Path("post.txt")), is_source(Path("README.md")), is_source(Path("gold.csv"))
    (True, False, False)
    """
    return bool(ending(path)) and not path.name.casefold().startswith((".", "readme"))


def sources(paths: Sequence[Path], settings: Settings | None = None) -> Dossier:
    """The sources in one dossier folder, or the given files, as one story.

    Raises UsageError where there is nothing to read; every lesser fault is a problem of the plan.
    """
    settings = settings or Settings()
    if not paths:
        raise UsageError(f"no source given; {_ACCEPTED}")
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; {_ACCEPTED}")
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
        raise UsageError(f"{folder}: is a report (it holds {REPORT}), not a dossier; {_ACCEPTED}")
    try:
        listed = sorted(p for p in folder.iterdir() if not p.is_dir())
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read ({error.strerror}); {_ACCEPTED}") from None
    problems, files = [], []
    for path in listed:
        if not is_source(path):
            if not path.name.casefold().startswith((".", "readme")) and path.suffix.casefold() != ".csv":
                accepted = f"accepted endings: {', '.join(SOURCE_ENDINGS)}"
                problems.append(Problem(path.name, f"not a source by its ending; {accepted}", path.name, "left out"))
        elif not path.resolve().is_relative_to(folder.resolve()):
            problems.append(Problem(path.stem, "a link that leads out of the dossier", path.name, "not read", True))
        else:
            files.append(path)
    if not files and not any(problem.unread for problem in problems):
        raise UsageError(f"{folder}: holds no source; {_ACCEPTED}")
    rows, found = _rows(files, (folder,), settings, whole=True)
    return Dossier(folder.resolve().name, _entries(files, rows), (*found, *problems))


def _files(paths: Iterable[Path], settings: Settings) -> Dossier:
    files = sorted({path.resolve(): path for path in paths}.values())
    for path in files:
        if path.name.casefold().endswith(".csv") and not ending(path):
            raise UsageError(f"{path}: is a table, not a source; {_ACCEPTED}")
    folders = sorted({path.resolve().parent for path in files})
    rows, problems = _rows(files, folders, settings, whole=False)
    story = folders[0].name if len(folders) == 1 else "story"
    return Dossier(story or "story", _entries(files, rows), problems)


def _rows(
    files: Sequence[Path], folders: Iterable[Path], settings: Settings, whole: bool
) -> tuple[dict[Path, Row], tuple[Problem, ...]]:
    """The row of each file; where the ``whole`` folder is read, rows and files must match."""
    rows: dict[Path, Row] = {}
    problems: list[Problem] = []
    for folder in folders:
        path = folder / _sources_csv.NAME
        if not path.is_file():
            continue
        table = _sources_csv.read(path, settings)
        by_name = {_sources_csv.key(row.file): row for row in table.rows}
        here = [file for file in files if file.resolve().parent == folder.resolve()]
        rows.update({file: row for file in here if (row := by_name.get(_sources_csv.key(file.name)))})
        problems += table.problems
        if whole:
            problems += _mismatches(table.rows, here, rows)
    return rows, tuple(problems)


def _mismatches(table: Iterable[Row], files: Iterable[Path], rows: dict[Path, Row]) -> Iterable[Problem]:
    used = {row.file for row in rows.values()}
    for row in table:
        if row.file not in used:
            yield Problem("", f"{row.file} is no source in this folder", _sources_csv.NAME, "row left out")
    for file in files:
        if table and file not in rows:
            yield Problem(file.stem, "has no row in sources.csv", file.name, "told from the document")


def _entries(files: Sequence[Path], rows: dict[Path, Row]) -> tuple[Entry, ...]:
    labels = _labels(files)
    entries = (Entry(file, labels[file], rows.get(file) or Row(file.name)) for file in files)
    return tuple(sorted(entries, key=lambda entry: entry.label))


def _labels(files: Sequence[Path]) -> dict[Path, str]:
    """A name for each file: its stem; with the ending, then the folder, where two would have the same."""
    labels = {file: file.name[: len(file.name) - len(ending(file) or file.suffix)] for file in files}
    for longer in (lambda f: f.name, lambda f: f"{f.resolve().parent.name}-{f.name}", lambda f: f.resolve().as_posix()):
        seen = Counter(map(str.casefold, labels.values()))
        labels = {file: longer(file) if seen[label.casefold()] > 1 else label for file, label in labels.items()}
    return labels
