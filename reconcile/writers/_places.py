"""Where an editor finds a claim again: the page of a PDF, and a link that opens a web page at its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from reconcile.model import Document
from reconcile.writers._columns import ClaimRow
from reconcile.writers._csv import Cell

# A longer claim is named by its first and its last words, with what lies between left out.
_WHOLE, _ENDS = 12, 5


def columns(documents: Sequence[Document]) -> Mapping[str, Callable[[ClaimRow], Cell]]:
    """The columns ``page`` and ``link`` of claims.csv."""
    known = {document.source: document for document in documents}

    def page(row: ClaimRow) -> Cell:
        claim = row.standing.claim
        return known[claim.source].page(claim.start) or ""

    def link(row: ClaimRow) -> Cell:
        claim = row.standing.claim
        document = known[claim.source]
        return located(document.url, claim.text, document.page(claim.start))

    return {"page": page, "link": link}


def located(url: str, words: str, page: int = 0) -> str:
    """An address that opens at some words, or at a page of a PDF; "" without an address of the web.

    >>> located("https://courier.example/plan#top", "It cost £4m, she said")
    'https://courier.example/plan#:~:text=It%20cost%20%C2%A34m%2C%20she%20said'
    >>> located("https://courier.example/report.pdf", "It cost £4m", 3)
    'https://courier.example/report.pdf#page=3'
    """
    base = url.partition("#")[0]
    if not base.startswith(("http://", "https://")):
        return ""
    return f"{base}#page={page}" if page else f"{base}#:~:text={_fragment(words)}"


def _fragment(words: str) -> str:
    """The words as a text directive, in which a hyphen and a comma have a meaning of their own."""
    parts = words.split()
    ends = [parts] if len(parts) <= _WHOLE else [parts[:_ENDS], parts[-_ENDS:]]
    return ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
