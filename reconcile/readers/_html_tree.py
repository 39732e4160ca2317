"""A web page as a tree, read without fetching, running or expanding anything."""

from __future__ import annotations

import re
from typing import Any

from reconcile.errors import UnreadableSource
from reconcile.readers._decode import characters, cleaned
from reconcile.readers._mend import Note, mend

# The element tree of the library, which is not typed.
Element = Any

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.-]+)""", re.I
)
# Far enough for the declaration of an encoding, by the standard within the first kilobyte.
_HEAD = 4096
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"<[a-zA-Z!/?]")
_SPACE = re.compile(r"\s+")


def looks_like(data: bytes) -> bool:
    """Whether some bytes are a web page, whatever their name."""
    return bool(_START.match(data[:_HEAD].replace(b"\x00", b"")))


def characters_of(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The characters of a page, in the encoding that it declares if that fits."""
    declared = _CHARSET.search(data[:_HEAD])
    name = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
    raw, notes = characters(data, name)
    text, mended = mend(cleaned(raw))
    return text, (*notes, *mended)


def has_tags(text: str) -> bool:
    """Whether there is any mark-up in a text."""
    return bool(_TAG.search(text))


def tree(text: str) -> Element:
    """The root of a page; raises UnreadableSource where nothing of it can be parsed."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableSource("is no web page that can be parsed") from None
    return root


def tag(element: Element) -> str:
    """The name of an element in lower case; "" of what is none, as a comment."""
    return element.tag.casefold() if isinstance(element.tag, str) else ""


def squeezed(text: str | None) -> str:
    """A text on one line, its spaces single."""
    return _SPACE.sub(" ", text or "").strip()


def words(element: Element) -> str:
    """All the words of an element, on one line."""
    return squeezed(element.text_content())
