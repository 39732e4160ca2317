"""Headlines in capitals, spelt for the parser as the text below spells their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

# Fewer words in capitals may be a name or initials.
LEAST = 3

_WORD = re.compile(r"[^\W\d_]+")


def recased(texts: Sequence[str]) -> list[str]:
    """The texts of one document, those in capitals spelt as its other texts mostly spell the words.

    A word that the others do not hold is put in small letters. Every text keeps its length.

    >>> recased(["FIRE AT NORWELL MILL", "The fire at Norwell began in a mill."])
    ['Fire at Norwell mill', 'The fire at Norwell began in a mill.']
    """
    if not any(map(_in_capitals, texts)):
        return list(texts)
    spelt = _spellings([text for text in texts if not _in_capitals(text)])
    return [_recased(text, spelt) if _in_capitals(text) else text for text in texts]


def _in_capitals(text: str) -> bool:
    return text.isupper() and len(_WORD.findall(text)) >= LEAST


def _spellings(texts: Sequence[str]) -> Mapping[str, str]:
    """How each word is mostly spelt where it does not open its text."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for found in list(_WORD.finditer(text))[1:]:
            seen[found[0].casefold()][found[0]] += 1
    return {word: min(forms, key=lambda form: (-forms[form], form)) for word, forms in seen.items()}


def _recased(text: str, spelt: Mapping[str, str]) -> str:
    low = _WORD.sub(lambda m: _kept(m[0], spelt.get(m[0].casefold(), m[0].lower())), text)
    first = _WORD.search(low)
    return low if first is None else low[: first.start()] + low[first.start()].upper() + low[first.start() + 1 :]


def _kept(word: str, spelling: str) -> str:
    """A spelling, unless it would change the length of the text."""
    return spelling if len(spelling) == len(word) else word
