"""The text that was read of each source (.text.txt): what every start and end counts in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from reconcile.model import Result
from reconcile.writers._csv import encode

FORMAT = "text"


def files(result: Result) -> Mapping[str, bytes]:
    """One UTF-8 file a source, its text as it stands: character ``start`` of a claim is character ``start`` here."""
    found: dict[str, bytes] = {}
    for document in sorted(result.documents, key=lambda document: document.source):
        name = document.source.replace("/", "-").strip("-")
        spellings = (name if n == 1 else f"{name}-{n}" for n in count(1))
        free = next(s for s in spellings if f"{s}.text.txt".casefold() not in map(str.casefold, found))
        found[f"{free}.text.txt"] = encode(document.text)
    return found
