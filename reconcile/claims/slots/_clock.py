"""Times of day: "8.40pm", "2045 GMT", "noon", "in the early hours"."""

from __future__ import annotations

import re

from reconcile.claims.slots._atoms import FIGURES, Atom, Hours, Now, Rule
from reconcile.claims.slots._timewords import any_of, named, number, words
from reconcile.clues import clues

_ZONE = rf"(?:\s?\(?\b(?P<zone>{named('zone')})\b\)?)?"
_HALF = r"(?P<half>[ap]\.\s?m\b\.?|[ap]m\b)"
# A text with such a half has one of these among its words, whatever the stops and blanks.
_HALVES = frozenset({"am", "pm", "m"})
_TIME = r"(?P<hour>\d{1,2})(?:(?:\s?:\s?|\.)(?P<minute>\d\d))?"
_FREE = r"(?<![\w£$€#:/\-–])(?<!\d[.,])"
_CUE = "|".join(rf"(?<=\b{w}\s)" for w in ("at", "by", "about", "around", "from", "until", "before", "after", "since"))
_PARTS = {w: (int(v.partition("-")[0]), int(v.partition("-")[2])) for w, v in words("part").items()}
_VAGUE = {"early": (0, 9), "late": (17, 24)}
_NUMBER = any_of(w for w in words("number") if w not in ("a", "an"))


def _minutes(hour: int, minute: int, half: str) -> int | None:
    """Minutes from midnight; None where no clock shows it."""
    if hour > 23 or minute > 59 or (half and not hour):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return hour * 60 + minute


def _atom(match: re.Match[str], start: int | None, fine: bool, end: int | None = None) -> Atom | None:
    if start is None:
        return None
    grain = "minute" if fine else "hour"
    zone = match.groupdict().get("zone") or ""
    hours = Hours(start, end if end is not None and end > start else start + (1 if fine else 60), grain, zone)
    return Atom(match.start(), match.end(), "clock", grain, hours=hours)


def _twelve(match: re.Match[str], now: Now) -> Atom | None:
    minute = match["minute"]
    return _atom(match, _minutes(int(match["hour"]), int(minute or 0), match["half"]), bool(minute))


def _range(match: re.Match[str], now: Now) -> Atom | None:
    last = _minutes(int(match["hour"]), int(match["minute"] or 0), match["half"])
    turned = int(match["hour0"]) > int(match["hour"]) or match["hour"] == "12"
    half = match["half0"] or ("am" if turned else match["half"])
    first = _minutes(int(match["hour0"]), int(match["minute0"] or 0), half)
    if first is None or last is None:
        return None
    return _atom(match, first, bool(match["minute"] or match["minute0"]), last if last > first else last + 1440)


def _twenty_four(match: re.Match[str], now: Now) -> Atom | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if not match["zone"] and hour < 13 and len(match["hour"]) == 1:
        return Atom(match.start(), match.end(), "clock", "minute") if hour and minute < 60 else None
    return _atom(match, _minutes(hour, minute, ""), True)


def _o_clock(match: re.Match[str], now: Now) -> Atom | None:
    hour = number(match["count"])
    if not hour or hour > 12:
        return None
    part = (match["part"] or "").lower()
    if not part:
        return Atom(match.start(), match.end(), "clock", "hour")
    half = "am" if part.endswith("morning") or (part.endswith("night") and hour < 5) else "pm"
    return _atom(match, _minutes(hour, 0, half), False)


def _named(match: re.Match[str], now: Now) -> Atom | None:
    word = now.word(match.start())
    if (word and word.dep == "compound") or now.sentence.text.startswith(("-", "–"), match.end()):
        return None
    if match["name"] == "midnight":
        hours = Hours(0, 60, "midnight", match["zone"] or "")
        return Atom(match.start(), match.end(), "clock", "midnight", hours=hours)
    return _atom(match, 720, False)


def _part(match: re.Match[str], now: Now) -> Atom:
    name = " ".join(match["part"].lower().split())
    start, end = _PARTS[name]
    hours = Hours(start * 60, end * 60, "part")
    early = match["vague"]
    if early:
        low, high = _VAGUE[early.lower()]
        hours = Hours(max(start, low) * 60, max(start + 1, min(end, high + 12 if start >= 12 else high)) * 60, "part")
    return Atom(match.start(), match.end(), "part", "part", hours=hours, loose=not match["known"])


def _vague(match: re.Match[str], now: Now) -> Atom:
    start, end = _VAGUE[match["vague"].lower()]
    hours = Hours(start * 60, end * 60, "part")
    return Atom(match.start(), match.end(), "part", "part", hours=hours, approximate=True, loose=True)


RULES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"{_FREE}(?P<hour0>\d{{1,2}})(?:(?:\s?:\s?|\.)(?P<minute0>\d\d))?\s?(?P<half0>[ap]\.\s?m\b\.?|[ap]m\b)?"
            rf"(?:\s?[-–—]\s?|\s(?:to|and|until|till)\s){_TIME}\s?{_HALF}{_ZONE}",
            re.I,
        ),
        _range,
        _HALVES,
    ),
    (re.compile(rf"{_FREE}{_TIME}\s?{_HALF}{_ZONE}", re.I), _twelve, _HALVES),
    (
        re.compile(
            rf"{_FREE}(?P<hour>\d\d?)[:.]?(?P<minute>\d\d)\s?(?:(?:hours|hrs)\b\s?)?"
            rf"\(?\b(?P<zone>{named('zone')})\b\)?"
        ),
        _twenty_four,
        clues(words("zone")),
    ),
    (
        re.compile(rf"(?=\d)(?:{_CUE}){_FREE}(?P<hour>\d\d?):(?P<minute>\d\d)(?P<zone>)?(?![\w:]|\.\d)", re.I),
        _twenty_four,
        FIGURES,
    ),
    (
        re.compile(
            rf"{_FREE}\b(?P<count>\d{{1,2}}|{_NUMBER})\s+o['’]?clock\b(?:\s+(?:in\s+the|at|that|this)\s+(?P<part>morning|afternoon|evening|night))?",
            re.I,
        ),
        _o_clock,
        clues(("clock", "oclock")),
    ),
    (
        re.compile(rf"(?<![\w-])(?P<name>noon|midday|midnight)\b{_ZONE}"),
        _named,
        clues(("noon", "midday", "midnight")),
    ),
    (
        re.compile(
            rf"(?<![\w-])(?P<known>(?:in|during|on|by)\s+(?:the|that)\s+|that\s+|at\s+(?=dawn|dusk|daybreak|lunchtime))?"
            rf"(?:(?P<vague>early|late)\s+)?(?P<part>{any_of(words('part'))})\b",
            re.I,
        ),
        _part,
        clues(words("part")),
    ),
    (re.compile(r"(?<![\w-])(?P<vague>early|late)\b(?=\s)", re.I), _vague, clues(_VAGUE)),
)
