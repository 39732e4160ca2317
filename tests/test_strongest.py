"""Which links of many are kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reconcile.judge.strongest import Strongest

ends = st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz"))
links = st.lists(st.tuples(ends, st.integers(-3, 3)))


@given(links, st.integers(1, 4))
def test_the_strongest_of_either_end_are_kept(found: list[tuple[tuple[str, str], int]], most: int) -> None:
    strongest: Strongest[int] = Strongest(most)
    for n, (pair, odds) in enumerate(found):
        strongest.add(pair, odds, n)

    def among_the_best(n: int, end: str) -> bool:
        own = [(-odds, k) for k, (pair, odds) in enumerate(found) if end in pair]
        return n in [k for _, k in sorted(own)[:most]]

    kept = [n for n, (pair, _) in enumerate(found) if any(among_the_best(n, end) for end in pair)]
    assert list(strongest.taken()) == kept
