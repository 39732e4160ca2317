"""Finds who goes on speaking in a quotation that says nothing of its speaker."""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.claims.parsed.tree import SUBJECTS
from reconcile.claims.said.doers import holder, is_main
from reconcile.claims.said.frames import stands_alone
from reconcile.claims.said.page import Page, is_word
from reconcile.claims.said.speakers import Cast, Speaker
from reconcile.claims.vocabulary import kind_of

# A quotation without a speaker goes on from one at most this many paragraphs before.
BACK = 2
# At most so many words lead to what goes on from the sentence before ("Moreover, it").
LEAD = 3
_TOLD = frozenset({"it", "this", "that", "they", "these"})
_ENDS = (".", "?", "!", ",", "…", "—", "–")


def speaker_before(page: Page, n: int, cast: Cast, spoken: Mapping[int, Speaker]) -> Speaker | None:
    """Who spoke or was spoken of last before quotation ``n``, where it is a whole sentence that stands alone.

    ``spoken`` holds who speaks in which sentence.
    """
    text = page.quoted(n)
    whole = " " in text and (text.endswith(_ENDS) or not page.quotations[n].closed)
    if not page.sentences or not whole:
        return None
    at = page.sentence_at(page.quotations[n].outer.start)
    if not stands_alone(page, n):
        return spoken.get(at - 1) if _tells_on(page, n, at) else None
    for number in range(at - 1, -1, -1):
        if page.sentences[number].paragraph < page.sentences[at].paragraph - BACK:
            return None
        if (who := spoken.get(number) or _spoken_of(page, number, cast)) is not None:
            return who
    return None


def _tells_on(page: Page, n: int, at: int) -> bool:
    """Whether a quotation is all its sentence says of what the last one told of (Moreover, it “was built to last.”)."""
    lead, words = page.lead(n), page.sentences[at].words
    near = at > 0 and page.sentences[at - 1].paragraph == page.sentences[at].paragraph
    if not near or not 0 < len(lead) <= LEAD or (lead[0] and is_word(words[lead[0] - 1])):
        return False
    told = any(words[i].dep in SUBJECTS and words[i].text.casefold() in _TOLD for i in lead)
    return told and any(w.head == i and page.quotations[n].span.holds(w) for i, w in enumerate(words))


def _spoken_of(page: Page, number: int, cast: Cast) -> Speaker | None:
    """The person who is the subject of a sentence, or who wrote what it heads ("Statement by Ann Hall")."""
    tree = page.trees[number]
    for i, word in enumerate(tree.words):
        if word.head == i and kind_of(word.lemma) == "document" and (who := holder(tree, i)) is not None:
            return cast.speaker(number, who)
        main = word.dep in SUBJECTS and tree.words[word.head].head == word.head
        main = main or any(is_main(tree, k) for k in tree.children[i])
        if main and (cast.directory.named(number, i, "person") or word.text.casefold() in ("he", "she")):
            return cast.speaker(number, i)
    return None
