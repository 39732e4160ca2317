"""Whom and what a claim names, the speaker it is ascribed to included."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.slots.name import own_words
from reconcile.judge import spelling
from reconcile.model import Claim, Name, Span
from reconcile.remembered import remembered


@remembered
def names(claim: Claim) -> tuple[Name, ...]:
    """The names inside a claim and, where it stands outside, the name of the person who says it."""
    return (*claim.slots.names, *_speaker(claim))


@remembered
def people(claim: Claim) -> frozenset[str]:
    """The keys of the people whom a claim names or means by a pronoun."""
    return frozenset(n.key for n in (*claim.slots.names, *claim.refers) if n.kind == "person")


def _speaker(claim: Claim) -> Iterator[Name]:
    """The speaker's name as the sentence writes it; nothing where the sentence only means her ("she said")."""
    own = own_words(claim.said_by)
    if not own:
        return
    words = claim.sentence.words
    for i, word in enumerate(words):
        if word.entity != "PERSON" or claim.span.holds(word):
            continue
        if spelling.plain(word.text) == spelling.plain(own[-1]) or spelling.alike(word.text.casefold(), own[-1]):
            first = i
            while first and words[first - 1].entity == "PERSON" and words[first - 1].text[:1].isupper():
                first -= 1
            span, start = Span(words[first].start, word.end), claim.sentence.start
            yield Name(span, claim.sentence.text[span.start - start : span.end - start], "person", " ".join(own))
            return
