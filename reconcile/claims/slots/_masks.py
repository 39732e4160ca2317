"""Stretches whose figures state no amount: dates, clock times, labels, addresses, names, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reconcile.lexicon.table import rows
from reconcile.model import Span
from reconcile.numerals import alternatives, words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d,.]?\d|%|[a-z])"
_DAYS = rf"{_DAY}(?:(?:\s?[-–&]\s?|\s(?:and|to|or)\s){_DAY})?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_ZONE = r"(?:GMT|BST|UTC|CET|E[SD]?T|P[SD]?T|C[SD]T|hrs|hours local)"

# Each is (why, pattern); letters matter in these, so they are matched as written.
_SHAPES = (
    ("address on the web", r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|[\w-]+\.(?:co\.uk|com|org|net|gov)\b\S*"),
    ("handle", r"(?<!\w)[@#]\w+"),
    ("numeric date", r"\b\d{1,4}\s?([/.-])\s?\d{1,2}\s?\1\s?\d{1,4}\b"),
    ("month and day", rf"\b{_MONTH}[\s-](?:the\s)?{_DAYS}(?:,?[\s-]'?(?:{_YEAR}|\d\d\b))?"),
    ("day and month", rf"\b{_DAYS}[\s-](?:of\s)?{_MONTH}(?:,?[\s-]{_YEAR})?"),
    ("years", rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?![,.]?\d)"),
    ("decade", r"(?:\b1[5-9]|\b20|['’]|\bthe\s|\b(?:early|mid|late)[\s-](?:the\s)?)\d0['’]?s\b"),
    ("year in short", r"(?<!\w)['’]\d\d\b"),
    ("year in words", rf"\b(?:nineteen|twenty)[\s-](?:{alternatives(words('ten'))}|ten|eleven|twelve|\w+teen)(?:[\s-]\w+)?\b"),
    ("amendment", r"\b(?:\d+(?:st|nd|rd|th)|\w+(?:th|rd|nd|st))[\s-][Aa]mendments?\b"),
    ("century", r"\b(?:\d+(?:st|nd|rd|th)|\w+(?:th|rd|nd|st))[\s-][Cc]entur(?:y|ies)\b"),
    ("clock time", r"\b\d{1,2}(?:\s?[:.]\s?\d{2})?(?:\s?(?:-|–|to|and)\s?\d{1,2}(?:\s?[:.]\s?\d{2})?)?\s?[AaPp]\.?\s?[Mm]\b"),
    ("clock time", rf"\b\d{{1,2}}[:.]?\d{{2}}\s?{_ZONE}\b|\b\d{{1,2}}:\s?\d{{2}}(?::\d{{2}})?(?!\d)"),
    ("clock time", r"\b\w+(?:\sto\s\w+)?\s[oO]['’][cC]lock\b|\b(?:half|quarter|ten|five|twenty|\d+)\s(?:minutes\s)?(?:past|to)\s(?:[a-z]{3,6}|\d{1,2})\b(?=[\s,.]*(?:$|in the|on|when|and|[.,]))"),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"),
    ("telephone", r"(?<![\w.,])\+?\(?\d{2,5}\)?[\s-]\d{3,4}[\s-]\d{3,6}(?!\w)|(?<![\w.,£$€])0\d{2,}(?:\s?\d{2,})*(?!\w)|\b\d{3}-\d{4}\b|\b\d{5}\s\d{6}\b"),
    ("emergency number", r"\b(?:[Cc]all(?:ed|ing|s)?|[Dd]iall?(?:ed|ing|s)?|[Rr]ang|[Rr]ing|[Pp]hon(?:e|ed|ing)|a|the|to|on)\s(?:911|999|112|111|101|119)\b(?!\s[a-z]+s\b(?<!calls)(?<!operators))|\b(?:911|999|101|111)[\s-](?:call|operator|emergency|dispatch|handler)"),
    ("address", r"\b\d{1,5}[A-Za-z]?(?:-\d{1,5})?\s(?:[A-Z][\w'’.]*\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Place|Pl|Way|Close|Crescent|Court|Ct|Square|Terrace|Row|Gardens|Grove|Hill|Mews|Parade|Walk|Highway|Parkway|Pike)\b"),
    ("calibre", r"\.?\d+(?:\.\d+)?(?:mm)?[\s-](?:caliber|calibre|gauge)\b|\.\d{2,3}\b(?=\s(?:rifle|pistol|revolver|handgun))"),
    ("formation or version", r"\b\d+(?:[.-]\d+){2,}\b|(?<=v)\d+(?:\.\d+)+"),
    ("list number", r"^\W*\d{1,2}[.)]\s|(?<!\w)[(\[]\d{1,2}[)\]]"),
    ("scripture or ratio", r"\b\d+:\d+\b"),
)  # fmt: skip


def masked(text: str) -> list[Span]:
    """The stretches of a text whose figures are no amounts, in order; they may overlap.

    >>> [("On 3 May 2018 at 8.40pm, 12 people")[s.start:s.end] for s in masked("On 3 May 2018 at 8.40pm, 12 people")]
    ['3 May 2018', '8.40pm']
    """
    return sorted(set(_stretches(text)))


def _stretches(text: str) -> Iterator[Span]:
    for pattern in (_shapes(), _idioms(), _labels()):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end())
    if not _headline(text):
        for match in _names().finditer(text):
            yield Span(match.start(), match.end())


@cache
def _shapes() -> re.Pattern[str]:
    parts = []
    for i, (_, pattern) in enumerate(_SHAPES):
        parts.append(pattern.replace("([/.-])", f"(?P<sep{i}>[/.-])").replace(r"\1", f"(?P=sep{i})"))
    return re.compile("|".join(f"(?:{part})" for part in parts))


@cache
def context(role: str) -> frozenset[str]:
    """The words of one role in lexicon/number_context.csv."""
    return frozenset(row["form"] for row in rows("number_context") if row["role"] == role)


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(context('idiom'))})(?![\w-])", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    """A label and its number: "Section 28", "phase two", "weeks 14-16", "No 10"."""
    number = rf"(?:\d+(?:\.\d+)?[a-zA-Z]?|{alternatives(words('one', 'teen'))})"
    more = rf"(?:\s?(?:[-–,/&]|and|or|to)\s?{number})*"
    return re.compile(rf"(?<![\w-])(?:{alternatives(context('label'))})[\s-]{number}(?![\w%£]){more}(?!\w)", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    """A number word inside a name: "the Fifth Amendment", "Five Star Movement"."""
    spelled = "|".join(w.capitalize() for w in words("one", "teen", "ten", "ordinal"))
    return re.compile(rf"(?<=[a-z,;] )(?:{spelled})\b(?=[\s-][A-Z])")


def _headline(text: str) -> bool:
    """Whether capitals say nothing because most words have one."""
    letters = re.findall(r"\b[A-Za-z]\w{3,}", text)
    return sum(word[0].isupper() for word in letters) > 0.6 * len(letters)
