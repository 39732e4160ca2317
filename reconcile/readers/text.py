"""Plain text (.txt)."""

from __future__ import annotations

from reconcile.readers._decode import decode
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

ENDINGS = (".txt",)


def read(data: bytes, settings: Settings) -> Extract:
    r"""The text as it stands, whatever its encoding.

    Raises UnreadableSource for what is empty, binary or too large.

    >>> read(b"A fire\r\nbroke out.", Settings()).text
    'A fire\nbroke out.'
    """
    text, notes = decode(data, settings)
    return Extract(text, notes=notes)
