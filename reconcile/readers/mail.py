"""Mail (.eml): the body, quoted replies told apart; attachments are sources of their own."""

from __future__ import annotations

import re

from reconcile.readers import text
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

ENDINGS = (".eml",)
APART = True
NAME = "a mail"

_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?(?:From |[A-Za-z][\w-]{1,40}:[ \t])")
_TELLING = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to|x-mailer):", re.I | re.M)
_SENT = re.compile(rb"^(?:from|date|subject):", re.I | re.M)
# How many headers of a mail there are at most before its body, in bytes.
_HEAD = 20_000


def fits(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail that was sent."""
    head = data[:_HEAD].partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    return bool(_HEADER.match(head) and _TELLING.search(head) and len(_SENT.findall(head)) > 1)


def read(data: bytes, settings: Settings) -> Extract:
    """The body of a mail and its attachments.

    Raises UnreadableSource for what is empty or has no words in it.
    """
    from reconcile.readers._mail_text import extract

    if not _HEADER.match(data):
        bare = text.read(data, settings)
        return Extract(bare.text, notes=(*bare.notes, ("has no mail headers", "read as plain text")))
    return extract(data, settings)
