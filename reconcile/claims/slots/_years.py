"""Years, spans of years, decades and centuries: "in 2015", "2012-13", "the early 1990s"."""

from __future__ import annotations

import re

from reconcile.claims.slots._atoms import FIGURES, Atom, Now, Rule
from reconcile.claims.slots._calendar import part, third, years
from reconcile.claims.slots._timewords import any_of, plain, words
from reconcile.clues import clues

_FREE = r"(?<![\w£$€#.:/\-–])(?<!\d,)"
_LEAD = (
    r"(?:(?P<lead>early|mid|late|(?:the\s+)?(?:very\s+)?(?:start|beginning|middle|end)\s+of)[\s-]+(?:the\s+)?)?"
)
_FOUR = r"(?P<year>1[5-9]\d\d|20[0-4]\d)"
_ORDINAL = any_of(words("ordinal"))
_SURE = frozenset(("in", "since", "until", "till", "during", "throughout", "between", "year", "circa", "election"))
# After these, four figures are a year only where nothing follows that they could count.
_UNSURE = frozenset(
    ("by", "of", "after", "before", "from", "to", "for", "around", "about", "through", "and", "or", "than")
)
_DETERMINERS = frozenset(("the", "a", "its", "his", "her", "their", "our", "this", "that"))
_NAMING = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))
_LISTED = re.compile(r"(?:1[5-9]|20)\d\d(?:,|,?\s+(?:and|or))\s+$")
_LIST = re.compile(r",?\s+(?:and|or)\s+(?:1[5-9]|20)\d\d\b")
# Four figures below this are taken for a year only after a word such as "in".
_OLD = 1800


def _year(match: re.Match[str], now: Now) -> Atom | None:
    if not _is_year(match, now):
        return None
    year, vague = int(match["year"]), bool(match["lead"])
    stretch = third(match["lead"], years(year))
    return Atom(match.start(), match.end(), "other", "year", stretch, approximate=vague, year=year)


def _is_year(match: re.Match[str], now: Now) -> bool:
    """Whether four figures are a year: by the words on either side, then by the parser's entity."""
    word, ahead, before = now.word(match.start("year")), now.after(match.end()), now.before(match.start())
    if before in words("label") or before.startswith("no.") or (ahead and ahead.text.lower() in words("counted")):
        return False
    text, start, end = now.sentence.text, match.start(), match.end()
    listed = bool(_LISTED.search(text, max(0, start - 12), start))
    counts = ahead is not None and ahead.pos in _NAMING
    if listed or match["lead"] or before in _SURE:
        return True
    if before in _UNSURE:
        return not counts
    if int(match["year"]) < _OLD:
        return False
    if before in _DETERMINERS or before.endswith(("'s", "’s")):
        return counts or bool(_LIST.match(text, end))
    if text[start - 1 : start] == "(" or before.endswith(","):
        return text[end : end + 1] in (")", ",", ";", ".", "")
    if text[:start].rstrip().rpartition(" ")[2][:1].isupper():
        return False
    return word is not None and word.entity == "DATE" and not counts


def _share(match: re.Match[str], now: Now) -> Atom | None:
    """A half, a quarter or some months of a year: "the first quarter of 2016", "Q3 2017"."""
    year = int(match["year"])
    pieces = {"half": 2, "quarter": 4, "three months": 4, "six months": 2}[plain(match["share"] or "quarter")]
    nth = int(match["figure"] or words("ordinal")[plain(match["nth"])])
    if not -1 <= nth <= pieces or nth == 0:
        return None
    stretch = part(years(year), nth - 1 if nth > 0 else pieces - 1, pieces)
    return Atom(match.start(), match.end(), "other", "month", stretch, year=year)


def _span(match: re.Match[str], now: Now) -> Atom | None:
    """Two years joined: a season, a financial year, a span."""
    first, second = int(match["year"]), int(match["second"])
    last = second if second > 99 else first // 100 * 100 + second + (100 if second < first % 100 else 0)
    if not 0 < last - first <= 100:
        return None
    return Atom(match.start(), match.end(), "other", "year", years(first, last - first + 1), year=first)


def _fiscal(match: re.Match[str], now: Now) -> Atom:
    """A financial year by one figure: approximate, as it begins in another month than January."""
    year = int(match["year"])
    return Atom(match.start(), match.end(), "other", "year", years(year), approximate=True, year=year)


def _decade(match: re.Match[str], now: Now) -> Atom:
    figures = re.sub(r"\D", "", match["decade"])
    first = int(figures or words("decade")[plain(match["decade"])])
    first += 0 if first > 99 else 1900
    vague = bool(match["lead"])
    stretch = third(match["lead"], years(first, 10))
    return Atom(match.start(), match.end(), "other", "year", stretch, approximate=vague)


def _century(match: re.Match[str], now: Now) -> Atom | None:
    figures = re.sub(r"\D", "", match["nth"])
    nth, vague = int(figures or words("ordinal")[plain(match["nth"])]), bool(match["lead"])
    if not 1 <= nth <= 22:
        return None
    stretch = third(match["lead"], years(max(1, nth * 100 - 100), 100))
    return Atom(match.start(), match.end(), "other", "year", stretch, approximate=vague)


RULES: tuple[Rule, ...] = (
    (
        re.compile(rf"{_FREE}{_LEAD}{_FOUR}(?!\w|[.,:/]\d|[-–]\w|\s?%|\s?per\s?cent|\s?[ap]\.?m\b)", re.I),
        _year,
        FIGURES,
    ),
    (
        re.compile(
            rf"(?<![\w-])(?:(?:the\s+)?(?P<nth>{_ORDINAL})\s+(?P<share>half|quarter|three\s+months|six\s+months)\s+of\s+|"
            rf"Q(?P<figure>[1-4])\s+){_FOUR}\b(?![-–/]\d)",
            re.I,
        ),
        _share,
        clues(("half", "quarter", "months", "Q")),
    ),
    (re.compile(rf"{_FREE}{_FOUR}(?:\s?[-–/]\s?)(?P<second>\d{{4}}|\d\d)(?![\w/]|[-–.,:]\d)"), _span, FIGURES),
    (
        re.compile(
            r"(?<!\w)(?:[Ff]iscal(?:\s+[Yy]ear)?|[Ff]inancial\s+[Yy]ear|FY)\s?(?P<year>(?:19|20)\d\d)"
            r"(?![\w/]|[-–]\d)"
        ),
        _fiscal,
        clues(("fiscal", "financial", "FY")),
    ),
    (
        re.compile(
            rf"(?<![\w$£€])(?:the\s+)?{_LEAD}(?P<decade>(?:1[5-9]|20)\d0['’]?s|['’][2-9]0s|"
            rf"(?<=the\s)(?:{any_of(words('decade'))}))\b",
            re.I,
        ),
        _decade,
        clues(("s", *words("decade"))),
    ),
    (
        re.compile(rf"(?<![\w-])(?:the\s+)?{_LEAD}(?P<nth>\d\d?(?:st|nd|rd|th)|{_ORDINAL})[\s-]century\b", re.I),
        _century,
        clues(("century",)),
    ),
)
