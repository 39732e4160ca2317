"""The words of praise and of the inspectors' scales, where they stand in a grading context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from reconcile.alternation import alternation
from reconcile.claims.slots import _grade_rated, _grade_said
from reconcile.claims.slots._grade_context import Context, Label
from reconcile.claims.slots._tree import Tree
from reconcile.clues import clues, told
from reconcile.grades import scales
from reconcile.model import Sentence, Span

# The strictest first: what is given as a rating is not merely said.
_CONTEXTS = (
    _grade_rated.hyphenated,
    _grade_rated.rating_noun,
    _grade_rated.rating_is,
    _grade_rated.rated,
    _grade_said.required,
    _grade_said.predicate,
    _grade_said.attribute,
)


def found(sentence: Sentence, grown: Tree, body: bool) -> Iterator[tuple[Span, Context]]:
    """Each label in a grading context, in order, with its context; the first of ``about`` is its own first word.

    ``body`` tells that somebody who grades is named in the sentence.
    """
    labels = list(_found_labels(sentence, grown))
    contexts: list[Context | None] = []
    for _, label in labels:
        contexts.append(_context(grown, label, body))
        body = body or any(context.formal for context in contexts[-1:] if context)
    for i, ((_, one), (_, other)) in enumerate(pairwise(labels)):
        if _is_change(grown, one, other):
            shared = contexts[i] or contexts[i + 1] or _grade_said.change(grown, one, body)
            contexts[i], contexts[i + 1] = contexts[i] or shared, contexts[i + 1] or shared
    for (span, label), context in zip(labels, contexts, strict=True):
        if context:
            yield span, context._replace(about=(label.first, *context.about))


def _found_labels(sentence: Sentence, grown: Tree) -> Iterator[tuple[Span, Label]]:
    if _label_clues().isdisjoint(told(sentence.text)):
        return
    places = {word.start: i for i, word in enumerate(sentence.words)}
    for match in _labels().finditer(sentence.text):
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        if span.start in places:
            yield span, label_at(grown, places[span.start], span, " ".join(match.group().lower().split()))


def _is_change(grown: Tree, one: Label, other: Label) -> bool:
    """Whether two labels are the ends of "from requires improvement to good"."""
    before = [grown.words[i].lemma for i in range(max(0, one.first - 2), one.first)]
    return "from" in before and other.first == one.last + 2 and grown.words[other.first - 1].lemma == "to"


def _context(grown: Tree, label: Label, body: bool) -> Context | None:
    if label.words in _grade_said.THINGS:
        return _grade_said.thing(grown, label, body)
    if label.words in _grade_said.MEASURES:
        return _grade_said.measures(grown, label, body)
    return next((context for way in _CONTEXTS if (context := way(grown, label, body))), None)


def label_at(grown: Tree, first: int, span: Span, words: str = "") -> Label:
    """The label that covers ``span`` and begins at word ``first``."""
    last = first + sum(1 for w in grown.words[first + 1 :] if w.start < span.end)
    inside = range(first, last + 1)
    top = next((i for i in inside if grown.words[i].head not in inside or grown.words[i].head == i), first)
    return Label(first, last, top, words)


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for s in scales() if not s.frames for level in s.levels for form in level.forms)


@cache
def _label_clues() -> frozenset[str]:
    return clues(_forms())


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(_forms())}(?!\w)(?!-(?!rated|graded))", re.IGNORECASE)
