"""Which of several values of a field is used, and which others are told to the editor as a disagreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reconcile.readers._extract import BYLINE, KIND, PUBLISHED, PUBLISHER, TITLE, UPDATED, Said
from reconcile.readers._headlines import plain
from reconcile.readers._stamps import iso

# Where a value was read that only the words of a text give: a guess in all but dates.
WORDS = "the text"
_DATES = (PUBLISHED, UPDATED)


@dataclass(frozen=True, slots=True)
class Settled:
    """The value used of each field, where it was read, and a note for each other value that contradicts it."""

    used: Mapping[str, Said]
    differing: tuple[tuple[str, str], ...]

    def value(self, field: str) -> str:
        """The value used, or ""."""
        return self.used[field].value if field in self.used else ""

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Each known field with where it was read."""
        return tuple((field, said.where) for field, said in sorted(self.used.items()))


def settle(told: Iterable[Said]) -> Settled:
    """The first value of each field wins; dates become ISO, and what is none of a date is passed over.

    >>> two = [Said("published", "30 November 2017", "the page"), Said("published", "2017-12-01", "JSON-LD")]
    >>> settle(two).value("published"), settle(two).differing[0][0]
    ('2017-11-30', 'published: the page says 30 November 2017, JSON-LD says 1 December 2017')
    """
    used: dict[str, Said] = {}
    differing: dict[tuple[str, str], tuple[str, str]] = {}
    for said in told:
        if said.field in _DATES:
            said = Said(said.field, iso(said.value), said.where)
        if not said.value:
            continue
        first = used.setdefault(said.field, said)
        same = _SAME.get(said.field)
        guessed = said.where == WORDS and said.field not in _DATES
        if first is not said and same and not guessed and not same(first.value, said.value):
            note = f"{said.field}: {first.where} says {shown(first)}, {said.where} says {shown(said)}"
            differing.setdefault((said.field, said.value), (note, f"{shown(first)} is used"))
    return Settled(used, tuple(differing.values()))


def shown(said: Said) -> str:
    """A value as an editor reads it.

    >>> shown(Said("published", "2017-11-30", "")), shown(Said("published", "2017-11", ""))
    ('30 November 2017', '2017-11')
    """
    if said.field not in _DATES or len(said.value) != len("2017-11-30"):
        return said.value if said.field in (*_DATES, KIND) else f"“{said.value}”"
    day = date.fromisoformat(said.value)
    return f"{day.day} {day:%B %Y}"


def _prefix(a: str, b: str) -> bool:
    """Whether one date is the other, or only less exact."""
    return a.startswith(b) or b.startswith(a)


def _within(a: str, b: str) -> bool:
    """Whether one name or title holds the other, punctuation and capitals aside."""
    return plain(a) in plain(b) or plain(b) in plain(a)


def _persons(a: str, b: str) -> bool:
    """Whether two bylines name one person in common: one may leave out a colleague, the desk or a role."""
    return _within(a, b) or bool(
        set(a.casefold().replace(",", " ").split()) & set(b.casefold().replace(",", " ").split())
    )


_SAME: Mapping[str, Callable[[str, str], bool]] = {
    TITLE: _within,
    PUBLISHER: _within,
    PUBLISHED: _prefix,
    BYLINE: _persons,
    KIND: str.__eq__,
}
