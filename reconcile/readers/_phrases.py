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
_CHOICE = re.compile(r"\[([^\]]*)\]")
_LITERAL = re.compile(r"[a-z]+")
# Letters that a pattern takes for an "i" in either case, and case folding does not.
_DOTS = str.maketrans("İı", "ii")


class Phrase(NamedTuple):
    """One row of a list: what it matches, in paragraphs of at most so many words, and its other cells.

    A paragraph can match only if it holds a word of each group of ``needs``: the pattern is compiled when
    a paragraph first does.
    """

    text: str
    most_words: int
    cells: dict[str, str]
    needs: tuple[tuple[str, ...], ...]

    def matches(self, line: str, folded: str) -> bool:
        """Whether the phrase is the whole of a line; ``folded`` is the line as ``fold`` gives it."""
        held = all(any(word in folded for word in group) for group in self.needs)
        return held and compiled(self.text).fullmatch(line) is not None


def fold(line: str) -> str:
    """A line as ``needs`` are looked for in it."""
    return line.translate(_DOTS).casefold()


@cache
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


def _needs(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words of which any match holds one each.

    >>> _needs("[photo/picture] by [the/] {name}")
    (('by',), ('photo', 'picture'))
    """
    phrase = phrase.replace("{name}", "#")
    plain = [(word,) for word in _LITERAL.findall(_CHOICE.sub(" ", phrase).casefold())]
    choices = [[_LITERAL.findall(c.casefold()) for c in found.split("/")] for found in _CHOICE.findall(phrase)]
    return (*plain, *(tuple(max(words, key=len) for words in choice) for choice in choices if all(choice)))


@cache
def phrases(table: str) -> tuple[Phrase, ...]:
    """The rows of ``lexicon/<table>.csv``, in their order."""
    return tuple(Phrase(row["phrase"], int(row["most_words"]), row, _needs(row["phrase"])) for row in rows(table))
