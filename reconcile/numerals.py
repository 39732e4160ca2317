"""Numbers as English writes them, in digits and in words: where they stand, what they say, how finely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from reconcile.alternation import alternation
from reconcile.clues import FIGURE, clues, told
from reconcile.lexicon.table import rows

# A gap after the comma of thousands is a slip of typing, save after a month or an age ("On May 5, 200 people came").
_NO_DAY = "".join(rf"(?<!{end}\s)" for end in ("ary", "rch", "ril", "ay", "une", "uly", "ust", "ber", r"\.", "ged"))
_SLIP = rf"{_NO_DAY}(?<!\d)\d{{1,2}},\s\d{{3}}(?!,?\d)(?!\s(?:and|or)\s\d)"
_DIGITS = rf"(?:{_SLIP}|\d{{1,3}}(?:,\d{{3}}|,\s000)+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+)"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``text[start:end]``.

    ``form``: digits, word, ordinal, part ("two thirds", 3/4, ½) or vague ("dozens"); only a vague one
    has ``low`` unlike ``high``. ``grain`` is the place value of the last figure written: 0.1 million
    for "2.5 million", whose ``scale`` is a million. ``tail`` holds letters written on to the digits
    ("12m", "5km"); they are no part of the stretch.
    """

    start: int
    end: int
    low: float
    high: float
    grain: float
    form: str
    tail: str = ""
    scale: float = 1.0


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of a text in order, whatever they are used for.

    >>> [(n.low, n.grain) for n in numerals("$2.5 million, twenty-one, 2 1/2")]
    [(2500000.0, 100000.0), (21.0, 1.0), (2.5, 0.5)]
    """
    if mentioned(text):
        yield from map(_read, _number().finditer(text))


def mentioned(text: str) -> bool:
    """Whether a text can hold a number at all: one cheap look spares most sentences the rest."""
    return not _clues().isdisjoint(told(text)) or any(glyph in text for glyph in words("glyph"))


def scaled(numeral: Numeral, factor: float, end: int) -> Numeral:
    """The numeral times a multiplier that ends at ``end``: "12" and the "m" after it."""
    low, high, grain = (round(value * factor, 6) for value in (numeral.low, numeral.high, numeral.grain))
    return replace(numeral, end=end, low=low, high=high, grain=grain, tail="", scale=numeral.scale * factor)


@cache
def words(*roles: str) -> dict[str, float]:
    """The number words of some roles and their values."""
    return {row["word"]: float(row["value"]) for row in rows("number_words") if row["role"] in roles}


def alternatives(forms: Iterable[str]) -> str:
    """A regular expression for any of some forms, the longest first; a space also matches a hyphen.

    >>> alternatives(["a", "per cent"])
    '(?:per[\\\\s-]+cent|a)'
    """
    return alternation(forms, {" ": r"[\s-]+"})


@cache
def _vague() -> dict[str, tuple[float, float]]:
    return {r["word"]: (float(r["value"]), float(r["high"])) for r in rows("number_words") if r["role"] == "vague"}


@cache
def _clues() -> frozenset[str]:
    spelled = clues(row["word"] for row in rows("number_words") if row["role"] not in ("short", "glyph"))
    return spelled | {f"{word}s" for word in spelled} | {FIGURE}


@cache
def _number() -> re.Pattern[str]:
    one, teen, ten = (alternatives(words(role)) for role in ("one", "teen", "ten"))
    scale, glyph = alternatives(words("scale", "dozen")), "".join(words("glyph"))
    parts = "|".join(f"{alternatives([word])}s?" for word in words("part") if word != "half")
    small = rf"(?:(?:{ten})(?:[\s-](?:{one}))?|{teen}|{one})"
    and_a_half = r"[\s-]and[\s-]a[\s-](?:half|quarter)"
    hundred = rf"(?:(?:(?:{small}|{_DIGITS}|an?)[\s-])?hundred(?:(?:\s+and\s+|[\s-]){small})?)"
    first = rf"(?:{hundred}|(?:{small}|{_DIGITS})(?:{and_a_half})?|half(?:[\s-]an?)?|(?:an?\s)?quarter\sof\san?|an?)"
    rest = rf"(?:(?:\s(?:and\s)?|-)(?:{hundred}|{small})(?!\w|[\s-](?:{scale}|hundred)\b|,?\d))"
    pattern = rf"""
        (?P<vague>(?:several|a\ few|a\ couple(?:\ of)?|couple)[\s-](?:hundred|{scale})|{alternatives(_vague())})\b
        |(?P<mixed>\d+[\s-]\d/\d{{1,2}}|\d+\s?[{glyph}]|\d{{1,2}}/\d{{1,2}}|[{glyph}])(?![\w/])
        |(?P<ordinal>(?:(?:(?:{ten})[\s-])?(?:{alternatives(words("ordinal"))})|{_DIGITS}(?:(?<=1)(?<!11)st|(?<=2)(?<!12)nd|(?<=3)(?<!13)rd|th)))\b
        |(?P<word>{first}(?:[\s-](?:{scale}))+{rest}?|(?:{small}|{_DIGITS}){and_a_half}|{hundred})\b
        |(?P<part>(?:(?:{small}|\d+|an?)[\s-])(?:{parts})|(?:(?:one|an?)[\s-])?half)\b
        |(?P<small>{small})\b
        |(?P<digits>{_DIGITS})(?P<tail>[^\W\d_]*)(?!\w|[,.]\d)
    """
    free = r"(?<![\w./#@])(?:(?<![^\W\d_]-)|(?<=-in-))(?<!\d,)"
    return re.compile(rf"{free}(?=[\d.{glyph}]|{_beginnings()})(?:{pattern})", re.IGNORECASE | re.VERBOSE)


def _beginnings() -> str:
    """What a number in words begins with: one look tells most words of a text from it."""
    forms = (*words("one", "teen", "ten", "ordinal", "hundred", "part"), *_vague())
    return rf"an?[\s-]|{alternatives({form.split()[0] for form in forms} - {'a'})}"


def _read(match: re.Match[str]) -> Numeral:
    form = match.lastgroup if match.lastgroup != "tail" else "digits"
    assert form is not None
    start, end = match.start(), match.start("tail") if match["tail"] else match.end()
    text = match.group()[: end - start].casefold()
    if form == "vague":
        low, high = _loose(text)
        return Numeral(start, end, low, high, 0.0, "vague")
    if form == "mixed":
        value = _mixed(text)
        return Numeral(start, end, value, value, 0.5, "digits" if value >= 1 else "part")
    if form == "part":
        value = _share(text)
        return Numeral(start, end, value, value, 0.5, "part")
    value = _spelled(text)
    scale, grain = _scale(text), _grain(text)
    form = "word" if form == "small" else form
    return Numeral(start, end, value, value, round(grain * scale, 9), form, match["tail"] or "", scale)


def _loose(text: str) -> tuple[float, float]:
    """ "dozens", "several hundred"."""
    key = re.sub(r"[\s-]+", " ", text)
    if key in _vague():
        return _vague()[key]
    lead, _, scale = key.rpartition(" ")
    low, high = _vague().get(lead) or _vague()[f"a {lead}"]
    factor = words("hundred", "scale", "dozen")[scale]
    return low * factor, high * factor


def _mixed(text: str) -> float:
    """ "2 1/2", "2½", "3/4"."""
    for glyph, value in words("glyph").items():
        if glyph in text:
            return float(text.replace(glyph, "") or 0) + value
    whole, over, under = re.fullmatch(r"(?:(\d+)[\s-])?(\d+)/(\d+)", text).groups()  # type: ignore[union-attr]
    return float(whole or 0) + (float(over) / float(under) if float(under) else 0.0)


def _share(text: str) -> float:
    """ "two thirds", "half"."""
    *lead, part = re.split(r"[\s-]+", text)
    return (_spelled(" ".join(lead)) or 1.0) * words("part")[part if part in words("part") else part[:-1]]


def _spelled(text: str) -> float:
    """The value of digits, words or both: "2.5 million", "a hundred and five", "21st"."""
    total = current = 0.0
    known, scales = _known(), words("scale", "dozen")
    for token in re.split(r"[\s-]+", text.replace(", ", "")):
        if token == "hundred":
            current = (current or 1.0) * 100
        elif token in scales:
            current = (current or 1.0) * scales[token]
            total, current = total + current, 0.0
        elif token in known:
            current += known[token]
        elif token[:1].isdigit() or token[:1] == ".":
            current += float(re.sub(r"st|nd|rd|th|[,\s]", "", token))
    return round(total + current, 6)


@cache
def _known() -> dict[str, float]:
    return words("one", "teen", "ten", "ordinal") | {"half": 0.5, "quarter": 0.25}


def _scale(text: str) -> float:
    """The multiplier words a number ends in, as one factor."""
    factor, scales = 1.0, words("hundred", "scale", "dozen")
    for token in reversed(re.split(r"[\s-]+", text)):
        if token not in scales:
            break
        factor *= scales[token]
    return factor


def _grain(text: str) -> float:
    """The place value of the last figure written, before multipliers."""
    decimals = re.search(r"\.(\d+)", text)
    if decimals:
        return float(10.0 ** -len(decimals[1]))
    return 0.5 if re.search(r"half|quarter", text) else 1.0
