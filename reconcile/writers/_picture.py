"""Draws the graph of a story as a static SVG: a column a source, a box a linked claim, a line a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from reconcile.english import names
from reconcile.model import Claim, Link, Relation, Result, Strength
from reconcile.writers._marks import MARKS
from reconcile.writers._xml import valid

# Boxes that still fit a printed page and can be told apart; beyond, agreements are left out, and the picture says so.
ROOM = 30
# Measures in pixels: a box and the gap below it, a column and the gap for the lines, the head of a column.
BOX, ROW, COLUMN, GAP, HEAD = 40, 54, 220, 110, 44
# Letters that fit a line of a box, and lines in it.
LETTERS, LINES = 30, 2


class Box(NamedTuple):
    """A claim with the place of its box."""

    claim: Claim
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.y + BOX // 2


def picture(result: Result) -> str:
    """The SVG element; "" where no two claims are linked."""
    links, left_out = thinned([*result.links, *result.internal])
    if not links:
        return ""
    boxes = _boxes(result, links)
    bow = any(link.a.source == link.b.source for link in links)
    width = len(_columns(links)) * (COLUMN + GAP) - (0 if bow else GAP)
    height = max(box.y for box in boxes.values()) + ROW
    told = f"{len(boxes)} claims of {len(_columns(links))} sources and the {len(links)} links between them."
    left = f" {left_out} further agreements are not drawn." if left_out else ""
    lines = (*_heads(result, links), *_lines(links, boxes), *_claims(result, boxes.values()))
    return valid(
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label={quoteattr(told + left)} font-family="sans-serif" font-size="13" fill="currentColor">'
        f"<title>{escape(told + left)}</title>{''.join(lines)}</svg>"
    )


def thinned(links: Sequence[Link]) -> tuple[list[Link], int]:
    """The links for which there is room, conflicts first, then clear agreements; and how many are left out."""
    kept: list[Link] = []
    claims: set[str] = set()
    ranked = sorted(links, key=lambda x: (x.relation is not Relation.CONFLICT, x.strength is not Strength.CLEAR))
    for link in ranked:
        ends = {link.a.claim_id, link.b.claim_id}
        if link.relation is Relation.CONFLICT or len(claims | ends) <= ROOM:
            kept.append(link)
            claims |= ends
    return kept, len(links) - len(kept)


def _columns(links: Iterable[Link]) -> list[str]:
    return sorted({claim.source for link in links for claim in (link.a, link.b)})


def _boxes(result: Result, links: Sequence[Link]) -> Mapping[str, Box]:
    """A box for each claim, column by column, in document order."""
    linked = {claim.claim_id: claim for link in links for claim in (link.a, link.b)}
    found: dict[str, Box] = {}
    for number, source in enumerate(_columns(links)):
        own = sorted((c for c in linked.values() if c.source == source), key=lambda c: c.place)
        for row, claim in enumerate(own):
            found[claim.claim_id] = Box(claim, number * (COLUMN + GAP), HEAD + row * ROW)
    return found


def _heads(result: Result, links: Sequence[Link]) -> Iterator[str]:
    called = names(result.documents)
    for number, source in enumerate(_columns(links)):
        name = escape(_cut(called.get(source, source), LETTERS - 4))
        yield f'<text x="{number * (COLUMN + GAP)}" y="22" font-weight="bold" font-size="15">{name}</text>'


def _lines(links: Iterable[Link], boxes: Mapping[str, Box]) -> Iterator[str]:
    """Agreements drawn through, then conflicts, dashed and named after what differs; thin where only possible."""
    for link in sorted(links, key=lambda link: link.relation is Relation.CONFLICT):
        a, b = sorted((boxes[link.a.claim_id], boxes[link.b.claim_id]), key=lambda box: (box.x, box.y))
        differs = link.relation is Relation.CONFLICT
        width = (3 if link.strength is Strength.CLEAR else 1) + differs
        style = 'stroke="#c0392b" stroke-dasharray="7 4"' if differs else 'stroke="#2e8b57"'
        path = _path(a, b)
        told = escape(f"{link.strength} {'conflict' if differs else 'agreement'}: {link.why}")
        yield f'<path d="{path}" fill="none" {style} stroke-width="{width}"><title>{told}</title></path>'
        if differs:
            x, y = (a.x + COLUMN + b.x) // 2, (a.middle + b.middle) // 2 - 5
            x = x if a.x != b.x else a.x + COLUMN + GAP // 3
            halo = 'stroke="Canvas" stroke-width="4" paint-order="stroke"'
            yield f'<text x="{x}" y="{y}" text-anchor="middle" {halo}>✕ {escape(link.difference)}</text>'


def _path(a: Box, b: Box) -> str:
    """From the right of one box to the left of the other; round the right side within one column."""
    start = a.x + COLUMN
    if a.x == b.x:
        bow = start + GAP // 2
        return f"M{start} {a.middle} C{bow} {a.middle} {bow} {b.middle} {start} {b.middle}"
    half = GAP // 2
    return f"M{start} {a.middle} C{start + half} {a.middle} {b.x - half} {b.middle} {b.x} {b.middle}"


def _claims(result: Result, boxes: Iterable[Box]) -> Iterator[str]:
    marks = {standing.claim.claim_id: MARKS[standing.stands] for standing in result.claims}
    for box in boxes:
        mark = marks[box.claim.claim_id]
        rows = enumerate(_wrapped(f"{mark.shape} {' '.join(box.claim.text.split())}"))
        spans = (f'<tspan x="{box.x + 8}" y="{box.y + 17 + 16 * i}">{escape(row)}</tspan>' for i, row in rows)
        yield (
            f"<g><title>{escape(box.claim.text)} ({escape(mark.word)})</title>"
            f'<rect x="{box.x}" y="{box.y}" width="{COLUMN}" height="{BOX}" rx="4" fill="Canvas" '
            f'stroke="currentColor" stroke-opacity="0.5"/><text>{"".join(spans)}</text></g>'
        )


def _wrapped(text: str) -> list[str]:
    """The text in at most LINES lines, cut between words."""
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) < LETTERS:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word[:LETTERS])
    kept = lines[:LINES]
    return kept if len(lines) <= LINES else [*kept[:-1], _cut(f"{kept[-1]} …", LETTERS)]


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 2].rstrip()} …"
