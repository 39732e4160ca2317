"""Bytes to text: encodings, line ends, control characters."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from reconcile.errors import UnreadableSource
from reconcile.readers._mend import Note, mend
from reconcile.settings import Settings

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_MAC_APOSTROPHE = re.compile(rb"[a-z]\xd5[a-z]")

# Real text holds next to no control characters, random bytes 10 %: 2 % lies far from both.
_BINARY_SHARE = 0.02
# UTF-16 of English has a zero byte in nearly every other place; of a few accents, still most.
_ZERO_SHARE = 0.35
# Western text in an 8-bit encoding holds at most 10 % of bytes above 127 (accents, quotation marks,
# pounds), where statistics guess worse than Windows-1252; another script's holds most.
_FOREIGN_SHARE = 0.25


def decode(data: bytes, settings: Settings) -> tuple[str, tuple[Note, ...]]:
    r"""The text of ``data`` with ``\n`` line ends and no control characters but tabs, and notes on the way.

    Raises UnreadableSource for what is too large, binary or without a word.

    >>> decode(b"\xff\xfeH\x00i\x00\r\x00\n\x00", Settings())
    ('Hi\n', ())
    """
    if len(data) > settings.max_bytes:
        raise UnreadableSource(f"is {len(data):,} bytes long; at most {settings.max_bytes:,} are read (max_bytes)")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableSource(f"is {what}, not text; plain text is accepted under this ending")
    raw, notes = characters(data)
    text, mended = mend(cleaned(raw))
    return checked(text, settings), (*notes, *mended)


def checked(text: str, settings: Settings) -> str:
    """The text, if it is not too long and holds a word; else UnreadableSource is raised."""
    if len(text) > settings.max_characters:
        raise UnreadableSource(
            f"holds {len(text):,} characters; at most {settings.max_characters:,} are read (max_characters)"
        )
    if not any(map(str.isalnum, text)):
        raise UnreadableSource("is empty; a text with at least one word is accepted")
    return text


def cleaned(raw: str) -> str:
    r"""Characters as text: ``\n`` line ends and no control characters but tabs; raises UnreadableSource for binary."""
    if len(_CONTROL.findall(raw)) > _BINARY_SHARE * len(raw):
        raise UnreadableSource("is binary, not text; plain text in UTF-8, UTF-16 or Windows-1252 is accepted")
    return printable(raw)


def printable(raw: str) -> str:
    r"""Characters with ``\n`` line ends and without those that control a device."""
    return _DROPPED.sub("", _LINE_END.sub("\n", raw))


def characters(data: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """The characters of ``data``; of an encoding that a format declares, if they can be read in it."""
    with suppress(LookupError, UnicodeDecodeError):
        if declared and not data.startswith(tuple(mark for mark, _ in _MARKS)):
            return data.decode(declared), ()
    return _unicode(data)


def _unicode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _kept(data[len(mark) :], encoding)
    if encoding := _wide(data):
        return _kept(data, encoding)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _eight_bit(data)


def _kept(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    """The text in an encoding known for sure, with a note where bytes of it are damaged."""
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    note = (f"{lost} damaged character{'s' * (lost > 1)} in {encoding.upper()} text", "shown as \ufffd")
    return text, (note,) * bool(lost and "\ufffd".encode(encoding) not in data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, told by where the zero bytes are; else ""."""
    head = data[:4096]
    half = len(head) // 2
    if half and head[1::2].count(0) > _ZERO_SHARE * half > 4 * head[::2].count(0):
        return "utf-16-le"
    if half and head[::2].count(0) > _ZERO_SHARE * half > 4 * head[1::2].count(0):
        return "utf-16-be"
    return ""


def _eight_bit(data: bytes) -> tuple[str, tuple[Note, ...]]:
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    if 10 * lost <= sum(c > "\x7f" for c in text) - lost:
        return _kept(data, "utf-8")
    if _MAC_APOSTROPHE.search(data) and b"\x92" not in data:
        return data.decode("mac_roman"), (("not UTF-8", "read as Mac Roman"),)
    if sum(byte > 0x7F for byte in data) > _FOREIGN_SHARE * len(data) and (guess := _guessed(data)):
        return data.decode(guess, errors="replace"), (("not UTF-8", f"read as {guess}, by its letters"),)
    try:
        return data.decode("cp1252"), ()
    except UnicodeDecodeError:
        return data.decode("latin-1"), ()


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    return best.encoding if best else ""
