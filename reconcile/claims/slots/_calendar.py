"""Arithmetic on the calendar: half-open stretches of time, without time zone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NamedTuple

DAY = timedelta(days=1)
# The day of a time that comes without one ("at 8.40pm"): comparable with other times, never a date.
SOME_DAY = date(1, 1, 1)
# A date without a year this close ahead is meant, not the one ten months back: a year old gets its year.
SOON = 62 * DAY
THIRDS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2, "close": 2}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Tense(Enum):
    """Where a date without a year lies, seen from the day of publication.

    ``PRESENT`` ("opens on Friday") looks ahead, not far; ``UNSURE`` is past unless the date is close ahead.
    """

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"
    UNSURE = "unsure"
    EITHER = "either"


class Stretch(NamedTuple):
    """From ``start`` up to, not including, ``end``."""

    start: datetime
    end: datetime


def days(first: date, count: int = 1) -> Stretch:
    """``count`` whole days from ``first`` on."""
    start = datetime.combine(first, time())
    return Stretch(start, start + count * DAY)


def months(year: int, month: int, count: int = 1) -> Stretch:
    """``count`` whole months; ``month`` counts from 1 and may run out of its year either way.

    >>> months(2017, 13, 1).start.date().isoformat()
    '2018-01-01'
    """
    first, last = divmod(year * 12 + month - 1, 12), divmod(year * 12 + month - 1 + count, 12)
    return Stretch(datetime(first[0], first[1] + 1, 1), datetime(last[0], last[1] + 1, 1))


def years(first: int, count: int = 1) -> Stretch:
    """``count`` whole calendar years."""
    return Stretch(datetime(first, 1, 1), datetime(first + count, 1, 1))


def unit(name: str, day: date, ahead: int = 0) -> Stretch:
    """The calendar unit that holds ``day``, or the one ``ahead`` units later (earlier: negative).

    Weeks begin on Monday; a weekend belongs to the week it ends.
    """
    if name == "day":
        return days(day + ahead * DAY)
    monday = day - day.weekday() * DAY + 7 * ahead * DAY
    if name == "week":
        return days(monday, 7)
    if name == "fortnight":
        return days(monday + 7 * ahead * DAY, 14)
    if name == "weekend":
        return days(monday + 5 * DAY, 2)
    if name == "month":
        return months(day.year, day.month + ahead)
    if name == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * ahead, 3)
    span = {"year": 1, "decade": 10, "century": 100}[name]
    return years(day.year // span * span + span * ahead, span)


def shifted(stretch: Stretch, name: str, ahead: int) -> Stretch:
    """``stretch`` moved by so many units, keeping its length where the calendar allows."""
    length = stretch.end - stretch.start
    if name in ("day", "week", "fortnight"):
        start = stretch.start + ahead * {"day": 1, "week": 7, "fortnight": 14}[name] * DAY
    else:
        count = ahead * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[name]
        first = months(stretch.start.year, stretch.start.month + count)
        start = min(first.start + (stretch.start.day - 1) * DAY, first.end - DAY)
    return Stretch(start, start + length)


def part(stretch: Stretch, number: int, of: int) -> Stretch:
    """One of ``of`` parts of a stretch, ``number`` from 0; whole months where it spans a year or more.

    >>> part(years(2018), 0, 3).end.date().isoformat()
    '2018-05-01'
    """
    total = (stretch.end - stretch.start).days
    if total >= 360:
        count = (stretch.end.year - stretch.start.year) * 12
        first, last = count * number // of, count * (number + 1) // of
        return months(stretch.start.year, stretch.start.month + first, last - first)
    first, last = total * number // of, total * (number + 1) // of
    return Stretch(stretch.start + first * DAY, stretch.end if number + 1 == of else stretch.start + last * DAY)


def third(words_before: str | None, stretch: Stretch) -> Stretch:
    """The part of a stretch that "early", "mid", "late", "the end of" name; the whole where none does.

    >>> third("Late", months(2017, 10)).start.date().isoformat()
    '2017-10-21'
    """
    said = (words_before or "").lower().split()
    number = next((THIRDS[word] for word in said if word in THIRDS), None)
    return stretch if number is None else part(stretch, number, 3)


def possible(make: Callable[[int], Stretch], year: int) -> Stretch | None:
    """What ``make`` gives for a year, or None where the calendar has no such day."""
    try:
        return make(year)
    except (ValueError, OverflowError):
        return None


def yearly(make: Callable[[int], Stretch], day: date) -> list[Stretch]:
    """What ``make`` gives for last year, this year and next year, leaving out days that do not exist."""
    found = (possible(make, year) for year in (day.year - 1, day.year, day.year + 1))
    return [stretch for stretch in found if stretch]


def nearest(candidates: Iterable[Stretch], day: date, tense: Tense) -> Stretch:
    """The candidate that a text of ``day`` most likely means: the latest begun, the next unended, or the closest.

    >>> nearest(yearly(lambda year: months(year, 1), date(2017, 11, 30)), date(2017, 11, 30), Tense.PAST).start.year
    2017
    """
    today, pool = days(day), list(candidates)
    if tense is Tense.UNSURE:
        soon = [c for c in pool if today.end <= c.start < today.end + SOON]
        return soon[0] if soon else nearest(pool, day, Tense.PAST)
    if tense is Tense.PAST:
        return max(c for c in pool if c.start < today.end)
    if tense is Tense.FUTURE:
        return min(c for c in pool if c.end > today.start)
    return min(pool, key=lambda c: max(c.start - today.end, today.start - c.end))


def weekdays(weekday: int, day: date) -> list[Stretch]:
    """The days named ``weekday`` (Monday is 0) from a week before ``day`` to a week after."""
    monday = day - day.weekday() * DAY
    return [days(monday + (7 * week + weekday) * DAY) for week in (-1, 0, 1)]


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(rule: str, year: int) -> date:
    """The day a rule of the holidays' table names in a year.

    >>> holiday("11 thu 4", 2017).isoformat(), holiday("easter -2", 2018).isoformat()
    ('2017-11-23', '2018-03-30')
    """
    if rule.startswith("easter"):
        return easter(year) + int(rule.split()[1]) * DAY
    if " " not in rule:
        month, _, day = rule.partition("-")
        return date(year, int(month), int(day))
    month, name, nth = rule.split()
    whole = months(year, int(month))
    if int(nth) < 0:
        last = whole.end.date() - DAY
        return last - (last.weekday() - WEEKDAYS.index(name)) % 7 * DAY
    first = whole.start.date()
    return first + ((WEEKDAYS.index(name) - first.weekday()) % 7 + 7 * int(nth) - 7) * DAY
