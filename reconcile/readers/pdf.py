"""PDF (.pdf): columns, headings, footnotes, words parted at line ends; claims know their page."""

from __future__ import annotations

from reconcile.errors import UnreadableSource
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

ENDINGS = (".pdf",)
APART = True
NAME = "a PDF"

# The standard lets a few bytes stand before the header.
_HEAD = 1024


def fits(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does."""
    return b"%PDF-" in data[:_HEAD] and data[:1] != b"<"


def read(data: bytes, settings: Settings) -> Extract:
    """The text of a PDF, paragraph by paragraph, with the place where each page begins.

    Raises UnreadableSource for what is no PDF, needs a password, or holds pictures only.
    """
    from reconcile.readers._pdf_text import extract

    if not fits(data):
        raise UnreadableSource("is no PDF, whatever its name says; a file that a PDF reader opens is accepted")
    return extract(data, settings)
