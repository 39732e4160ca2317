"""Which words a text holds, told once and cheaply: a pattern is tried only where one it cannot do without is there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Several slots look at one sentence in turn, and never go back to an earlier one.
LAST = 8
# What stands for any figure.
FIGURE = "0"
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"(?<![\w'’])[^\W\d_]+(?![\w'’])")
_FIGURE = re.compile(r"\d")


@lru_cache(LAST)
def told(text: str) -> frozenset[str]:
    """The runs of letters in a text, without case, and FIGURE where it has any.

    >>> sorted(told("At 9pm, o'clock"))
    ['0', 'at', 'clock', 'o', 'pm']
    """
    found = _WORD.findall(text.casefold())
    return frozenset([*found, FIGURE] if _FIGURE.search(text) else found)


def clues(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, as ``told`` has it; one with an apostrophe counts only where all have one.

    >>> sorted(clues(["a couple of", "mid-morning", "Mother's Day"]))
    ['couple', 'day', 'morning']
    """
    held = (_PLAIN.findall(phrase) or _WORD.findall(phrase) for phrase in map(str.casefold, phrases))
    return frozenset(max(words, key=len) for words in held)
