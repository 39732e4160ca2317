"""What a story of any length is held to: quick ways against the slow, obvious ones, and the bounds that are told."""

from __future__ import annotations

import math
import runpy
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import stories
from reconcile.claims import extract
from reconcile.decisions import decided
from reconcile.facts import LINKED, facts, gathered
from reconcile.likeness import NEAREST, Key, standings
from reconcile.model import Decision, Difference, Link, Relation
from reconcile.nearest import KEPT, Nearest
from reconcile.omissions import MOST, omissions
from reconcile.origins import Origins
from reconcile.pairs import candidates
from reconcile.passages import passages
from reconcile.writers import render
from reconcile.writers._order import ordered
from reconcile.writers._thinned import SHOWN, thinned
from tests import sample_result as sample
from tests.made import claim, document, link

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
RARITY = {lemma: 0.1 + i**2 / 7 for i, lemma in enumerate("abcdefgh")}

dossiers = st.dictionaries(
    st.tuples(st.sampled_from("pqr"), st.integers(0, 30)),
    st.frozensets(st.sampled_from(sorted(RARITY)), min_size=1),
    min_size=2,
    max_size=40,
)


def profiled(dossier: Mapping[Key, frozenset[str]]) -> dict[Key, Any]:
    """As much of a sentence's profile as the index asks for."""
    weights = {key: {lemma: RARITY[lemma] for lemma in sorted(lemmas)} for key, lemmas in dossier.items()}
    return {
        key: SimpleNamespace(weights=held, norm=math.sqrt(math.fsum(x * x for x in held.values())))
        for key, held in weights.items()
    }


def cosine(x: Any, y: Any) -> float:
    shared = x.weights.keys() & y.weights.keys()
    return math.fsum(x.weights[lemma] ** 2 for lemma in shared) / x.norm / y.norm


def partners(about: Mapping[Key, Any], x: Key, source: str) -> list[Key]:
    """The sentences of a source that share a lemma with one, the most alike first."""
    found = {y: cosine(about[min(x, y)], about[max(x, y)]) for y in about if y[0] == source}
    return sorted((y for y in found if found[y]), key=lambda y: (-found[y], y))


@given(dossiers)
def test_the_index_finds_the_nearest_of_every_source(dossier: Mapping[Key, frozenset[str]]) -> None:
    about = profiled(dossier)
    index = Nearest.of(about)
    sources = {source for source, _ in about}
    slow = {
        tuple(sorted((x, y))) for x in about for s in sources - {x[0]} for y in partners(about, x, s)[:NEAREST]
    }
    assert [(index.keys[x], index.keys[y]) for x, y in index.near().tolist()] == sorted(slow)


@given(dossiers)
def test_cosines_are_exact_and_ranks_are_places_among_partners(dossier: Mapping[Key, frozenset[str]]) -> None:
    about = profiled(dossier)
    index = Nearest.of(about)
    for a in index.sources:
        for b, alike in index.later(a):
            rows, columns = np.nonzero(alike)
            for row, column, stand in zip(rows, columns, standings(alike, alike > 0, rows, columns), strict=True):
                x, y = index.keys[a][row], index.keys[b][column]
                theirs, mine = partners(about, x, y[0]), partners(about, y, x[0])
                assert stand.cosine == cosine(about[x], about[y])
                assert stand.rank_a == min(theirs.index(y), NEAREST)
                assert stand.rank_b == min(mine.index(x), NEAREST)
                best = theirs[1:2] if theirs[0] == y else theirs[:1]
                assert stand.lead_a == stand.cosine - sum(cosine(about[x], about[z]) for z in best)


def test_candidates_are_bounded_however_many_sources_there_are() -> None:
    about = profiled({(f"source {n:03}", 0): frozenset("abc") for n in range(3 * KEPT)})
    assert len(Nearest.of(about).near()) <= len(about) * KEPT


names = st.dictionaries(st.sampled_from("mnopqr"), st.integers(1, 9))


@given(st.lists(names, min_size=1, max_size=7))
def test_stories_are_parted_as_by_trying_every_level(told: Sequence[Mapping[str, int]]) -> None:
    likeness = stories._likeness([Counter(count) for count in told])
    pairs = list(combinations(range(len(told)), 2))
    slow = []
    for level in sorted({likeness[pair] for pair in pairs}):
        group = list(range(len(told)))
        for a, b in pairs:
            if likeness[a, b] >= level:
                group = [group[a] if number == group[b] else number for number in group]
        slow.append({frozenset(i for i, n in enumerate(group) if n == number) for number in group})
    quick = [
        {frozenset(np.flatnonzero(group == number).tolist()) for number in group}
        for group in stories._groupings(likeness)
    ]
    assert [group for i, group in enumerate(slow) if group not in slow[:i]] == quick


TELLERS = [
    claim(where, line)
    for where in (document(source, "\n".join(f"{source} saw it {n} times." for n in range(3))) for source in "abcd")
    for line in where.text.split("\n")
]
ACROSS = [(i, j) for i, j in combinations(range(len(TELLERS)), 2) if TELLERS[i].source != TELLERS[j].source]


@given(st.sets(st.tuples(st.sampled_from(ACROSS), st.booleans())))
def test_facts_are_gathered_as_by_counting_every_pair(pairs: set[tuple[tuple[int, int], bool]]) -> None:
    links = [
        link(TELLERS[a], TELLERS[b], ("x", "y"), Difference.NUMBER) if apart else link(TELLERS[a], TELLERS[b])
        for (a, b), apart in sorted(pairs)
    ]
    assert gathered(links) == slowly_gathered(links)


def slowly_gathered(links: Sequence[Link]) -> tuple[frozenset[str], ...]:
    near = {frozenset({x.a.claim_id, x.b.claim_id}) for x in links}
    sources = {end.claim_id: end.source for x in links for end in (x.a, x.b)}
    group = {end.claim_id: frozenset({end.claim_id}) for x in links for end in (x.a, x.b)}
    for x in sorted(links, key=lambda x: (x.relation is Relation.AGREE, sorted((x.a.claim_id, x.b.claim_id)))):
        a, b = group[x.a.claim_id], group[x.b.claim_id]
        between = [frozenset({p, q}) for p in a for q in b if sources[p] != sources[q]]
        linked = sum(pair in near for pair in between)
        if a is not b and (x.relation is Relation.CONFLICT or linked >= LINKED * len(between)):
            group |= dict.fromkeys(a | b, a | b)
    return tuple(sorted(set(group.values()), key=sorted))


def test_a_source_is_told_of_the_weightiest_omissions_only() -> None:
    bills = " ".join(f"Mending bridge {n} cost £{n}.5m." for n in range(2, MOST + 12))
    documents = [document("a", bills), document("b", "The choir sang on Sunday.")]
    claims = extract(documents)
    found = omissions(claims, facts(claims, [], Origins.of(documents, claims)), Origins.of(documents, claims))
    assert Counter(o.source_without for o in found) == {"b": MOST}


def test_shared_wording_is_found_among_many_documents() -> None:
    same = "one two three four five six seven eight nine ten eleven twelve thirteen"
    documents = [document(f"d{n}", f"{n} {same if n % 3 else 'nothing'} {n}") for n in range(7)]
    (passage,) = passages(documents)
    assert passage.text == same
    assert [place.source for place in passage.places] == ["d1", "d2", "d4", "d5"]


LONG = replace(
    sample.RESULT,
    links=tuple(replace(x, link_id=f"{x.link_id}-{n:03}") for n in range(SHOWN) for x in sample.LINKS),
)


def test_the_page_of_a_short_story_shows_everything() -> None:
    whole = ordered(sample.RESULT)
    kept, less = thinned(whole)
    assert (kept.links, kept.claims, less) == (whole.links, whole.claims, "")


@pytest.mark.parametrize("relation", [Relation.CONFLICT, Relation.AGREE])
def test_the_page_of_a_long_story_shows_the_first_of_each_kind_and_says_so(relation: Relation) -> None:
    whole = ordered(LONG)
    kept, less = thinned(whole)
    mine, shown = ([x for x in result.links if x.relation is relation] for result in (whole, kept))
    assert shown == mine[:SHOWN]
    assert f"{SHOWN} of {len(mine):,} {relation}" in less
    assert less in render(LONG, ["html"])["report.html"].decode()


def test_what_an_editor_decided_on_is_shown_in_a_long_story_too() -> None:
    last = ordered(LONG).links[-1]
    told = Decision(last.link_id, str(last.difference), "rejected")
    kept, _ = thinned(ordered(decided(LONG, [told])))
    assert last in kept.links


def test_a_long_story_is_whole_in_the_tables() -> None:
    table = render(LONG, ["csv"])["links.csv"].decode()
    assert all(x.link_id in table for x in LONG.links)


def test_a_running_story_is_the_same_from_the_same_seed() -> None:
    made = runpy.run_path(str(BENCHMARKS / "running_story.py"))["running_story"]
    assert made(600, 3) == made(600, 3) != made(600, 4)
    assert len(made(600, 3)) == 7


def test_nothing_and_a_lone_source_have_no_candidates() -> None:
    alone = extract([document("a", "The mill burned down.\nIt was shut in May.")])
    assert not list(candidates([])) and not list(candidates(alone))
