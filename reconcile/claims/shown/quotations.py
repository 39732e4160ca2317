"""Finds in which quotation of a document a word stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reconcile.model import SaidAs, Sentence, Speech, Word


class Quotations:
    """The quotations of a document, in order."""

    def __init__(self, sentences: Sequence[Sentence], spoken: Sequence[Speech]) -> None:
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self.said = [s for s in spoken if s.said_as is not SaidAs.INDIRECT]
        self._within = [s.span for s in self.said]
        self._known: dict[int, int] = {}

    def of(self, word: Word) -> int:
        """The number of the quotation that a word is part of; -1 for none."""
        if (known := self._known.get(word.start)) is None:
            here = (n for n, span in enumerate(self._within) if span.start <= word.start and word.end <= span.end)
            known = self._known[word.start] = next((n for n in here if self._marked(self.said[n], word)), -1)
        return known

    def speaker(self, word: Word) -> str:
        """Who says a word within quotation marks, or ""."""
        quotation = self.of(word)
        return self.said[quotation].said_by if quotation >= 0 else ""

    def _marked(self, said: Speech, word: Word) -> bool:
        """Whether a word stands within the quotation marks of what is said, as all of a direct quotation does."""
        if said.said_as is SaidAs.DIRECT:
            return True
        at = bisect_right(self._starts, word.start) - 1
        text = self._sentences[at].text[: word.start - self._starts[at]]
        return text.count("“") > text.count("”") or text.count('"') % 2 == 1
