"""What stands around the words of a claim: their sentence, those before it, what told more, the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.shown.antecedents import Antecedents
from reconcile.claims.shown.pointing import SMALL, pointers
from reconcile.model import Role, Sentence

# At most so many words of a sentence are shown.
SHOWN = 50
# A sentence is shown with a part of it that leaves out so many words with a meaning of their own, or has no verb.
APART = 3
# A sentence shorter than this (in words) tells little without the one before it.
SHORT = 10
# So many sentences before are shown at least, so many where something is left open, and so many at most.
LEAST, MORE, NEAREST = 2, 3, 4

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_VERBAL = frozenset({"VERB", "AUX"})


class Surroundings:
    """The sentences of one document, what is told of their words, and the title, which tells what all is about."""

    def __init__(self, sentences: Sequence[Sentence], told: Antecedents, title: str) -> None:
        self._sentences = sentences
        self._told = told
        self._title = title
        self._first = next((n for n, s in enumerate(sentences) if s.role is not Role.TITLE), len(sentences))

    def of(
        self, number: int, within: Sequence[int], unclear: Sequence[tuple[int, int]], open_here: bool
    ) -> Iterator[tuple[str, str]]:
        """What stands around words: their sentence, what told more of ``unclear`` ones, the sentences before.

        Where something is open more of those are told, and with what the text opens.
        """
        sentence = self._sentences[number]
        left_out = {*range(len(sentence.words))}.difference(within)
        apart = APART if any(sentence.words[i].pos in _VERBAL for i in within) else 1
        if within and sum(sentence.words[i].pos in _TELLING for i in left_out) >= apart:
            yield "sentence", self._around(number, within[0])
        if before := self.before(number, MORE if open_here else LEAST):
            earlier = self._earlier(number, unclear)
            opening = self._opening(number) if open_here else ""
            if opening and opening not in before:
                yield "opening", opening
            if earlier and earlier not in before and earlier != opening:
                yield "earlier", earlier
            yield "before", before

    def headline(self, number: int) -> str:
        """The title of the document, save for what stands in a title itself."""
        return "" if self._sentences[number].role is Role.TITLE else self._title

    def _opening(self, number: int) -> str:
        """The first sentence of the text before a sentence, which tells what all of it is about."""
        return self._around(self._first, 0) if self._first < number else ""

    def _earlier(self, number: int, unclear: Sequence[tuple[int, int]]) -> str:
        """The nearest sentence that tells more of nouns that are left open, save the one just before."""
        found = [at for n, i in unclear if (at := self._told.given.earlier(n, i, number)) is not None]
        return self._around(*max(found)) if found else ""

    def _around(self, number: int, i: int) -> str:
        """A sentence, or so much of it on both sides of word ``i``."""
        sentence = self._sentences[number]
        words = sentence.text.split()
        at = len(sentence.text[: sentence.words[i].start - sentence.start].split())
        first = max(0, min(at - SHOWN // 2, len(words) - SHOWN))
        left, right = ["…"] * (first > 0), ["…"] * (first + SHOWN < len(words))
        return " ".join([*left, *words[first : first + SHOWN], *right])

    def is_first(self, number: int) -> bool:
        """Whether nothing stands before a sentence that could tell of it."""
        return not number or Role.TITLE in (self._sentences[number - 1].role, self._sentences[number].role)

    def before(self, number: int, least: int) -> str:
        """At ``least`` so many sentences before; with those before them where they are short, or lean on them.

        So many words of each are shown: the last of them.
        """
        words: list[str] = []
        for back in range(number - 1, max(-1, number - NEAREST - 1), -1):
            if self.is_first(back + 1):
                break
            words = [*self._sentences[back].text.split(), *words]
            if number - back >= least and len(words) >= SHORT and not self._opens_open(back):
                break
        most = least * SHOWN
        return " ".join(words if len(words) <= most else ["…", *words[-most:]])

    def _opens_open(self, number: int) -> bool:
        """Whether a sentence begins with a pronoun or "this" that nothing answers."""
        tree = Tree.of(self._sentences[number].words)
        first = next((i for i, w in enumerate(tree.words) if w.pos not in SMALL), None)
        return first is not None and (first in pointers(tree) or self._told.of_pronoun(number, first) == "")
