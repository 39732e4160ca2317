"""Which paragraph is the title, and which are subheads."""

from __future__ import annotations

import re
from functools import cache

from reconcile.lexicon.table import rows
from reconcile.model import Role

_STOP = re.compile(r"""[.!?;:…,]["'”’)\]]*$""")
_END = re.compile(r"""[.;:…,]["'”’)\]]*$""")
_INNER_STOP = re.compile(r"""([\w”’"']+)([.!?])["'”’)]*\s+["'“‘(]?[A-Z]""")
_LETTERS = re.compile(r"\W+")
_ITEM = re.compile(r"(?:[-*•·▪◦‣]|\d{1,2}[.)])\s")
_QUESTION = re.compile(r"(?:what|who|why|how|when|where|is|are|can|will|should|does|did|do|was)\b.*\?$", re.I)
# A short line with one of these and no capitals beyond its names is a sentence that lost its stop.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|should|must|may|might|did|does|do|said|says|told"
    r"|he|she|they|it|we|i|you|his|her|their|there)\b"
)

_DIGIT = re.compile(r"\d")

# The longest of each; a subhead of more than five words that has a verb or a figure may state a fact.
_TITLE_WORDS, _SUBHEAD_WORDS, _QUESTION_WORDS, _TOPIC_WORDS = 32, 12, 8, 5
# In characters: more than the longest title has, with room for long names.
_LONGEST = 400
# Above this share of lines without a final stop a text is written without stops (notes, a list of
# facts), and a missing one says nothing.
_STOPLESS_SHARE = 0.5


def complete(lines: list[str], given: list[Role | None], title: str) -> list[Role]:
    """The roles with title, subheads and body filled in; ``title`` is what is known from elsewhere."""
    out: list[Role | None] = list(given)
    place = _title(lines, out, title)
    if place is not None:
        out[place] = Role.TITLE
    prose = [place for place, role in enumerate(out) if role is None]
    stopless = sum(not _STOP.search(lines[place]) for place in prose) > _STOPLESS_SHARE * len(prose)
    for index, number in enumerate(prose):
        above = place is not None and number < place
        last = index == len(prose) - 1
        subhead = not stopless and not last and _subhead(lines[number])
        out[number] = Role.SUBHEAD if subhead or (above and _headline(lines[number])) else Role.BODY
    return [role or Role.BODY for role in out]


def _title(lines: list[str], roles: list[Role | None], title: str) -> int | None:
    """The place of the title: what equals the known one, else the best headline above the first prose."""
    if Role.TITLE in roles:
        return None
    free = [place for place, role in enumerate(roles) if role is None]
    if title:
        same = (place for place in free if plain(lines[place]) == plain(title))
        if (place := next(same, None)) is not None:
            return place
    head: list[int] = []
    for place in free:
        if not _headline(lines[place]):
            break
        head.append(place)
    if not head or len(head) == len(free):
        return None
    longest = max(lines[place].count(" ") for place in head)
    return next(place for place in head if lines[place].count(" ") >= min(longest, 3))


def plain(line: str) -> str:
    """A line's letters and digits, to compare titles by."""
    return _LETTERS.sub("", line).casefold()


def _headline(line: str) -> bool:
    if len(line) > _LONGEST or line.count(" ") >= _TITLE_WORDS or _END.search(line) or _ITEM.match(line):
        return False
    return all(mark == "." and _abbreviated(word) for word, mark in _INNER_STOP.findall(line))


def _abbreviated(word: str) -> bool:
    return len(word) == 1 or word.casefold() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("abbreviations"))


def _subhead(line: str) -> bool:
    words = line.count(" ") + 1
    if _ITEM.match(line) or words > _SUBHEAD_WORDS:
        return False
    if line.endswith("?"):
        return words <= _QUESTION_WORDS and bool(_QUESTION.match(line))
    states = words > _TOPIC_WORDS and (_FINITE.search(line) or _DIGIT.search(line))
    return not (_STOP.search(line) or line[:1].islower() or states or _open(line))


def _open(line: str) -> bool:
    """Whether a quotation begins or ends here without its other half: part of what somebody says."""
    return line.count("“") != line.count("”") or line.count('"') % 2 == 1
