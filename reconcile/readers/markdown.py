"""Markdown (.md): marks are taken off, headings keep their role."""

from __future__ import annotations

import re

from reconcile.errors import UnreadableSource
from reconcile.model import Role, Span
from reconcile.readers._decode import decode
from reconcile.readers._extract import BYLINE, PUBLISHED, PUBLISHER, TITLE, UPDATED, URL, Extract, Said
from reconcile.settings import Settings

ENDINGS = (".md",)

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t]*$", re.M)
_FENCE = re.compile(r"^(?:```|~~~).*$", re.M)
_RULE = re.compile(r"^ {0,3}([-*_=])[ \t]*(?:\1[ \t]*){2,}$", re.M)
_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.S)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_BLOCK = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+)+")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,300}\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.{1,400}?)(?<=[^\s*_])\1(?![\w*_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")

# The names front matter goes by in common site generators, and what each fills.
_FIELDS = {
    "title": TITLE,
    "date": PUBLISHED,
    "published": PUBLISHED,
    "updated": UPDATED,
    "lastmod": UPDATED,
    "author": BYLINE,
    "byline": BYLINE,
    "publisher": PUBLISHER,
    "url": URL,
}


def read(data: bytes, settings: Settings) -> Extract:
    """The words of a Markdown text; YAML front matter fills the metadata.

    Raises UnreadableSource for what is empty, binary or too large.

    >>> read(b"# Fire at a shop\\n\\nA *fierce* [blaze](http://x.example).", Settings()).text
    'Fire at a shop\\n\\nA fierce blaze.'
    """
    text, notes = decode(data, settings)
    said: list[Said] = []
    if front := _FRONT.match(text):
        text = text[front.end() :]
        for key, value in _FIELD.findall(front[1]):
            if field := _FIELDS.get(key.casefold()):
                said.append(Said(field, value.strip("\"'"), "its front matter"))
    plain, roles = _plain(text)
    if not any(map(str.isalnum, plain)):
        raise UnreadableSource("is empty; a text with at least one word is accepted")
    return Extract(plain, tuple(said), roles, notes)


def _plain(text: str) -> tuple[str, tuple[tuple[Span, Role], ...]]:
    """The text without its marks, and the spans of its headings."""
    for mark in (_COMMENT, _FENCE, _RULE):
        text = mark.sub("", text)
    lines: list[str] = []
    roles: list[tuple[Span, Role]] = []
    place = 0
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        bare = _inline(heading[2] if heading else _BLOCK.sub("", line))
        if heading and bare.strip():
            first = not any(role is Role.TITLE for _, role in roles)
            roles.append((Span(place, place + len(bare)), Role.TITLE if first and heading[1] == "#" else Role.SUBHEAD))
        lines.append(bare)
        place += len(bare) + 1
    return "\n".join(lines), tuple(roles)


def _inline(line: str) -> str:
    for pattern, by in ((_IMAGE, ""), (_LINK, r"\1"), (_AUTOLINK, r"\1"), (_STRONG, r"\2"), (_EMPHASIS, r"\2")):
        line = pattern.sub(by, line)
    return _ESCAPE.sub(r"\1", line)
