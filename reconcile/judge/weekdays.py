"""Weekdays of moments that no day of publication resolves: "on Monday" and "on Tuesday" cannot be one day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reconcile.lexicon.table import rows
from reconcile.model import Moment
from reconcile.moments import compatible

_DAILY = frozenset({"day", "part", "hour", "minute"})
# Two weekdays that follow each other share a night.
NIGHT = 1
# Days that only the speaker's own day tells, which may be another where he is.
DEICTIC = re.compile(r"\b(?:to|yester)day\b|\btomorrow\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b", re.I)


def weekday(moment: Moment) -> int | None:
    """The weekday a moment falls on, Monday as 1: by its date, else by the words; None where neither tells one."""
    if moment.start is not None:
        return moment.start.isoweekday() if moment.grain in _DAILY and moment.start.year > 1 else None
    found = {_days()[word] for word in re.findall(r"\w+", moment.text) if word in _days()}
    return found.pop() if len(found) == 1 and moment.relation == "at" else None


def other_weekday(m: Moment, n: Moment) -> bool:
    """Whether two moments, one of them without a date, fall on two weekdays; nights that may be one left out."""
    if m.start is not None and n.start is not None:
        return False
    one, other = weekday(m), weekday(n)
    if one is None or other is None or one == other:
        return False
    apart = min((one - other) % 7, (other - one) % 7)
    own_day = DEICTIC.search(m.text) or DEICTIC.search(n.text)
    return apart > NIGHT or (m.grain == n.grain == "day" and not own_day)


def is_other_day(m: Moment, n: Moment) -> bool:
    """Whether two moments are days, or parts of them, that cannot be one: by their dates, else by their weekdays."""
    daily = m.grain in _DAILY and n.grain in _DAILY
    return daily and (other_weekday(m, n) or compatible(m, n) is False)


@cache
def _days() -> Mapping[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("moments") if row["kind"] == "weekday"}
