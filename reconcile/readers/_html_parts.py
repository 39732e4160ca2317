"""What part of a page an element is: navigation, advert, links to other stories, comments, caption …"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reconcile.lexicon.table import rows
from reconcile.readers._html_tree import Element, tag

# Parts that hold nothing of the story, whatever their words.
FOREIGN = frozenset({"navigation", "links", "comments", "share", "notice", "appeal", "advert", "form", "tags", "bio"})
_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "sidebar",
    "header": "header",
    "form": "form",
    "article": "article",
    "main": "article",
    "figcaption": "caption",
    "blockquote": "quote",
    "address": "byline",
    "time": "date",
}
_NAMED = ("class", "id", "role", "data-component", "itemprop")
_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+")
# A name longer than this is a list of states that a framework wrote, not a word for a part.
_LONGEST = 400


def parts(element: Element, holds_story: bool) -> frozenset[str]:
    """What an element's own tag and names say; names do not count for what holds the headline."""
    own = _TAGS.get(tag(element))
    found = {own} if own else set()
    if not holds_story:
        for name in _NAMED:
            if value := element.get(name):
                found |= _named(value[:_LONGEST])
    return frozenset(found)


@lru_cache(4096)
def _named(value: str) -> frozenset[str]:
    return frozenset(part for token in value.split() for mark, part in _marks() if mark in folded(token))


@lru_cache(4096)
def folded(token: str) -> str:
    """A class or path segment as words between hyphens, to look marks up in.

    >>> folded("relatedArticles_list")
    '-related-articles-list-'
    """
    return f"-{'-'.join(word.casefold() for word in _WORD.findall(token))}-"


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    return tuple((f"-{row['mark'].replace(' ', '-')}-", row["part"]) for row in rows("page_parts"))
