"""What the page can be narrowed down to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reconcile.model import Result
from reconcile.writers._marks import MARKS

Options = tuple[tuple[str, str], ...]


class Choice(NamedTuple):
    """One list to choose from: its name in the script, its label, and each value with the words for it."""

    name: str
    label: str
    options: Options


def choices(result: Result, names: Mapping[str, str]) -> tuple[Choice, ...]:
    """What there is to choose from in a result; ``names`` says what the page calls each source, in their order."""
    marks = tuple((mark.slug, f"{mark.shape} {mark.word}") for mark in MARKS.values())
    links = (*result.links, *result.internal)
    sources = tuple((str(place), name) for place, name in enumerate(names.values(), 1))
    speakers_named = ((str(number), name or "the sources themselves") for name, number in speakers(result).items())
    return (
        Choice("mark", "Consistency", (("conflicting disputed", "✕ ± in conflict"), *marks)),
        Choice("difference", "What differs", tuple((d, d) for d in sorted({str(x.difference) for x in links} - {""}))),
        Choice("source", "Source", sources),
        Choice("speaker", "Said by", tuple(speakers_named)),
        Choice("only", "Only in this source", sources),
    )


def speakers(result: Result) -> dict[str, int]:
    """A number for each speaker, in the order of their names; the sources' own voice is 0."""
    found = {standing.claim.said_by for standing in result.claims} | {""}
    return {name: number for number, name in enumerate(sorted(found))}
