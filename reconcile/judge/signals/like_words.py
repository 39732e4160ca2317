"""What one says the other says too, in the same words or in words of like meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from reconcile.judge.fit import LAST
from reconcile.judge.signals import Measure, Words, both
from reconcile.meaning import Floats, Meaning, likeness
from reconcile.model import Claim
from reconcile.pairs import Meeting

# Below this two words have no meaning in common: most pairs of words that news puts side by side stay under it.
UNLIKE = 0.4
# How many of the words that count most are shown.
SHOWN = 3
# Sums of weighted likenesses are rounded to this many places, so that every machine weighs the same.
PLACES = 5
# Stands for a sum of weights of 0, which is only ever divided into 0.
NOTHING = 1e-9


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.means_a, meeting.means_b
    alike = _alike(meeting)
    here, there = alike.max(axis=1), alike.max(axis=0)
    yield from both("like", _share(here, a.weights), _share(there, b.weights))
    yield from both("like_weight", _above(here, a.weights), _above(there, b.weights))
    low, high = _claims(meeting)
    dice = 2 * low * high / np.maximum(low + high, NOTHING)
    best = int(dice.argmax())
    yield Measure("claim_like", _rounded(dice[best]))
    yield Measure("claim_like_low", _rounded(low[best]))
    yield Measure("claim_like_high", _rounded(high[best]))
    yield Measure("claim_like_least", _rounded(low.max()))
    yield Measure("claim_like_next", _rounded(np.partition(dice, -2)[-2]) if len(dice) > 1 else 0.0)


def words(meeting: Meeting) -> Words:
    alike, a, b = _alike(meeting), meeting.means_a, meeting.means_b
    a_text, b_text = meeting.a_claims[0].sentence.text, meeting.b_claims[0].sentence.text
    best = np.argsort(-alike.max(axis=1) * a.weights, kind="stable").tolist()
    found = {(_word(a, a_text, i), _word(b, b_text, int(alike[i].argmax()))): None for i in best}
    shown = list(found)[:SHOWN]
    return ", ".join(one for one, _ in shown), ", ".join(other for _, other in shown)


@lru_cache(LAST)
def _alike(meeting: Meeting) -> Floats:
    return likeness(meeting.means_a, meeting.means_b)


def _word(meaning: Meaning, text: str, i: int) -> str:
    """The whole word that a piece stands in."""
    start, end = int(meaning.starts[i]), int(meaning.ends[i])
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].casefold()


def _claims(meeting: Meeting) -> tuple[Floats, Floats]:
    """For every two claims the lesser and the greater of the shares that the other says too."""
    alike, a, b = _alike(meeting), meeting.means_a, meeting.means_b
    mine, others = _parts(a, meeting.a_claims), _parts(b, meeting.b_claims)
    x = _within(np.stack([_most(alike[:, part], 1) for part in others], axis=1), a.weights, mine)
    y = _within(np.stack([_most(alike[part], 0) for part in mine], axis=1), b.weights, others).T
    return np.minimum(x, y).ravel(), np.maximum(x, y).ravel()


def _parts(meaning: Meaning, claims: Sequence[Claim]) -> list[slice]:
    return [meaning.within(c.start - c.sentence.start, c.end - c.sentence.start) for c in claims]


def _most(alike: Floats, axis: int) -> Floats:
    most: Floats = alike.max(axis=axis, initial=0.0)
    return most


def _within(likenesses: Floats, weights: Floats, parts: Sequence[slice]) -> Floats:
    """The weighted mean of each column of likenesses over the rows of each part; 0 over no row."""
    sums = np.vstack([np.zeros(likenesses.shape[1] + 1), np.cumsum(weights[:, None] * _counted(likenesses), axis=0)])
    held = sums[[part.stop for part in parts]] - sums[[part.start for part in parts]]
    means: Floats = held[:, 1:] / np.maximum(held[:, :1], NOTHING)
    return means


def _counted(likenesses: Floats) -> Floats:
    return np.hstack([np.ones((len(likenesses), 1)), likenesses])


def _share(likenesses: Floats, weights: Floats) -> float:
    return _rounded((likenesses * weights).sum() / weights.sum())


def _above(likenesses: Floats, weights: Floats) -> float:
    return _rounded((np.maximum((likenesses - UNLIKE) / (1 - UNLIKE), 0.0) * weights).sum())


def _rounded(value: float) -> float:
    return round(float(value), PLACES)
