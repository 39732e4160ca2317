"""Finds headlines that put the speaker before a colon ("Hall: Bridge is safe")."""

from __future__ import annotations

from reconcile.claims.said.page import Page, is_word
from reconcile.claims.said.reporting import Report
from reconcile.claims.slots import name as names
from reconcile.claims.vocabulary import kind_of
from reconcile.model import Role, Word

# A label of more words than this is a statement of its own.
LABEL = 5
# Fewer words than this after the colon name a topic.
TOLD = 3
# A surname before the colon is somebody's if he is named in full within so many sentences.
SOON = 12
KINDS = ("person", "body")
_SOURCES = frozenset({"poll", "study", "survey", "report"})


def labelled(page: Page, number: int) -> Report | None:
    """What a headline says in somebody's name, if sentence ``number`` is one.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.claims.said.page import Page
    >>> s = sentence("Ann Hall: Bridge is safe to cross")
    >>> labelled(Page(s.text, [s], [], [], [0], []), 0).content
    ((3, 7),)
    """
    sentence = page.sentences[number]
    words = sentence.words
    colon = next((i for i, w in enumerate(words[: LABEL + 1]) if w.text == ":"), 0)
    told = [i for i in range(colon + 1, len(words)) if is_word(words[i])]
    stated = len(told) >= TOLD and any(words[i].pos in ("VERB", "AUX") for i in told)
    if not colon or not stated or (sentence.role is not Role.TITLE and number):
        return None
    last = next((i for i in range(1, colon) if words[i].pos == "ADP"), colon) - 1
    head = words[last]
    known = head.lemma in _SOURCES or kind_of(head.text.casefold()) in ("person", "body")
    if not known and not _is_named(page, number, head):
        return None
    return Report(colon, last, ((told[0], told[-1]),), "said", "")


def _is_named(page: Page, number: int, head: Word) -> bool:
    """Whether a word ends the name of a person or body: one of several words, here or soon after."""
    here = any(n.span.holds(head) and n.kind in KINDS for n in names.find(page.sentences[number]))
    near = (n for s in page.sentences[number : number + SOON] for n in names.find(s) if n.kind in KINDS)
    return here and any(head.text == n.text.split()[-1] != n.text for n in near)
