"""What a paragraph is by its neighbours: appeals, lists of links, and what a page shows twice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reconcile.lexicon.table import rows
from reconcile.model import Role
from reconcile.readers._furniture import STOP, WORD, once, phrase

_YOU = re.compile(r"\b(?:you|your|us|our|we|i['’]m)\b", re.I)
_QUOTED = re.compile(r"[\"“”]")

# An appeal's later paragraphs name at least so many of its words; prose about a newspaper names one or two.
_APPEAL_WORDS = 4
# A list of links is of headlines, none longer than this.
_LINK_WORDS = 24


def roles(lines: list[str], given: list[Role | None]) -> list[Role | None]:
    """The given roles, with those that neighbours and repetition add; None for title, subhead and prose.

    A first line such as "Video: Man rescued from river" is the title, not a link.
    """
    out = list(given)
    if lines and ":" in lines[0] and _opens(lines[0]) == "links":
        out[0] = None
    _blocks(lines, out)
    _repeats(lines, out)
    return out


def speaks_to_reader(line: str) -> bool:
    """Whether a paragraph addresses who reads it, outside of what somebody is quoted with."""
    return bool(_YOU.search(line)) and not _QUOTED.search(line)


def _blocks(lines: list[str], out: list[Role | None]) -> None:
    """Let appeals and lists of links run on over the paragraphs that follow them."""
    going = ""
    for place, line in enumerate(lines):
        if out[place] is None:
            goes_on = (going == "appeal" and _appeals(line)) or (going == "links" and _link(lines, out, place))
            out[place] = Role.FURNITURE if goes_on else None
            going = going if goes_on else ""
        elif opened := _opens(line):
            going = opened


def _opens(line: str) -> str:
    """What goes on after a paragraph: "appeal", "links" or nothing."""
    row = phrase(once(line), "furniture")
    return row.cells["what"] if row and row.cells["what"] in ("appeal", "links") else ""


def _appeals(line: str) -> bool:
    named = {word.casefold() for word in WORD.findall(line)} & _appeal_words()
    return len(named) >= _APPEAL_WORDS and speaks_to_reader(line)


@cache
def _appeal_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("appeal_words"))


def _link(lines: list[str], out: list[Role | None], place: int) -> bool:
    """Whether a paragraph is a headline in a list, not the subhead of a sentence that follows."""
    if STOP.search(lines[place]) or lines[place].count(" ") >= _LINK_WORDS:
        return False
    following = place + 1
    return following == len(lines) or out[following] is not None or not STOP.search(lines[following])


def _repeats(lines: list[str], out: list[Role | None]) -> None:
    """A paragraph that is there twice counts once, and not at all where it speaks to the reader."""
    counts = Counter(line for line, role in zip(lines, out, strict=True) if role in (None, Role.TITLE))
    seen: set[str] = set()
    for place, line in enumerate(lines):
        if out[place] in (None, Role.TITLE) and counts[line] > 1 and line.count(" ") > 1:
            if line in seen or speaks_to_reader(line):
                out[place] = Role.FURNITURE
            seen.add(line)
