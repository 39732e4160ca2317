"""Keeps what an editor wrote into the tables of an earlier run, or into a table of their own: decision and note."""

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

_ACCEPTED = "a claims.csv, links.csv or internal.csv of a report is accepted, saved as UTF-8 with commas"

Words = Mapping[tuple[str, ...], Mapping[str, str]]


def keep(folder: Path, files: Mapping[str, bytes], table: Path | None = None) -> dict[str, bytes]:
    """The new files with the earlier decisions in them; a decided table that is not rewritten stays.

    Decisions in ``table``, a claims.csv, links.csv or internal.csv of any report, count for more than the folder's.
    Raises UsageError for a table that cannot be read: it may hold an editor's work.
    """
    kept = dict(files)
    for name, key in _TABLES.items():
        path = folder / name
        words = _words(path, key) if path.is_file() else {}
        if words and name not in files:
            kept[name] = path.read_bytes()
        elif name in files and (words := {**words, **given(table, key)}):
            kept[name] = _merged(files[name], key, words)
    return kept


def given(table: Path | None, key: tuple[str, ...]) -> Words:
    """The decisions of a table an editor names, by the columns of ``key``; raises UsageError for a bad one."""
    if table is None:
        return {}
    try:
        rows = parse(table.read_bytes())
    except OSError as error:
        raise UsageError(f"{table}: cannot be read ({error.strerror}); {_ACCEPTED}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{table}: is not UTF-8; {_ACCEPTED}") from None
    if rows and not ({"decision"} < rows[0].keys() and any(set(k) <= rows[0].keys() for k in _TABLES.values())):
        raise UsageError(f"{table}: has no column for ids or decisions; {_ACCEPTED}")
    own = [row for row in rows if set(key) <= row.keys()]
    found = {tuple(row[column] for column in key): {word: row.get(word, "") for word in _WORDS} for row in own}
    return {place: words for place, words in found.items() if any(words.values())}


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
