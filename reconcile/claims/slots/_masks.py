"""Stretches whose figures state no amount: dates, clock times, labels, addresses, names, idioms."""

from __future__ import annotations

import re
from functools import cache

from reconcile.alternation import alternation
from reconcile.clues import FIGURE, clues, told
from reconcile.lexicon.table import rows
from reconcile.model import Span
from reconcile.numerals import alternatives, words

# A text of some length with a larger share of capitalised words is a headline, where capitals tell no names.
HEADLINE = 0.6
LENGTH = 5

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d,.]?\d|%|[a-z])"
_DAYS = rf"{_DAY}(?:(?:\s?[-–&]\s?|\s(?:and|to|or)\s){_DAY})?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_HOUR = r"\d{1,2}(?:\s?[:.]\s?\d{2})?"
_ZONE = r"(?:GMT|BST|UTC|CET|E[SD]?T|P[SD]?T|C[SD]T|hrs)"
_PLACES = r"(?:\d+(?:st|nd|rd|th)|\w+(?:th|rd|nd|st))"

# What letters and figures show by their shape alone; case matters.
SHAPES = {
    "web address": r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|[\w-]+\.(?:co\.uk|com|org|net|gov)\b\S*",
    "handle": r"(?<!\w)[@#]\w+",
    "numeric date": r"\b\d{1,4}\s?(?P<mark>[/.-])\s?\d{1,2}\s?(?P=mark)\s?\d{1,4}\b",
    "month and day": rf"\b{_MONTH}[\s-](?:the\s)?{_DAYS}(?:,?[\s-]'?(?:{_YEAR}|\d\d\b))?",
    "day and month": rf"\b{_DAYS}[\s-](?:of\s)?{_MONTH}(?:,?[\s-]{_YEAR})?",
    "run of years": rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?![,.]?\d)",
    "decade": r"(?:\b1[5-9]|\b20|['’]|\bthe\s|\b(?:early|mid|late)[\s-](?:the\s)?)\d0['’]?s\b",
    "short year": r"(?<!\w)['’]\d\d\b",
    "spoken year": rf"\b(?:[Nn]ineteen|[Tt]wenty)[\s-](?:{alternatives(words('ten', 'teen'))})(?:[\s-]\w+)?\b",
    "century": rf"\b{_PLACES}[\s-][Cc]entur(?:y|ies)\b",
    "amendment": rf"\b{_PLACES}[\s-][Aa]mendments?\b",
    "hour": rf"\b{_HOUR}(?:\s?(?:-|–|to|and)\s?{_HOUR})?\s?[AaPp]\.?\s?[Mm]\b",
    "time of day": rf"\b\d{{1,2}}[:.]?\d{{2}}\s?{_ZONE}\b|\b\d{{1,2}}:\s?\d{{2}}(?::\d{{2}})?(?!\d)",
    "o'clock": r"\b\w+(?:\sto\s\w+)?\s[oO]['’][cC]lock\b",
    "half past": r"\b(?:half|quarter|ten|five|twenty|\d+)\s(?:minutes\s)?past\s(?:[a-z]{3,6}|\d{1,2})\b",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b",
    "telephone": (
        r"(?<![\w.,])\+?\(?\d{2,5}\)?[\s-]\d{3,4}[\s-]\d{3,6}(?!\w)|\b\d{3}-\d{4}\b|\b\d{5}\s\d{6}\b"
        r"|(?<![\w.,£$€])(?<!\d, )0\d{2,}(?:\s?\d{2,})*(?!\w)"
    ),
    "emergency number": (
        r"\b(?:[Cc]all(?:ed|ing|s)?|[Dd]iall?(?:ed|ing|s)?|[Rr]ang|[Rr]ing|[Pp]hon(?:e|ed|ing)|a|the|to|on)"
        r"\s(?:911|999|112|111|101)\b(?=[.,;]|$|\s(?:and|to|at|for|after|when|on|or|call|operator|if|with|in)\b)"
        r"|\b(?:911|999|101|111)[\s-](?:call|operator|emergency|dispatch|handler)"
    ),
    "street address": (
        r"\b\d{1,5}[A-Za-z]?(?:-\d{1,5})?\s(?:[A-Z][\w'’.]*\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr"
        r"|Boulevard|Blvd|Place|Pl|Way|Close|Crescent|Court|Ct|Square|Terrace|Row|Gardens|Grove|Hill|Mews|Parade"
        r"|Walk|Highway|Parkway|Pike)\b"
    ),
    "calibre": (
        r"\.?\d+(?:\.\d+)?(?:mm)?[\s-](?:caliber|calibre|gauge)\b"
        r"|\.\d{2,3}\b(?=\s(?:rifle|pistol|revolver|handgun))"
    ),
    "version": r"\b\d+(?:[.-]\d+){2,}\b|(?<=v)\d+(?:\.\d+)+",
    "identifier": r"\b\d{10,}\b",
    "list number": r"^\W*\d{1,2}[.)]\s|(?<!\w)\[\d{1,2}\]",
}


# Marks and words of which a text that holds such a shape has one; the other shapes need a figure.
MARKS = {
    "web address": ("://", "www.", "@", ".co.uk", ".com", ".org", ".net", ".gov"),
    "handle": ("@", "#"),
}
NEEDED = {
    "spoken year": frozenset({"nineteen", "twenty"}),
    "century": frozenset({"century", "centuries"}),
    "amendment": frozenset({"amendment", "amendments"}),
    "o'clock": frozenset({"clock"}),
    "half past": frozenset({"past"}),
}
# Where a shape may begin, save those known by a mark: not with a blank, nor with a letter inside a word.
_START = r"(?=^|[^a-z ]|(?<!\w)[a-z])"
_FIGURES = frozenset({FIGURE})


def masked(text: str) -> list[Span]:
    """The stretches of a text whose figures are no amounts, in order; they may overlap.

    >>> text = "On 3 May 2018 at 8.40pm, 12 people"
    >>> [text[s.start:s.end] for s in masked(text)]
    ['3 May 2018', '8.40pm']
    """
    patterns = [_shapes(_possible(text)), _idioms()]
    if not _label_words().isdisjoint(told(text)):
        patterns.append(_labels())
    if not _headline(text):
        patterns.append(_names())
    return sorted({Span(*match.span()) for pattern in patterns for match in pattern.finditer(text)})


@cache
def context(role: str) -> frozenset[str]:
    """The words of one role in lexicon/number_context.csv."""
    return frozenset(row["form"] for row in rows("number_context") if row["role"] == role)


def _possible(text: str) -> tuple[str, ...]:
    """The shapes that a text can hold, by its words."""
    held = told(text)
    marked = (name for name, marks in MARKS.items() if any(mark in text for mark in marks))
    worded = (name for name in SHAPES if name not in MARKS and not held.isdisjoint(NEEDED.get(name, _FIGURES)))
    return (*marked, *worded)


@cache
def _shapes(names: tuple[str, ...]) -> re.Pattern[str]:
    marked = [SHAPES[name] for name in names if name in MARKS]
    others = "|".join(SHAPES[name] for name in names if name not in MARKS)
    return re.compile("|".join([*marked, rf"{_START}(?:{others or '(?!)'})"]))


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(context('idiom'))})(?![\w-])", re.IGNORECASE)


@cache
def _label_words() -> frozenset[str]:
    return clues(context("label"))


@cache
def _labels() -> re.Pattern[str]:
    """A label and its number: "Section 28", "phase two", "pages 14-16", "No 10"."""
    number = rf"(?:\d+(?:\.\d+)?[a-zA-Z]?|{alternatives(words('one', 'teen'))})"
    more = rf"(?:\s?(?:[-–,/&]|and|or|to)\s?{number})*(?!\w|%|\s?(?:per\s?cent|points?\b))"
    return re.compile(rf"(?<![\w-])(?:{alternatives(context('label'))})[\s-]{number}(?![\w%£]){more}", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    """A number word inside a name: "the Fifth Column Club", "Five Star Movement"."""
    spelled = alternation(word.capitalize() for word in words("one", "teen", "ten", "ordinal"))
    return re.compile(rf"(?<=[a-z,;] )(?:{spelled}|\d+(?:st|nd|rd|th))\b(?=[\s-][A-Z])")


def _headline(text: str) -> bool:
    letters = re.findall(r"\b[A-Za-z]\w{3,}", text)
    return len(letters) >= LENGTH and len([w for w in letters if w[0].isupper()]) > HEADLINE * len(letters)
