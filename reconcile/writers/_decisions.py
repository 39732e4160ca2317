"""Keeps what an editor wrote into the tables of an earlier run: the decision and note columns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.writers._csv import parse, render

# The tables with room for an editor's words, and the columns that say which row is which.
_TABLES = {
    "claims.csv": ("claim_id",),
    "links.csv": ("link_id", "difference"),
    "internal.csv": ("link_id", "difference"),
}
_WORDS = ("decision", "note")

Words = Mapping[tuple[str, ...], Mapping[str, str]]


def keep(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The new files with the earlier decisions in them; a decided table that is not rewritten stays.

    Raises UsageError for an earlier table that cannot be read: it may hold an editor's work.
    """
    kept = dict(files)
    for name, key in _TABLES.items():
        path = folder / name
        if path.is_file() and (words := _words(path, key)):
            kept[name] = _merged(files[name], key, words) if name in files else path.read_bytes()
    return kept


def _words(path: Path, key: tuple[str, ...]) -> Words:
    try:
        rows = parse(path.read_bytes())
        written = {tuple(row[column] for column in key): {word: row[word] for word in _WORDS} for row in rows}
    except (OSError, UnicodeDecodeError, KeyError):
        accepted = "UTF-8 CSV with commas is accepted; save it so, or move it away"
        raise UsageError(f"{path}: the decisions of the earlier run cannot be read from it; {accepted}") from None
    return {place: words for place, words in written.items() if any(words.values())}


def _merged(data: bytes, key: tuple[str, ...], words: Words) -> bytes:
    rows = parse(data)
    merged = [{**row, **words.get(tuple(row[column] for column in key), {})} for row in rows]
    return render(tuple(merged[0]), [tuple(row.values()) for row in merged]) if merged else data
