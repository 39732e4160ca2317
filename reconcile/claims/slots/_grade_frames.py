"""Labels that are no words of their own ("4", "B", "amber") within the turns of phrase of their scale"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reconcile.alternation import alternation
from reconcile.clues import clues, told
from reconcile.grades import Level, Scale, scales
from reconcile.model import Sentence, Span

# "*" in a frame: up to this many words.
_GAP = r"(?:\S+ ){0,4}?"
_QUOTES = "[\"'“”‘’]?"


@cache
def _framed() -> tuple[tuple[Scale, frozenset[str], re.Pattern[str]], ...]:
    """Each scale that has frames, and what it needs in the sentence: one of some words, then one of its phrases."""
    return tuple((s, clues(s.needs), _needs(s)) for s in scales() if s.frames)


def _needs(scale: Scale) -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(scale.needs, {})}(?!\w)", re.IGNORECASE)


@cache
def _frames(scale: Scale) -> tuple[re.Pattern[str], ...]:
    """A scale's frames, the longest first; compiled when a sentence first needs them."""
    forms = sorted((form for lv in scale.levels for form in lv.forms), key=lambda form: (-len(form), form))
    label = f"{_QUOTES}(?P<label>" + "|".join(map(_form, forms)) + f"){_QUOTES}"
    frames = sorted(scale.frames, key=lambda frame: (-len(frame), frame))
    parts = (frame.partition("{}") for frame in frames)
    return tuple(
        re.compile(rf"(?<![\w.£$€+-]){_words(before)}{label}{_words(after)}(?![\w+]|[.,:]\d|-\d)")
        for before, _, after in parts
    )


def _form(form: str) -> str:
    """Words in either case; letters and symbols only as written, for "a" is no grade."""
    is_word = (form.isalpha() and form.islower()) or " " in form or "-" in form[1:-1]
    return f"(?i:{re.escape(form)})" if is_word else re.escape(form)


def _words(text: str) -> str:
    if not text:
        return ""
    escaped = re.escape(text).replace(r"\*\ ", _GAP).replace(r"\-", "[-–‑ ]").replace(r"\ ", r"\s+")
    return f"(?i:{escaped})"


def found(sentence: Sentence) -> Iterator[tuple[Scale, Level, Span]]:
    """Scale, level and place of each framed label in a sentence, each label once a scale."""
    held = told(sentence.text)
    for scale, any_of, needs in _framed():
        if any_of.isdisjoint(held) or not needs.search(sentence.text):
            continue
        taken: list[Span] = []
        for match in (m for frame in _frames(scale) for m in frame.finditer(sentence.text)):
            label = Span(sentence.start + match.start("label"), sentence.start + match.end("label"))
            level = scale.level(match.group("label"))
            if level and not any(label.overlaps(other) for other in taken):
                taken.append(label)
                yield scale, level, label
