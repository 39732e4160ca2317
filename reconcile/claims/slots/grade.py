"""Ratings on a scale, and praise outside scales"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reconcile.claims.slots import _grade_frames, _grade_words
from reconcile.claims.slots._grade_context import is_given
from reconcile.claims.slots._grade_rated import holder
from reconcile.claims.slots._graded import bodies, generic_body, subjects, years
from reconcile.claims.slots._tree import Tree, tree, verbatim
from reconcile.claims.slots.negation import find as negations
from reconcile.claims.slots.negation import negated
from reconcile.grades import BANDS, PRAISE, UNSPECIFIED, Level, Scale, scale, scales, vocabulary
from reconcile.model import Grade, Sentence, Span

FIELD = "grades"


def find(sentence: Sentence, published: str = "") -> tuple[Grade, ...]:
    """The grades of a sentence in order, one for each subject and year that a label is given to.

    A formal word is on a body's scale where the body, or a kind of service it rates, is named in the
    sentence; given as a rating without either it is on the scale "unspecified"; merely said of
    something ("our leadership is good") it is "praise".

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [(g.scale, g.label, g.subject, g.body) for g in find(sentence("Ofsted rated the nursery good."))]
    [('ofsted', 'good', 'nursery', 'Ofsted')]
    >>> find(sentence("Good morning: a good deal of debt is outstanding."))
    ()
    """
    found = [*_framed(sentence, published), *_worded(sentence, published)]
    return tuple(sorted(found, key=lambda g: (g.span, g.year)))


def _worded(sentence: Sentence, published: str) -> Iterator[Grade]:
    grown = tree(sentence)
    named = bodies(sentence)
    body = bool(named) or bool(generic_body(sentence))
    for span, context in _grade_words.found(sentence, grown, body):
        text = verbatim(sentence, span)
        near = _nearest(named, span.start)
        whole = subjects(grown, context.whole)[0]
        for subject in (name for head in context.heads or (None,) for name in subjects(grown, head)):
            on = _scale(text, subject, (*(near[1] if near else ()), *_raters(whole)), context.formal)
            if on:
                code, level = on
                by = _body(near, code) or generic_body(sentence)
                yield from _grades(sentence, published, span, code, level, subject, by, context.about)


def _framed(sentence: Sentence, published: str) -> Iterator[Grade]:
    claimed: list[Span] = []
    for on, level, label in _grade_frames.found(sentence):
        if any(label.overlaps(other) for other in claimed):
            continue
        claimed.append(label)
        grown = tree(sentence)
        first = max((i for i, w in enumerate(sentence.words) if w.start <= label.start), default=0)
        if not is_given(grown, first):
            continue
        subject = subjects(grown, holder(grown, _grade_words.label_at(grown, first, label)), label)[0]
        near = _nearest(tuple(n for n in bodies(sentence) if on in n[2]), label.start)
        about = (first, *grown.up(first)[:2])
        yield from _grades(sentence, published, label, on.code, level, subject, near[0] if near else "", about)


def _grades(
    sentence: Sentence,
    published: str,
    span: Span,
    code: str,
    level: Level,
    subject: str,
    body: str,
    about: tuple[int, ...],
) -> Iterator[Grade]:
    grown = tree(sentence)
    text = verbatim(sentence, span)
    denied = negated((n for n in negations(sentence) if n.kind != "plea"), span)
    earlier = _is_earlier(grown, span.start, about)
    for year in years(grown, about, published):
        yield Grade(span, text, code, level.label, level.rank, subject, body, year, denied, earlier)


def _is_earlier(grown: Tree, start: int, about: tuple[int, ...]) -> bool:
    """Whether a state is said to be past: "rose from good", "previously inadequate", "its former good rating"."""
    first = about[0]
    before = [w.text.lower() for w in grown.words[max(0, first - 3) : first] if w.text not in "\"“‘'"]
    marked = any(
        grown.words[c].text.lower() in vocabulary("earlier") for at in about for c in grown.children[at] if c < first
    )
    return (
        before[-1:] == ["from"]
        or before[-2:] == ["out", "of"]
        or (before[-2:-1] == ["from"] and before[-1] in ("a", "an", "being"))
        or marked
    )


def _nearest(named: tuple[tuple[int, str, tuple[Scale, ...]], ...], start: int) -> tuple[str, tuple[Scale, ...]] | None:
    if not named:
        return None
    _, body, owned = min(named, key=lambda n: (abs(n[0] - start), n[0]))
    return body, owned


def _body(near: tuple[str, tuple[Scale, ...]] | None, code: str) -> str:
    return near[0] if near and (code in (PRAISE, UNSPECIFIED) or any(s.code == code for s in near[1])) else ""


def _scale(text: str, subject: str, owned: tuple[Scale, ...], formal: bool) -> tuple[str, Level] | None:
    """The code of the scale a word is on, and its level there."""
    words = " ".join(text.split())
    for on in (*owned, *_raters(subject)):
        if not on.frames and (level := on.level(words)):
            return on.code, level
    if formal and (level := _somewhere(words)):
        return UNSPECIFIED, level
    praise = scale(PRAISE)
    level = praise.level(words) if praise else None
    return (PRAISE, replace(level, label=words.lower())) if level else None


@cache
def _raters(subject: str) -> tuple[Scale, ...]:
    """The scales that rate such a subject, the one that says so in most words first."""
    fits = [(len(rate), s.code, s) for s in scales() for rate in s.rates if f" {subject}".endswith(f" {rate}")]
    return tuple(s for _, code, s in sorted(fits, key=lambda fit: (-fit[0], fit[1])) if code != PRAISE)


@cache
def _somewhere(words: str) -> Level | None:
    """A word that some inspectors' scale knows, ranked by its band alone."""
    for on in scales():
        level = on.level(words) if on.code != PRAISE and not on.frames else None
        if level and level.band in BANDS:
            return Level(BANDS.index(level.band) + 1, level.label, (), level.band, "")
    return None
