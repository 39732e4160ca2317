"""A parsed document with its quotations: which words stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.said.quotes import Quotation, quotations
from reconcile.model import Document, Sentence, Span, Word


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences of a document with their trees and quotations, all in document order."""

    text: str
    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    quotations: Sequence[Quotation]
    _starts: Sequence[int]
    _opens: Sequence[int]

    @classmethod
    def of(cls, document: Document, sentences: Sequence[Sentence]) -> Page:
        """The page of a document and its sentences."""
        quoted = quotations(document)
        trees = [Tree.of(s.words) for s in sentences]
        starts, opens = [s.start for s in sentences], [q.outer.start for q in quoted]
        return cls(document.text, sentences, trees, quoted, starts, opens)

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds or last precedes an offset."""
        return max(0, bisect_right(self._starts, place) - 1)

    def quotation_at(self, place: int) -> int | None:
        """The number of the quotation, marks included, that holds an offset."""
        n = bisect_right(self._opens, place) - 1
        return n if n >= 0 and place < self.quotations[n].outer.end else None

    def quotations_in(self, span: Span) -> Sequence[Quotation]:
        """The quotations that share a character of what they quote with a stretch."""
        last = bisect_left(self._opens, span.end)
        first = max(0, bisect_right(self._opens, span.start) - 1)
        return [q for q in self.quotations[first:last] if q.span.overlaps(span)]

    def listed(self, n: int) -> Sequence[Quotation]:
        """Quotation ``n`` with those that go on from it as a list (“old,” “worn” and “unsafe”)."""
        last = n + 1
        while last < len(self.quotations):
            before, after = self.quotations[last - 1].outer, self.quotations[last].outer
            ends = self.quoted(last - 1)[-1:] in (".", "?", "!", "…")
            if ends or self.text[before.end : after.start].strip(" ,;") not in ("", "and", "or"):
                break
            last += 1
        return self.quotations[n:last]

    def is_free(self, word: Word) -> bool:
        """Whether a word stands outside all quotations."""
        return self.quotation_at(word.start) is None

    def lead(self, n: int) -> list[int]:
        """The words before quotation ``n`` in its sentence, back to the quotation before it."""
        start, floor = self.quotations[n].outer.start, self.quotations[n - 1].outer.end if n else 0
        words = self.sentences[self.sentence_at(start)].words
        return [i for i, w in enumerate(words) if floor <= w.start and w.end <= start and is_word(w)]

    def gap(self, n: int) -> tuple[int, list[int]]:
        """The number of the sentence that goes on after quotation ``n``, and its words after it outside quotations."""
        end = self.quotations[n].outer.end
        at = self.sentence_at(end)
        if self.sentences[at].end <= end and at + 1 < len(self.sentences):
            at += 1
        if self.sentences[at].paragraph != self.quotations[n].paragraph:
            return at, []
        words = self.sentences[at].words
        return at, [i for i, w in enumerate(words) if end <= w.start and is_word(w) and self.is_free(w)]

    def quoted(self, n: int) -> str:
        """The words of quotation ``n``, without marks at their end."""
        span = self.quotations[n].span
        return self.text[span.start : span.end].rstrip("'’\"” ")

    def goes_on(self, n: int) -> bool:
        """Whether quotation ``n`` says more than its first sentence, there or in the paragraph after."""
        quotation = self.quotations[n]
        more = n + 1 < len(self.quotations) and self.quotations[n + 1].continues
        return more or self.sentences[self.sentence_at(quotation.outer.start)].end < quotation.outer.end

    def is_full(self, n: int) -> bool:
        """Whether quotation ``n`` ends like a sentence, with its sentence, or before "and"."""
        quotation = self.quotations[n]
        sentence = self.sentences[self.sentence_at(quotation.span.end)]
        rest = self.text[quotation.outer.end : max(sentence.end, quotation.outer.end)]
        following = rest.split()[:1]
        return self.quoted(n)[-1:] in tuple(".,?!…") or not any(map(str.isalnum, rest)) or following == ["and"]


def is_word(word: Word) -> bool:
    """Whether a token is more than punctuation."""
    return word.pos not in ("PUNCT", "SPACE") and (word.text.isalnum() or any(map(str.isalnum, word.text)))
