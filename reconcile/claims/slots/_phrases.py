"""Finds the phrases of a word list in a parsed sentence, the longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reconcile.claims.wording import follows
from reconcile.lexicon.table import rows
from reconcile.model import Word
from reconcile.remembered import remembered

Row = Mapping[str, str]


class Cue(NamedTuple):
    """A phrase of a word list after its first word, the beginnings of the tags that its first word may have; its row.

    No ``tags``: any.
    """

    rest: tuple[str, ...]
    tags: tuple[str, ...]
    row: Row


Index = Mapping[str, tuple[Cue, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``first`` to ``last`` (inclusive) of a sentence and the row of the word list they match."""

    first: int
    last: int
    row: Row


@cache
def _index(name: str) -> Index:
    """First word of a cue to the cues that begin with it."""
    index: dict[str, list[Cue]] = {}
    for row in rows(name):
        first, *rest = row["cue"].split()
        tags = tuple(row["pos"].split("|")) if row["pos"] else ()
        index.setdefault(first, []).append(Cue(tuple(rest), tags, row))
    return {first: tuple(cues) for first, cues in index.items()}


def hits(name: str, words: Sequence[Word]) -> Iterator[Hit]:
    """The phrases of ``lexicon/<name>.csv`` in a sentence, left to right, never overlapping.

    A word of a cue matches the same word or its lemma, in any case. A row's ``pos`` limits its
    first word to some tags ("V" any verb, "JJ" adjectives; several parted by a bar). A cue that
    matches takes its words from shorter ones, so that a row without kind is an exception.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [(h.row["cue"], h.row["kind"]) for h in hits("negation", sentence("She failed to call.").words)]
    [('fail to', 'failed')]
    """
    index, forms = _index(name), _forms(words)
    free = 0
    for at, (form, lemma) in enumerate(forms):
        if at >= free and (form in index or lemma in index) and (hit := _longest(index, words, forms, at)):
            yield hit
            free = hit.last + 1


def _longest(index: Index, words: Sequence[Word], forms: Sequence[tuple[str, str]], at: int) -> Hit | None:
    """The longest cue that begins at a word, one that begins with the word itself before one with its lemma."""
    following, tag = forms[at + 1 :], words[at].tag
    fits = [
        Hit(at, at + len(rest), row)
        for form in dict.fromkeys(forms[at])
        for rest, tags, row in index.get(form, ())
        if (not rest or follows(rest, following)) and (not tags or tag.startswith(tags))
    ]
    return max(fits, key=lambda hit: hit.last, default=None)


@remembered
def _forms(words: Sequence[Word]) -> tuple[tuple[str, str], ...]:
    """Each word as written, without case, and its lemma."""
    return tuple((word.text.casefold().replace("’", "'"), word.lemma.replace("’", "'")) for word in words)
