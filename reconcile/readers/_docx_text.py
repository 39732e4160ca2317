"""A Word file as text, as it reads with every tracked change accepted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document

from reconcile.errors import UnreadableSource
from reconcile.model import Role
from reconcile.readers._decode import checked, cleaned
from reconcile.readers._docx_body import Body, Paragraph
from reconcile.readers._extract import TITLE, Extract, Said, laid
from reconcile.readers._furniture import told
from reconcile.readers._mend import mend
from reconcile.readers._properties import borne_out
from reconcile.readers._zipped import DOCUMENT, sizes
from reconcile.settings import Settings

_OLD = b"\xd0\xcf\x11\xe0"
# Text unpacks to ten or twenty times its packed size; a document that unpacks to more than this many times the
# bytes that may be read at all is made to harm.
_UNPACKED = 10


def extract(data: bytes, settings: Settings) -> Extract:
    """The text of a Word file as it reads with every tracked change accepted.

    Raises UnreadableSource for what is no Word file, is protected by a password, or unpacks to too much.
    """
    unpacked = sizes(data)
    if unpacked is None or DOCUMENT not in unpacked:
        what = "is an old or protected Office file" if data.startswith(_OLD) else "is no Word file, or a damaged one"
        raise UnreadableSource(f"{what}; a .docx file that opens without a password is accepted")
    if sum(unpacked.values()) > _UNPACKED * settings.max_bytes:
        limit = f"{_UNPACKED * settings.max_bytes:,}"
        raise UnreadableSource(f"unpacks to {sum(unpacked.values()):,} bytes; at most {limit} are read (max_bytes)")
    document = Document(io.BytesIO(data))
    body = Body(document)
    parts = list(_mended(body.paragraphs()))
    text, roles = laid(parts)
    return Extract(checked(text, settings), tuple(_said(document, parts)), roles, tuple(body.notes()))


def _mended(paragraphs: Iterator[Paragraph]) -> Iterator[tuple[str, Role | None]]:
    """Each paragraph's text and role; in headers and footers only what the words tell apart is more than furniture."""
    for paragraph in paragraphs:
        for line in mend(cleaned(paragraph.text))[0].split("\n"):
            if words := " ".join(line.split()):
                yield words, (told(words) or Role.FURNITURE) if paragraph.frame else paragraph.role


def _said(document: Any, parts: list[tuple[str, Role | None]]) -> Iterator[Said]:
    """The title by its style; the file's own title and author where the text bears them out: programs fill them in."""
    styled = next((Said(TITLE, text, "its title's style") for text, role in parts if role is Role.TITLE), None)
    title, author = document.core_properties.title or "", document.core_properties.author or ""
    return borne_out(styled, title, author, (text for text, _ in parts))
