"""What a page says of itself for machines: JSON-LD, Open Graph and other meta tags, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from reconcile.readers._extract import BYLINE, KIND, PAID_BY, PUBLISHED, PUBLISHER, TITLE, UPDATED, URL, Said
from reconcile.readers._headlines import plain
from reconcile.readers._html_tree import Element, squeezed
from reconcile.readers._stamps import day

JSON_LD, META = "JSON-LD", "a meta tag"
_ARTICLE = re.compile(r"(?:Article|Posting|Report|PressRelease|Statement)$")
_PLAIN_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
# Names under which no person writes.
_NOBODY = re.compile(
    r"(?:admin(?:istrator)?|staff|web ?master|editor|user|guest|unknown|author|null|none|newsroom)?", re.I
)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
# The names of meta tags, most trusted first, for each field.
_METAS = {
    TITLE: ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title"),
    PUBLISHER: ("og:site_name", "dc.publisher", "application-name", "publisher", "citation_publisher"),
    PUBLISHED: (
        *("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created"),
        *("dcterms.issued", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date"),
        *("publication_date", "citation_publication_date", "article.published", "dc.date", "date", "displaydate"),
    ),
    UPDATED: (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "dcterms.modified",
        "last-modified",
        "lastmod",
    ),
    BYLINE: (
        "author",
        "article:author",
        "dc.creator",
        "byl",
        "parsely-author",
        "sailthru.author",
        "byline",
        "twitter:data1",
    ),
    URL: ("og:url", "parsely-link", "twitter:url"),
}
# Deeper or longer data is not about the story.
_DEEPEST, _MOST = 12, 2000


@dataclass(frozen=True, slots=True)
class Data:
    """What a page says of itself for machines; ``kinds`` are its types, sections and genres, with where."""

    said: tuple[Said, ...]
    kinds: tuple[tuple[str, str], ...]

    def first(self, field: str) -> str:
        """The most trusted value of a field, or ""."""
        return next((said.value for said in self.said if said.field == field), "")


def data(root: Element, text: str) -> Data:
    """The data of a page; ``text`` is the page as characters."""
    metas = _metas(root)
    named = list(_from_metas(metas, root, text))
    title = next((said.value for said in named if said.field == TITLE), "")
    node = _story(list(_nodes(root)), title)
    said = [*_from_node(node), *named]
    kinds = [*((value, JSON_LD) for value in _kinds(node)), *((value, META) for value in _meta_kinds(metas))]
    return Data(tuple(said), tuple(kinds))


def person(name: str, publisher: str = "") -> str:
    """A writer's name, or "" for an address, an account or the outlet itself."""
    name = re.sub(r"^(?:words\s+|written\s+)?by:?\s+", "", squeezed(name), flags=re.I)
    nobody = _NOBODY.fullmatch(name) or "://" in name or "@" in name or name.startswith(("www.", "/"))
    return "" if nobody or not any(map(str.isalpha, name)) or plain(name) == plain(publisher) else name


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = squeezed(element.get("content"))
        if name and value:
            found.setdefault(name.casefold(), []).append(value)
    return found


def _from_metas(metas: dict[str, list[str]], root: Element, text: str) -> Iterator[Said]:
    outlet = next((metas[name][0] for name in _METAS[PUBLISHER] if name in metas), "")
    for field, names in _METAS.items():
        for name in names:
            value = metas.get(name, [""])[0]
            if field in (PUBLISHED, UPDATED):
                value = day(value)
            elif field == BYLINE:
                value = person(value, outlet)
            if value:
                yield Said(field, value, "Open Graph" if name.startswith("og:") else META)
    for link in root.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and "://" in (link.get("href") or ""):
            yield Said(URL, link.get("href").strip(), "its canonical link")
    if saved := _SAVED.search(text[:_MOST]):
        yield Said(URL, saved[1], "the note of the browser that saved it")


def _meta_kinds(metas: dict[str, list[str]]) -> Iterator[str]:
    for name in (
        "article:section",
        "article:tag",
        "og:type",
        "content-type",
        "contenttype",
        "pagetype",
        "page-type",
        "section",
    ):
        yield from metas.get(name, ())
    for name in ("sponsored", "is_sponsored", "issponsored", "advertorial", "paid_content", "branded_content"):
        if metas.get(name, [""])[0].casefold() in ("true", "1", "yes"):
            yield name


def _nodes(root: Element) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD that is no item of a list of stories."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        waiting = [(_parsed(script.text or ""), 0)]
        for _ in range(_MOST):
            if not waiting:
                break
            value, depth = waiting.pop(0)
            if isinstance(value, list) and depth < _DEEPEST:
                waiting += [(item, depth + 1) for item in value]
            elif isinstance(value, dict):
                yield value
                inner = (value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
                waiting += [(item, depth + 1) for item in inner if depth < _DEEPEST]


def _parsed(text: str) -> Any:
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip()
    for version in (text, _TRAILING_COMMA.sub(r"\1", text)):
        with suppress(ValueError, RecursionError):
            return json.loads(version, strict=False)
    return None


def _types(node: dict[str, Any]) -> list[str]:
    return [str(kind) for kind in _listed(node.get("@type"))]


def _story(nodes: list[dict[str, Any]], title: str) -> dict[str, Any]:
    """The object that is the story: of several articles the one with the page's title, else the first."""
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    titled = [n for n in articles if title and plain(str(n.get("headline") or n.get("name") or "-")) in plain(title)]
    pages = [node for node in nodes if any(_PLAIN_PAGE.search(kind) for kind in _types(node))]
    return next(iter([*titled, *articles, *pages]), {})


def _from_node(node: dict[str, Any]) -> Iterator[Said]:
    outlet = _names(node.get("publisher")) or _names(node.get("sourceOrganization"))
    people = [person(name, next(iter(outlet), "")) for name in _names(node.get("author"))]
    page = node.get("mainEntityOfPage")
    address = page.get("@id") if isinstance(page, dict) else page
    found = (
        (TITLE, squeezed(_text(node.get("headline")))),
        (PUBLISHER, next(iter(outlet), "")),
        (PUBLISHED, day(_text(node.get("datePublished")))),
        (UPDATED, day(_text(node.get("dateModified")))),
        (BYLINE, " and ".join(filter(None, people))),
        (PAID_BY, next(iter(_names(node.get("sponsor"))), "")),
        (KIND, "opinion" if "OpinionNewsArticle" in _types(node) else ""),
        (URL, next((u for u in (_text(node.get("url")), _text(address)) if u.startswith("http")), "")),
    )
    return (Said(field, value, JSON_LD) for field, value in found if value)


def _kinds(node: dict[str, Any]) -> Iterator[str]:
    yield from _types(node)
    for key in ("articleSection", "genre", "additionalType", "keywords"):
        yield from (_text(value) for value in _listed(node.get(key)))


def _names(value: Any) -> list[str]:
    """The names of a person or body, or of several, however they are given."""
    return [name for v in _listed(value) if (name := squeezed(_text(v.get("name") if isinstance(v, dict) else v)))]


def _listed(value: Any) -> list[Any]:
    return value[:50] if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else ""
