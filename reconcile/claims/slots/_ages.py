"""Ages: which plain figures are one, and the forms that only ages have ("in her 20s", "under-18s")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reconcile.claims.slots._amounts import Amount, Unit
from reconcile.claims.slots._counted import at
from reconcile.claims.slots._masks import context
from reconcile.clues import told
from reconcile.model import Sentence, Word
from reconcile.numerals import alternatives, words

AGE = Unit("age", "year of age", 1.0)
# Nobody in the news is older.
OLDEST = 120
# "Early", "mid" and "late" twenties as years past the twentieth.
THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}

# Word classes between "35-year-old" and whose age it is, and words between "Ann Hale" and "35".
FOLLOWING = frozenset({"NOUN", "PROPN", "ADJ"})
PASSED = frozenset({",", "(", "and", "age", "aged", "of", "a", "the", "in", "early", "mid", "late", "-"})

_AGED = re.compile(
    r"\b(?:aged?|ages)\s(?:of\s|from\s|just\s|only\s)?(?:(?:about|around|between|under|over|at least)\s)?$", re.I
)
_ALSO = re.compile(r"(?:,\s|\sand\s|,\sand\s)(?:an?d?\s)?")
_LISTED = re.compile(r"(?:,\s\d{1,3})*,?\s(?:and|or)\s\d{1,3}[\s-]years?[\s-]olds?\b")
_OLDER = re.compile(r"\s(?:or|and)\s(?:older|younger)\b")
_IS = re.compile(
    r"\b(?:(?:he|she|who)\s(?:is|was|would be|will be|would have been)\s(?:(?:now|just)\s)?|turn(?:s|ed|ing)?\s)$", re.I
)
_ENDS = re.compile(r"\s*(?:[.,;)!?]|$|(?:when|at the time|and|on|in|last|this|next|before|prior)\b)")
_CLOSED = re.compile(r"[,;.)]|$|\s(?:and|who|from|of)\b")
_OF = re.compile(r"\b(?:man|woman|boy|girl|pensioner)\sof\s$", re.I)
_THEN = re.compile(r"[.,;)]|$|\s(?:was|is|has|had|who|from|in|on|and)\b")
_GROUPS = re.compile(r"\b(?:adults|children|people|men|women|girls|boys|anyone|those|kids|everyone|nobody)\s$", re.I)
_OWNERS = frozenset({"his", "her", "their", "my", "your", "our"})
_SIDES = frozenset({"under", "over"})
_GROUP = re.compile(r"\b(?P<side>under|over)[\s-](?P<years>\d{1,2})s\b", re.I)


def is_age(sentence: Sentence, amount: Amount, before: Amount | None) -> bool:
    """Whether a plain figure is somebody's age; ``before`` is the age just before it, if any."""
    text = sentence.text
    if amount.form not in ("digits", "word") or not 0 < amount.high <= OLDEST or amount.low % 1:
        return False
    left, right = text[: amount.start], text[amount.end :]
    if _AGED.search(left) or _OLDER.search(text[amount.start : amount.end]) or _LISTED.match(right):
        return True
    if amount.bound and _GROUPS.search(left) and _ENDS.match(right):
        return True
    if _OF.search(left) and _THEN.match(right):
        return True
    if before and _ALSO.fullmatch(text[before.end : amount.start]):
        return bool(re.match(r"[,.;]|$|\s(?:respectively|and|were|was)\b", right))
    if _IS.search(left) and _ENDS.match(right):
        return True
    return amount.form == "digits" and _set_off(sentence, amount, left, right)


def _set_off(sentence: Sentence, amount: Amount, left: str, right: str) -> bool:
    """ "Ann Hale, 35," and "Ann Hale (35)"."""
    if left.endswith("(") and right.startswith(")"):
        end = len(left.rstrip("( "))
    elif left.endswith(", ") and _CLOSED.match(right):
        end = len(left) - 2
    else:
        return False
    place = at(sentence.words, sentence.start + end - 1) if end else None
    if place is None:
        return False
    word = sentence.words[place]
    return (word.pos == "PROPN" and word.text[0].isupper()) or word.lemma in context("aged")


def whose(sentence: Sentence, amount: Amount) -> str:
    """Whose age it is: the name or noun before ("Ann Hale, 35") or after ("35-year-old Ann Hale")."""
    words = sentence.words
    first, last = (at(words, sentence.start + place) for place in (amount.start, amount.end - 1))
    if first is None or last is None:
        return ""
    if sentence.text[: amount.end].endswith(("old", "olds")):
        return _after(words, last + 1) or _subject(words, first, last)
    return _before(words, first - 1) or _subject(words, first, last)


def _after(words: Sequence[Word], start: int) -> str:
    found = start
    while found < len(words) and words[found].pos in FOLLOWING:
        if words[found].pos == "ADJ" and found > start and words[found - 1].pos != "ADJ":
            break
        found += 1
    return "" if found == start or words[found - 1].pos == "ADJ" else _name(words, found - 1)


def _before(words: Sequence[Word], place: int) -> str:
    while place >= 0 and (words[place].lemma in PASSED or words[place].tag in ("CD", "PRP$")):
        place -= 1
    return _name(words, place) if place >= 0 and words[place].pos in ("NOUN", "PROPN") else ""


def _subject(words: Sequence[Word], first: int, last: int) -> str:
    place = first
    for _ in range(3):
        place = words[place].head
    for i, word in enumerate(words):
        if word.head == place and word.dep.startswith("nsubj") and not first <= i <= last and word.lemma != "old":
            return _name(words, i) if word.pos in ("NOUN", "PROPN") else ""
    return ""


def _name(words: Sequence[Word], last: int) -> str:
    """The noun's lemma, or the whole name that ends here, in lower case."""
    if words[last].pos != "PROPN":
        return words[last].lemma
    first = last
    while first > 0 and words[first - 1].pos == "PROPN":
        first -= 1
    return " ".join(word.text for word in words[first : last + 1]).casefold()


def spoken(text: str) -> Iterator[Amount]:
    """Ages by decade or group: "in her late 20s", "under-18s"."""
    held = told(text)
    for match in () if held.isdisjoint(_OWNERS) else _decades().finditer(text):
        decade = float(match["digits"] or 0) or words("age")[match["word"].casefold()]
        low, high = THIRDS[(match["third"] or "").casefold()]
        if decade == 13:
            low, high = 0, 6
        yield Amount(match.start("whole"), match.end(), decade + low, decade + high, 1.0, "digits", 1.0, AGE)
    for match in () if held.isdisjoint(_SIDES) else _GROUP.finditer(text):
        years = float(match["years"])
        bound = "below" if match["side"].casefold() == "under" else "above"
        yield Amount(match.start(), match.end(), years, years, 1.0, "digits", 1.0, AGE, bound)


@cache
def _decades() -> re.Pattern[str]:
    return re.compile(
        rf"\bin\s(?:his|her|their|my|your|our)\s(?P<whole>(?:(?P<third>early|mid|late)[\s-](?:to[\s-]late[\s-])?)?"
        rf"(?:(?P<digits>[1-9]0)['’]?s|(?P<word>{alternatives(words('age'))})))\b",
        re.IGNORECASE,
    )
