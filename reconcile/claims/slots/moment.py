"""Dates and times, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reconcile.claims.slots import _clock, _dates, _offsets, _relative, _seasons, _weekdays, _years
from reconcile.claims.slots._atoms import Atom, Now
from reconcile.claims.slots._calendar import SOME_DAY, days
from reconcile.claims.slots._hedges import led
from reconcile.claims.slots._joins import joined, placed
from reconcile.claims.slots._timewords import as_names
from reconcile.clues import told
from reconcile.lexicon.table import rows
from reconcile.model import Moment, Sentence, Span

FIELD = "moments"

RULES = tuple(
    rule for room in (_clock, _dates, _years, _seasons, _weekdays, _relative, _offsets) for rule in room.RULES
)
# The places among the rules of those that a word may be a clue to.
_CLUED = {
    word: [n for n, (_, _, clues) in enumerate(RULES) if word in clues]
    for word in frozenset().union(*(clues for _, _, clues in RULES))
}


def find(sentence: Sentence, published: str) -> tuple[Moment, ...]:
    """The moments of a sentence, in order, seen from ``published`` (an ISO date, maybe partial, or "").

    A time that comes without a day lies on ``SOME_DAY``; one that hangs on something the sentence
    does not date ("two days later") has neither start nor end. Words of relation and doubt belong
    to the span, "at" and "on" do not. Durations and frequencies are no moments.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> for m in find(sentence("Police were called shortly before 9pm on Tuesday."), "2017-11-30"):
    ...     print(m.text, "|", m.start, m.relation, m.grain)
    shortly before 9pm on Tuesday | 2017-11-28 21:00:00 before hour
    """
    now = Now(sentence, published)
    atoms = list(_apart(_atoms(now)))
    return tuple(_moment(atom, sentence) for atom in led(joined(atoms, now), now)) if atoms else ()


def _atoms(now: Now) -> Iterator[Atom]:
    """Every reading of every rule, outside the phrases that only look like moments."""
    text = now.sentence.text
    tried = sorted({n for word in told(text) & _CLUED.keys() for n in _CLUED[word]})
    found = [(match, read) for pattern, read, _ in map(RULES.__getitem__, tried) for match in pattern.finditer(text)]
    shut = [match.span() for match in _not_moments().finditer(text)] if found else []
    for match, read in found:
        if any(match.start() < end and start < match.end() for start, end in shut):
            continue
        atom = read(match, now)
        if atom:
            yield atom


def _apart(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """The atoms in order, of those that overlap the first and longest."""
    end = 0
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end)):
        if atom.start >= end:
            end = atom.end
            yield atom


def _moment(atom: Atom, sentence: Sentence) -> Moment:
    stretch = placed(atom, days(SOME_DAY))
    span = Span(atom.start + sentence.start, atom.end + sentence.start)
    start, end = stretch if stretch else (None, None)
    grain = "hour" if atom.grain == "midnight" else atom.grain
    zone = atom.hours.zone if atom.hours else ""
    return Moment(span, sentence.text[atom.start : atom.end], start, end, grain, atom.relation, atom.approximate, zone)


@cache
def _not_moments() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{as_names(row['phrase'] for row in rows('not_moments'))})(?!\w)")
