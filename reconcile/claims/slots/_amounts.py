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


_MINUS = re.compile(r"(?:\bminus\s|(?<![\w)%])[-−])$", re.IGNORECASE)

COUNT = Unit("count", "", 1.0)
POUND_WEIGHT = Unit("measure", "kilogram", 0.45359237)


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
    if numeral.form == "part" and (whole := _whole_before().search(text, 0, numeral.start)):
        unit = _unit(whole["unit"])
        return Amount(whole.start("one"), numeral.end, 1 + numeral.low, 1 + numeral.low, 0.5, "word", 1.0, unit)
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
    if (unit.name == "degree" and numeral.form != "digits") or match.group() == " second":
        return _amount(sized, start, sized.end, COUNT)
    return _signed(text, _amount(sized, start, match.end(), unit))


def _amount(numeral: Numeral, start: int, end: int, unit: Unit) -> Amount:
    return Amount(start, end, numeral.low, numeral.high, numeral.grain, numeral.form, numeral.scale, unit)


def _signed(text: str, found: Amount) -> Amount:
    """The amount below nought where a minus stands before it: "minus 12C", "-0.3%"."""
    match = _MINUS.search(text, max(0, found.start - 8), found.start)
    if not match or found.unit.name not in ("celsius", "degree", "percent"):
        return found
    return replace(found, start=match.start(), low=-found.low, high=-found.high)


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
    before = r"(?P<first>[\d,.]*\d\s?(?:million|billion|m|bn|k)?\s?[-–—]\s?)?"
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


def units() -> dict[str, Unit]:
    """Units by the forms that are written as one likes."""
    return _table()[0]


def _unit(form: str) -> Unit:
    loose, strict = _table()
    return strict[form] if form in strict else loose[re.sub(r"[\s-]+", " ", form.casefold())]


def _unit_after(numeral: Numeral) -> re.Pattern[str]:
    if numeral.form == "part":
        return _unit_pattern(r"(?:[\s-](?:of\s)?(?:(?:an?|one)\s)?)")
    if numeral.form == "vague":
        return _unit_pattern(r"(?:\s(?:of\s)?)")
    return _unit_pattern(rf"(?:-odd|-plus|\+|\sor\s(?:so|more))?(?:\s(?:{alternatives(context('between'))}))?[\s-]?")


@cache
def _unit_pattern(gap: str) -> re.Pattern[str]:
    loose, strict = _table()
    close = {row["form"] for row in rows("units") if row["close"]}
    free = rf"(?i:{alternatives(loose)})|{alternatives(form for form in strict if form not in close)}"
    return re.compile(rf"(?:{gap}(?P<unit>{free})|(?P<tight>{alternatives(close)}))(?!\w)")


@cache
def _whole_before() -> re.Pattern[str]:
    """ "a year and" before "a half"."""
    return re.compile(rf"\b(?P<one>an?|one)\s(?P<unit>(?i:{alternatives(units())}))\sand\s$")
