"""A PDF as text, paragraph by paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from pypdf import PdfReader

from reconcile.errors import UnreadableSource
from reconcile.model import Role
from reconcile.readers._decode import checked
from reconcile.readers._extract import TITLE, Extract, Said, laid
from reconcile.readers._pdf_lines import Line, lines, without_frame
from reconcile.readers._pdf_paragraphs import Joined, paragraphs
from reconcile.readers._properties import borne_out
from reconcile.settings import Settings

# Of pages that hold no text, so many are named.
_NAMED = 10


def extract(data: bytes, settings: Settings) -> Extract:
    """The text of a PDF, with the place where each page begins; raises UnreadableSource where there is none."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableSource("is protected by a password; a copy that opens without one is accepted")
    count = len(reader.pages)
    taken = [lines(reader.pages[i], i + 1) for i in range(min(count, settings.max_pages))]
    bare = [number for number, (found, _) in enumerate(taken, 1) if not found]
    if len(bare) == len(taken):
        raise UnreadableSource("holds pictures of pages and no text; a PDF whose text can be selected is accepted")
    if _unnamed(taken):
        raise UnreadableSource("shows letters that its fonts do not name; a PDF whose text can be copied is accepted")
    joined = paragraphs(without_frame(taken))
    text, roles = laid((part.text, part.role) for part in joined)
    notes = (*_too_long(count, settings), *_bare(bare))
    return Extract(checked(text, settings), tuple(_said(reader, joined)), roles, notes, _pages(joined))


def _pages(joined: Sequence[Joined]) -> tuple[tuple[int, int], ...]:
    """Where each stretch of a page begins in the text."""
    found: list[tuple[int, int]] = []
    place = 0
    for part in joined:
        for start, page in part.pages:
            if not found or found[-1][1] != page:
                found.append((place + start, page))
        place += len(part.text) + 2
    return tuple(found)


def _said(reader: PdfReader, joined: Sequence[Joined]) -> Iterator[Said]:
    """The title as printed; the file's own title and author where the text bears them out: programs fill them in."""
    printed = next((Said(TITLE, part.text, "the page") for part in joined if part.role is Role.TITLE), None)
    title, author = (str(getattr(reader.metadata, name, None) or "") for name in ("title", "author"))
    return borne_out(printed, title, author, (part.text for part in joined))


def _unnamed(taken: Sequence[tuple[list[Line], float]]) -> bool:
    """Whether most of the characters are none, as where a font came without the table of its letters."""
    text = "".join(line.text for found, _ in taken for line in found)
    return 2 * sum(c.isalnum() or c.isspace() for c in text) < len(text)


def _too_long(count: int, settings: Settings) -> Iterator[tuple[str, str]]:
    if count > settings.max_pages:
        yield f"has {count:,} pages; at most {settings.max_pages:,} are read (max_pages)", "the rest left out"


def _bare(bare: Sequence[int]) -> Iterator[tuple[str, str]]:
    if bare:
        named = ", ".join(map(str, bare[:_NAMED])) + (", …" if len(bare) > _NAMED else "")
        yield f"page{'s' * (len(bare) > 1)} {named} without text, perhaps pictures", "left out"
