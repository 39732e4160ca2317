"""What a reader of a web page sees of its writer and its days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.model import Role
from reconcile.readers._extract import BYLINE, PUBLISHED, UPDATED, Said
from reconcile.readers._furniture import STOP, byline, told
from reconcile.readers._html_blocks import Block
from reconcile.readers._html_data import person
from reconcile.readers._html_page import Page
from reconcile.readers._html_parts import FOREIGN, parts
from reconcile.readers._html_tree import Element, squeezed, words
from reconcile.readers._stamps import day, days

SEEN = "the page"
# Bylines and days stand above the headline, between it and the story, or just below the story.
_ABOVE, _BELOW = 4, 4
_LONGEST = 200
# A stamp with a stop at its end has hardly more: "Published on Oct. 3, 2023 at 9.15 a.m."
_STAMP_WORDS = 5
_BY = re.compile(r"(?:(?:words|written|reported|story|text|posted|published)\s+)?by:?\s+|words:\s+", re.I)
# What may follow a name on its line: a date, a time, an address, a way to share.
_AFTER = re.compile(
    r"\s*(?:[|•·@]|\bon\s+\d|\b(?:published|updated|posted|last updated)\b|\d{1,2}[:./ ]|,?\s+\d{1,2} \w+ \d{4}).*$",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]+(?:,? [\w.'’&-]+){1,7}$")
# What parts the pieces of a line under the headline, and a name at the end of one that is otherwise a stamp.
_JOINT = re.compile(r"\s+[|·•–—]\s+")
_SIGNED = re.compile(r"\bby ([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})$")
_FOREIGN_BY = re.compile(r"(?:par|von|por|door|di|af|av)\s+(?=[^\W\d_a-z])", re.I)


def seen(page: Page) -> Iterator[Said]:
    """Writer and days as printed, those nearest to the headline first."""
    for block in _frame(page):
        for text in (block.text, *map(words, block.inline)):
            if len(text) <= _LONGEST and not _prose(text):
                published, updated = days(text)
                yield from (Said(f, v, SEEN) for f, v in ((PUBLISHED, published), (UPDATED, updated)) if v)
    yield from _marked(page)
    yield from (Said(BYLINE, name, SEEN) for name in _writers(page))


def _prose(text: str) -> bool:
    """Whether a line is a sentence, whose day is that of an event: "The inquiry opens on 3 July 2024"."""
    return bool(STOP.search(text)) and text.count(" ") > _STAMP_WORDS and told(text) is not Role.DATELINE


def _frame(page: Page) -> Iterator[Block]:
    """The blocks around the story where a page prints who and when."""
    first, last = page.prose
    top = page.begins if page.headline is None else page.headline
    places = [*range(top, min(first + 2, len(page.blocks))), *range(top - 1, top - 1 - _ABOVE, -1)]
    places += range(last + 1, last + 1 + _BELOW)
    for place in places:
        if 0 <= place < len(page.blocks) and place != page.headline and not page.blocks[place].parts & FOREIGN:
            yield page.blocks[place]


def _marked(page: Page) -> Iterator[Said]:
    """The days of time elements and of what is marked as the day of publication."""
    for element in page.root.iter("time", "meta", "span", "abbr", "p", "div"):
        kind = (element.get("itemprop") or element.get("pubdate") or "").casefold()
        stamp = element.get("datetime") or element.get("content") or element.get("title") or words_of(element)
        if kind in ("datepublished", "pubdate", "true") and stamp:
            yield Said(PUBLISHED, day(stamp), SEEN)
        elif kind == "datemodified" and stamp:
            yield Said(UPDATED, day(stamp), SEEN)
    for block in _frame(page):
        for element in block.inline:
            if element.tag == "time" and element.get("datetime") and not _updates(element):
                yield Said(PUBLISHED, day(element.get("datetime")), SEEN)


def words_of(element: Element) -> str:
    """The words of a small element; "" of a large one, which is no stamp."""
    return words(element) if len(element) < 4 else ""


def _updates(element: Element) -> bool:
    before = squeezed(element.getparent().text if element.getprevious() is None else element.getprevious().tail)
    return bool(re.search(r"updated|modified|edited", before + (element.get("class") or ""), re.I))


def _writers(page: Page) -> Iterator[str]:
    frame = list(_frame(page))
    for block in frame:
        for element in block.inline:
            if "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author":
                yield from filter(None, [_writer(words(element))])
    for block in frame:
        marked = (_writer(words(element)) for element in block.inline if "byline" in parts(element, False))
        yield from (name for name in marked if _NAME.match(name))
    for block in frame:
        named = "byline" in block.parts or any("byline" in parts(element, False) for element in block.inline)
        for piece in _JOINT.split(block.text[:_LONGEST]):
            signed = _SIGNED.search(piece) if days(piece) != ("", "") else None
            if signed or named or byline(piece) or byline(_AFTER.sub("", piece)) or _FOREIGN_BY.match(piece):
                name = _writer(signed[1] if signed else piece)
                yield from [name] if _NAME.match(name) else []


def _writer(text: str) -> str:
    """The name in a byline, with the desk or role that it gives."""
    name = _FOREIGN_BY.sub("", _BY.sub("", text, count=1), count=1)
    return person(_AFTER.sub("", name).strip(" ,|-–—"))
