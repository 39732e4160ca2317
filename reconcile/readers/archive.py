"""Archives (.zip): each source in it is read, with a sources.csv in it; a saved web page with its pictures is one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reconcile.errors import UnreadableSource
from reconcile.readers import _formats
from reconcile.readers._extract import Enclosed, Extract
from reconcile.readers._zipped import names
from reconcile.settings import Settings

if TYPE_CHECKING:
    import zipfile

ENDINGS = (".zip",)
APART = True
NAME = "a ZIP archive"

# What tells an Office document, which is an archive as well.
_OFFICE = "[Content_Types].xml"
# What an archive may unpack to in all, as so many times the bytes that one source may have.
_UNPACKED = 5
_TABLE = "sources.csv"
_ASSETS = ("_files", ".files", "__MACOSX")


def fits(data: bytes) -> bool:
    """Whether the bytes are an archive, and no Office document, which is one as well."""
    found = names(data)
    return bool(found) and _OFFICE not in found


def read(data: bytes, settings: Settings) -> Extract:
    """The documents in an archive; it has no text of its own.

    Raises UnreadableSource for what is no archive, is locked, or holds nothing that can be read.
    """
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = list(_enclosed(archive, settings))
            notes = tuple(_notes(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise UnreadableSource("is a damaged archive; a .zip that unpacks is accepted") from None
    if not any(_formats.is_source(PurePosixPath(enclosed.name).name) for enclosed in found):
        endings = ", ".join(sorted(_formats.formats()))
        raise UnreadableSource(f"holds no source; an archive with files ending in {endings} is accepted")
    return Extract("", notes=notes, enclosed=tuple(found))


def _enclosed(archive: zipfile.ZipFile, settings: Settings) -> Iterator[Enclosed]:
    left = _UNPACKED * settings.max_bytes
    for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
        if not _wanted(entry):
            continue
        if entry.flag_bits & 1:
            raise UnreadableSource("is locked with a password; an archive that opens without one is accepted")
        with archive.open(entry) as file:
            content = file.read(min(settings.max_bytes, left) + 1)
        left -= len(content)
        if len(content) > settings.max_bytes or left < 0:
            most = settings.max_bytes if left >= 0 else _UNPACKED * settings.max_bytes
            raise UnreadableSource(f"unpacks to more than the {most:,} bytes that are read (max_bytes)")
        yield Enclosed(str(PurePosixPath(entry.filename)), content)


def _wanted(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a source or the table of sources; what a saved page shows and runs is neither."""
    path = PurePosixPath(entry.filename)
    asset = any(part.endswith(_ASSETS) or part.startswith(".") for part in path.parts[:-1])
    inside = not path.is_absolute() and ".." not in path.parts
    return inside and not asset and not entry.is_dir() and (path.name == _TABLE or _formats.is_source(path.name))


def _notes(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """A note where an entry's name leads out of the archive."""
    out = [
        e.filename for e in archive.infolist() if ".." in PurePosixPath(e.filename).parts or e.filename.startswith("/")
    ]
    if out:
        yield "holds files whose names lead out of it", "left out"
