"""Rules and gates: the tables in fixtures/rules, and what must hold of any two sentences.

A row holds two sentences of two sources. ``expected`` is what the table's rule finds ("number: 12 | 14", its words in
the order of the sentences), or why the gates set it aside ("other time"), or nothing. A table named after a gate
asks every rule, and is answered by that gate alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.judge import GATES, RULES
from reconcile.model import Document, Kind, Paragraph, Reason, Role
from reconcile.pairs import Meeting, Pair, all_pairs
from reconcile.registry import modules, name, title

TABLES = Path(__file__).parents[1] / "fixtures" / "rules"
ROOMS = {name(m): m for room in (RULES, GATES) for m in modules(room)}
FIELDS = ["a", "b", "published_a", "published_b", "expected", "xfail"]
# As much of a table as may be known gaps, and as few as may fire.
GAPS, FIRING = 0.05, 12


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    return found if found and list(found[0]) == FIELDS else []


def tables() -> list[str]:
    return [path.stem for path in sorted(TABLES.glob("*.csv")) if path.stem in ROOMS and rows(path.stem)]


def cases() -> Iterator[object]:
    for table in tables():
        for row in rows(table):
            marks = [pytest.mark.xfail(strict=True, reason=row["xfail"])] if row["xfail"] else []
            yield pytest.param(table, row, marks=marks, id=f"{table}: {row['a'][:40]} / {row['b'][:40]}")


def document(source: str, text: str, published: str) -> Document:
    return Document(
        source=source,
        file=f"{source}.txt",
        text=text,
        sha256=source,
        title="",
        publisher="",
        kind=Kind.NEWS,
        published=published,
        url="",
        paid_by="",
        paid_label="",
        byline="",
        paragraphs=(Paragraph(1, 0, len(text), Role.BODY),),
    )


@cache
def meetings(a: str, b: str, published_a: str = "", published_b: str = "") -> list[Meeting]:
    claims = extract([document("a", a, published_a), document("b", b, published_b)])
    return list(all_pairs(claims))


def found(meeting: Meeting, rule: ModuleType) -> Iterator[tuple[Pair, Reason]]:
    for pair in meeting.pairs():
        for reason in rule.reasons(pair):
            yield pair, reason


def parted(pair: Pair, reason: Reason, gates: list[ModuleType]) -> str:
    ordered = sorted(gates, key=lambda g: (g.ORDER, name(g)))
    return next((title(g).rstrip(".").lower() for g in ordered if g.parts(pair, reason)), "")


def outcomes(module: ModuleType, row: dict[str, str]) -> list[str]:
    """What the pairs of two sentences come to, conflicts and agreements before what is set aside."""
    gate = module in modules(GATES)
    rules, gates = (list(modules(RULES)), [module]) if gate else ([module], list(modules(GATES)))
    said, aside = [], []
    for meeting in meetings(row["a"], row["b"], row["published_a"], row["published_b"]):
        for pair, reason in (x for rule in rules for x in found(meeting, rule)):
            why = parted(pair, reason, gates) if reason.relation.value == "conflict" else ""
            if why:
                aside.append(why)
            elif not gate:
                label = reason.difference.value or reason.relation.value
                said.append(f"{label}: {reason.a_words} | {reason.b_words}")
    return [*said, *aside]


@pytest.mark.parametrize(("table", "row"), list(cases()))
def test_case(table: str, row: dict[str, str]) -> None:
    assert next(iter(outcomes(ROOMS[table], row)), "") == row["expected"]


@pytest.mark.parametrize("table", tables())
def test_tables_keep_their_proportions(table: str) -> None:
    every = rows(table)
    silent = [row for row in every if not row["expected"] or ":" not in row["expected"]]
    if ROOMS[table] in modules(RULES):
        assert len(every) - len(silent) >= FIRING
        assert len(silent) >= len(every) - len(silent)
    assert sum(bool(row["xfail"]) for row in every) <= GAPS * len(every)


@pytest.mark.parametrize("table", [t for t in tables() if ROOMS[t] in modules(RULES)])
def test_sides_can_be_swapped(table: str) -> None:
    for row in rows(table):
        straight = meetings(row["a"], row["b"], row["published_a"], row["published_b"])
        crossed = meetings(row["b"], row["a"], row["published_b"], row["published_a"])
        one = {(r.a_words, r.b_words) for m in straight for _, r in found(m, ROOMS[table])}
        other = {(r.b_words, r.a_words) for m in crossed for _, r in found(m, ROOMS[table])}
        assert one == other, row


@pytest.mark.parametrize("table", tables())
def test_no_claim_conflicts_with_its_copy(table: str) -> None:
    for text, published in {(row[side], row[f"published_{side}"]) for row in rows(table) for side in "ab"}:
        for meeting in meetings(text, text, published, published):
            same = [p for p in meeting.pairs() if (p.a.start, p.a.end) == (p.b.start, p.b.end)]
            fired = [r for p in same for rule in modules(RULES) for r in rule.reasons(p) if r.relation == "conflict"]
            assert fired == [], text


TEXT = "The mayor said 12 people died on Monday , 14 were hurt and £3m was lost in 2015 : not all “ were ” third at 9pm"
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)), st.lists(WORDS, max_size=14))
def test_rules_and_gates_never_raise(a: str, b: list[str]) -> None:
    for meeting in meetings(a, " ".join(b), "2024-05-15", "2024-05-16"):
        for rule in modules(RULES):
            for pair, reason in found(meeting, rule):
                assert reason.a_words in pair.a.sentence.text
                assert reason.b_words in pair.b.sentence.text
                assert reason.sentence.rstrip("”’\"'")[-1] in ".!?"
                parted(pair, reason, list(modules(GATES)))
