"""Word (.docx): paragraphs, tables, headers, footnotes; tracked changes read as if accepted."""

from __future__ import annotations

from reconcile.readers._extract import Extract
from reconcile.readers._zipped import DOCUMENT, names
from reconcile.settings import Settings

ENDINGS = (".docx",)
APART = True
NAME = "a Word file"


def fits(data: bytes) -> bool:
    """Whether the bytes are an archive with a Word document in it."""
    return DOCUMENT in names(data)


def read(data: bytes, settings: Settings) -> Extract:
    """The text of a Word file as it reads with every tracked change accepted.

    Raises UnreadableSource for what is no Word file, is protected by a password, or unpacks to too much.
    """
    from reconcile.readers._docx_text import extract

    return extract(data, settings)
