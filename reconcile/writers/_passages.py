"""A document's paragraphs as the page shows them: readable text with every claim marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reconcile.model import Document, Paragraph, Role, Span, Standing
from reconcile.writers._marks import MARKS, Mark
from reconcile.writers._pieces import Piece, cut


class Sign(NamedTuple):
    """The sign that stands where a claim ends; ``lone`` where other claims cover all its words."""

    claim_id: str
    mark: Mark
    lone: bool


class Run(NamedTuple):
    """A stretch of one paragraph that belongs to one claim, or to none; ``first`` of that claim."""

    text: str
    claim_id: str
    mark: Mark | None
    first: bool
    signs: tuple[Sign, ...]


class Passage(NamedTuple):
    """One paragraph; ``number`` counts from 1."""

    number: int
    role: Role
    runs: tuple[Run, ...]


def passages(document: Document, standings: Iterable[Standing]) -> tuple[Passage, ...]:
    """The paragraphs of a document; nested and overlapping claims are cut into runs.

    A run goes to the shortest claim that covers it, so that every claim can be reached: by its own
    words, or, where it has none of its own but spaces and points, by its sign.
    """
    held: dict[int, list[Standing]] = {}
    for standing in standings:
        held.setdefault(standing.claim.sentence.paragraph, []).append(standing)
    return tuple(_passage(document.text, part, held.get(part.number, [])) for part in document.paragraphs)


def _passage(text: str, paragraph: Paragraph, standings: list[Standing]) -> Passage:
    marks = {standing.claim.claim_id: MARKS[standing.verdict] for standing in standings}
    ends = {standing.claim.claim_id: standing.claim.end - paragraph.start for standing in standings}
    spans = [(Span(standing.claim.start - paragraph.start, ends[standing.claim.claim_id]), standing.claim.claim_id)
             for standing in standings]  # fmt: skip
    pieces = cut(text[paragraph.start : paragraph.end], spans)
    owned = {owner for owner in map(_owner, pieces) if owner}
    seen: set[str] = set()
    runs = []
    for piece in pieces:
        owner = _owner(piece)
        signs = tuple(Sign(claim, marks[claim], claim not in owned) for claim in _ending(piece, ends))
        runs.append(Run(piece.text, owner, marks.get(owner), owner not in seen, signs))
        seen.add(owner)
    return Passage(paragraph.number, paragraph.role, tuple(runs))


def _owner(piece: Piece) -> str:
    """The shortest claim that covers a piece, "" for one without a word: nobody could choose a lone space."""
    return piece.covers[0] if piece.covers and any(map(str.isalnum, piece.text)) else ""


def _ending(piece: Piece, ends: dict[str, int]) -> list[str]:
    """The claims that end with this piece, the shortest first."""
    return [claim for claim in piece.covers if ends[claim] == piece.start + len(piece.text)]
