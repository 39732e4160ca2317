"""Numbers with their currency, multiplier, unit and hedge: what the characters alone tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reconcile.claims.slots._masks import context
from reconcile.lexicon.table import rows
from reconcile.numerals import Numeral, alternatives, scaled, words


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of lexicon/units.csv: ``name`` is the base unit, ``factor`` the size in it."""

    kind: str
    name: str
    factor: float
    offset: float = 0.0


COUNT = Unit("count", "", 1.0)
POUND_WEIGHT = Unit("measure", "kilogram", 0.45359237)

# A hedge as the side it leaves open and whether it is loose about the figure itself.
HEDGES = {
    "above": ("above", False),
    "below": ("below", False),
    "about": ("", True),
    "almost": ("below", True),
    "barely": ("above", True),
    "exactly": ("exactly", False),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure at ``text[start:end]`` in its own unit; ``form``, ``grain`` and ``scale`` as in Numeral."""

    start: int
    end: int
    low: float
    high: float
    grain: float
    form: str
    scale: float
    unit: Unit
    bound: str = ""
    loose: bool = False


def amount(text: str, numeral: Numeral) -> Amount | None:
    """The numeral with its currency and unit; None where the letters on it make it no number ("5G")."""
    start, currency = _currency(text, numeral)
    sized = _multiplied(text, numeral, bool(currency))
    if sized is None:
        return None
    if currency:
        return _amount(sized, start, sized.end, currency)
    if numeral.form == "ordinal":
        return _amount(sized, start, sized.end, COUNT)
    match = _unit_after(numeral).match(text, sized.end)
    if not match:
        return None if sized.tail else _amount(sized, start, sized.end, COUNT)
    unit = _unit(match["unit"] or match["tight"])
    if unit.name == "GBP?":
        priced = numeral.scale > 1 or numeral.form == "vague" or context("money") & set(text.casefold().split())
        unit = replace(unit, name="GBP") if priced else POUND_WEIGHT
    if unit.name == "degree" and numeral.form != "digits" or match.group() == " second":
        return _amount(sized, start, sized.end, COUNT)
    return _amount(sized, start, match.end(), unit)


def hedged(text: str, plain: Amount) -> Amount:
    """The amount with the hedges around it, which become part of its stretch."""
    found = plain
    if match := _hedge_after().match(text, found.end):
        found = _with(found, match["hedge"], "after", end=match.end())
    for _ in range(2):
        match = _hedge_before().search(text, max(0, found.start - 40), found.start)
        if not match or _during(text, match, found):
            return found
        found = _with(found, match["hedge"], "before", start=match.start("hedge"))
    return found


def _amount(numeral: Numeral, start: int, end: int, unit: Unit) -> Amount:
    return Amount(start, end, numeral.low, numeral.high, numeral.grain, numeral.form, numeral.scale, unit)


def _currency(text: str, numeral: Numeral) -> tuple[int, Unit | None]:
    """Where the figure begins with its currency sign, and the currency; also in "£10-15m"."""
    match = _signs().search(text, max(0, numeral.start - 16), numeral.start)
    if not match or numeral.form not in ("digits", "word", "vague"):
        return numeral.start, None
    unit = Unit("money", _codes()[match["sign"]], 1.0)
    return (numeral.start if match["first"] else match.start()), unit


def _multiplied(text: str, numeral: Numeral, money: bool) -> Numeral | None:
    """The numeral times a short multiplier after it, where it is one and no unit."""
    short = words("scale") | (words("short") if money else {})
    if numeral.tail:
        end = numeral.end + len(numeral.tail)
        tail = numeral.tail.casefold()
        if tail in short:
            return scaled(numeral, short[tail], end)
        following = re.match(r"\s+(\w+)", text[end:])
        if tail in ("m", "k") and following and following[1].casefold() in context("mass"):
            return scaled(numeral, words("short")[tail], end)
        return numeral
    if money and (match := re.compile(r"\s(m|bn|b|k)\b").match(text, numeral.end)):
        return scaled(numeral, short[match[1]], match.end())
    return numeral


@cache
def _codes() -> dict[str, str]:
    return {row["form"]: row["unit"] for row in rows("units") if row["kind"] == "currency"}


@cache
def _signs() -> re.Pattern[str]:
    before = r"(?P<first>[\d,.]+\s?(?:million|billion|m|bn|k)?\s?(?:[-–—]|to|or|and)\s?)?"
    return re.compile(rf"(?<![A-Za-z])(?P<sign>{alternatives(_codes())})\s?{before}$")


@cache
def _table() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Units by their form: those written as one likes, and signs where each letter's case counts."""
    loose, strict = {}, {}
    for row in rows("units"):
        if row["kind"] != "currency":
            unit = Unit(row["kind"], row["unit"], float(row["factor"]), float(row["offset"] or 0))
            form = row["form"]
            if len(form) > 3 or (form.isalpha() and form.islower() and len(form) > 1 and not row["close"]):
                loose[form.casefold()] = unit
            else:
                strict[form] = unit
    return loose, strict


def _unit(form: str) -> Unit:
    loose, strict = _table()
    return strict[form] if form in strict else loose[re.sub(r"[\s-]+", " ", form.casefold())]


def _unit_after(numeral: Numeral) -> re.Pattern[str]:
    if numeral.form == "part":
        return _unit_pattern(r"(?:[\s-](?:of\s)?(?:(?:an?|one)\s)?)")
    if numeral.form == "vague":
        return _unit_pattern(r"(?:\s(?:of\s)?)")
    return _unit_pattern(r"(?:-odd|-plus|\+|\sor\s(?:so|more))?[\s-]?")


@cache
def _unit_pattern(gap: str) -> re.Pattern[str]:
    loose, strict = _table()
    close = {row["form"] for row in rows("units") if row["close"]}
    free = rf"(?i:{alternatives(loose)})|{alternatives(form for form in strict if form not in close)}"
    return re.compile(rf"(?:{gap}(?P<unit>{free})|(?P<tight>{alternatives(close)}))(?!\w)")


def _with(found: Amount, hedge: str, place: str, start: int | None = None, end: int | None = None) -> Amount:
    bound, loose = HEDGES[_hedges(place)[re.sub(r"\s+", " ", hedge.casefold())]]
    return replace(
        found,
        start=found.start if start is None else start,
        end=found.end if end is None else end,
        bound=bound or found.bound,
        loose=loose or found.loose,
    )


def _during(text: str, match: re.Match[str], found: Amount) -> bool:
    """Whether "over two years" says for how long something runs, not that it is more than two."""
    if match["hedge"].casefold() != "over" or found.unit.kind != "duration":
        return False
    before = re.search(r"(\w+)\s+$", text[: match.start("hedge")])
    return not before or before[1].casefold() not in context("span")


@cache
def _hedges(place: str) -> dict[str, str]:
    return {row["phrase"]: row["bound"] for row in rows("hedges_number") if row["place"] == place}


@cache
def _hedge_before() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(_hedges("before"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<hedge>{phrases})\s*$", re.IGNORECASE)


@cache
def _hedge_after() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(_hedges("after"), key=len, reverse=True))
    return re.compile(rf"\s?(?P<hedge>{phrases})(?!\w)", re.IGNORECASE)
