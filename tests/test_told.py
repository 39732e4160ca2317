"""Two values told of one thing: what is changed by us, what is measured of two values, and the trees that learn it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reconcile.claims import extract
from reconcile.judge import learn_told
from reconcile.judge.altered import KINDS, cases, changes
from reconcile.judge.told import MEASURES, measured, odds
from reconcile.model import Claim
from reconcile.pairs import all_pairs
from reconcile.readers import read
from reconcile.reference import LINKED, LINKS

DOSSIERS = Path(__file__).parents[1] / "fixtures" / "dossiers"


@pytest.mark.parametrize(
    ("kind", "now"), [("number", "13"), ("date", "Thursday"), ("year", "2007"), ("negation", " not")]
)
def test_every_kind_of_change_is_made_and_found_again(kind: str, now: str, tmp_path: Path) -> None:
    told = {
        "herald": "The mill was shut by 12 men on a Monday in 2008.",
        "post": "On a Monday in 2008 it was shut by 12.",
    }
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    with (tmp_path / LINKS).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([(*LINKED, "must"), ("r1", *chain(*told.items()), "agree", "yes")])
    (change,) = cases(tmp_path, kind)
    assert (change.b, change.now) == (told["post"], now) and now in change.changed
    assert any(c.sentence.text == change.changed for c in change.claims())


@given(st.sampled_from(KINDS), st.text("ab 12-,.£", max_size=30))
def test_a_change_puts_something_else_in_its_place(kind: str, text: str) -> None:
    for start, end, now in changes(kind, text, text):
        assert 0 <= start <= end <= len(text)
        assert text[:start] + now + text[end:] != text


@pytest.mark.parametrize("folder", sorted(path.name for path in DOSSIERS.iterdir() if path.is_dir()))
def test_two_values_measure_the_same_when_their_sources_change_places(folder: str) -> None:
    claims = extract(read([DOSSIERS / folder]).documents)
    renamed = [replace(c, source="".join(chr(0x10FFFF - ord(letter)) for letter in c.source)) for c in claims]
    assert _measured(claims) == _measured(renamed)


def _measured(claims: Sequence[Claim]) -> dict[frozenset[str], tuple[float, ...]]:
    found = {}
    for meeting in all_pairs(claims):
        for pair, x, y in learn_told.differing(meeting):
            place = frozenset(f"{c.claim_id} {v.span}" for c, v in ((pair.a, x), (pair.b, y)))
            found[place] = (*measured(pair, x, y).tolist(), odds(pair, x, y))
            assert len(found[place]) == len(MEASURES) + 1 and np.isfinite(found[place]).all()
    return found


def test_learning_writes_a_table_and_says_how_well(tmp_path: Path) -> None:
    pytest.importorskip("lightgbm", reason="the extra learn is not installed")
    result = CliRunner().invoke(learn_told.main, [str(DOSSIERS), "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert result.output.startswith("log-odds >= -1.0: changed ")
    with (tmp_path / "told.csv").open(encoding="utf-8") as file:
        assert next(file).startswith("# ")
        assert {row["measure"] for row in csv.DictReader(file)} <= {"", *MEASURES}
