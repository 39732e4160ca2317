"""A mail as text: who wrote what when, the body, and the documents attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from reconcile.errors import UnreadableSource
from reconcile.readers import _formats
from reconcile.readers._decode import characters, checked, cleaned
from reconcile.readers._extract import BYLINE, PUBLISHED, PUBLISHER, TITLE, URL, Enclosed, Extract, Said
from reconcile.readers._mail_body import folded, parted
from reconcile.readers._mend import mend
from reconcile.settings import Settings

_REPLY = re.compile(r"^(?:(?:re|fwd?|fw|aw|wg|tr)\s*:\s*)+", re.I)
_OUTLET = re.compile(
    r"\b(?:press|media|news|communications?)\s*(?:office|team|desk|relations|centre|center)?\b.*", re.I
)
_PARTS = 200
_HEADERS = "its mail headers"


def extract(data: bytes, settings: Settings) -> Extract:
    """The body of a mail and its attachments.

    Raises UnreadableSource for what is empty or has no words in it.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    enclosed, others = _attachments(message, settings)
    body, notes = _body(message, settings)
    whole, mended = mend(cleaned(body))
    whole, roles, apart = parted(whole)
    if not any(map(str.isalnum, whole)) and not enclosed:
        raise UnreadableSource("has no words in its body and no attachment that can be read")
    notes = (*notes, *mended, *apart, *others)
    words = checked(whole, settings) if any(map(str.isalnum, whole)) else ""
    return Extract(words, tuple(_said(message)), roles, notes, enclosed=tuple(enclosed))


def _said(message: EmailMessage) -> Iterator[Said]:
    """Who wrote what when, by the headers; a press office is named for the body it speaks for."""
    if subject := _REPLY.sub("", _header(message, "subject")):
        yield Said(TITLE, subject, _HEADERS)
    name = re.sub(r"\s*<.*>|[\"']", "", _header(message, "from")).strip()
    body = _header(message, "organization") or (_OUTLET.sub("", name).strip(" ,-–") if _OUTLET.search(name) else "")
    for field, value in (
        (PUBLISHER, body),
        (BYLINE, "" if "@" in name else name),
        (URL, _header(message, "archived-at")),
    ):
        if value:
            yield Said(field, value.strip("<>"), _HEADERS)
    if day := _day(message):
        yield Said(PUBLISHED, day, _HEADERS)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _body(message: EmailMessage, settings: Settings) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The body as plain text: the plain version, unless it only says that there is another."""
    parts = [p for p in _leaves(message) if not _attached(p) and p.get_content_maintype() == "text"]
    plain_parts = [p for p in parts if p.get_content_type() == "text/plain"]
    pages = [p for p in parts if p.get_content_type() == "text/html"]
    written = [_characters(p) for p in plain_parts]
    bodies = [
        folded(words, p.get_param("format") == "flowed") for (words, _), p in zip(written, plain_parts, strict=True)
    ]
    notes = tuple(note for _, found in written for note in found)
    if pages and sum(map(len, bodies)) * 4 < sum(len(_shown(p)) for p in pages):
        return "\n\n".join(map(_shown, pages)), ()
    return "\n\n".join(bodies), notes


def _characters(part: EmailMessage) -> tuple[str, tuple[tuple[str, str], ...]]:
    data = part.get_payload(decode=True)
    return characters(data, part.get_content_charset() or "") if isinstance(data, bytes) else ("", ())


def _shown(part: EmailMessage) -> str:
    """The words of a mail written as a web page, a block a paragraph."""
    from reconcile.readers import _html_tree
    from reconcile.readers._html_blocks import blocks

    raw = cleaned(_characters(part)[0])
    if not raw.strip():
        return ""
    root = _html_tree.tree(raw)
    return "\n\n".join(f"> {b.text}" if "quote" in b.parts else b.text for b in blocks(root, None))


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a mail that hold something, in order; a mail within it is one part."""
    waiting = [message]
    for _ in range(_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting = [*(p for p in part.iter_parts() if isinstance(p, EmailMessage)), *waiting]
        else:
            yield part


def _attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attachments(message: EmailMessage, settings: Settings) -> tuple[list[Enclosed], list[tuple[str, str]]]:
    """The attachments that are sources by their names, and a note on each other that is no part of the letter."""
    found: list[Enclosed] = []
    notes: list[tuple[str, str]] = []
    for part in _leaves(message):
        name = (part.get_filename() or "").replace("/", "-").strip()
        if part.get_content_type() == "message/rfc822":
            inner = list(part.iter_parts())
            found += [Enclosed(name or f"mail {len(found) + 1}.eml", bytes(p)) for p in inner[:1]]
        elif _attached(part) and _formats.is_source(name):
            data = part.get_payload(decode=True)
            found += [Enclosed(name, data)] if isinstance(data, bytes) else []
        elif part.get_content_disposition() == "attachment":
            notes.append(
                (f"has an attachment that is no source by its ending ({name or 'without a name'})", "left out")
            )
    return found, notes
