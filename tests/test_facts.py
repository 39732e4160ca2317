"""Facts, versions and triangles, from claims linked by hand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reconcile.facts import facts, gathered
from reconcile.model import Claim, Difference, Link
from reconcile.origins import Origins
from tests.made import claim, document, link

TEXT = "Smoke was seen at the mill at {}."


def teller(source: str, time: str, said_by: str = "") -> Claim:
    where = document(source, TEXT.format(time))
    return claim(where, where.text, said_by)


EARLY, BEE, POST, LATE = (
    teller(*told) for told in (("a", "8.40pm"), ("b", "8.40pm"), ("c", "2045 GMT"), ("d", "8.49pm"))
)


def gather(claims: list[Claim], links: list[Link]) -> list[tuple[str, int]]:
    return [(fact.told, len(fact.triangles)) for fact in facts(claims, links, Origins.of([], claims))]


def times(a: Claim, b: Claim) -> Link:
    first, second = (c.text.removesuffix(".").rpartition("at ")[2] for c in (a, b))
    return link(a, b, (first, second), Difference.DATE)


def test_versions_in_circulation_are_counted_by_source() -> None:
    links = [link(EARLY, BEE), *(times(x, y) for x, y in ((EARLY, POST), (EARLY, LATE), (BEE, LATE), (POST, LATE)))]
    told = "8.40pm (two sources), 2045 GMT (one), 8.49pm (one)"
    assert gather([EARLY, BEE, POST, LATE], links) == [(told, 0)]


def test_a_version_that_only_echoes_says_so() -> None:
    first, second = teller("a", "8.40pm", "Ann Hall"), teller("b", "8.40pm", "Ann Hall")
    links = [link(first, second), times(first, LATE)]
    assert gather([first, second, LATE], links) == [("8.40pm (two sources, one origin), 8.49pm (one)", 0)]


def test_agreement_is_not_passed_on() -> None:
    """A agrees with B, B with C, A conflicts with C: shown as such, and B counted to neither version."""
    vague = teller("b", "nightfall")
    claims = [EARLY, vague, LATE]
    (fact,) = facts(claims, [link(EARLY, vague), link(vague, LATE), times(EARLY, LATE)], Origins.of([], claims))
    assert [[c.source for c in version.claims] for version in fact.versions] == [["a"], ["d"]]
    (triangle,) = fact.triangles
    assert (triangle.middle, triangle.ends) == (vague, (EARLY, LATE))
    told = "b agrees with a and with d, but these two conflict: the three cannot all hold as they stand."
    assert triangle.why == told


def test_a_chain_of_agreements_is_more_than_one_fact() -> None:
    claims = [teller(source, "noon") for source in "abcdef"]
    chain = [link(x, y) for x, y in pairwise(claims)]
    assert max(len(group) for group in gathered(chain)) < len(claims)
    ring = [link(x, y) for i, x in enumerate(claims) for y in claims[i + 1 :]]
    assert [len(group) for group in gathered(ring)] == [len(claims)]


def test_claims_that_differ_in_two_things_tell_two_facts() -> None:
    links = [times(EARLY, LATE), link(EARLY, LATE, ("mill", "brewery"), Difference.PLACE)]
    assert sorted(told for told, _ in gather([EARLY, LATE], links)) == [
        "8.40pm (one source), 8.49pm (one)",
        "mill (one source), brewery (one)",
    ]


PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=12)


@given(PAIRS)
def test_every_linked_claim_is_in_one_group_and_no_conflict_is_torn_apart(pairs: list[tuple[int, int, bool]]) -> None:
    claims = [teller(source, f"{n}pm") for n, source in enumerate("abcdef")]
    links = {frozenset({i, j}): times(claims[i], claims[j]) if d else link(claims[i], claims[j])
             for i, j, d in pairs if i != j}  # fmt: skip
    groups = gathered(list(links.values()))
    members = [claim_id for group in groups for claim_id in group]
    assert sorted(members) == sorted({c.claim_id for x in links.values() for c in (x.a, x.b)})
    for x in links.values():
        if x.difference is Difference.DATE:
            assert any({x.a.claim_id, x.b.claim_id} <= group for group in groups)
