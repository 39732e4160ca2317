"""Dates seen from the day of publication: "yesterday", "last Thursday", "two weeks ago", "the next day"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from reconcile.claims.slots._atoms import Atom, Hours, Now, Rule
from reconcile.claims.slots._calendar import DAY, Stretch, Tense, days, nearest, part, shifted, unit, weekdays
from reconcile.claims.slots._timewords import any_of, named, number, plain, words

_ANY = r"(?:minute|hour|day|week|weekend|fortnight|month|quarter|year|decade)"
_UNIT = rf"(?P<unit>{_ANY})"
_LONG = r"(?P<unit>week|weekend|fortnight|month|quarter|year|decade|century)"
_NUMBER = any_of(words("number"))
_MANY = r"several|many|some|a\s+few|few|a\s+couple\s+of|couple\s+of|a\s+number\s+of|dozens\s+of|recent"
_COUNT = rf"(?P<count>\d{{1,3}}|{_NUMBER}|{_MANY})"
_AHEAD = {"last": -1, "previous": -1, "past": -1, "this": 0, "the": 0, "next": 1, "coming": 1, "this coming": 1, "this past": -1}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1, "overnight": -1}
_PARTS = {"morning": (0, 720), "afternoon": (720, 1080), "evening": (960, 1440), "night": (1080, 1800), "lunchtime": (660, 900)}
_THIRDS = {"early": 0, "start": 0, "beginning": 0, "middle": 1, "mid": 1, "late": 2, "end": 2, "close": 2}
_FREQUENT = frozenset(("every", "each", "alternate", "most", "any", "some", "one", "per", "many", "other"))
# A bare weekday this far back is the next day as often: a text revised after the day it is stamped with.
_DOUBTFUL = 6 * DAY
_NAMING = frozenset(("NOUN", "ADJ", "PROPN"))
# "The following Tuesday", "the Tuesday before": seen from something told earlier.
_TOLD = frozenset(("following", "previous", "preceding"))
_EXACT = frozenset(("minute", "hour", "day"))


def _named_day(match: re.Match[str], now: Now) -> Atom | None:
    """today, yesterday, tonight, this morning, last night: a day of publication or beside it."""
    name = plain(match["name"])
    if _is_title(match, now, "name"):
        return None
    ahead = _DAYS.get(name, 0)
    stretch = now.resolve(lambda day: unit("day", day, ahead))
    if name in _DAYS and not name.endswith("night"):
        return Atom(match.start(), match.end(), "day", "day", stretch)
    start, end = _PARTS["night" if name.endswith("night") else name.split()[-1]]
    return Atom(match.start(), match.end(), "day", "part", stretch, Hours(start, end, "part"))


def _is_title(match: re.Match[str], now: Now, group: str) -> bool:
    """Whether a capital within the sentence makes the words a title ("USA Today", "This Week")."""
    inside = now.sentence.text[: match.start(group)].strip("\"'“‘( ")
    return bool(inside) and match[group][:1].isupper() and not now.headline


def _weekday(match: re.Match[str], now: Now) -> Atom | None:
    which = plain(match["which"])
    before, ahead = now.before(match.start()), now.after(match.end())
    if before in _FREQUENT:
        return None
    if before == "a" and (ahead is None or ahead.pos not in _NAMING or ahead.text in words("part")):
        return None
    word = now.word(match.start("day"))
    if word and word.entity == "PERSON" and not which and before != "on":
        return None
    if before in _TOLD or (before == "the" and ahead is not None and ahead.text in ("before", "after")):
        return Atom(match.start(), match.end(), "day", "day")
    weekday = int({**words("weekday"), **words("short weekday")}[match["day"].lower().rstrip(".")]) - 1
    week = (match["week"] or "").lower()
    tense = now.tense(match.start("day"))

    def place(day: date) -> Stretch | None:
        if match["later"]:
            return shifted(nearest(weekdays(weekday, day), day, Tense.FUTURE), "week", 1)
        if week:
            return days(unit("week", day, _AHEAD[week]).start.date() + weekday * DAY)
        if which in ("last", "this past"):
            return nearest(weekdays(weekday, day - DAY), day - DAY, Tense.PAST)
        if which == "next":
            return days(unit("week", day, 1).start.date() + weekday * DAY)
        found = nearest(weekdays(weekday, day), day, Tense.FUTURE if "coming" in which else _lean(which, tense))
        return None if not which and days(day).start - found.start == _DOUBTFUL else found

    kind = "day" if match["later"] or week or which else "weekday"
    return Atom(match.start(), match.end(), kind, "day", now.resolve(place))


def _lean(which: str, tense: Tense) -> Tense:
    """ "This Tuesday" leans on its verb only where that looks ahead; a bare "Tuesday" always does."""
    if tense in (Tense.FUTURE, Tense.PRESENT):
        return Tense.FUTURE
    return Tense.EITHER if which == "this" else tense


def _unit(match: re.Match[str], now: Now) -> Atom | None:
    """this week, last month, early next year, earlier this month, the end of the year."""
    name, which = match["unit"].lower(), plain(match["which"]) or "the"
    lead = (match["lead"] or "").lower().split()
    if _is_title(match, now, "unit"):
        return None
    if (not lead and which == "the") or now.before(match.start()) == "time":
        return None
    ahead = _AHEAD[which]
    vague = next((_THIRDS[w] for w in lead if w in _THIRDS), None)

    def place(day: date) -> Stretch:
        whole = unit(name, day, ahead)
        if "earlier" in lead:
            return Stretch(whole.start, min(whole.end, days(day).end))
        if "later" in lead:
            return Stretch(max(whole.start, days(day).start), whole.end)
        return whole if vague is None else part(whole, vague, 3)

    grain = {"fortnight": "week", "quarter": "month", "decade": "year", "century": "year"}.get(name, name)
    return Atom(match.start(), match.end(), "other", grain, now.resolve(place), approximate=vague is not None)


def _weekend(match: re.Match[str], now: Now) -> Atom:
    which = (match["which"] or "").lower()
    tense = now.tense(match.start("unit"))

    def place(day: date) -> Stretch:
        around = [unit("weekend", day, ahead) for ahead in (-1, 0, 1)]
        if which == "next":
            return around[2]
        if which in ("last", "past"):
            return nearest([w for w in around if w.end <= days(day).start], day, Tense.PAST)
        return nearest(around, day, _lean(which, tense))

    return Atom(match.start(), match.end(), "other", "weekend", now.resolve(place))


def _grain(unit_name: str) -> str:
    return {"fortnight": "week", "quarter": "month", "decade": "year"}.get(unit_name, unit_name)


def _ago(match: re.Match[str], now: Now) -> Atom:
    name = match["unit"].lower()
    count = number(match["count"]) if match["count"] else None
    if count is None or name in ("minute", "hour") or match["bound"]:
        return Atom(match.start(), match.end(), "other", _grain(name))
    stretch = now.resolve(lambda day: unit(name, day, -count))
    return Atom(match.start(), match.end(), "other" if name != "day" else "day", _grain(name), stretch, approximate=name not in _EXACT)


def _hence(match: re.Match[str], now: Now) -> Atom:
    name, count = match["unit"].lower(), number(match["count"])
    resolved = count is not None and name not in ("minute", "hour")
    stretch = now.resolve(lambda day: unit(name, day, count or 0)) if resolved else None
    return Atom(match.start(), match.end(), "other", _grain(name), stretch, approximate=name not in _EXACT)


def _window(match: re.Match[str], now: Now) -> Atom | None:
    """over the past 12 months, in the last two years, within the next five days."""
    name, text = match["unit"].lower(), match["count"]
    count = number(text) if text else 1
    which = match["which"].lower()
    if not text and which != "past":
        return None
    back = which in ("past", "last", "previous")
    after = now.sentence.text[match.end() : match.end() + 4].lower()
    lost = not back and now.tense(match.start("unit")) is Tense.PAST or which == "previous" or after == " of "
    if count is None or lost or name == "minute":
        return Atom(match.start(), match.end(), "other", _grain(name))

    def place(day: date) -> Stretch:
        today = days(day)
        far = today.start + timedelta(hours=-count if back else count) if name == "hour" else _far(today, name, -count if back else count)
        return Stretch(far, today.end) if back else Stretch(today.start, far + (DAY if name != "hour" else timedelta()))

    return Atom(match.start(), match.end(), "other", _grain(name), now.resolve(place))


def _far(today: Stretch, name: str, ahead: int) -> datetime:
    return shifted(today, name, ahead).start


def _offset(match: re.Match[str], now: Now) -> Atom:
    """two days later, a week before, less than 48 hours after: told from an event, not from today."""
    name = (match["unit"] or match["units"]).lower().removesuffix("s")
    after = match["way"].lower() in ("after", "later", "following", "afterwards")
    count = number(match["count"]) if match["count"] else None
    plain = count is not None and not match["bound"] and name not in ("minute", "hour", "weekend")
    shift = (name, count if after else -count) if count is not None and plain and match["way"].lower() in ("before", "after") else None
    return Atom(match.start(), match.end(), "offset", _grain(name), relation="after" if after else "before", shift=shift)


def _beside(match: re.Match[str], now: Now) -> Atom | None:
    """the next day, the day before, the same week: seen from something told earlier."""
    name, way = match["unit"].lower(), match["way"].lower()
    relation = {"same": "at", "that": "at", "very": "at", "previous": "before", "preceding": "before", "before": "before"}.get(way, "after")
    grain = {"morning": "part", "afternoon": "part", "evening": "part", "night": "part"}.get(name, _grain(name))
    shift = (name, -1 if way == "before" else 1) if way in ("before", "after") and name in ("day", "week", "month", "year") else None
    return Atom(match.start(), match.end(), "offset", grain, relation=relation, shift=shift)


def _twice(match: re.Match[str], now: Now) -> Atom:
    """the week before last, the year after next."""
    name, ahead = match["unit"].lower(), -2 if plain(match["way"]) == "before last" else 2
    return Atom(match.start(), match.end(), "other", name, now.resolve(lambda day: unit(name, day, ahead)))


_D = rf"(?P<day>(?:{named('weekday')})\b|(?:Tues|Thurs)\b\.?)"
_BOUND = r"(?P<bound>(?:less|more|fewer)\s+than\s+|(?:just\s+)?(?:over|under)\s+|at\s+least\s+|within\s+|up\s+to\s+)?"
_HEDGED = r"(?:about\s+|around\s+|just\s+|exactly\s+|barely\s+|nearly\s+|almost\s+|only\s+)?"

RULES: tuple[Rule, ...] = (
    (
        re.compile(
            r"(?<![\w-])(?P<name>today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening|lunchtime))\b(?!-)",
            re.I,
        ),
        _named_day,
    ),
    (
        re.compile(
            rf"(?<![\w-])(?:(?P<later>[Aa]\s+week\s+(?:on|from)\s+)|(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past|[Tt]his|[Cc]oming)\s+)?{_D}"
            r"(?!-)(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?",
        ),
        _weekday,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:(?P<lead>earlier|later|early(?:\s+in)?|late(?:\s+in)?|mid|earlier\s+in|later\s+in|"
            r"(?:the\s+)?(?:very\s+)?(?:start|beginning|middle|end|close)\s+of)\s+)?"
            rf"(?P<which>this\s+coming|this\s+past|this|last|next|the)\s+{_LONG}\b(?![-–])",
            re.I,
        ),
        _unit,
    ),
    (re.compile(r"(?<![\w-])(?:(?P<which>this|last|next)(?:\s+coming|\s+past)?\s+|(?<=over\s)the\s+|(?<=at\s)the\s+|(?<=during\s)the\s+|(?<=by\s)the\s+|(?<=on\s)the\s+)(?P<unit>weekend)\b(?!-)", re.I), _weekend),
    (re.compile(rf"(?<![\w-]){_BOUND}(?:{_HEDGED}{_COUNT}\s+)?{_UNIT}s?\s+ago\b", re.I), _ago),
    (re.compile(rf"\bin\s+(?:about\s+)?{_COUNT}\s+{_UNIT}s?['’]?s?\s+time\b", re.I), _hence),
    (re.compile(rf"(?<![\w-])(?:(?:over|in|during|within|for|throughout)\s+)?the\s+(?P<which>past|last|previous|next|coming)\s+(?:{_COUNT}\s+)?{_UNIT}s?\b(?!-)", re.I), _window),
    (re.compile(rf"(?<![\w-]){_BOUND}(?:(?:{_HEDGED}{_COUNT}\s+)(?P<unit>{_ANY}s?)|(?P<units>{_ANY}s))\s+(?P<way>later|earlier|before|after|afterwards)\b", re.I), _offset),
    (
        re.compile(
            r"(?<![\w-])the\s+(?P<way>next|following|previous|preceding|same|very\s+same)\s+(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)\b(?!-|['’]s\b)",
            re.I,
        ),
        _beside,
    ),
    (re.compile(r"(?<![\w-])the\s+(?P<unit>day|morning|evening|night|week|weekend|month|year)\s+(?P<way>before|after)\b(?!\s+(?:last|next)\b)", re.I), _beside),
    (re.compile(r"(?<![\w-])the\s+(?P<unit>week|weekend|month|year)\s+(?P<way>before\s+last|after\s+next)\b", re.I), _twice),
    (re.compile(r"(?<![\w-])(?P<way>that)\s+(?P<unit>day|night|week|weekend|month|year)\b(?!-)(?=\s*(?:[,.;:)]|$|\s(?:in|at|by|and|but|to|when|the|for|after|before|on|with|he|she|they|it|was|were)\b))", re.I), _beside),
)
