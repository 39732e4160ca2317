"""Months told by name: "March" and "April" are two months, whichever year each report means."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from reconcile.judge.weekdays import months_named
from reconcile.model import Moment

# Two months that sources give for one act follow each other or nearly so: so much lies between their ends.
APART = 2
BETWEEN = timedelta(days=31)
# What is told as early, mid or late in a month may lie so far outside that third.
VAGUE = timedelta(days=5)
LEAP_DAY = (2, 29)
_YEAR = re.compile(r"\b\d{4}\b")


def told_year(moment: Moment) -> bool:
    """Whether a date is told with its year, in which a slip is as likely as in its day."""
    return _YEAR.search(moment.text) is not None


def other_month(m: Moment, n: Moment) -> bool:
    """Whether two moments that name their months cannot be one, and lie no more than two months apart.

    Where either leaves out its year, both are taken to be of one year, or of the turn of two.
    """
    mine, theirs = months_named(m), months_named(n)
    if len(mine) != 1 or len(theirs) != 1 or m.relation != n.relation:
        return False
    if m.start is not None and (m.start, m.end) == (n.start, n.end):
        return False
    if m.start is None or n.start is None:
        return 0 < min((mine[0] - theirs[0]) % 12, (theirs[0] - mine[0]) % 12) <= APART
    others = [n] if told_year(m) and told_year(n) else _in_years(n, m.start.year)
    gaps = [max(other.start - m.end, m.start - other.end) for other in others if m.end and other.start and other.end]
    least = VAGUE if m.approximate or n.approximate else timedelta(0)
    return bool(gaps) and least <= min(gaps) <= BETWEEN


def _in_years(moment: Moment, year: int) -> list[Moment]:
    """A moment in a year, the year before and the year after; what begins on a leap day begins a day before."""
    assert moment.start is not None and moment.end is not None
    leaps = (moment.start.month, moment.start.day) == LEAP_DAY
    day = moment.start - timedelta(days=1) if leaps else moment.start
    starts = [day.replace(year=other) for other in (year - 1, year, year + 1)]
    return [replace(moment, start=start, end=start + (moment.end - moment.start)) for start in starts]
