"""A list of claims (.claims.csv): a row a claim, for who keeps a list of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from reconcile.errors import UnreadableSource
from reconcile.model import Kind, Role
from reconcile.readers._decode import checked, decode
from reconcile.readers._extract import (
    BYLINE,
    KIND,
    PAID_BY,
    PAID_LABEL,
    PUBLISHED,
    PUBLISHER,
    TITLE,
    URL,
    Extract,
    Said,
    laid,
)
from reconcile.settings import Settings

ENDINGS = (".claims.csv",)

CLAIM, SPEAKER, MANNER = "claim", "said_by", "said_as"
FIELDS = {
    "title": TITLE,
    "publisher": PUBLISHER,
    "kind": KIND,
    "published": PUBLISHED,
    "byline": BYLINE,
    "url": URL,
    "paid_label": PAID_LABEL,
    "paid_by": PAID_BY,
}
_ACCEPTED = (
    "a table with a column claim, and said_by, said_as, publisher, published and others if you like, is accepted"
)
# What our own tables put an apostrophe before, so that no spreadsheet runs it.
_DEFUSED = re.compile(r"'(?='*[=+\-@\t\r])")
_QUOTED = re.compile(r"[“\"].*[”\"]$", re.S)


def read(data: bytes, settings: Settings) -> Extract:
    """Each claim as a paragraph; where a row names a speaker, with the words that say so.

    The first filled cell of a column such as ``publisher`` is that of the whole list. Raises UnreadableSource for
    what has no column ``claim`` or no claim.

    >>> read(b"claim,said_by\\nIt burned.,\\nNobody was hurt,Ann Lee\\n", Settings()).text
    'It burned.\\n\\nAnn Lee said: Nobody was hurt'
    """
    text, notes = decode(data, settings)
    rows = list(_rows(text))
    body, roles = laid((_sentence(row), Role.BODY) for row in rows if row.get(CLAIM))
    if not body:
        raise UnreadableSource(f"has no claim in it; {_ACCEPTED}")
    return Extract(checked(body, settings), tuple(_said(rows)), roles, notes)


def _rows(text: str) -> Iterator[dict[str, str]]:
    head = text.lstrip("\n").partition("\n")[0]
    lines = csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=max(",;\t", key=head.count))
    columns: list[str] = []
    try:
        for cells in lines:
            cells = [_DEFUSED.sub("", " ".join(cell.split()), count=1) for cell in cells]
            if columns:
                yield dict(zip(columns, cells, strict=False))
            elif any(cells):
                columns = [cell.casefold() for cell in cells]
                if CLAIM not in columns:
                    raise UnreadableSource(f"has no column {CLAIM!r}; {_ACCEPTED}")
    except csv.Error as error:
        raise UnreadableSource(f"is no table that can be read ({error}, line {lines.line_num}); {_ACCEPTED}") from None


def _sentence(row: dict[str, str]) -> str:
    """The claim as a sentence, told of whom the row says that it is from."""
    claim, speaker = row[CLAIM], row.get(SPEAKER, "")
    if row.get(MANNER) == "direct" and not _QUOTED.search(claim):
        claim = f"“{claim}”"
    return f"{speaker} said: {claim}" if speaker else claim


def _said(rows: list[dict[str, str]]) -> Iterator[Said]:
    for column, field in FIELDS.items():
        value = next((row[column] for row in rows if row.get(column)), "")
        if value and (field != KIND or value.casefold() in set(Kind)):
            yield Said(field, value.casefold() if field == KIND else value, "the list")
