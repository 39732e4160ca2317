"""A web page taken apart: its blocks, its headline, its story, and what it says for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.readers._extract import PUBLISHER, TITLE
from reconcile.readers._headlines import plain
from reconcile.readers._html_blocks import Block, blocks
from reconcile.readers._html_data import Data, data
from reconcile.readers._html_main import story
from reconcile.readers._html_tree import Element, squeezed, tag, words

# What parts a headline from the outlet's name in a page's title.
_JOINTS = (" | ", " - ", " – ", " — ", " :: ", " » ")
_FOREIGN = ("nav", "footer", "aside")
# Elements that a site may put its headline in, where it has no h1.
_HEADLINES = ("h1", "h2", "h3", "div", "p", "span", "td", "font", "b", "strong")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks; ``headline`` and ``main`` are places among them, ``top`` is the headline's element."""

    root: Element
    text: str
    data: Data
    title: str
    blocks: tuple[Block, ...]
    top: Element | None
    headline: int | None
    main: tuple[int, ...]

    @property
    def begins(self) -> int:
        """The place of the first block of the story, or of its headline."""
        return min((place for place in (self.headline, *self.main[:1]) if place is not None), default=0)

    @property
    def prose(self) -> tuple[int, int]:
        """The places of the first and the last block of the story without its headline."""
        return (self.main[0], self.main[-1]) if self.main else (len(self.blocks), len(self.blocks))


def page(root: Element, text: str) -> Page:
    """The page of a tree; ``text`` is the same page as characters."""
    said = data(root, text)
    title = said.first(TITLE) or _without_outlet(_document_title(root), said.first(PUBLISHER))
    top = _headline(root, title, _document_title(root))
    body = root.find("body")
    found = tuple(blocks(root if body is None else body, top))
    place = next((i for i, block in enumerate(found) if _holds(block, top)), None) if top is not None else None
    main = story(root, found, place)
    return Page(root, text, said, words(top) if top is not None else title, found, top, place, tuple(main))


def _document_title(root: Element) -> str:
    return next((squeezed(e.text) for e in root.iter("title") if tag(e.getparent()) == "head" and squeezed(e.text)), "")


def _without_outlet(title: str, outlet: str) -> str:
    """A page's title without the name of the outlet that sites put behind it."""
    for joint in _JOINTS:
        head, _, tail = title.rpartition(joint)
        if head and (plain(tail) == plain(outlet) or tail.count(" ") < 4 <= head.count(" ") + 1):
            return head
    return title


def _headline(root: Element, title: str, whole: str) -> Element | None:
    """The element of the story's headline: the h1 that the page's title repeats, the only h1, or what equals it."""
    tops = [e for e in root.iter("h1") if words(e) and not _in_foreign(e)]
    named = (e for e in tops if plain(words(e)) in (plain(title), plain(whole)))
    alike = (e for e in tops if plain(title) and (plain(words(e)) in plain(whole) or plain(title) in plain(words(e))))
    for sure in (*named, *alike):
        return sure
    if len(tops) == 1 and not _logo(tops[0]):
        return tops[0]
    return next((e for e in (*_equal(root, title), *tops) if not _logo(e)), None)


def _equal(root: Element, title: str) -> Iterator[Element]:
    wanted = plain(title)
    for element in root.iter(*_HEADLINES):
        if wanted and len(element) < 4 and not _in_foreign(element) and plain(words(element)) == wanted:
            yield element


def _in_foreign(element: Element) -> bool:
    return any(tag(above) in _FOREIGN for above in element.iterancestors())


def _logo(element: Element) -> bool:
    """Whether a heading is the name of the site, which leads to its front page."""
    return any((link.get("href") or "").rstrip("/").count("/") in (0, 2) for link in element.iter("a"))


def _holds(block: Block, top: Element) -> bool:
    return block.element is top or any(element is top for element in block.inline)
