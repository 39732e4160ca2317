"""What a format reader hands over: the text of a source and what the format itself says of it."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Role, Span


@dataclass(frozen=True, slots=True)
class Extract:
    r"""The text of one source, with ``\n`` between lines, and the metadata its format carries.

    ``roles`` are stretches whose role the format gives (a Markdown heading); the rest is told from
    the words. ``notes`` are sentences an editor should read, each "problem; what was done".
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    byline: str = ""
    url: str = ""
    paid_label: str = ""
    roles: tuple[tuple[Span, Role], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
