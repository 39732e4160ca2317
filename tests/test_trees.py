"""Trees: what is written is read back, and the steps down add up to the sum."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.judge import trees
from reconcile.judge.trees import Node
from reconcile.judge.weigh import measures, shipped
from reconcile.pairs import Meeting

MEASURES = ("run", "names", "cosine")
values = st.floats(-3, 3).map(lambda x: round(x, 4))


def branches(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.builds(Node, values, st.sampled_from(MEASURES), values, below, below)


forests = st.lists(st.recursive(st.builds(Node, values), branches, max_leaves=8), max_size=4).map(tuple)
meetings = st.dictionaries(st.sampled_from(MEASURES), st.floats(0, 5))


@given(forests)
def test_what_is_written_is_read_back(grown: tuple[Node, ...]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([trees.COLUMNS, *trees.rows(grown)])
    assert trees.read(text.getvalue().splitlines()) == grown


@given(forests, meetings)
def test_the_steps_add_up_to_the_sum(grown: tuple[Node, ...], found: dict[str, float]) -> None:
    assert sum(step for _, step in trees.steps(grown, found)) == pytest.approx(trees.total(grown, found), abs=1e-9)


def test_a_value_at_the_threshold_goes_low() -> None:
    tree = Node(0.0, "run", 3.0, Node(-1.0), Node(1.0))
    assert [trees.total([tree], {"run": x}) for x in (2.0, 3.0, 3.1)] == [-1.0, -1.0, 1.0]


def test_the_shipped_model_knows_every_measure_and_no_other(meeting: Meeting) -> None:
    codes = {m.code for m in measures(meeting)}
    model = shipped()
    assert set(model.weights) == codes | {"prior"}
    assert {m for tree in model.trees for m in asked(tree)} <= codes


def asked(node: Node) -> set[str]:
    below = [asked(side) for side in (node.low, node.high) if side]
    return {node.measure}.union(*below) if below else set()


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    from pathlib import Path

    from reconcile.claims import extract
    from reconcile.pairs import candidates
    from reconcile.readers import read

    folder = Path(__file__).parent.parent / "fixtures" / "dossiers" / "mayor-recount"
    return next(iter(candidates(extract(read([folder]).documents))))
