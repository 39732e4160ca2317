"""Which blocks of a page are its story: what trafilatura finds, and what of the story it leaves out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import deepcopy

from reconcile.model import Role
from reconcile.readers._furniture import STOP, told
from reconcile.readers._headlines import plain
from reconcile.readers._html_blocks import Block
from reconcile.readers._html_parts import FOREIGN
from reconcile.readers._html_tree import Element

# Shorter blocks could be found by chance inside longer ones: they must equal a whole line.
_LETTERS = 25
# A block that is mostly link leads to another story.
_LINKED = 0.6
_STORY_TAGS = frozenset(
    [
        *("p", "li", "blockquote", "h2", "h3", "h4", "h5", "h6", "figcaption", "pre", "dd", "dt", "tr", "div"),
        *("section", "td", "q", "cite", "caption"),
    ]
)
_FRAME = (Role.LABEL, Role.DATELINE)
_BESIDE = frozenset({"sidebar", "footer", "header"})


def story(root: Element, found: Sequence[Block], headline: int | None) -> list[int]:
    """The places of the story's blocks below its headline, in order; empty where nothing reads like one.

    Labels, bylines and date lines are the page's frame, wherever they stand.
    """
    lines = _lines(root)
    whole = "".join(lines)
    prose = [i for i, b in enumerate(found) if i != headline and _proper(b) and told(b.text) not in _FRAME]
    kept = [i for i in prose if _found(plain(found[i].text), lines, whole)]
    kept = [i for i in kept if i > (headline or 0)] or kept
    if not kept:
        return [i for i in prose if not found[i].parts & _BESIDE]
    inside = _container(found, kept)
    below = (i for i in prose if i > (headline or 0))
    return sorted({*kept, *(i for i in below if _left_out(i, found[i], kept, inside))})


def _lines(root: Element) -> frozenset[str]:
    from trafilatura.core import bare_extraction

    document = bare_extraction(deepcopy(root), include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(document, "text", None) or ""
    return frozenset(filter(None, (plain(line) for line in text.split("\n"))))


def _found(letters: str, lines: Collection[str], whole: str) -> bool:
    return letters in lines or (len(letters) >= _LETTERS and letters in whole)


def _proper(block: Block) -> bool:
    return not block.parts & FOREIGN and block.linked < _LINKED


def _container(found: Sequence[Block], kept: Sequence[int]) -> Element:
    """The smallest element that holds all the blocks found, or the article around them."""
    first, last = found[kept[0]].element, found[kept[-1]].element
    around = {last, *last.iterancestors()}
    return next((e for e in (first, *first.iterancestors()) if e in around), None)


def _left_out(place: int, block: Block, kept: Sequence[int], inside: Element) -> bool:
    """Whether a block stands with the story and reads like it, though it was not found."""
    if block.tag not in _STORY_TAGS:
        return False
    if kept[0] < place < kept[-1]:
        return not block.parts & _BESIDE
    prose = bool(STOP.search(block.text)) and " " in block.text and not block.parts & _BESIDE
    return prose and ("article" in block.parts or inside in (block.element, *block.element.iterancestors()))
