"""Reads the word lists of this package: CSV with the source on line one and the header on line two."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicon/<name>.csv``.

    >>> [row["sex"] for row in rows("titles") if row["title"] == "ms"]
    ['f']
    """
    text = files("reconcile.lexicon").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()[1:]))


@cache
def words(name: str) -> frozenset[str]:
    """The first column of ``lexicon/<name>.csv``.

    >>> "deny" in words("frame_verbs")
    False
    """
    return frozenset(next(iter(row.values())) for row in rows(name))


@cache
def group(name: str, label: str) -> frozenset[str]:
    """The words of ``lexicon/<name>.csv`` that its second column puts in the group ``label``.

    >>> "although" in group("clause_words", "time")
    True
    """
    return frozenset(word for word, found in (tuple(row.values())[:2] for row in rows(name)) if found == label)


@cache
def mapping(name: str) -> Mapping[str, str]:
    """The first column of ``lexicon/<name>.csv`` to its second.

    >>> mapping("titles")["mr"]
    'm'
    """
    return MappingProxyType({first: second for first, second, *_ in map(dict.values, rows(name))})
