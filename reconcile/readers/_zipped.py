"""What an archive holds, by its table of contents, before anything is unpacked."""

from __future__ import annotations

import io

ARCHIVE = b"PK\x03\x04"
# The file that makes an archive a Word document.
DOCUMENT = "word/document.xml"


def names(data: bytes) -> frozenset[str]:
    """The names of the files in an archive; none for other bytes, and for a damaged one."""
    return frozenset(sizes(data) or ())


def sizes(data: bytes) -> dict[str, int] | None:
    """How much each file of an archive unpacks to, by its own account, which unpacking holds it to; None if damaged."""
    if not data.startswith(ARCHIVE):
        return None
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        return None
