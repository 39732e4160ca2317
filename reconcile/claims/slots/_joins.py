"""Joins neighbouring atoms into one moment: a day and its clock time, a weekday and its date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from reconcile.claims.slots._atoms import Atom, Hours, Now
from reconcile.claims.slots._calendar import DAY, Stretch, nearest, possible, shifted, yearly
from reconcile.claims.slots._hedges import HEDGED, lead

_PLAIN = re.compile(r"\s*,?\s*\(?(?:(?:on|at|in|of|the|for)\s+)*", re.I)
_RANGE = re.compile(r"\s*(?:to|until|till|through|and|or|[-–—])\s*(?:the\s+)?", re.I)
_OF = re.compile(r"\s+(?:of|when|after|before|that)\b")
_WEEK = re.compile(r"\s*(?:to|through|[-–—])\s*", re.I)
_FINENESS = {"part": 0, "hour": 1, "midnight": 1, "minute": 2}
_SINGLE = ("day", "weekday")
_HOURS = ("clock", "part")
# Longer than any words that join two atoms; keeps runs of blanks cheap.
_GAP = 40
_NOON, _EVENING, _FULL_DAY = 720, 1080, 1440


def joined(atoms: Iterable[Atom], now: Now) -> list[Atom]:
    """The atoms with neighbours that make up one moment joined, and loose ones left over dropped."""
    text, out = now.sentence.text, list[Atom]()
    for atom in atoms:
        if out and (whole := _join(out[-1], atom, text[out[-1].end : atom.start], now)):
            out[-1] = whole
        else:
            out.append(atom)
    weekly = {n + k for n, (first, second) in enumerate(pairwise(out)) if _weekly(first, second, now) for k in (0, 1)}
    out = [atom for n, atom in enumerate(out) if n not in weekly]
    for n, (first, second) in enumerate(pairwise(out)):
        if first.of_year and second.year and _RANGE.fullmatch(text, first.end, second.start):
            out[n] = replace(first, stretch=now.resolve(lambda _, f=first, s=second: f.of_year(s.year)))  # type: ignore[misc]
    return [_of_something(atom, now) for atom in out if not atom.loose]


def _weekly(first: Atom, second: Atom, now: Now) -> bool:
    """Whether two atoms are the ends of "Monday to Friday", which names the days of every week."""
    ends = first.kind == second.kind == "weekday" and _WEEK.fullmatch(now.sentence.text, first.end, second.start)
    return bool(ends) and now.before(first.start) not in ("from", "between")


def _of_something(atom: Atom, now: Now) -> Atom:
    """ "On the night of the attack": a part of a day that something else dates."""
    if atom.kind == "part" and _OF.match(now.sentence.text, atom.end):
        return replace(atom, kind="offset", hours=None)
    return atom


def _join(first: Atom, second: Atom, gap: str, now: Now) -> Atom | None:
    """The two as one moment, or None."""
    if len(gap) > _GAP:
        return None
    if first.kind == "offset":
        return _offset(first, second, gap)
    if first.kind == "weekday" and second.kind == "day" and not second.hours and _PLAIN.fullmatch(gap):
        stretch, grain = _on_weekday(first, second, now), first.grain if first.hours else second.grain
        return replace(second, start=first.start, stretch=stretch, grain=grain, hours=first.hours, of_year=None)
    if not _PLAIN.fullmatch(gap):
        hint = HEDGED.fullmatch(gap)
        if not hint or second.kind != "clock" or first.kind not in _SINGLE:
            return None
        read = lead(hint)
        first = replace(first, relation=read.relation, approximate=first.approximate or read.approximate)
    if second.kind in _SINGLE and first.kind in _HOURS and _one_day(second):
        return _timed(first, second, second)
    if first.kind in _SINGLE and second.kind in _HOURS and _one_day(first):
        return _timed(first, second, first)
    if first.kind in _HOURS and second.kind in _HOURS and (first.kind != second.kind or first.loose):
        return _timed(first, second, first)
    return None


def _one_day(atom: Atom) -> bool:
    return atom.stretch is None or atom.stretch.end - atom.stretch.start == DAY


def _timed(first: Atom, second: Atom, day: Atom) -> Atom:
    """The day at the finer hours of the two; an hour past midnight belongs to the end of a night."""
    given = [atom.hours for atom in (first, second) if atom.hours]
    hours = _narrowed(first, second) or max(given, key=lambda h: _FINENESS[h.grain], default=None)
    if hours and hours.end <= _NOON and any(other.start >= _EVENING for other in given):
        hours = replace(hours, start=hours.start + _FULL_DAY, end=hours.end + _FULL_DAY)
    lost = any(atom.hours is None and atom.kind in _HOURS for atom in (first, second))
    return replace(
        day,
        start=first.start,
        end=second.end,
        kind=day.kind if day.kind in _SINGLE else "clock" if "clock" in (first.kind, second.kind) else "part",
        stretch=None if lost else day.stretch,
        grain=hours.grain if hours else day.grain,
        hours=hours,
        relation=first.relation,
        approximate=first.approximate or (second.approximate and not second.loose),
        loose=first.loose and second.loose,
        of_year=None,
    )


def _narrowed(first: Atom, second: Atom) -> Hours | None:
    """What two parts of a day share ("late", "Friday night"), or the one that stands by itself."""
    a, b = first.hours, second.hours
    if not a or not b or {a.grain, b.grain} != {"part"}:
        return None
    start, end = max(a.start, b.start), min(a.end, b.end)
    return Hours(start, end, "part") if start < end else b if first.loose else a


def _on_weekday(first: Atom, second: Atom, now: Now) -> Stretch | None:
    """The date in the year in which it falls on the weekday, where the year is left out."""
    make = second.of_year
    if not make or not first.stretch or not _one_day(second):
        return second.stretch
    weekday = first.stretch.start.weekday()
    tense = now.tense(second.start)

    def place(day: date) -> Stretch:
        found = yearly(make, day)
        return nearest([s for s in found if s.start.weekday() == weekday] or found, day, tense)

    return now.resolve(place)


def _offset(first: Atom, second: Atom, gap: str) -> Atom | None:
    """ "two days before Christmas": the day counted from the one named."""
    if not first.shift or second.kind in ("offset", *_HOURS) or gap.strip().lower() not in ("", "the"):
        return None
    shift, base = first.shift, second.stretch
    moved = base and possible(lambda _: shifted(base, *shift), 0)
    vague = shift[0] != "day"
    return Atom(
        first.start,
        second.end,
        "other",
        first.grain if vague else second.grain,
        moved,
        approximate=second.approximate or vague,
    )


def placed(atom: Atom, some_day: Stretch) -> Stretch | None:
    """Where an atom lies in the end: its days, or its hours on its day (on ``some_day`` where it has none)."""
    if atom.kind == "offset" or not atom.hours:
        return atom.stretch
    day = some_day if atom.kind in _HOURS else atom.stretch
    if day is None:
        return None
    hours: Hours = atom.hours
    if hours.grain == "midnight" and day is not some_day:
        if atom.relation == "at":
            return None
        late = _FULL_DAY if atom.relation in ("before", "until") else 0
        hours = replace(hours, start=late, end=late + 60)
    try:
        return Stretch(day.start + timedelta(minutes=hours.start), day.start + timedelta(minutes=hours.end))
    except OverflowError:
        return None
