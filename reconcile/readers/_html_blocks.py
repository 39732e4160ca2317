"""The blocks of a page: each stretch of text that stands alone, in order, with the part of the page it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.readers._html_parts import parts
from reconcile.readers._html_tree import Element, squeezed, tag

_SKIPPED = frozenset(
    [
        *("script", "style", "noscript", "template", "head", "iframe", "object", "embed", "applet", "select"),
        *("datalist", "audio", "video", "canvas", "map", "math", "textarea", "input", "svg"),
    ]
)
_INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "rp", "rt", "ruby", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img"),
        *("picture", "source", "button", "br"),
    ]
)
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one block element, on one line.

    ``element`` is the nearest block element around it, ``inline`` the elements within the stretch, ``linked`` the
    share of its letters that stand in links.
    """

    text: str
    element: Element
    inline: tuple[Element, ...]
    parts: frozenset[str]
    linked: float

    @property
    def tag(self) -> str:
        return tag(self.element)


class _Stretch:
    """The text gathered since the last block ended."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.inline: list[Element] = []
        self.linked = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            self.linked += len(squeezed(text)) * in_link

    def block(self, element: Element, of: frozenset[str]) -> Block | None:
        """The gathered text as a block, if it has a word; gathering starts anew."""
        text, inline, linked = squeezed("".join(self.pieces)), tuple(self.inline), self.linked
        self.pieces, self.inline, self.linked = [], [], 0
        text = text.strip(" |")
        return Block(text, element, inline, of, linked / len(text)) if text else None


def blocks(root: Element, headline: Element | None) -> Iterator[Block]:
    """The blocks of a page in order; ``headline`` is the element of the story's headline, if that is known."""
    from lxml import etree

    holding = set() if headline is None else {headline, *headline.iterancestors()}
    stretch, above, links = _Stretch(), [(root, frozenset[str]())], 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = tag(element)
        skipped = name in _SKIPPED or _hidden(element)
        breaks = name not in _INLINE and name not in _CELLS
        if event == "start":
            if breaks and (block := stretch.block(*above[-1])):
                yield block
            if skipped:
                walk.skip_subtree()
            if breaks:
                above.append((element, above[-1][1] | parts(element, element in holding)))
            else:
                stretch.inline.append(element)
            links += name == "a"
            if name in _CELLS and stretch.pieces:
                stretch.add(" | ", False)
            if not skipped:
                stretch.add(element.text, links > 0)
        else:
            links -= name == "a"
            if breaks:
                if block := stretch.block(*above[-1]):
                    yield block
                above.pop()
            elif name == "br" and _new_line(element) and (block := stretch.block(*above[-1])):
                yield block
            stretch.add(" " if name == "br" else "", False)
            stretch.add(element.tail, links > 0)


def _hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _new_line(element: Element) -> bool:
    """Whether a line break begins something new: it does unless the words run on in small letters."""
    return not squeezed(element.tail)[:1].islower()
