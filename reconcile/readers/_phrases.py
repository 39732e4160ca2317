"""The small language of the furniture lists, so that an editor can extend them.

``*`` stands for any words of one sentence, also none; ``**`` for any words; ``[photo/picture]`` for
either (``[the/]`` for "the" or nothing); ``{name}`` for one to six capitalised words; ``#`` for a
number. Capitals, kinds of apostrophe and dash, and punctuation at the end make no difference.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reconcile.lexicon.table import rows

_NAME = (
    r"(?-i:(?!(?:The|This|That|These|It|He|She|They|We|In|On|At|But|And|For|If|By)\b)[A-Z][\w'’.-]*"
    r"(?:[ ](?:de|la|le|van|von|der|bin|al|of|and|for|the|&)(?=[ ][A-Z])|[ ][A-Z][\w'’.-]*){0,5})"
)
# Up to where a stop, a space and a capital begin another sentence.
_WORDS = r"((?:[^.!?]|[.!?](?!(?-i:[\"'”’)]*\s+[\"'“‘(]?[A-Z])))*?)"
_TOKENS = {"*": _WORDS, "**": r"(.*?)", "#": r"\d[\d,.]*", "'": "['’‘]", "-": "[-–—]", '"': '["“”]', "{name}": _NAME}
_SPLIT = re.compile(r"(\{name\}|\*\*|\[[^\]]*\]|\s+|.)")


class Phrase(NamedTuple):
    """One row of a list: what it matches, in paragraphs of at most so many words, and its other cells."""

    pattern: re.Pattern[str]
    most_words: int
    cells: dict[str, str]


def compiled(phrase: str) -> re.Pattern[str]:
    """A phrase of the lists as a pattern to ``fullmatch`` with; each ``*`` is a group.

    >>> bool(compiled("[photo/picture]: {name}").fullmatch("PICTURE: Ann Lee."))
    True
    """
    return re.compile("".join(map(_token, _SPLIT.findall(phrase))) + r"[\s.:;,!…>»|]*", re.I)


def _token(token: str) -> str:
    if token.startswith("[") and token.endswith("]"):
        return "(?:" + "|".join("".join(map(_token, _SPLIT.findall(part))) for part in token[1:-1].split("/")) + ")"
    if token.isspace():
        return r"\s*"
    return _TOKENS.get(token) or re.escape(token)


@cache
def phrases(table: str) -> tuple[Phrase, ...]:
    """The rows of ``lexicon/<table>.csv``, compiled, in their order."""
    return tuple(Phrase(compiled(row["phrase"]), int(row["most_words"]), row) for row in rows(table))
