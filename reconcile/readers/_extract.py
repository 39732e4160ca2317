"""What a format reader hands over: the text of a source and what the format itself says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reconcile.model import Role, Span

TITLE, PUBLISHER, KIND = "title", "publisher", "kind"
PUBLISHED, UPDATED = "published", "updated"
BYLINE, URL, PAID_LABEL, PAID_BY = "byline", "url", "paid label", "paid by"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a document says of itself, and where: ``Said("published", "2017-11-30", "JSON-LD")``.

    ``field`` is one of the names above. ``where`` reads well after "in" and before "says".
    """

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document inside another: a mail's attachment, a file of an archive, a line of JSON Lines."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extract:
    r"""The text of one source, with ``\n`` between lines, and the metadata its format carries.

    ``said`` is in order of trust: of two values of one field the first is used. ``roles`` are stretches whose role
    the format gives (a Markdown heading); the rest is told from the words. ``notes`` are sentences an editor should
    read, each "problem; what was done". ``pages`` is as in ``Document``. What only encloses others has no text.
    """

    text: str
    said: tuple[Said, ...] = ()
    roles: tuple[tuple[Span, Role], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    enclosed: tuple[Enclosed, ...] = ()

    def first(self, field: str) -> str:
        """The most trusted value of a field, or ""."""
        return next((said.value for said in self.said if said.field == field), "")


def laid(parts: Iterable[tuple[str, Role | None]]) -> tuple[str, tuple[tuple[Span, Role], ...]]:
    r"""Paragraphs as one text with an empty line between them, and the spans of those whose role is known.

    >>> laid([("Fire at a shop", Role.TITLE), ("It burned.", None)])
    ('Fire at a shop\n\nIt burned.', ((Span(start=0, end=14), <Role.TITLE: 'title'>),))
    """
    kept = [(text, role) for text, role in parts if text]
    text = "\n\n".join(part for part, _ in kept)
    return text, tuple(_placed(kept))


def _placed(parts: Iterable[tuple[str, Role | None]]) -> Iterator[tuple[Span, Role]]:
    place = 0
    for part, role in parts:
        if role:
            yield Span(place, place + len(part)), role
        place += len(part) + 2
