"""Days and months that name themselves: "30 November 2017", "Nov. 3", "late October", "3/11/2017"."""

from __future__ import annotations

import re
from datetime import date

from reconcile.claims.slots._atoms import FIGURES, Atom, Now, Rule, dated
from reconcile.claims.slots._calendar import DAY, Stretch, days, months, possible, third, yearly
from reconcile.claims.slots._timewords import any_of, named, plain, words
from reconcile.clues import clues
from reconcile.model import Word

_NUMBERS = {**words("month"), **words("short month")}
_MONTHS = clues(_NUMBERS)
_AMBIGUOUS = words("month also a name or verb")
_MONTH = rf"(?P<month>(?:{named('month')})\b|(?:{named('short month')})\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?(?:[-–—&/]|\b(?:to|and|or)\b)\s?(?:the\s)?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s+(?:of\s)?(?P<year>(?:1[5-9]|20)\d\d)\b(?![-–/]\d|,\d{3}|\s?%))?"
_FREE = r"(?<![\w£$€#.:/\-–])(?<!\d,)"
_LEAD = (
    r"(?:(?P<lead>[Ee]arly|[Mm]id|[Ll]ate|"
    r"(?:[Tt]he\s+)?(?:very\s+)?(?:[Ss]tart|[Bb]eginning|[Mm]iddle|[Ee]nd)\s+of)[\s-]+)?"
)
_WHICH = r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?"
_FINITE = frozenset(("VBD", "VBZ", "MD", "POS"))


def _month_number(match: re.Match[str]) -> int:
    return int(_NUMBERS[match["month"].rstrip(".").lower()])


def _day(match: re.Match[str], now: Now) -> Atom | None:
    """One day, or a run of days of one month."""
    month, first = _month_number(match), int(match["day"])
    last = int(match["day2"] or first)
    if match["day2"] and last <= first:
        return None

    def make(year: int) -> Stretch:
        return Stretch(days(date(year, month, first)).start, days(date(year, month, last)).end)

    return dated(match, now, make, "day", "day")


def _month(match: re.Match[str], now: Now) -> Atom | None:
    month, vague = _month_number(match), bool(match["lead"])
    if not match["year"] and not _is_month(match, now):
        return None
    atom = dated(match, now, lambda year: third(match["lead"], months(year, month)), "other", "month", vague)
    if atom and match["which"] and not match["year"]:
        stretch = now.resolve(lambda day: _which(plain(match["which"]), month, day))
        return Atom(atom.start, atom.end, "other", "month", stretch)
    return atom


def _which(which: str, month: int, day: date) -> Stretch:
    """Last, this or next January, seen from a day."""
    here, pool = months(day.year, day.month), yearly(lambda year: months(year, month), day)
    if which == "this":
        return months(day.year, month)
    return max(m for m in pool if m < here) if which == "last" else min(m for m in pool if m > here)


def _is_month(match: re.Match[str], now: Now) -> bool:
    """Whether a bare month's name means the month, not somebody, a verb or a march."""
    at, text = match.start("month"), now.sentence.text
    word, ahead, before = now.word(at), now.after(match.end()), now.before(at)
    if word is None or (word.entity == "PERSON" and before not in ("in", "during", "early", "late")):
        return False
    if text[match.end() : match.end() + 1] in ("-", "–"):
        return False
    if word.dep == "compound" and ahead and ahead.text[:1].isupper():
        return False
    if match["month"].lower() not in _AMBIGUOUS or match["lead"] or match["which"]:
        return True
    return not text.isupper() and _placed(match, now, word, ahead, before)


def _placed(match: re.Match[str], now: Now, word: Word, ahead: Word | None, before: str) -> bool:
    """Whether the words around "May" or "March" are those around a month."""
    at, may = match.start("month"), match["month"].lower() == "may"
    finite = ahead is not None and ahead.tag in _FINITE
    if before in ("in", "during"):
        earlier = now.before(now.sentence.text.lower().rfind(before, 0, at))
        return earlier not in words("trust") and not (ahead and ahead.tag == "POS" and may)
    if before in ("since", "until", "till"):
        return not finite
    if before in ("by", "of", "after", "before", "from", "to", "and", "or", "between", "through", "for"):
        owner = now.sentence.words[word.head]
        person = may and (owner.dep == "agent" or owner.text in ("of", "for"))
        return word.entity == "DATE" and not finite and not person
    return before == "the" and not may and ahead is not None and ahead.pos == "NOUN"


def _week(match: re.Match[str], now: Now) -> Atom | None:
    """The first, second or last week of a month, as seven days from its edge."""
    month, nth = _month_number(match), int(words("ordinal")[plain(match["nth"])])
    if not -1 <= nth <= 4:
        return None
    return dated(match, now, lambda year: _week_of(months(year, month), nth), "other", "week", True)


def _week_of(month: Stretch, nth: int) -> Stretch:
    return Stretch(month.end - 7 * DAY, month.end) if nth < 0 else days(month.start.date() + (nth - 1) * 7 * DAY, 7)


def _numeric(match: re.Match[str], now: Now) -> Atom | None:
    """Day and month in figures: left unresolved where either order makes a date."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    # As POSIX reads two figures: 69 to 99 are the last century's.
    year += 0 if year > 99 else 2000 if year < 69 else 1900
    orders = ((second, first), (first, second))
    found = {stretch for m, d in orders if (stretch := possible(lambda y, m=m, d=d: days(date(y, m, d)), year))}  # type: ignore[misc]
    if not found:
        return None
    return Atom(match.start(), match.end(), "day", "day", found.pop() if len(found) == 1 else None, year=year)


def _iso(match: re.Match[str], now: Now) -> Atom | None:
    month, day = int(match["month"]), int(match["day"])
    return dated(match, now, lambda year: days(date(year, month, day)), "day", "day")


RULES: tuple[Rule, ...] = (
    (re.compile(rf"{_FREE}{_DAY}{_TO_DAY}(?:\s+of)?\s+{_MONTH}{_YEAR}"), _day, _MONTHS),
    (
        re.compile(
            rf"(?<![\w-]){_MONTH}\s+(?:the\s+)?{_DAY}\b(?![:.]\d|,\d{{3}}|\s?(?:%|per\s?cent|[ap]\.?m\b))"
            rf"{_TO_DAY}\b{_YEAR}"
        ),
        _day,
        _MONTHS,
    ),
    (re.compile(rf"(?<![\w-]){_WHICH}{_LEAD}{_MONTH}{_YEAR}"), _month, _MONTHS),
    (
        re.compile(rf"(?<![\w-])(?P<nth>{any_of(words('ordinal'))})\s+week\s+(?:of|in)\s+{_MONTH}{_YEAR}"),
        _week,
        clues(("week",)),
    ),
    (
        re.compile(r"(?<![\w/.\-£$€])(?P<a>\d\d?)(?P<mark>[/.])(?P<b>\d\d?)(?P=mark)(?P<year>\d{4}|\d\d)(?![\w/]|[.,]\d)"),
        _numeric,
        FIGURES,
    ),
    (re.compile(r"(?<![\w/.\-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])"), _iso, FIGURES),
)
