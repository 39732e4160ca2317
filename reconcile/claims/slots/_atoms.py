"""Atoms: single expressions of time, before neighbours are joined into one moment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reconcile.claims.slots._calendar import DAY, Stretch, Tense, months, nearest, possible, yearly, years
from reconcile.claims.slots._tense import tense
from reconcile.clues import FIGURE
from reconcile.model import Sentence, Word


@dataclass(frozen=True, slots=True)
class Hours:
    """A time of day in minutes from midnight, running past 1440 into the next day; ``zone`` as written."""

    start: int
    end: int
    grain: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Atom:
    """One expression of time: the days it names, the hours, or both; offsets are the sentence's own.

    ``kind``: day (a single one), weekday, clock, part, offset ("two days before"), other. ``loose``
    atoms mean something only beside another. ``of_year`` reads the same words in a given year, where
    they name none, and ``year`` is the year named, or 0. ``shift`` is an offset's (unit, count).
    """

    start: int
    end: int
    kind: str
    grain: str
    stretch: Stretch | None = None
    hours: Hours | None = None
    relation: str = "at"
    approximate: bool = False
    loose: bool = False
    of_year: Callable[[int], Stretch] | None = None
    year: int = 0
    shift: tuple[str, int] | None = None


def dated(
    match: re.Match[str], now: Now, make: Callable[[int], Stretch], kind: str, grain: str, approximate: bool = False
) -> Atom | None:
    """An atom of the year named beside it (group "year"), or else of the year that its tense makes likely.

    Where the calendar has no such day in any year it is no date, and None.
    """
    year = int(match["year"] or 0)
    if year:
        stretch = possible(make, year)
        return stretch and Atom(match.start(), match.end(), kind, grain, stretch, approximate=approximate, year=year)
    if not (possible(make, 2019) or possible(make, 2020)):
        return None
    tense = now.tense(match.end() - 1)
    if tense is Tense.PAST and kind == "day" and now.before(match.start()) != "on":
        tense = Tense.UNSURE
    stretch = now.resolve(lambda day: nearest(yearly(make, day), day, tense))
    return Atom(match.start(), match.end(), kind, grain, stretch, approximate=approximate, of_year=make)


@dataclass(frozen=True)
class Now:
    """A sentence and the days on which it may have been published (none where that is unknown)."""

    sentence: Sentence
    published: str

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The first and the last day that the date of publication, maybe partial, allows."""
        return possible_days(self.published)

    def resolve(self, place: Callable[[date], Stretch | None]) -> Stretch | None:
        """Where ``place`` puts the words seen from publication; None if that hangs on the missing part."""
        try:
            found = {place(day) for day in self.days}
        except (ValueError, OverflowError):
            return None
        return found.pop() if len(found) == 1 else None

    def index(self, at: int) -> int:
        """The index of the parsed word at an offset of the sentence's text."""
        return max(0, bisect_right(self._starts, at + self.sentence.start) - 1)

    def word(self, at: int) -> Word | None:
        """The parsed word at an offset of the sentence's text."""
        return self.sentence.words[self.index(at)] if self.sentence.words else None

    def after(self, at: int) -> Word | None:
        """The first parsed word that begins at or after an offset."""
        index = bisect_right(self._starts, at + self.sentence.start - 1)
        return self.sentence.words[index] if index < len(self._starts) else None

    def before(self, at: int) -> str:
        """The last word before an offset, lower case, or ""."""
        match = _LAST.search(self.sentence.text, max(0, at - 40), at)
        return match.group(1).lower() if match else ""

    def tense(self, at: int) -> Tense:
        """Where the verb above the word at an offset lies; "since" and "back in" always look back."""
        if not self.sentence.words or _BACK.search(self.sentence.text, max(0, at - 40), at):
            return Tense.PAST
        return tense(self.sentence, self.index(at))

    def titled(self, match: re.Match[str], group: str) -> bool:
        """Whether a capital within the sentence makes the words a title: "USA Today", ABC's "This Week"."""
        inside = self.sentence.text[: match.start(group)].strip("\"'“‘( ")
        return bool(inside) and match[group][:1].isupper() and not self._headline

    @cached_property
    def _headline(self) -> bool:
        """Whether most words have capitals, so that one says nothing."""
        found = [word.text[0].isupper() for word in self.sentence.words if word.text[0].isalpha()]
        return 2 * sum(found) > len(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.sentence.words]


_LAST = re.compile(r"([^\s(\[“\"‘]+)\s*[(\[“\"‘]?$")
_BACK = re.compile(r"\b(?:since|back\s+(?:in|to|on))\s+(?:the\s+|last\s+)?\w*$", re.I)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")

# A pattern, what reads its matches, and the words of which every match holds one (as ``clues.told`` has them).
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Now], Atom | None], frozenset[str]]
# Of a rule all of whose matches hold a figure.
FIGURES = frozenset({FIGURE})


def possible_days(published: str) -> tuple[date, ...]:
    """The first and last day of an ISO date, maybe partial; empty where there is none.

    >>> [day.isoformat() for day in possible_days("2017-11")]
    ['2017-11-01', '2017-11-30']
    """
    match = _ISO.match(published)
    if not match:
        return ()
    year, month, day = (int(g) if g else 0 for g in match.groups())
    try:
        if day:
            return (date(year, month, day),)
        whole = months(year, month) if month else years(year)
    except ValueError:
        return ()
    return (whole.start.date(), (whole.end - DAY).date())
