"""A web page as text: the story, with what the page's frame prints of it in its place."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.errors import UnreadableSource
from reconcile.model import Role
from reconcile.readers import _html_tree, text
from reconcile.readers._decode import checked
from reconcile.readers._extract import BYLINE, PUBLISHED, TITLE, UPDATED, Extract, Said, laid
from reconcile.readers._furniture import byline, told
from reconcile.readers._headlines import plain
from reconcile.readers._html_label import labels
from reconcile.readers._html_page import Page, page
from reconcile.readers._html_parts import FOREIGN
from reconcile.readers._html_seen import SEEN, seen
from reconcile.settings import Settings

# What stands between headline and story and is no part of the frame is a standfirst, if it has so many words.
_STANDFIRST = 6


def extract(data: bytes, settings: Settings) -> Extract:
    """The story of a page, with its title, label, byline and date lines in their places.

    Raises UnreadableSource for what is empty, binary, too large or no page.
    """
    raw, notes = _html_tree.characters_of(data)
    if not _html_tree.has_tags(raw):
        plain_text = text.read(data, settings)
        return Extract(plain_text.text, notes=(*plain_text.notes, ("holds no mark-up", "read as plain text")))
    taken = page(_html_tree.tree(raw), raw)
    body, roles = laid(_paragraphs(taken))
    if not any(map(str.isalnum, body)):
        raise UnreadableSource("holds no words of a story; a page that shows its text without scripts is accepted")
    return Extract(checked(body, settings), tuple(_said(taken)), roles, (*notes, *_paid_links(taken)))


def _said(taken: Page) -> Iterator[Said]:
    """What the page says of itself: what a reader sees goes before what machines are told, but for the writer's name."""
    printed, data = list(seen(taken)), list(taken.data.said)
    if taken.title:
        yield Said(TITLE, taken.title, SEEN if taken.top is not None else "the page's title")
    yield from labels(taken)
    yield from (said for said in printed if said.field in (PUBLISHED, UPDATED))
    yield from (said for said in data if said.field != TITLE)
    yield from (said for said in printed if said.field == BYLINE)
    yield from _fallbacks(taken, [*printed, *data])


def _fallbacks(taken: Page, said: list[Said]) -> Iterator[Said]:
    """A page's last day for its first, where it gives no other."""
    if not any(s.field == PUBLISHED for s in said):
        yield from (Said(PUBLISHED, s.value, s.where) for s in said if s.field == UPDATED)


def _paragraphs(taken: Page) -> Iterator[tuple[str, Role | None]]:
    """The text of the page: what the frame prints of the story above its headline, the headline, the story."""
    first, last = taken.prose
    stamped = {plain(said.value) for said in (*labels(taken), *(s for s in seen(taken) if s.field == BYLINE))}
    main = set(taken.main)
    if taken.headline is None and taken.title:
        yield taken.title, Role.TITLE
    for place, block in enumerate(taken.blocks):
        if place == taken.headline:
            yield block.text, Role.TITLE
        elif place in main:
            yield block.text, _given(block.tag, block.text)
        elif block.parts & FOREIGN:
            continue
        elif role := _framed(block.text, stamped):
            if place >= taken.begins - 4 and place <= last + 4:
                yield block.text, role
        elif taken.headline is not None and taken.headline < place < first:
            if block.text.count(" ") >= _STANDFIRST and block.linked < 0.5:
                yield block.text, None


def _given(tag: str, words: str) -> Role | None:
    return Role.SUBHEAD if tag in ("h2", "h3", "h4", "h5", "h6") and not told(words) else None


def _framed(line: str, stamped: set[str]) -> Role | None:
    """The role of a line of the frame: a label, a byline or a date; None for what is no part of the story."""
    role = told(line)
    if role in (Role.LABEL, Role.DATELINE):
        return role if role is Role.LABEL and plain(line) in stamped or role is Role.DATELINE else None
    return Role.DATELINE if byline(line) or plain(line) in stamped else None


def _paid_links(taken: Page) -> Iterator[tuple[str, str]]:
    """A note on links within the story that say of themselves that they are paid for."""
    links = [e for i in taken.main for e in taken.blocks[i].inline if "sponsored" in (e.get("rel") or "").split()]
    if links:
        count = f"{len(links)} links in its text are" if len(links) > 1 else "a link in its text is"
        yield f"{count} marked as paid for (rel=sponsored)", "told only; its kind is not changed"
