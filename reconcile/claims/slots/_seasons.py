"""Seasons and named days: "spring 2016", "last winter", "Christmas Eve", "Thanksgiving"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from reconcile.claims.slots._atoms import Atom, Now, Rule, dated
from reconcile.claims.slots._calendar import Stretch, Tense, days, holiday, months, nearest, yearly
from reconcile.claims.slots._timewords import as_names, plain, words
from reconcile.clues import clues
from reconcile.lexicon.table import rows

_HOLIDAYS = {plain(row["name"]): row["rule"] for row in rows("holidays")}
# Names of a time of year as much as of a day: a moment only after a word such as "at" or "since".
_WIDE = frozenset({"christmas", "easter"})
_AROUND = frozenset(
    ("at", "over", "before", "by", "since", "until", "till", "after", "during", "around", "for", "of", "following")
)
_LEANS = {"last": Tense.PAST, "past": Tense.PAST, "next": Tense.FUTURE, "this": Tense.EITHER}
# "In the summer before the vote", "in the spring of that year": dated by something else.
_OTHER = re.compile(r"\s+(?:of|when|after|before|that)\b")
_SEASONS = clues(words("season"))
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"


def _season(match: re.Match[str], now: Now) -> Atom:
    """A season; a winter begins in the December of its year, and is vague where a year is named."""
    name, which = plain(match["season"]), plain(match["which"])
    if match["year"]:
        year = int(match["year"])
        winter = name == "winter"
        return Atom(match.start(), match.end(), "other", "season", _of_year(name, year), approximate=winter, year=year)
    if not which and _OTHER.match(now.sentence.text, match.end()):
        return Atom(match.start(), match.end(), "other", "season")
    tense = _LEANS.get(which) or now.tense(match.start("season"))
    stretch = now.resolve(lambda day: _seen(name, which, tense, day))
    return Atom(match.start(), match.end(), "other", "season", stretch)


def _of_year(name: str, year: int) -> Stretch:
    return months(year, int(words("season")[name]), 3)


def _seen(name: str, which: str, tense: Tense, day: date) -> Stretch:
    """The season of that name seen from a day; "last" and "next" are never the one that holds it."""
    pool = yearly(partial(_of_year, name), day)
    if which in ("last", "next"):
        pool = [season for season in pool if not season.start <= days(day).start < season.end]
    return nearest(pool, day, tense)


def _holiday(match: re.Match[str], now: Now) -> Atom | None:
    name, which = plain(match["name"]), plain(match["which"])
    word = now.word(match.end("name") - 1)
    if word is None or (word.dep == "compound" and now.sentence.words[word.head].start > word.start):
        return None
    wide = name in _WIDE
    if wide and not (match["year"] or which or now.before(match.start()) in _AROUND):
        return None
    rule = _HOLIDAYS[name]
    if not rule:
        return Atom(match.start(), match.end(), "day", "day")
    if which and not match["year"]:
        tense = _LEANS[which]
        stretch = now.resolve(lambda day: nearest(yearly(lambda year: days(holiday(rule, year)), day), day, tense))
        return Atom(match.start(), match.end(), "day", "day", stretch, approximate=wide)
    return dated(match, now, lambda year: days(holiday(rule, year)), "day", "day", wide)


RULES: tuple[Rule, ...] = (
    (
        re.compile(rf"(?<![\w-])(?:[Tt]he\s+)?{_SEASON}\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b(?P<which>)?"),
        _season,
        _SEASONS,
    ),
    (re.compile(rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast)\s+{_SEASON}\b(?!-)(?P<year>)?"), _season, _SEASONS),
    (
        re.compile(r"(?<=\b[Ii]n\sthe\s)(?P<season>spring|summer|autumn|winter)\b(?!-)(?P<which>)?(?P<year>)?"),
        _season,
        _SEASONS,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?"
            rf"(?P<name>{as_names(row['name'] for row in rows('holidays'))})\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
        ),
        _holiday,
        clues(row["name"] for row in rows("holidays")),
    ),
)
