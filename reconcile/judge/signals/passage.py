"""Both hold the same run of words, in quotation marks or out of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from reconcile.judge.signals import Words, table
from reconcile.meaning import Floats
from reconcile.pairs import Meeting
from reconcile.remembered import remembered

CODES = ("run", "run_quoted", "run_share", "token_set")


def measure(meetings: Sequence[Meeting]) -> Floats:
    return table(map(_values, meetings))


def words(meeting: Meeting) -> Words:
    run = " ".join(longest_run(meeting.about_a.tokens, meeting.about_b.tokens))
    return run, run


def _values(meeting: Meeting) -> tuple[float, ...]:
    a, b = meeting.about_a, meeting.about_b
    run = len(longest_run(a.tokens, b.tokens))
    return (
        run,
        max(len(longest_run(a.quoted, b.tokens)), len(longest_run(b.quoted, a.tokens))),
        run / max(1, min(len(a.tokens), len(b.tokens))),
        fuzz.token_set_ratio(a.plain, b.plain) / 100,
    )


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of words that both sequences hold; the first such in ``a``.

    >>> longest_run(("we", "reject", "his", "visit"), ("so", "we", "reject", "his", "message"))
    ('we', 'reject', 'his')
    """
    places = _places(b)
    best, end = 0, 0
    before: dict[int, int] = {}
    for i, word in enumerate(a):
        here: dict[int, int] = {}
        for j in places.get(word, ()):
            here[j] = length = before.get(j - 1, 0) + 1
            if length > best:
                best, end = length, i + 1
        before = here
    return a[end - best : end]


@remembered
def _places(tokens: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Where each word stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(tokens):
        places[word].append(i)
    return dict(places)
