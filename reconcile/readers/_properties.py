"""What the properties of a file say of its text: programs fill them in, so the text has to bear them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from reconcile.readers._extract import BYLINE, TITLE, Said
from reconcile.readers._headlines import plain

_INSIDE = "the properties of the file"
# The paragraphs at the start of a text among which its title and author stand.
_START = 8
# Letters beyond which a property is more than a stopgap.
_SHORT = 3


def borne_out(shown: Said | None, title: str, author: str, texts: Iterable[str]) -> Iterator[Said]:
    """The title as the text itself shows it, or else the file's; and the file's author; as far as the text has them."""
    start = plain(" ".join(islice(texts, _START)))
    if shown and shown.value:
        yield shown
    elif len(plain(title)) > _SHORT and plain(title) in start:
        yield Said(TITLE, title, _INSIDE)
    if len(plain(author)) > _SHORT and plain(author) in start:
        yield Said(BYLINE, author, _INSIDE)
