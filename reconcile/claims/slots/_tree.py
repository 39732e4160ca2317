"""The parse of a sentence as a tree: children, subtrees and the stretches they cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reconcile.claims.parsed import tree as parsed
from reconcile.model import Sentence, Span, Word
from reconcile.remembered import remembered

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence's words with the children of each, as indices in order."""

    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]

    def below(self, top: int, skip: Callable[[int], bool] = lambda child: False) -> list[int]:
        """``top`` and all below it, in order; a child for which ``skip`` holds is left out with what hangs on it.

        >>> from reconcile.claims.parsed.parse import sentence
        >>> grown = tree(sentence("The town council met."))
        >>> [grown.words[i].text for i in grown.below(2)]
        ['The', 'town', 'council']
        """
        found, waiting = [], [top]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += [child for child in self.children[at] if not skip(child)]
        return sorted(found)

    def child(self, top: int, *deps: str) -> int | None:
        """The first child of ``top`` with one of the dependencies."""
        return next((child for child in self.children[top] if self.words[child].dep in deps), None)

    def up(self, at: int) -> list[int]:
        """The words above ``at``, nearest first, up to the root."""
        above = []
        while self.words[at].head != at:
            at = self.words[at].head
            above.append(at)
        return above


@remembered
def tree(sentence: Sentence) -> Tree:
    """The sentence's tree."""
    return Tree(sentence.words, parsed.Tree.of(sentence.words).children)


def cover(words: Sequence[Word], indices: Sequence[int]) -> Span:
    """The stretch from the first to the last of some words, in document offsets."""
    return Span(words[min(indices)].start, words[max(indices)].end)


def verbatim(sentence: Sentence, span: Span) -> str:
    """The words of the sentence that a span in document offsets covers."""
    return sentence.text[span.start - sentence.start : span.end - sentence.start]
