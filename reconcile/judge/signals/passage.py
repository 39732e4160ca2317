"""Both hold the same run of words, in quotation marks or out of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from reconcile.judge.signals import Measure, Words
from reconcile.pairs import Meeting

# The runs of the last few meetings: each is asked for again when a link is accounted for.
_REMEMBERED = 16


def measure(meeting: Meeting) -> Iterator[Measure]:
    a, b = meeting.about_a, meeting.about_b
    run = len(longest_run(a.tokens, b.tokens))
    quoted = max(len(longest_run(a.quoted, b.tokens)), len(longest_run(b.quoted, a.tokens)))
    yield Measure("run", run)
    yield Measure("run_quoted", quoted)
    yield Measure("run_share", run / max(1, min(len(a.tokens), len(b.tokens))))
    yield Measure("token_set", fuzz.token_set_ratio(a.plain, b.plain) / 100)
    yield Measure("partial", fuzz.partial_ratio(*sorted((a.plain, b.plain), key=lambda t: (len(t), t))) / 100)


def words(meeting: Meeting) -> Words:
    run = " ".join(longest_run(meeting.about_a.tokens, meeting.about_b.tokens))
    return run, run


@lru_cache(_REMEMBERED)
def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of words that both sequences hold; the first such in ``a``.

    >>> longest_run(("we", "reject", "his", "visit"), ("so", "we", "reject", "his", "message"))
    ('we', 'reject', 'his')
    """
    common = set(a).intersection(b)
    places: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(b):
        if word in common:
            places[word].append(j)
    best, end = 0, 0
    before: dict[int, int] = {}
    for i, word in enumerate(a if common else ()):
        here = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        for length in here.values():
            if length > best:
                best, end = length, i + 1
        before = here
    return a[end - best : end]
