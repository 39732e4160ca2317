"""Paid labels on a web page: the words a reader sees, and the marks that a reader does not, each with its place.

What stands in menus, adverts, teasers of other stories and in the story's own prose is no label of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from reconcile.lexicon.table import rows
from reconcile.readers._extract import PAID_LABEL, URL, Said
from reconcile.readers._furniture import phrase
from reconcile.readers._html_blocks import Block
from reconcile.readers._html_page import Page
from reconcile.readers._html_parts import FOREIGN, folded, parts
from reconcile.readers._html_tree import Element, squeezed, tag, words

# The longest label of the list has two dozen words.
_LONGEST = 200
# How many blocks above the headline still belong to it: a section's name, a label, a line of the site.
_ABOVE = 4
# A label beside the text stands in a box of its own; a box with more words is about something else.
_BOX = 60
_EXPLICIT = 4
_OF_THIS = re.compile(r"(?:this|the) (?:content|article|feature|story|post|page|report)\b", re.I)
_HEADED = re.compile(
    r"(sponsored|advertorial|advertisement feature|ad feature|paid post|promoted|partner content)\s*[:|]\s+\S", re.I
)
_STYLE = re.compile(r"""([^{}]{1,300})\{[^{}]*?content\s*:\s*(["'])(.{2,120}?)\2""")
_STYLED = re.compile(r"([.#])([\w-]+)[^,{}]*?::?(?:before|after)")
_SPOKEN = ("alt", "aria-label", "title")


def labels(page: Page) -> Iterator[Said]:
    """The labels of a page, those that a reader sees first."""
    for way in (_seen, _headed, _spoken, _styled, _described, _classed, _addressed):
        for value, where in way(page):
            yield Said(PAID_LABEL, value, where)


def _paid(text: str) -> bool:
    return 2 < len(text) <= _LONGEST and phrase(text, "paid_labels") is not None


def _seen(page: Page) -> Iterator[tuple[str, str]]:
    """Labels in words, as blocks or as parts of one."""
    for place, block in enumerate(page.blocks):
        if place != page.headline and (where := _where(page, place, block)):
            for text in (block.text, *map(words, block.inline)):
                if _paid(text) and _credible(text, where, block):
                    yield text, where


def _where(page: Page, place: int, block: Block) -> str:
    """Where a block stands to the story, or "" where no label of the story stands."""
    first, last = page.prose
    if block.parts & FOREIGN:
        return ""
    if "sidebar" in block.parts:
        return "beside the text" if _alone(block) else ""
    if place < page.begins:
        return "above the headline" if page.begins - place <= _ABOVE or "article" in block.parts else ""
    if place < first:
        return "under the headline"
    if place <= last:
        return "in the text"
    return "below the text" if "article" in block.parts or "footer" not in block.parts else ""


def _alone(block: Block) -> bool:
    """Whether a label has a box to itself; one with a heading, or with more words, is a box about something else."""
    box = next(block.element.iterancestors("aside"), block.element)
    headed = next(box.iter("h2", "h3", "h4", "h5", "h6"), None) is not None
    return not headed and len(words(box)) < _BOX + len(block.text)


def _credible(text: str, where: str, block: Block) -> bool:
    """Whether words that could be a label are one in their place: further from the headline they must say more."""
    if where in ("above the headline", "under the headline"):
        return not _leads_away(block, text)
    found = phrase(text, "paid_labels")
    payer = bool(found and found.cells["payer"] == "yes")
    this = bool(_OF_THIS.match(text))
    if where == "in the text":
        return this or (payer and "quote" not in block.parts and block.tag == "p")
    return (payer or this or text.count(" ") >= _EXPLICIT - 1) and block.linked < 1


def _leads_away(block: Block, text: str) -> bool:
    """Whether the label belongs to a link to something else, which goes on after it."""
    return block.linked > 0 and len(block.text) > len(text) + _BOX


def _headed(page: Page) -> Iterator[tuple[str, str]]:
    if found := _HEADED.match(page.title):
        yield found[1], "in the headline"


def _around(page: Page) -> Iterator[Element]:
    """The elements around the headline and between it and the story, where a page marks what the story is."""
    if page.top is not None:
        yield from (page.top, *page.top.iterancestors())
    first, _ = page.prose
    for place in range(max(0, page.begins - _ABOVE), min(first, len(page.blocks))):
        block = page.blocks[place]
        if not block.parts & FOREIGN:
            yield from (block.element, *block.inline)
    yield from page.root.iter("body", "article", "main")


def _spoken(page: Page) -> Iterator[tuple[str, str]]:
    """Labels in what is read out instead of a picture, and in drawings."""
    for element in _pictures(page):
        if tag(element) == "svg":
            texts = [squeezed(e.text_content()) for e in element.iter() if tag(e) in ("title", "text", "desc")]
            yield from ((text, "in a drawing by the headline") for text in texts if _paid(text))
        for name in _SPOKEN:
            if _paid(text := squeezed(element.get(name))):
                yield text, "in the description of a picture by the headline"


def _pictures(page: Page) -> Iterator[Element]:
    """The pictures of the part of the page that holds the headline, but for those in menus, adverts and teasers."""
    if page.top is None:
        return
    first = page.blocks[page.prose[0]].element if page.main else None
    holding = next((a for a in page.top.iterancestors() if first is None or first in a.iter()), page.root)
    for element in holding.iter("img", "svg", "span", "div", "i"):
        named = any(element.get(name) for name in _SPOKEN)
        if (named or tag(element) == "svg") and not _foreign(element, holding):
            yield element


def _foreign(element: Element, up_to: Element) -> bool:
    for above in (element, *element.iterancestors()):
        if above is up_to:
            return False
        if parts(above, False) & (FOREIGN | {"sidebar", "footer"}):
            return True
    return False


def _styled(page: Page) -> Iterator[tuple[str, str]]:
    """Labels that a style sheet in the page prints before or after an element of the story."""
    names = {token for e in _around(page) for name in ("class", "id") for token in (e.get(name) or "").split()}
    for sheet in page.root.iter("style"):
        for selector, _, text in _STYLE.findall((sheet.text or "")[:200_000]):
            used = any(name in names for _, name in _STYLED.findall(selector))
            if used and _paid(squeezed(text)):
                yield squeezed(text), "in a style sheet of the page"
    for element in _around(page):
        for name, value in element.items():
            if name.startswith("data-") and _paid(squeezed(value)):
                yield squeezed(value), "in an attribute of the story"


def _described(page: Page) -> Iterator[tuple[str, str]]:
    for value, where in page.data.kinds:
        if folded(value) in _marks("data") or (_paid(value) and value.count(" ") < _EXPLICIT):
            yield value, where


def _classed(page: Page) -> Iterator[tuple[str, str]]:
    tokens = (token for element in _around(page) for token in (element.get("class") or "")[:2000].split())
    yield from ((token, "in a CSS class of the story") for token in tokens if folded(token) in _marks("class"))


def _addressed(page: Page) -> Iterator[tuple[str, str]]:
    path = urlsplit(page.data.first(URL)).path if "://" in page.data.first(URL) else ""
    segments = [unquote(segment) for segment in path.split("/") if segment]
    yield from ((segment, "in its address") for segment in segments[:-1] if folded(segment) in _marks("path"))


@cache
def _marks(where: str) -> frozenset[str]:
    return frozenset(folded(row["mark"].replace(" ", "-")) for row in rows("paid_marks") if row["where"] == where)
