"""Figures without a unit: which are counts, ordinals or shares, and which are no amount at all."""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.claims.slots._amounts import Amount, Unit
from reconcile.claims.slots._counted import at, noun
from reconcile.claims.slots._masks import context
from reconcile.claims.slots._ranges import SHARE, SPOKEN
from reconcile.model import Sentence, Word

ORDINAL = Unit("ordinal", "ordinal", 1.0)
# A bare figure between these may be a year; before 1900 a plural noun after it makes it a count.
YEARS = (1500, 2100)
MODERN = 1900

_SHARED = re.compile(r"\s(?:of|the|its|their|his|her|our|all|as|those|that|who)\b")
_LESS = re.compile(r"\s(?:of|more|less|fewer|higher|lower|up|down|cheaper|larger|smaller|as)\b")
_BY = re.compile(r"\b(?:by|in|than|to)\s$")
_POINTING = re.compile(r"\b(?:the|these|those|all|both|other|others|my|our|your|a|which|or)\s$", re.IGNORECASE)
_GROUPED = re.compile(r"-\s|\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)")
_DATING = re.compile(r"\b(?:the|in|a|since|by|of|from|this)\s$", re.I)
_STRONG = re.compile(r"-strong\b")


def settled(sentence: Sentence, found: Amount) -> Amount | None:
    """The unitless figure as what it is, or None.

    "A third of voters" is a share, "a third person" an ordinal; "the two", "Boeing 737" and "in 2015"
    state no amount.
    """
    if found.form == "part":
        return _share(sentence, found)
    if found.form == "ordinal":
        return _ordinal(sentence, found)
    return found if _counts(sentence, found) else None


def _share(sentence: Sentence, found: Amount) -> Amount | None:
    text = sentence.text
    right, left = text[found.end :], text[: found.start]
    share = replace(found, unit=SHARE, grain=SPOKEN)
    written = text[found.start : found.end].casefold()
    if not 0 < found.low < 1 or right.startswith("-"):
        return None
    hedge = found.bound or found.loose
    if written.endswith("half"):
        return share if hedge or _SHARED.match(right) or _BY.search(left) else None
    if "/" in written:
        return share if right.startswith(" of ") else None
    if not re.search(r"\ban?[\s-]", written):
        return share
    if _LESS.match(right) or (hedge and not re.match(r"\s[a-z]", right)) or _BY.search(left):
        return share
    word = noun(sentence, found)
    if word is None or written.endswith("quarter"):
        return None
    return replace(found, unit=ORDINAL, form="ordinal", low=round(1 / found.low), high=round(1 / found.high))


def _ordinal(sentence: Sentence, found: Amount) -> Amount | None:
    place = at(sentence.words, sentence.start + found.end - 1)
    if place is None or _GROUPED.match(sentence.text, found.end):
        return None
    ranked = place > 0 and sentence.words[place - 1].lemma in context("rank")
    adverb = sentence.words[place].tag.startswith(("RB", "VB"))
    return replace(found, unit=ORDINAL) if ranked or (not adverb and noun(sentence, found)) else None


def _counts(sentence: Sentence, found: Amount) -> bool:
    text, words = sentence.text, sentence.words
    place = at(words, sentence.start + found.end - 1)
    if place is None:
        return False
    counted = noun(sentence, found)
    if text[found.end : found.end + 1] == "-" and not _STRONG.match(text, found.end):
        return counted is not None and counted.pos in ("NOUN", "PROPN")
    if found.form == "digits" and _year(text, found, counted):
        return False
    first = at(words, sentence.start + found.start)
    if first is not None and _titled(words, first):
        return False
    if counted is not None and words[place].head > place:
        return True
    if found.form == "word" and found.low == found.high == 1:
        return False
    if counted is None and found.form == "vague" and not text[found.start : found.end].endswith("s"):
        return False
    if counted is None and found.form == "word" and _POINTING.search(text[: found.start]):
        return False
    return first is None or not _labelled(words, first, found)


def _year(text: str, found: Amount, counted: Word | None) -> bool:
    if found.scale != 1 or "," in text[found.start : found.end] or not YEARS[0] <= found.low < YEARS[1]:
        return False
    if counted is None or not counted.tag.endswith("S") or _DATING.search(text[: found.start]):
        return True
    return not (found.bound or found.low < MODERN or found.low % 100 == 0)


def _labelled(words: tuple[Word, ...], place: int, found: Amount) -> bool:
    """ "Boeing 737", "Type 2": the figure belongs to the word before it."""
    if place == 0 or words[place].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        return False
    before = words[place - 1]
    named = before.pos == "PROPN" and before.text[0].isupper() and before.entity not in ("DATE", "TIME")
    return (found.form == "digits" and named) or before.text.casefold() in context("weak")


def _titled(words: tuple[Word, ...], place: int) -> bool:
    """ "a Stage One alert": a label with a capital inside a sentence."""
    return place > 1 and words[place - 1].text.istitle() and words[place - 1].text.casefold() in context("weak")
