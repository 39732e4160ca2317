"""Web pages (.html, .htm, .xhtml): the story by trafilatura, the page's frame by an own pass."""

from __future__ import annotations

from reconcile.readers import _html_tree
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

ENDINGS = (".html", ".htm", ".xhtml")
APART = True
NAME = "a web page"


def fits(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return _html_tree.looks_like(data)


def read(data: bytes, settings: Settings) -> Extract:
    """The story of a page, with its title, label, byline and date lines in their places.

    Raises UnreadableSource for what is empty, binary, too large or no page.
    """
    from reconcile.readers._html_text import extract

    return extract(data, settings)
