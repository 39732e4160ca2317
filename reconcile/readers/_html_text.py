"""A web page as text: the story, with what the page's frame prints of it in its place."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.errors import UnreadableSource
from reconcile.model import Role
from reconcile.readers import _html_tree, text
from reconcile.readers._decode import checked
from reconcile.readers._extract import BYLINE, PAID_LABEL, PUBLISHED, TITLE, UPDATED, Extract, Said, laid
from reconcile.readers._furniture import byline, told
from reconcile.readers._headlines import plain
from reconcile.readers._html_label import labels
from reconcile.readers._html_page import Page, page
from reconcile.readers._html_parts import FOREIGN
from reconcile.readers._html_seen import SEEN, seen
from reconcile.settings import Settings

# How far above and below the story its label, byline and days stand, in blocks.
_NEAR = 4
_LINKED = 0.5
_NAMED = (PAID_LABEL, BYLINE)
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
    if raw.count("<") > settings.max_tags:
        raise UnreadableSource(f"has {raw.count('<'):,} tags; at most {settings.max_tags:,} are read (max_tags)")
    taken = page(_html_tree.tree(raw), raw)
    printed, marked = list(seen(taken)), list(labels(taken))
    body, roles = laid(_paragraphs(taken, {plain(said.value) for said in (*marked, *printed) if said.field in _NAMED}))
    if not any(map(str.isalnum, body)):
        raise UnreadableSource("holds no words of a story; a page that shows its text without scripts is accepted")
    said = (*_title(taken), *marked, *_frame(taken, printed))
    return Extract(checked(body, settings), said, roles, (*notes, *_paid_links(taken)))


def _title(taken: Page) -> Iterator[Said]:
    if taken.title:
        yield Said(TITLE, taken.title, SEEN if taken.top is not None else "the page's title")


def _frame(taken: Page, printed: list[Said]) -> Iterator[Said]:
    """What is printed goes before what machines are told, but for the writer's name, which machines are told apart.

    A page that gives no first day has its last one for that.
    """
    told = [said for said in taken.data.said if said.field != TITLE]
    yield from (said for said in printed if said.field != BYLINE)
    yield from told
    yield from (said for said in printed if said.field == BYLINE)
    if not any(said.field == PUBLISHED for said in (*printed, *told)):
        yield from (Said(PUBLISHED, said.value, said.where) for said in (*printed, *told) if said.field == UPDATED)


def _paragraphs(taken: Page, named: set[str]) -> Iterator[tuple[str, Role | None]]:
    """The text of the page: what the frame prints of the story, the headline, the story.

    ``named`` are the labels and the writers that were found, as letters.
    """
    main = set(taken.main)
    if taken.headline is None and taken.title:
        yield taken.title, Role.TITLE
    for place, block in enumerate(taken.blocks):
        if place == taken.headline:
            yield block.text, Role.TITLE
        elif place in main:
            yield block.text, _given(block.tag, block.text)
        elif not block.parts & FOREIGN:
            yield from _beside(taken, place, named)


def _beside(taken: Page, place: int, named: set[str]) -> Iterator[tuple[str, Role | None]]:
    """A line of the frame near the story, or a standfirst between headline and story."""
    first, last = taken.prose
    block = taken.blocks[place]
    if role := _framed(block.text, named):
        if taken.begins - _NEAR <= place <= last + _NEAR:
            yield block.text, role
    elif taken.headline is not None and taken.headline < place < first:
        standfirst = block.text.count(" ") >= _STANDFIRST and block.linked < _LINKED
        yield from [(block.text, None)] if standfirst else []


def _given(tag: str, words: str) -> Role | None:
    return Role.SUBHEAD if tag in ("h2", "h3", "h4", "h5", "h6") and not told(words) else None


def _framed(line: str, named: set[str]) -> Role | None:
    """The role of a line of the frame: a label, a byline or a date; None for what is no part of the story."""
    role = told(line)
    if role is Role.LABEL:
        return role if plain(line) in named else None
    return Role.DATELINE if role is Role.DATELINE or byline(line) or plain(line) in named else None


def _paid_links(taken: Page) -> Iterator[tuple[str, str]]:
    """A note on links within the story that say of themselves that they are paid for."""
    links = [e for i in taken.main for e in taken.blocks[i].inline if "sponsored" in (e.get("rel") or "").split()]
    if links:
        count = f"{len(links)} links in its text are" if len(links) > 1 else "a link in its text is"
        yield f"{count} marked as paid for (rel=sponsored)", "told only; its kind is not changed"
