"""JSON and JSON Lines (.json, .jsonl, .ndjson): an object with a text and what is known of it, or several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reconcile.errors import UnreadableSource
from reconcile.model import Kind
from reconcile.readers._decode import decode
from reconcile.readers._extract import (
    BYLINE,
    KIND,
    PAID_BY,
    PAID_LABEL,
    PUBLISHED,
    PUBLISHER,
    TITLE,
    UPDATED,
    URL,
    Enclosed,
    Extract,
    Said,
)
from reconcile.readers._stamps import day
from reconcile.settings import Settings

ENDINGS = (".json", ".jsonl", ".ndjson")

# Our own names first, then those of schema.org and of common feeds.
TEXTS = ("text", "articleBody", "body", "content", "content_text")
FIELDS = {
    TITLE: ("title", "headline"),
    PUBLISHER: ("publisher", "outlet", "site_name"),
    KIND: ("kind",),
    PUBLISHED: ("published", "datePublished", "date_published", "date"),
    UPDATED: ("updated", "dateModified", "date_modified"),
    BYLINE: ("byline", "author", "authors"),
    URL: ("url",),
    PAID_LABEL: ("paid_label",),
    PAID_BY: ("paid_by", "sponsor"),
}
_ACCEPTED = 'an object with "text", or a list or lines of such objects, is accepted'
_INSIDE = "the file"
_NAME = re.compile(r"[\w-][\w.-]{0,60}")


def read(data: bytes, settings: Settings) -> Extract:
    """The text of one object; of a list or of lines, each object as a document of its own.

    Raises UnreadableSource for what is no JSON or holds no text.

    >>> read(b'{"title": "Fire", "text": "It burned."}', Settings()).text
    'It burned.'
    """
    text, notes = decode(data, settings)
    try:
        value = json.loads(text)
    except ValueError as error:
        value = _lines(text, error)
    except RecursionError:
        raise UnreadableSource(f"is nested too deeply; {_ACCEPTED}") from None
    if isinstance(value, list):
        return Extract("", notes=notes, enclosed=tuple(_listed(value)))
    if not isinstance(value, dict):
        raise UnreadableSource(f"holds no object; {_ACCEPTED}")
    body = _body(value)
    return Extract(decode(body.encode("utf-8", "replace"), settings)[0], tuple(_said(value)), notes=notes)


def _lines(text: str, fault: ValueError) -> list[Any]:
    """The objects of JSON Lines; raises UnreadableSource with the fault where the lines are none either."""
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        return [json.loads(line) for line in lines] if len(lines) > 1 else _not_json(fault)
    except ValueError:
        return _not_json(fault)


def _not_json(fault: ValueError) -> list[Any]:
    said = f"line {fault.lineno}: {fault.msg}" if isinstance(fault, json.JSONDecodeError) else "a number is too long"
    raise UnreadableSource(f"is no JSON ({said}); {_ACCEPTED}")


def _listed(values: list[Any]) -> Iterator[Enclosed]:
    """Each object as a document of its own, named by its "id" where that can be a name, else by its number."""
    given = [value.get("id") if isinstance(value, dict) else None for value in values]
    for number, (value, name) in enumerate(zip(values, given, strict=True), 1):
        plain = isinstance(name, str) and _NAME.fullmatch(name) and given.count(name) == 1
        yield Enclosed(f"{name if plain else number}.json", json.dumps(value, ensure_ascii=True).encode())


def _body(value: dict[str, Any]) -> str:
    body = next((value[name] for name in TEXTS if value.get(name)), "")
    if isinstance(body, list) and all(isinstance(part, str) for part in body):
        body = "\n\n".join(body)
    if not isinstance(body, str) or not any(map(str.isalnum, body)):
        raise UnreadableSource(f"holds no text; {_ACCEPTED}")
    return body


def _said(value: dict[str, Any]) -> Iterator[Said]:
    for field, names in FIELDS.items():
        told = next((_words(value[name]) for name in names if value.get(name)), "")
        if field in (PUBLISHED, UPDATED):
            told = day(told)
        if told and (field != KIND or told.casefold() in set(Kind)):
            yield Said(field, told.casefold() if field == KIND else told, _INSIDE)


def _words(value: Any) -> str:
    """A value as words: a name for a person or body, several joined."""
    match value:
        case str() | int() | float():
            return " ".join(str(value).split())
        case {"name": str() as name}:
            return " ".join(name.split())
        case list():
            return " and ".join(filter(None, map(_words, value[:20])))
    return ""
