"""How a claim's consistency is shown: a shape, a word and what it means, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reconcile.model import Verdict
from reconcile.writers._csv import Cell


class Mark(NamedTuple):
    """The sign of one verdict; ``brief`` is the word in running text, ``slug`` its name in the style sheet."""

    word: str
    brief: str
    shape: str
    slug: str
    meaning: str


def _mark(verdict: Verdict, shape: str, meaning: str) -> Mark:
    word = str(verdict)
    return Mark(word, word.removesuffix(" source"), shape, word.replace(" ", "-"), meaning)


# In the order in which an editor wants them: what is wrong first, what is well supported next.
MARKS: Mapping[Verdict, Mark] = MappingProxyType(
    {
        Verdict(mark.word): mark
        for mark in (
            _mark(Verdict.CONFLICTING, "✕", "Another source says something that cannot be right if this is."),
            _mark(Verdict.DISPUTED, "±", "Some sources say the same and some say otherwise."),
            _mark(Verdict.CORROBORATED, "✓", "An independent source says the same."),
            _mark(Verdict.ECHOED, "≈", "Others say the same, but they draw on the same speaker, document or wording."),
            _mark(Verdict.SINGLE, "○", "No other source here speaks of it. That makes it neither right nor wrong."),
            _mark(Verdict.NOT_COMPARED, "–", "A question or an appeal: there is nothing to check."),
        )
    }
)


def marked(column: str, cell: Cell) -> Cell:
    """A cell as a sheet shows it: a consistency with its shape before it.

    >>> marked("consistency", "corroborated"), marked("why", "corroborated")
    ('✓ corroborated', 'corroborated')
    """
    return f"{MARKS[Verdict(str(cell))].shape} {cell}" if column == "consistency" else cell
