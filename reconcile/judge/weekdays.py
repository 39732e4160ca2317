"""Days of moments that no day of publication resolves: "Monday" and "Tuesday", "2 May" and "3 May" are two days."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import cache

from reconcile.lexicon.table import rows
from reconcile.model import Moment
from reconcile.moments import compatible, dayless

_DAILY = frozenset({"day", "part", "hour", "minute"})
_LEAP, _MONTH = 2000, 31
# Two weekdays that follow each other share a night.
NIGHT = 1
# Days that only the speaker's own day tells, which may be another where he is.
DEICTIC = re.compile(r"\b(?:to|yester)day\b|\btomorrow\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b", re.I)


def weekday(moment: Moment) -> int | None:
    """The weekday a moment falls on, Monday as 1: by its date, else by the words; None where neither tells one."""
    if moment.start is not None:
        return moment.start.isoweekday() if moment.grain in _DAILY and not dayless(moment) else None
    found = {_named("weekday")[word] for word in re.findall(r"\w+", moment.text) if word in _named("weekday")}
    return found.pop() if len(found) == 1 and moment.relation in ("at", "until") else None


def other_weekday(m: Moment, n: Moment) -> bool:
    """Whether two moments, one of them without a date, fall on two weekdays; nights that may be one left out."""
    if m.start is not None and n.start is not None:
        return False
    one, other = weekday(m), weekday(n)
    if one is None or other is None or one == other or (m.relation == "until") != (n.relation == "until"):
        return False
    apart = min((one - other) % 7, (other - one) % 7)
    own_day = DEICTIC.search(m.text) or DEICTIC.search(n.text)
    return apart > NIGHT or (m.grain == n.grain == "day" and not own_day)


def calendar_day(moment: Moment) -> date | None:
    """The day and month of a moment in a leap year: by its date, else by the words; None where neither tells both."""
    if moment.grain not in _DAILY or dayless(moment):
        return None
    if moment.start is not None:
        return moment.start.date().replace(year=_LEAP)
    months = months_named(moment)
    days = [int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d|:)", moment.text)]
    with suppress(ValueError):
        return date(_LEAP, months[0], days[0]) if len(months) == len(days) == 1 else None
    return None


def months_named(moment: Moment) -> list[int]:
    """The months that a moment names, January as 1."""
    return [_months()[word] for word in re.findall(r"[^\W\d_]+", moment.text) if word in _months()]


def other_calendar_day(m: Moment, n: Moment) -> bool:
    """Whether two moments, one of them without a year, fall on two days of a month or of two that follow each other."""
    if m.start is not None and n.start is not None:
        return False
    one, other = calendar_day(m), calendar_day(n)
    return one is not None and other is not None and 0 < abs((one - other).days) <= _MONTH


def is_other_day(m: Moment, n: Moment) -> bool:
    """Whether two moments are days, or parts of them, that cannot be one: by their dates, else by their words."""
    daily = m.grain in _DAILY and n.grain in _DAILY
    return daily and (other_weekday(m, n) or other_calendar_day(m, n) or compatible(m, n) is False)


@cache
def _months() -> dict[str, int]:
    return _named("month") | _named("short month")


@cache
def _named(kind: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("moments") if row["kind"] == kind}
