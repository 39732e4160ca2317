"""Trees: what is written is read back, many rows walk down as one alone does, and the steps add up to the sum."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.judge import answering, trees
from reconcile.judge.trees import Forest, Node
from reconcile.judge.weigh import SIGNALS, codes, shipped
from reconcile.meaning import Floats
from reconcile.model import Claim
from reconcile.pairs import candidates
from reconcile.readers import read
from reconcile.registry import modules

MEASURES = ("run", "names", "cosine")
values = st.floats(-3, 3).map(lambda x: round(x, 4))


def branches(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Node, values, st.sampled_from(MEASURES), values, below, below)


forests = st.lists(st.recursive(st.builds(Node, values), branches, max_leaves=8), max_size=4).map(tuple)
row = st.tuples(*(st.floats(0, 5) | values for _ in MEASURES))
tables = st.lists(row, min_size=1, max_size=5).map(np.array)


@given(forests)
def test_what_is_written_is_read_back(grown: tuple[Node, ...]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([trees.COLUMNS, *trees.rows(grown)])
    assert trees.read(text.getvalue().splitlines()) == grown


def reached(tree: Node, row: Floats) -> Node:
    """The leaf that a row of values comes to, walked down step by step."""
    while tree.low is not None and tree.high is not None:
        tree = tree.low if row[MEASURES.index(tree.measure)] <= tree.threshold else tree.high
    return tree


@given(forests, tables)
def test_many_rows_come_to_the_leaves_that_each_comes_to(grown: tuple[Node, ...], table: Floats) -> None:
    alone = [sum(reached(tree, row).value for tree in grown) for row in table]
    assert Forest.of(grown, MEASURES).totals(table) == alone


@given(forests, tables)
def test_the_steps_add_up_to_the_sum(grown: tuple[Node, ...], table: Floats) -> None:
    forest = Forest.of(grown, MEASURES)
    for row, total in zip(table, forest.totals(table), strict=True):
        assert sum(forest.starts) + forest.steps(row)[1].sum() == pytest.approx(total, abs=1e-9)


def test_a_step_is_the_measures_that_decided_it() -> None:
    tree = Node(0.5, "run", 3.0, Node(-1.0), Node(1.0, "cosine", 0.5, Node(0.75), Node(2.0)))
    columns, steps = Forest.of([tree], MEASURES).steps(np.array([4.0, 0.0, 0.9]))
    assert (columns.tolist(), steps.tolist()) == ([0, 2], [0.5, 1.0])


def test_a_value_at_the_threshold_goes_low() -> None:
    forest = Forest.of([Node(0.0, "run", 3.0, Node(-1.0), Node(1.0))], MEASURES)
    assert forest.totals(np.array([[x, 0.0, 0.0] for x in (2.0, 3.0, 3.1)])) == [-1.0, -1.0, 1.0]


def test_the_shipped_model_knows_every_measure_and_no_other() -> None:
    model = shipped()
    assert set(model.weights) == {*codes(), "prior"}
    assert {m for tree in model.trees for m in asked(tree)} <= set(codes())
    assert {m for tree in model.answers for m in asked(tree)} <= set(answering.MEASURES)


def test_every_signal_gives_a_value_for_each_of_its_codes(claims: tuple[Claim, ...]) -> None:
    met = list(candidates(claims))
    assert len(set(codes())) == len(codes())
    for signal in modules(SIGNALS):
        assert signal.measure(met).shape == (len(met), len(signal.CODES))
    assert shipped().measured(met).shape == (len(met), len(codes()))


def test_every_two_claims_of_a_meeting_are_measured_and_the_best_of_them_are_its_words(
    claims: tuple[Claim, ...],
) -> None:
    for meeting in list(candidates(claims))[:20]:
        (table,) = answering.measured([meeting])
        pairs = [(pair.a.text, pair.b.text) for pair in meeting.pairs()]
        assert table.shape == (len(pairs), len(answering.MEASURES))
        odds = shipped().answering.totals(table)
        assert answering.words(meeting, shipped().answering) == pairs[odds.index(max(odds))]


def test_what_claims_come_to_is_the_best_the_next_and_any_counted_from_a_floor() -> None:
    forest = Forest.of([Node(0.0, "share", 0.5, Node(-20.0), Node(2.0))], ("share",))
    tables = [np.array([[0.0]]), np.array([[1.0], [0.0]]), np.array([[1.0], [0.0], [1.0]])]
    low, one, two = answering.pooled(forest, tables).tolist()
    assert low == [0.0, 0.0, 0.0]
    assert one == pytest.approx([10.0, 0.0, 10.0], abs=1e-4)
    assert two[:2] == [10.0, 10.0] and 10.0 < two[2] < 14.0


def asked(node: Node) -> set[str]:
    below = [asked(side) for side in (node.low, node.high) if side]
    return {node.measure}.union(*below) if below else set()


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    folder = Path(__file__).parent.parent / "fixtures" / "dossiers" / "mayor-recount"
    return extract(read([folder]).documents)
