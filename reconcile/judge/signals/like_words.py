"""What one says the other says too, in the same words or in words of like meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

import numpy as np

from reconcile.judge.likened import NOTHING, PLACES, above, both, by_sentence, laid, means, over, parts
from reconcile.judge.signals import Words, sides, table
from reconcile.meaning import Floats, Meaning, likeness
from reconcile.pairs import Meeting

CODES = (
    *(*sides("like"), *sides("like_weight")),
    *("claim_like", *sides("claim_like"), "claim_like_least", "claim_like_next"),
)
# How many of the words that count most are shown.
SHOWN = 3


def measure(meetings: Sequence[Meeting]) -> Floats:
    """Meetings of one sentence that stand together are measured in one go."""
    rounded: Floats = np.vstack([_of_one(group) for group in by_sentence(meetings)]).round(PLACES)
    return rounded


def words(meeting: Meeting) -> Words:
    a, b = meeting.means_a, meeting.means_b
    a_text, b_text = meeting.a_claims[0].sentence.text, meeting.b_claims[0].sentence.text
    alike = likeness(a, b)
    best = np.argsort(-alike.max(axis=1) * a.weights, kind="stable").tolist()
    others = alike.argmax(axis=1).tolist()
    shown = list(islice(_unlike((_word(a, a_text, i), _word(b, b_text, others[i])) for i in best), SHOWN))
    return ", ".join(one for one, _ in shown), ", ".join(other for _, other in shown)


def _of_one(meetings: Sequence[Meeting]) -> Floats:
    """The values of the meetings of one sentence, ``a``, with others that are laid end to end."""
    a, others = meetings[0].means_a, [m.means_b for m in meetings]
    alike = likeness(a, *others)
    weights = np.concatenate([b.weights for b in others])
    starts = [0, *accumulate(len(b.weights) for b in others[:-1])]
    mine, theirs = parts(a, meetings[0].a_claims), [parts(m.means_b, m.b_claims) for m in meetings]
    placed = laid(starts, theirs)
    x = means(over(np.maximum, alike.T, placed).T, a.weights, mine)
    y = means(over(np.maximum, alike, mine).T, weights, placed).T
    best = _best(*both(x, y), list(map(len, theirs)))
    return np.hstack([_wholes(alike, a.weights, weights, starts), best])


def _wholes(alike: Floats, a_weights: Floats, b_weights: Floats, starts: Sequence[int]) -> Floats:
    """How much of each sentence its other says, as a share and by weight."""
    here, there = np.maximum.reduceat(alike, starts, axis=1).T, alike.max(axis=0)
    x, y = (here * a_weights).sum(axis=1), _sums(there * b_weights, starts)
    shares = both(x / a_weights.sum(), y / _sums(b_weights, starts))
    weights = both((above(here) * a_weights).sum(axis=1), _sums(above(there) * b_weights, starts))
    return np.stack([*shares, *weights], axis=1)


def _unlike(pairs: Iterable[Words]) -> Iterator[Words]:
    """The pairs without those that came before."""
    seen: set[Words] = set()
    for pair in pairs:
        if pair not in seen:
            seen.add(pair)
            yield pair


def _word(meaning: Meaning, text: str, i: int) -> str:
    """The whole word that a piece stands in."""
    start, end = int(meaning.starts[i]), int(meaning.ends[i])
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].casefold()


def _best(low: Floats, high: Floats, claims: Sequence[int]) -> Floats:
    """How well the two claims that answer each other best do, and what the others leave to be had.

    ``low`` and ``high`` hold a column for each claim of each other sentence, which makes so many ``claims``.
    """
    dice = 2 * low * high / np.maximum(low + high, NOTHING)
    rows, end = [], 0
    for many in claims:
        start, end = end, end + many
        x, y, both = (values[:, start:end].ravel().tolist() for values in (low, high, dice))
        best = both.index(max(both))
        rows.append((both[best], x[best], y[best], max(x), sorted(both)[-2] if len(both) > 1 else 0.0))
    return table(rows)


def _sums(values: Floats, starts: Sequence[int]) -> Floats:
    """The sum of each stretch of values, which begin where ``starts`` says."""
    sums: Floats = np.add.reduceat(values, starts)
    return sums
