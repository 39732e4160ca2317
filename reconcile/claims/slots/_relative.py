"""Weeks, months and years seen from publication: "last year", "two weeks ago", "over the past 12 months"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reconcile.claims.slots._atoms import Atom, Now, Rule
from reconcile.claims.slots._calendar import DAY, Stretch, Tense, days, shifted, third, unit
from reconcile.claims.slots._timewords import any_of, number, plain, words
from reconcile.clues import clues

UNITS = "minute|hour|day|week|weekend|fortnight|month|quarter|year|decade"
_UNIT = rf"(?P<unit>{UNITS})"
_LONG = r"(?P<unit>week|weekend|fortnight|month|quarter|year|decade|century)"
_UNITS = clues(word for name in (*UNITS.split("|"), "century") for word in (name, f"{name}s"))
_VAGUE = r"several|many|some|a\s+few|few|(?:a\s+)?couple\s+of|a\s+number\s+of|dozens\s+of"
COUNT = rf"(?P<count>\d{{1,3}}|{any_of(words('number'))}|{_VAGUE})"
BOUND = r"(?P<bound>(?:less|more|fewer)\s+than\s+|(?:just\s+)?(?:over|under)\s+|at\s+least\s+|within\s+|up\s+to\s+)?"
HEDGED = r"(?:(?:about|around|just|exactly|barely|nearly|almost|only)\s+)?"
_LEAD = (
    r"(?P<lead>earlier(?:\s+in)?|later(?:\s+in)?|early(?:\s+in)?|late(?:\s+in)?|mid|"
    r"(?:the\s+)?(?:very\s+)?(?:start|beginning|middle|end|close)\s+of)"
)
_WHICH = {"last": -1, "this past": -1, "this": 0, "the": 0, "next": 1, "this coming": 1}
_GRAINS = {"fortnight": "week", "quarter": "month", "decade": "year", "century": "year"}
# Counted back in these, "ago" is exact; in longer ones it is rounded.
_EXACT = frozenset(("minute", "hour", "day"))
_SHORT = frozenset(("minute", "hour"))


def grain(name: str) -> str:
    """The grain of a moment told in a unit."""
    return _GRAINS.get(name, name)


def _unit(match: re.Match[str], now: Now) -> Atom | None:
    """this week, early next year, earlier this month, the end of the year."""
    name, which, lead = match["unit"].lower(), plain(match["which"]), plain(match["lead"])
    if (not lead and which == "the") or now.before(match.start()) == "time" or now.titled(match, "unit"):
        return None

    def place(day: date) -> Stretch:
        whole, today = unit(name, day, _WHICH[which]), days(day)
        if lead.startswith("earlier"):
            return Stretch(whole.start, min(whole.end, today.start if today.start > whole.start else today.end))
        if lead.startswith("later"):
            return Stretch(max(whole.start, today.start), whole.end)
        return third(lead, whole)

    vague = bool(lead) and not lead.startswith(("earlier", "later"))
    return Atom(match.start(), match.end(), "other", grain(name), now.resolve(place), approximate=vague)


def _fiscal(match: re.Match[str], now: Now) -> Atom:
    """the last fiscal year: approximate, as it begins in another month than January."""
    ahead = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    stretch = now.resolve(lambda day: unit("year", day, ahead))
    return Atom(match.start(), match.end(), "other", "year", stretch, approximate=True)


def _ago(match: re.Match[str], now: Now) -> Atom:
    name, count = match["unit"].lower(), number(match["count"] or "")
    if count is None or name in _SHORT or match["bound"]:
        return Atom(match.start(), match.end(), "other", grain(name))
    kind, stretch = "day" if name == "day" else "other", now.resolve(lambda day: unit(name, day, -count))
    return Atom(match.start(), match.end(), kind, grain(name), stretch, approximate=name not in _EXACT)


def _hence(match: re.Match[str], now: Now) -> Atom:
    """in two weeks' time."""
    name, count = match["unit"].lower(), number(match["count"])
    if count is None or name in _SHORT:
        return Atom(match.start(), match.end(), "other", grain(name))
    stretch = now.resolve(lambda day: unit(name, day, count))
    return Atom(match.start(), match.end(), "other", grain(name), stretch, approximate=name not in _EXACT)


def _window(match: re.Match[str], now: Now) -> Atom | None:
    """over the past 12 months, within the next five days: up to the day of publication, or from it."""
    name, which, text = match["unit"].lower(), match["which"].lower(), match["count"]
    if not text and which != "past":
        return None
    count, back = number(text or "one"), which in ("past", "last")
    told = not back and now.tense(match.start("unit")) is Tense.PAST
    if count is None or told or name == "minute" or now.sentence.text.startswith(" of ", match.end()):
        return Atom(match.start(), match.end(), "other", grain(name))
    ahead = -count if back else count

    def place(day: date) -> Stretch:
        today = days(day)
        far = today.start + timedelta(hours=ahead) if name == "hour" else shifted(today, name, ahead).start
        return Stretch(far, today.end) if back else Stretch(today.start, far + DAY)

    return Atom(match.start(), match.end(), "other", grain(name), now.resolve(place))


def _twice(match: re.Match[str], now: Now) -> Atom:
    """the week before last, the year after next."""
    name, ahead = match["unit"].lower(), -2 if plain(match["way"]) == "before last" else 2
    return Atom(match.start(), match.end(), "other", name, now.resolve(lambda day: unit(name, day, ahead)))


RULES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"(?<![\w-])(?:{_LEAD}\s+)?(?P<which>this\s+coming|this\s+past|this|last|next|the)\s+{_LONG}\b(?![-–])",
            re.I,
        ),
        _unit,
        _UNITS,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:the\s+)?(?P<which>last|previous|past|this|current|next|coming)\s+(?:fiscal|financial)\s+year\b",
            re.I,
        ),
        _fiscal,
        clues(("fiscal", "financial")),
    ),
    (re.compile(rf"(?<![\w-]){BOUND}(?:{HEDGED}{COUNT}\s+)?{_UNIT}s?\s+ago\b", re.I), _ago, clues(("ago",))),
    (re.compile(rf"\bin\s+(?:about\s+)?{COUNT}\s+{_UNIT}s?['’]?s?\s+time\b", re.I), _hence, clues(("time",))),
    (
        re.compile(
            r"(?<![\w-])(?:(?:over|in|during|within|for|throughout)\s+)?the\s+(?P<which>past|last|next|coming)\s+"
            rf"(?:{COUNT}\s+)?{_UNIT}s?\b(?!-)",
            re.I,
        ),
        _window,
        _UNITS,
    ),
    (
        re.compile(r"(?<![\w-])the\s+(?P<unit>week|weekend|month|year)\s+(?P<way>before\s+last|after\s+next)\b", re.I),
        _twice,
        clues(("last", "next")),
    ),
)
