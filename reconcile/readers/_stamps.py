"""Publication stamps: "PUBLISHED: 10:00 30 November 2017 | UPDATED: 14:42", and the day they give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reconcile.model import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*(?:the\s+)?)"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)\b"
_DATE = (
    rf"{_WEEKDAY}?(?:"
    rf"{_DAY.format('d1')}\s*(?:of\s+)?{_MONTH.format('m1')},?\s*{_YEAR.format('y1')}"
    rf"|{_MONTH.format('m2')}\s*{_DAY.format('d2')}\b\s*,?\s*{_YEAR.format('y2')}"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>[01]?\d)-(?P<d3>[0-3]?\d)(?=\b|T)"
    r"|(?P<a>[0-3]?\d)\s?[/.]\s?(?P<b>[0-3]?\d)\s?[/.]\s?(?P<y4>(?:19|20)?\d\d)\b"
    rf"|{_MONTH.format('m5')}-(?P<d5>[0-3]?\d)-(?P<y5>\d\d)\b"
    r")"
)
_CLOCK = r"(?:\s?[ap]\.?\s?m\b\.?)"
_TIME = (
    rf"T?(?:[01]?\d|2[0-3])(?:\s?[:.]\s?[0-5]\d){{1,2}}{_CLOCK}?Z?"
    rf"|(?:1[0-2]|0?[1-9]){_CLOCK}"
)
# Case matters here: "est" and "met" are words.
_ZONE = (
    r"(?-i:\b(?:GMT|UTC|BST|UK|IST|CES?T|[ECMP][SD]?T|AE[SD]T)\b"
    r"(?:\s?[+-]\s?\d\d(?:\s?:?\s?\d\d)?)?(?:\s+time\b)?)"
)
_AGO = (
    r"(?:\d+|an?|one|two|three|few)\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\s+ago"
    r"|\byesterday\b|\btoday\b"
)
_LEAD = (
    r"(?:(?:first|last|originally)\s+)?"
    r"\b(?:published|posted|updated|edited|modified|created|uploaded|released?\s+date|date)\b"
    r"\s*(?:(?:on|at|in)\b)?\s*[:\-]?"
)
_FILLER = r"[\s|,;·•@(){}\[\]–—-]+|\b(?:at|on)\b"

_TOKEN = re.compile(
    rf"(?P<lead>{_LEAD})|(?P<date>{_DATE})|(?P<ago>{_AGO})|(?P<time>{_TIME})|(?P<zone>{_ZONE})|(?P<filler>{_FILLER})",
    re.I,
)
_KINDS = ("lead", "date", "ago", "time", "zone", "filler")
_PARTIAL = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")
_BRITISH = re.compile(r"\b(?:GMT|BST|UK)\b")
# A run that begins so is the sentence's own date, not the page's.
OPENING = re.compile(r"(?:on|at|in|today|yesterday)\b", re.I)
_MACHINE = re.compile(r"(\d{4}-\d\d-\d\d)T")
_WORD = re.compile(r"\S+")
_CHANGED = re.compile(r"updated|edited|modified", re.I)
_BOUND = re.compile(
    r"\b(?:on|in|of|since|until|till|from|by|before|after|to|the|and|or|for|between|dated|at|than|around|about|this|last"
    r"|was|were|is|be|been|are|first|late|early)$",
    re.I,
)


# The longest headline, with a margin; further text is not searched for a stamp at its end.
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Stamp:
    """A run of dates, times and words such as "updated"; ``day`` is the earliest date as ISO, or ""."""

    span: Span
    day: str
    kinds: frozenset[str]

    @property
    def dated(self) -> bool:
        """Whether the run tells when a page appeared: a time alone or "today" alone does not."""
        return "date" in self.kinds or ("lead" in self.kinds and bool(self.kinds & {"time", "ago"}))


def stamp(text: str, span: Span) -> Stamp:
    """The stamp that begins at ``span.start``; empty where none does.

    >>> text = "Last updated 15:48 15/09/2013 Two climbers fell."
    >>> found = stamp(text, Span(0, len(text)))
    >>> text[found.span.start : found.span.end], found.day
    ('Last updated 15:48 15/09/2013', '2013-09-15')
    """
    place = end = span.start
    days: list[str] = []
    kinds: set[str] = set()
    while match := _TOKEN.match(text, place, span.end):
        place = match.end()
        kind = next(kind for kind in _KINDS if match[kind] is not None)
        if kind == "filler":
            continue
        end = place
        kinds.add(kind)
        if kind == "date":
            days.append(_iso(match, text[span.start : min(span.end, place + 20)]))
    return Stamp(Span(span.start, end), min(filter(None, days), default=""), frozenset(kinds))


def days(text: str) -> tuple[str, str]:
    """The first day of publication and the first day of change in a line that is a stamp; "" each for none.

    >>> days("PUBLISHED: 10:00 30 November 2017 | UPDATED: 1 December 2017"), days("Updated 3 May 2024")
    (('2017-11-30', '2017-12-01'), ('', '2024-05-03'))
    """
    published = updated = ""
    place, changed = 0, False
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match or match.end() == place:
            word = _WORD.match(text, place)
            place = word.end() if word else place + 1
            continue
        place = match.end()
        if match["lead"]:
            changed = bool(_CHANGED.search(match["lead"]))
        elif match["date"]:
            day = _iso(match, text[: place + 20])
            published, updated = (published, updated or day) if changed else (published or day, updated)
    return published, updated


def day(written: str) -> str:
    """The day of a machine's date and time; other dates as they are.

    >>> day("2017-11-30T23:10:00.000+00:00"), day("30 November 2017")
    ('2017-11-30', '30 November 2017')
    """
    found = _MACHINE.match(written.strip())
    return found[1] if found else written.strip()


def closing(text: str, span: Span) -> Stamp | None:
    """The stamp at the end of a headline, unless the words before it lead into it ("held since 4 May 2013").

    >>> text = "Two die in fall Last updated 15:48 15/09/2013"
    >>> found = closing(text, Span(0, len(text)))
    >>> text[found.span.start :] if found else ""
    'Last updated 15:48 15/09/2013'
    """
    if span.end - span.start > _LONGEST:
        return None
    for word in _WORD.finditer(text, span.start, span.end):
        found = stamp(text, Span(word.start(), span.end))
        if found.dated and found.span.end == span.end:
            before = text[span.start : word.start()].rstrip(" |,–—-(")
            leads = _BOUND.search(before) or OPENING.match(word.group())
            verb = word.group()[0].islower() and "lead" in found.kinds
            return None if leads or verb or before.count(" ") < 2 else found
    return None


def iso(text: str) -> str:
    """A date as ISO, partial where the text is or where day and month could be either; "" for no date.

    >>> iso("30 November 2017"), iso("2017-11"), iso("2018"), iso("03/04/2018"), iso("soon")
    ('2017-11-30', '2017-11', '2018', '2018', '')
    """
    text = text.strip()
    if _PARTIAL.fullmatch(text):
        return text
    found = stamp(text, Span(0, len(text)))
    return found.day if found.span.end == len(text) else ""


def _iso(match: re.Match[str], around: str) -> str:
    parts = {key: value for key, value in match.groupdict().items() if value}
    year = next(int(parts[key]) for key in ("y1", "y2", "y3", "y4", "y5") if key in parts)
    year += 2000 * (year < 100)
    if "a" in parts:
        month, day = _ordered(int(parts["a"]), int(parts["b"]), around)
    else:
        month = _month(next(parts[key] for key in ("m1", "m2", "m3", "m5") if key in parts))
        day = int(next(parts[key] for key in ("d1", "d2", "d3", "d5") if key in parts))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return str(year)


def _ordered(a: int, b: int, around: str) -> tuple[int, int]:
    """Month and day of "9/10/2010", (0, 0) where either order could be meant."""
    if a > 12 or a == b or _BRITISH.search(around):
        return b, a
    if b > 12 or _AMERICAN.search(around):
        return a, b
    return 0, 0


def _month(word: str) -> int:
    return int(word) if word.isdigit() else 1 + _MONTHS.index(word[:3].casefold())
