"""Consistency: every combination in fixtures/consistency.csv, and what must hold whoever joins a story.

In the table the first source says something on the word of Ann Hall. ``agrees``: another source says so in its own
voice; ``echoes``: it quotes Ann Hall too; ``differs``: it says otherwise; ``absent``: it does not speak of it;
``repeats the second``: it says what the second source says, and both quote one and the same other person.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.consistency import standings
from reconcile.model import Claim, Kind, Link, Relation, Standing, Status, Verdict
from reconcile.origins import Origins, settle
from tests.made import claim, document, link

TABLE = Path(__file__).parents[1] / "fixtures" / "consistency.csv"
FACT = "The bridge at Otter Lane is shut."
FIRST = document("a", FACT)
HALL = claim(FIRST, FACT, "Ann Hall")
PLACES = ("second", "third", "fourth")
# From the worst supported to the best, with and without a contradiction.
ORDER = {Verdict.SINGLE: 0, Verdict.ECHOED: 1, Verdict.CORROBORATED: 2, Verdict.CONFLICTING: 0, Verdict.DISPUTED: 1}


def rows() -> Iterator[object]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield pytest.param(row, id=", ".join(row[place] for place in PLACES))


def told(says: Sequence[str], number: int) -> tuple[Claim, Link] | None:
    """What the source with this number says, linked to the first claim; None where it is silent."""
    word = says[number]
    if word == "absent":
        return None
    echoed = word.startswith("repeats") or (number == 0 and "repeats the second" in says)
    ground = says[0] if echoed else word
    speaker = {"echoes": "Ann Hall"}.get(ground, "Theo Marsh" if echoed else "")
    where = document("bcdefgh"[number], FACT)
    found = claim(where, FACT, speaker)
    return found, link(HALL, found, ("shut", "open") if ground == "differs" else None)


def judged(says: Sequence[str]) -> Standing:
    found = [x for x in (told(says, number) for number in range(len(says))) if x]
    claims, links = [HALL, *(c for c, _ in found)], [x for _, x in found]
    return standings(claims, links, Origins.of([], claims), {})[0]


@pytest.mark.parametrize("row", list(rows()))
def test_truth_table(row: dict[str, str]) -> None:
    standing = judged([row[place] for place in PLACES])
    assert (standing.verdict, str(standing.independent_sources)) == (row["consistency"], row["independent_sources"])


def test_the_table_holds_every_combination() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = {tuple(sorted(row[place] for place in PLACES)) for row in csv.DictReader(lines)}
    words = ("agrees", "echoes", "differs", "absent")
    assert {tuple(sorted((x, y, z))) for x in words for y in words for z in words} <= found


SAYS = st.lists(st.sampled_from(["agrees", "echoes", "differs", "absent"]), max_size=5)


@given(SAYS)
def test_an_echo_never_raises_independent_sources(says: list[str]) -> None:
    assert judged([*says, "echoes"]).independent_sources == judged(says).independent_sources


@given(SAYS)
def test_an_independent_agreement_never_lowers_consistency(says: list[str]) -> None:
    before, after = judged(says), judged([*says, "agrees"])
    assert ORDER[after.verdict] >= ORDER[before.verdict]
    assert after.independent_sources == before.independent_sources + 1
    assert (after.verdict in (Verdict.CONFLICTING, Verdict.DISPUTED)) == ("differs" in says)


@given(st.lists(st.sets(st.sampled_from(["Ann Hall", "Theo Marsh", "Ivy Fen", "Carl Orme"]), max_size=3), max_size=6))
def test_whoever_is_quoted_already_adds_nobody(quoted: list[set[str]]) -> None:
    """An echo of any of those who agree, through any chain, joins origins and adds none."""
    claims = [claim(document(f"s{n}", FACT), FACT, *_quoting(names)) for n, names in enumerate(quoted)]
    origins = Origins.of([], [HALL, *claims])
    for end in range(len(claims)):
        known = {name for names in quoted[:end] for name in names} | {"Ann Hall"}
        before, after = (len(origins.parted([HALL, *claims[:n]])) for n in (end, end + 1))
        assert after <= before + 1
        if quoted[end] & known:
            assert after <= before


def _quoting(names: set[str]) -> tuple[str, tuple[str, ...]]:
    chain = tuple(sorted(names))
    return (chain[-1], chain) if chain else ("", ())


@given(SAYS, st.permutations("uvwxyz"))
def test_renaming_sources_changes_nothing_but_names(says: list[str], names: list[str]) -> None:
    found = [x for x in (told(says, number) for number in range(len(says))) if x]
    renamed = dict(zip("abcdef", names, strict=True))
    old = [HALL, *(c for c, _ in found)]
    new = {c.claim_id: replace(c, source=renamed[c.source]) for c in old}
    links = [replace(x, a=new[x.a.claim_id], b=new[x.b.claim_id]) for _, x in found]
    first = standings(old, [x for _, x in found], Origins.of([], old), {})
    second = standings(list(new.values()), links, Origins.of([], new.values()), {})
    facts = [[(s.verdict, s.independent_sources, sorted(s.agrees_with), s.origin) for s in x] for x in (first, second)]
    assert facts[0] == facts[1]


def test_a_question_is_not_compared() -> None:
    asked = claim(FIRST, FACT, status=Status.QUESTION)
    (standing,) = standings([asked], [], Origins.of([], [asked]), {})
    assert (standing.verdict, standing.independent_sources) == (Verdict.NOT_COMPARED, 0)


FEATURE = document("feature", FACT, "Norton Council", Kind.ADVERTORIAL)
PAPER = document("paper", FACT, "The Norton Bee", Kind.NEWS)
CALLED = {"feature": "the paid feature", "paper": "the news report"}


@pytest.mark.parametrize(
    ("speakers", "linked", "why"),
    [
        (("", ""), "", "Only the paid feature says this."),
        (("Ann Hall", ""), "", "Only the paid feature says this, on the word of Ann Hall."),
        (("", ""), "agree", "The paid feature and the news report agree, each in its own voice. Both say the same."),
        (
            ("Ann Hall", "Ann Hall"), "agree",
            "The paid feature and the news report agree, but both rest on Ann Hall. Both say the same.",
        ),
        (
            ("", "Norton Council"), "agree",
            "The paid feature and the news report agree, but both rest on Norton Council. Both say the same.",
        ),
        (
            ("Ann Hall", "Theo Marsh"), "agree",
            "The paid feature and the news report agree; behind them stand two origins: Ann Hall and Theo Marsh. "
            "Both say the same.",
        ),
        (("", ""), "conflict", "The news report says otherwise. One has “shut”, the other “open”."),
    ],
)  # fmt: skip
def test_why_says_whose_word_it_is(speakers: tuple[str, str], linked: str, why: str) -> None:
    claims = [claim(where, FACT, who) for where, who in zip((FEATURE, PAPER), speakers, strict=True)]
    links = [link(*claims, ("shut", "open") if linked == "conflict" else None)] if linked else []
    origins = Origins.of([FEATURE, PAPER] if "Council" in speakers[1] else [], claims)
    assert standings(claims, links, origins, CALLED)[0].why == why


def test_links_are_told_which_origin_they_share() -> None:
    claims = [claim(FEATURE, FACT, "Ann Hall"), claim(PAPER, FACT, "Ann Hall")]
    (settled,) = settle([link(*claims)], Origins.of([], claims))
    assert (settled.same_origin, settled.relation) == (True, Relation.AGREE)
    assert settled.why == "Both say the same. Both quote Ann Hall."
