"""Web pages saved as a folder: the page, and beside it what it shows and runs, which is not read."""

from __future__ import annotations

from pathlib import Path

from reconcile.readers import _formats

# What wget, browsers and archivers call the page of a folder that they save.
INDEX = "index"
_PAGES = (".html", ".htm", ".xhtml")
# What stands in the folder of another document: a report, or a dossier of its own.
_NOT_SAVED = ("run.json", "sources.csv")


def pages(folder: Path) -> list[Path]:
    """The page of a folder that is a saved page: the only source in it, and HTML; else nothing.

    The folder "story_files" that a browser puts beside "story.html" holds parts of that page and is none.
    """
    if folder.name.startswith(".") or _companion(folder):
        return []
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except OSError:
        return []
    found = [name for name in names if _formats.is_source(name)]
    if set(names) & set(_NOT_SAVED) or len(found) != 1 or not found[0].casefold().endswith(_PAGES):
        return []
    return [folder / found[0]]


def label(file: Path) -> str:
    """What a page goes by that is called as every saved page is: its folder's name; "" for other files.

    >>> label(Path("desk/harbour/index.html")), label(Path("desk/harbour.html"))
    ('harbour', '')
    """
    return file.parent.name if file.stem.casefold() == INDEX and file.suffix.casefold() in _PAGES else ""


def _companion(folder: Path) -> bool:
    """Whether a browser saved this folder along with a page beside it."""
    for tail in ("_files", ".files", "-files", "_Dateien", "_fichiers"):
        if folder.name.endswith(tail):
            stem = folder.name.removesuffix(tail)
            return any(folder.with_name(f"{stem}{ending}").exists() for ending in _PAGES)
    return False
