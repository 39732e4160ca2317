"""What a paragraph is by its own words: a label, a date line, furniture, or none of these."""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.model import Role, Span
from reconcile.readers._phrases import Phrase, fold, phrases
from reconcile.readers._stamps import stamp

WORD = re.compile(r"[\w'’&-]+")
STOP = re.compile(r"""[.!?;:…,]["'”’)\]]*$""")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?<!\w)[@#]\w+", re.I)
_PHONE = re.compile(r"\+?\(?\d[\d ()./-]{7,}\d")
_BYLINE = re.compile(
    r"(?:by|words by|words:|by:|reported by|written by|posted by)\s+"
    r"(?-i:[A-Z][\w.'’-]+(?:[ ](?:[A-Z][\w.'’-]*|d[aei]|van|von|al|bin)){1,3})"
    r"(?:(?:\s*[,&|/·–—-]\s*|\s+(?:and|for|in|of|at)\s+|\s+)[\w.'’@/:-]+){0,14}",
    re.I,
)
_CAPTION = re.compile(
    r"(.{3,160}?)[.,;:|(\s–—-]+(?=(?:picture|pic|photo|photograph|image|credit)s?(?: credit| by| courtesy of)?\s*[:/]"
    r"|photo by|©|\((?:picture|photo|image|credit))",
    re.I,
)
# Twice the longest paragraph that the lists match, in characters: beyond it is prose, or no text at all.
_LONGEST = 1500
# The lines of a long article: each is asked of more than once.
_REMEMBERED = 2048
# What a caption that states nothing is made of, beside names: "Ann Lee, left, outside the court".
_SMALL = re.compile(r"(?:an?|and|at|by|de|for|from|in|inside|left|near|of|on|or|outside|right|the|to|with)")


@lru_cache(_REMEMBERED)
def told(line: str) -> Role | None:
    """The role a paragraph's own words give it; the paragraph is given on one line.

    >>> told("Picture: Ann Lee"), told("Sponsored by Acme"), told("By Ann Lee"), told("Ann Lee won.")
    (<Role.FURNITURE: 'furniture'>, <Role.LABEL: 'label'>, <Role.DATELINE: 'dateline'>, None)
    """
    line = once(line)
    if len(line) > _LONGEST:
        return None
    if phrase(line, "paid_labels"):
        return Role.LABEL
    if byline(line) or _dated(line):
        return Role.DATELINE
    if phrase(line, "furniture") or _bare(line) or _credited(line):
        return Role.FURNITURE
    return None


@lru_cache(_REMEMBERED)
def phrase(line: str, table: str, tail: bool = False) -> Phrase | None:
    """The first row of a list that matches the whole line; only rows for the ``tail`` of a paragraph, if asked."""
    words = line.count(" ") + 1 if len(line) <= _LONGEST else len(line)
    folded = fold(line)
    fit = (p for p in phrases(table) if words <= p.most_words and (not tail or p.cells["where"] == "tail"))
    return next((p for p in fit if p.matches(line, folded)), None)


def byline(line: str) -> bool:
    """Whether a paragraph names its writer: "By Ann Lee, health reporter"."""
    return bool(_BYLINE.fullmatch(line)) and not STOP.search(line)


def once(line: str) -> str:
    """A paragraph without its second half where that says the same again, as pages do with captions.

    >>> once("Photo: Ann LeePhoto: Ann Lee")
    'Photo: Ann Lee'
    """
    half = len(line) // 2
    first, second = line[:half].rstrip(), line[half:].lstrip()
    return first if first == second and " " in first else line


def _dated(line: str) -> bool:
    found = stamp(line, Span(0, len(line)))
    return found.dated and not line[found.span.end :].strip(" .|)-–—") and line[:3].casefold() != "on "


def _bare(line: str) -> bool:
    """Whether a paragraph is only addresses, telephone numbers or rules."""
    return not any(map(str.isalnum, _PHONE.sub("", _ADDRESS.sub("", line))))


def _credited(line: str) -> bool:
    """Whether a paragraph is a credit with a caption that only names: "Ann Lee outside the court. Photo: Acme"."""
    caption = _CAPTION.match(line)
    if not caption or not phrase(line[caption.end() :], "furniture"):
        return False
    return all(_SMALL.fullmatch(word) or not word[0].islower() for word in WORD.findall(caption[1]))
