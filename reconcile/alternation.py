"""A regular expression for any of many phrases, which costs little more than one for a few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

# How a blank between two words of a phrase may be written.
BLANK: Mapping[str, str] = {" ": r"\s+"}


def alternation(phrases: Iterable[str], written: Mapping[str, str] = BLANK) -> str:
    """The longest of the phrases comes first; what they begin with in common is tried once.

    ``written`` gives letters that stand for more than themselves, each with its pattern.

    >>> alternation(["one", "once", "per cent", "on"])
    '(?:per\\\\s+cent|on(?:ce|e)?)'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return _any([[written.get(letter) or re.escape(letter) for letter in phrase] for phrase in ordered])


def _any(phrases: Sequence[Sequence[str]]) -> str:
    """A pattern for any of some phrases, each a sequence of patterns; what comes first is preferred."""
    rest: dict[str, list[Sequence[str]]] = {}
    for phrase in filter(None, phrases):
        rest.setdefault(phrase[0], []).append(phrase[1:])
    ways = [first + _any(after) for first, after in rest.items()]
    if all(phrases):
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{'|'.join(ways)})?" if ways else ""
