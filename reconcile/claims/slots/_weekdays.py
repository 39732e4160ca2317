"""Days seen from publication: "yesterday", "tonight", "Tuesday", "last Thursday", "over the weekend"."""

from __future__ import annotations

import re
from datetime import date

from reconcile.claims.slots._atoms import Atom, Hours, Now, Rule
from reconcile.claims.slots._calendar import DAY, Stretch, Tense, days, nearest, shifted, unit, weekdays
from reconcile.claims.slots._timewords import named, plain, words
from reconcile.clues import clues

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1}
_PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (16, 24), "night": (18, 30), "lunchtime": (11, 15)}
_WEEKS = {"last": -1, "this": 0, "next": 1}
_NUMBERS = {**words("weekday"), **words("short weekday")}
_WEEKDAY = rf"(?P<day>(?:{named('weekday')})\b|(?:Tues|Thurs)\b\.?)"
_FREQUENT = frozenset(("every", "each", "alternate", "most", "any", "some", "one", "per", "many", "other"))
_NAMING = frozenset(("NOUN", "ADJ", "PROPN"))
# "The following Tuesday", "the Tuesday before": seen from something told earlier.
_TOLD = re.compile(r"\bthe\s+(?:following|previous|preceding)\s+$", re.I)
# A bare weekday this far back is the next day as often: a text revised after the day it is stamped with.
_DOUBTFUL = 6 * DAY


def _named_day(match: re.Match[str], now: Now) -> Atom | None:
    if now.titled(match, "name"):
        return None
    name = plain(match["name"])
    stretch = now.resolve(lambda day: unit("day", day, _DAYS.get(name, 0)))
    if name in ("today", "yesterday", "tomorrow"):
        return Atom(match.start(), match.end(), "day", "day", stretch)
    start, end = _PARTS["night" if name.endswith("night") else name.split()[-1]]
    return Atom(match.start(), match.end(), "day", "part", stretch, Hours(start * 60, end * 60, "part"))


def _weekday(match: re.Match[str], now: Now) -> Atom | None:
    which, week, later = plain(match["which"]), plain(match["week"]), bool(match["later"])
    if not _one(match, now):
        return None
    if _elsewhere(match, now):
        return Atom(match.start(), match.end(), "day", "day")
    number, tense = int(_NUMBERS[match["day"].lower().rstrip(".")]) - 1, now.tense(match.start("day"))

    def place(day: date) -> Stretch | None:
        if later:
            return shifted(nearest(weekdays(number, day), day, Tense.FUTURE), "week", 1)
        if week or which == "next":
            return days(unit("week", day, _WEEKS[week or which]).start.date() + number * DAY)
        return _seen(number, which, tense, day)

    kind = "day" if later or week or which else "weekday"
    return Atom(match.start(), match.end(), kind, "day", now.resolve(place))


def _seen(number: int, which: str, tense: Tense, day: date) -> Stretch | None:
    """The weekday seen from a day; "last" is never that day itself."""
    if which in ("last", "this past"):
        return nearest(weekdays(number, day - DAY), day - DAY, Tense.PAST)
    found = nearest(weekdays(number, day), day, Tense.FUTURE if "coming" in which else _lean(which, tense))
    return None if not which and days(day).start - found.start == _DOUBTFUL else found


def _lean(which: str, tense: Tense) -> Tense:
    """ "This Tuesday" leans on its verb only where that looks ahead; a bare "Tuesday" always does."""
    if tense in (Tense.FUTURE, Tense.PRESENT):
        return Tense.FUTURE
    return Tense.EITHER if which == "this" else tense


def _one(match: re.Match[str], now: Now) -> bool:
    """Whether a weekday is one day: not every one, not any one ("on a Friday"), not somebody."""
    before, ahead, word = now.before(match.start()), now.after(match.end()), now.word(match.start("day"))
    if before in _FREQUENT or (word and word.entity == "PERSON" and not match["which"] and before != "on"):
        return False
    named_for_it = ahead is not None and ahead.pos in _NAMING and ahead.text not in words("part")
    return before != "a" or named_for_it


def _elsewhere(match: re.Match[str], now: Now) -> bool:
    ahead = now.after(match.end())
    after = ahead is not None and ahead.text in ("before", "after") and now.before(match.start()) == "the"
    return after or bool(_TOLD.search(now.sentence.text, 0, match.start()))


def _weekend(match: re.Match[str], now: Now) -> Atom:
    which, tense = plain(match["which"]), now.tense(match.start("unit"))

    def place(day: date) -> Stretch:
        around = [unit("weekend", day, ahead) for ahead in (-1, 0, 1)]
        if which == "next":
            return around[2]
        if which == "last":
            return nearest([w for w in around if w.end <= days(day).start], day, Tense.PAST)
        return nearest(around, day, _lean(which, tense))

    return Atom(match.start(), match.end(), "other", "weekend", now.resolve(place))


RULES: tuple[Rule, ...] = (
    (
        re.compile(
            r"(?<![\w-])(?P<name>today|yesterday|tomorrow|tonight|last\s+night|"
            r"this\s+(?:morning|afternoon|evening|lunchtime))\b(?!-)",
            re.I,
        ),
        _named_day,
        clues((*_DAYS, *_PARTS)),
    ),
    (
        re.compile(
            r"(?<![\w-])(?:(?P<later>[Aa]\s+week\s+(?:on|from)\s+)|"
            rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past|[Tt]his|[Cc]oming)\s+)?{_WEEKDAY}(?!-)"
            r"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
        ),
        _weekday,
        clues(_NUMBERS),
    ),
    (
        re.compile(
            r"(?<![\w-])(?:(?P<which>this|last|next)(?:\s+coming|\s+past)?\s+|(?:(?<=over\s)|(?<=at\s)|(?<=during\s)|"
            r"(?<=by\s)|(?<=on\s))the\s+)(?P<unit>weekend)\b(?!-)",
            re.I,
        ),
        _weekend,
        clues(("weekend",)),
    ),
)
