"""Figures that belong together: "40 to 50", "6ft 2in", "one in five", "396-9"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.claims.slots._amounts import COUNT, Amount, Unit
from reconcile.claims.slots._masks import context

SCORE = Unit("score", "score", 1.0)
SHARE = Unit("percent", "percent", 100.0)

# "One in N" is a share for these N; "12 in 47 days" or "3 in 17" seldom is.
SHARE_OF = frozenset({*range(2, 11), 12, 15, *range(20, 101, 5), 200, 500, 1000, 10_000, 100_000})

# How finely a share in words is meant: five points, so that "a third" takes in 31 to 35 per cent.
SPOKEN = 0.05

_DASH = re.compile(r"\s?[-–—]\s?|-\s?to[\s-]")
_TO = re.compile(r"\s(?:to|until)\s|-to-")
_AND = re.compile(r"\sand\s")
_OR = re.compile(r"\sor\s|-or-")
_OF = re.compile(r"[\s-](?:in(?:\severy)?|out\sof(?:\severy)?)[\s-]")
_VOTES_TO = re.compile(r"(?:\svotes)?\s(?:to|against)\s")
_NEXT = re.compile(r",?\s(?:and\s)?|\s?")
_SPREAD = re.compile(r"(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|any(?:thing|where)|aged?|ages)\s+from\s+$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+estimated\s+)?$", re.I)


def joined(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts in order, those that make one value put together.

    Two figures never join over other words; "rose from 40 to 50" keeps two.
    """
    i = 0
    while i < len(amounts):
        one = amounts[i]
        while i + 1 < len(amounts) and (both := _together(text, one, amounts[i + 1])):
            one, i = both, i + 1
        yield one
        i += 1


def _together(text: str, a: Amount, b: Amount) -> Amount | None:
    if a.form == "ordinal" or b.form == "ordinal" or a.low != a.high or b.low != b.high:
        return None
    gap = text[a.end : b.start]
    return _compound(gap, a, b) or _share(gap, a, b) or _score(text, gap, a, b) or _range(text, gap, a, b)


def _compound(gap: str, a: Amount, b: Amount) -> Amount | None:
    """ "6ft 2in", "two years and three months"."""
    same = a.unit.name == b.unit.name and a.unit.kind in ("measure", "duration") and not a.unit.offset
    if not (same and a.unit.factor > b.unit.factor and b.low * b.unit.factor < a.unit.factor and _NEXT.fullmatch(gap)):
        return None
    low = a.low + b.low * b.unit.factor / a.unit.factor
    return replace(a, end=b.end, low=low, high=low, grain=b.grain * b.unit.factor / a.unit.factor)


def _share(gap: str, a: Amount, b: Amount) -> Amount | None:
    """ "three in five"."""
    plain = a.unit is COUNT and b.unit is COUNT and a.scale == b.scale == 1
    if not (plain and a.low < b.low and b.low in SHARE_OF and _OF.fullmatch(gap)):
        return None
    share = a.low / b.low
    return replace(a, end=b.end, low=share, high=share, grain=SPOKEN, form="part", unit=SHARE)


def _score(text: str, gap: str, a: Amount, b: Amount) -> Amount | None:
    """ "396-9", "52 votes to 48": the winner's figure first, or a word of winning close by."""
    plain = a.unit is COUNT and b.unit is COUNT and a.scale == b.scale == 1 and a.form != "part" != b.form
    if not plain or a.low % 1 or b.low % 1 or max(a.low, b.low) > 9999:
        return None
    told = _told(text, a, b)
    dashed = gap in ("-", "–", "—") and (a.low >= b.low or told)
    if not (dashed or (told and _VOTES_TO.fullmatch(gap)) or ("votes" in gap and _VOTES_TO.fullmatch(gap))):
        return None
    return replace(a, end=b.end, high=b.low, unit=SCORE)


def _told(text: str, a: Amount, b: Amount) -> bool:
    """Whether a word of votes or matches stands next to the two figures."""
    before = re.findall(r"[\w-]+", text[max(0, a.start - 40) : a.start])[-3:]
    after = re.findall(r"[\w-]+", text[b.end : b.end + 30])[:2]
    bracketed = text[a.start - 1 : a.start] == "(" and text[b.end : b.end + 1] in (")", ",")
    return bracketed or not context("score").isdisjoint(word.casefold() for word in before + after)


def _range(text: str, gap: str, a: Amount, b: Amount) -> Amount | None:
    """ "40-50", "between £5m and £10m", "two or three years"."""
    a = _like(a, b)
    if a.unit != b.unit or a.low >= b.low:
        return None
    between = _BETWEEN.search(text[: a.start])
    start = between.start() if between else a.start
    from_to = _FROM.search(text[: a.start]) and not _SPREAD.search(text[: a.start])
    if not (
        _DASH.fullmatch(gap)
        or (_TO.fullmatch(gap) and not from_to)
        or (_AND.fullmatch(gap) and between)
        or (_OR.fullmatch(gap) and b.low <= 2 * a.low)
    ):
        return None
    return replace(b, start=start, low=a.low, high=b.low, form=b.form, grain=b.grain)


def _like(a: Amount, b: Amount) -> Amount:
    """``a`` with the unit and multiplier that it leaves to ``b``: "£10" in "£10-15m"."""
    if a.unit is COUNT and b.unit is not COUNT:
        a = replace(a, unit=b.unit)
    if a.scale == 1 and b.scale > 1 and a.low < b.low / b.scale and a.end < b.start:
        a = replace(a, low=a.low * b.scale, high=a.high * b.scale, grain=a.grain * b.scale, scale=b.scale)
    return a
