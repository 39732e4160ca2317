"""Whether two moments can be the same: intervals compared by what the words around them allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reconcile.model import Moment

# Where a time came without a day; any day serves, as only times of day are compared on it.
_DAYLESS = 1
_CLOCK = frozenset(("hour", "minute"))
_DAYTIME = _CLOCK | {"part"}
# Sources round a clock time to the quarter hour, and a bare hour ("9pm") to the nearer half.
_ROUNDING = {"minute": timedelta(minutes=15), "hour": timedelta(minutes=30)}
# The least that "about" allows either side; longer stretches allow half their length.
_ABOUT = {"minute": timedelta(minutes=30), "hour": timedelta(hours=1), "part": timedelta(hours=2)}
_ABOUT_DAYS = timedelta(days=1)
# How far "shortly before" and "just after" reach from a clock time.
_SHORTLY = timedelta(hours=1)
# No two zones are further apart.
_ZONES = timedelta(hours=14)
# How far a bound without a day reaches, before the clock has gone round.
_HALF_DAY = timedelta(hours=12)
_EVER = timedelta(days=4_000_000)
_ORIGIN = datetime(1, 1, 1)


def compatible(a: Moment, b: Moment) -> bool | None:
    """Whether two moments can be the moment of one event.

    True: their windows share a point, the vaguer holding the finer ("2015", "3 November 2015").
    False: both are resolved and share none. None: one of them is unresolved, or they cannot be
    compared: a time without a day beside a date that has no time, or times of different zones close together.

    A window is the interval itself, widened for "about" and for the rounding of clock times; it is
    open to one side after "before", "after", "since" and "until". Before or after something that
    lasts a day or longer may fall inside it ("after Tuesday's vote"). Two moments both told with
    "since", or both with "until", name one point each, and are compared as points.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.claims.slots.moment import find
    >>> read = lambda text: find(sentence(text), "2017-11-30")[0]
    >>> compatible(read("It closed on Tuesday."), read("It closed this week."))
    True
    >>> compatible(read("It closed on Tuesday."), read("It closed on Wednesday."))
    False
    """
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return None
    if dayless(a) != dayless(b):
        if a.grain not in _CLOCK or b.grain not in _CLOCK:
            return None
        a, b = _by_the_clock(a), _by_the_clock(b)
    pointed = a.relation == b.relation and a.relation in ("since", "until")
    first, second = _window(a, pointed), _window(b, pointed)
    if _zones_differ(a, b) and a.grain in _DAYTIME and b.grain in _DAYTIME:
        return None if dayless(a) or _share((first[0] - _ZONES, first[1] + _ZONES), second) else False
    if dayless(a):
        return any(_share((first[0] + turn, first[1] + turn), second) for turn in _TURNS)
    return _share(first, second)


_TURNS = (timedelta(), timedelta(days=1), timedelta(days=-1))


def dayless(moment: Moment) -> bool:
    """Whether a moment is a time of day, of which no day is told."""
    return moment.start is not None and moment.start.year == _DAYLESS


def _by_the_clock(moment: Moment) -> Moment:
    """The moment on the day that stands for any."""
    assert moment.start is not None and moment.end is not None
    start = datetime.combine(_ORIGIN, moment.start.time())
    return replace(moment, start=start, end=start + (moment.end - moment.start))


def _zones_differ(a: Moment, b: Moment) -> bool:
    return a.clock != b.clock


def _share(a: tuple[timedelta, timedelta], b: tuple[timedelta, timedelta]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _window(moment: Moment, pointed: bool) -> tuple[timedelta, timedelta]:
    """The stretch in which the event may lie, counted from the origin of the calendar."""
    assert moment.start is not None and moment.end is not None
    start, end = moment.start - _ORIGIN, moment.end - _ORIGIN
    fine = moment.grain in _CLOCK
    relation = "at" if pointed else moment.relation
    reach = _SHORTLY if fine and moment.approximate else _HALF_DAY if dayless(moment) else _EVER
    if relation == "before":
        return (start - reach, start if fine else end)
    if relation == "after":
        return (start, start + reach)
    slack = _slack(moment)
    if relation == "since":
        return (start - slack, end + reach)
    if relation == "until":
        return (start - reach, end + slack)
    if moment.grain == "hour" and end - start <= timedelta(hours=1):
        end = start + timedelta(minutes=1)
    first, last = _ends_of_unit(moment)
    return (start - (timedelta() if first else slack), end + (timedelta() if last else slack))


def _ends_of_unit(moment: Moment) -> tuple[bool, bool]:
    """Whether what is told as early or late in a month or year begins, or ends, with it: "late May" is not in June."""
    assert moment.start is not None and moment.end is not None
    if not moment.approximate or moment.grain not in ("month", "year"):
        return False, False
    ends = [day.day == 1 and (moment.grain == "month" or day.month == 1) for day in (moment.start, moment.end)]
    return (ends[0], ends[1]) if ends[0] != ends[1] else (False, False)


def _slack(moment: Moment) -> timedelta:
    """How far outside its interval the moment may lie."""
    assert moment.start is not None and moment.end is not None
    if not moment.approximate:
        return _ROUNDING.get(moment.grain, timedelta())
    return max((moment.end - moment.start) / 2, _ABOUT.get(moment.grain, _ABOUT_DAYS))
