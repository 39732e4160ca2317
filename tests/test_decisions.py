"""Decisions come back: kept by id, shown, never lost, and never written over the machine's own reasons."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile import writers
from reconcile.cli import DONE, FOUND, USAGE, main
from reconcile.decisions import decided, in_force, key
from reconcile.model import Decision, Difference, Relation
from reconcile.writers import read_table
from tests import sample_result as sample

FIRST = sample.LINKS[0]
HERALD = """Fire at Tolley Mill

Twelve people were killed in the fire at Tolley Mill on Monday.

The mill closed in 1998.
"""
POST = """Mill blaze

Fourteen people were killed in the fire at Tolley Mill on Monday.

A night watchman raised the alarm.
"""
GAZETTE = """Blaze at the mill

Nine people were killed in the fire at Tolley Mill on Monday.
"""


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="reconcile")


def story(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def edit(path: Path, rows: Mapping[str, Mapping[str, str]], new: Mapping[str, str] | None = None) -> None:
    """Write cells into the rows of a table that begin with an id, and one more row, as a spreadsheet would."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = [{**row, **rows.get(next(iter(row.values())), {})} for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, list(table[0]), restval="")
        out.writeheader()
        out.writerows([*table, *([new] if new else [])])


def edit_workbook(path: Path, sheet: str, by: str, rows: Mapping[str, Mapping[str, object]]) -> None:
    """Write cells into the rows of a sheet that have an id under the heading ``by``."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    heads = {cell.value: cell.column for cell in page[1]}
    for line in range(2, page.max_row + 1):
        for heading, text in rows.get(page.cell(line, heads[by]).value, {}).items():
            page.cell(line, heads[heading]).value = text
    book.save(path)


def told(folder: Path) -> dict[str, tuple[str, str, str]]:
    """Decision, note and state of every decision that a report knows."""
    return {row["id"]: (row["decision"], row["note"], row["state"]) for row in read_table(folder / "decisions.csv")}


WORDS = st.text(alphabet="ab é£’“\U0001f409=+-@'\"\n;,|<", max_size=12).map(str.strip)
KEYS = [
    *((standing.claim.claim_id, "") for standing in sample.CLAIMS),
    *(key(link) for link in (*sample.LINKS, *sample.INTERNAL)),
    ("c0000", ""),
    ("k0000", "date"),
]
DECISIONS = st.dictionaries(st.sampled_from(KEYS), st.tuples(WORDS, WORDS).filter(any), max_size=8).map(
    lambda found: [Decision(about, difference, *words) for (about, difference), words in found.items()]
)


def said(decisions: tuple[Decision, ...]) -> set[tuple[str, str, str, str]]:
    return {(d.about, d.difference, d.decision, d.note) for d in decisions}


@pytest.mark.parametrize("formats", [["csv"], ["xlsx"], ["csv", "xlsx"], ["html"]], ids="-".join)
@given(decisions=DECISIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_decisions_in_are_decisions_out(formats: list[str], decisions: list[Decision], tmp_path: Path) -> None:
    folder = tmp_path / "report"
    shutil.rmtree(folder, ignore_errors=True)
    for _ in range(2):
        result = decided(sample.RESULT, decisions)
        writers.write(result, folder, formats)
        assert said((*result.decisions, *result.gone)) == said(tuple(decisions))
        kept = writers.earlier(folder)
        assert (said(kept.decisions), kept.problems) == (said(tuple(decisions)), ())
        assert not writers.edited(folder)
        decisions = list(kept.decisions)


@pytest.mark.parametrize("name", ["report.xlsx", "links.csv", "claims.csv", "decisions.csv"])
@given(decisions=DECISIONS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_table_gives_back_what_it_holds(name: str, decisions: list[Decision], tmp_path: Path) -> None:
    writers.write(decided(sample.RESULT, decisions), tmp_path, ["csv", "xlsx"])
    here = {
        "claims.csv": {standing.claim.claim_id for standing in sample.CLAIMS},
        "links.csv": {link.link_id for link in sample.LINKS},
    }
    wanted = [d for d in decisions if name not in here or d.about in here[name]]
    wanted = [d for d in wanted if name != "report.xlsx" or d.about not in ("c0000", "k0000")]
    assert said(writers.given(tmp_path / name)) == said(tuple(wanted))


def test_a_cleared_decision_is_cleared(tmp_path: Path) -> None:
    writers.write(decided(sample.RESULT, [Decision(FIRST.link_id, "date", "rejected", "p. 4")]), tmp_path, ["csv"])
    edit(tmp_path / "links.csv", {FIRST.link_id: {"decision": "", "note": ""}})
    assert writers.edited(tmp_path)
    assert writers.earlier(tmp_path).decisions == ()


def test_two_tables_that_decide_differently_are_told(tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path, ["csv", "xlsx"])
    edit(tmp_path / "links.csv", {FIRST.link_id: {"decision": "confirmed", "note": "rang the pool"}})
    edit_workbook(tmp_path / "report.xlsx", "Conflicts", "Link id", {FIRST.link_id: {"Decision": "rejected"}})
    kept = writers.earlier(tmp_path)
    assert said(kept.decisions) == {(FIRST.link_id, "date", "rejected", "")}
    (problem,) = kept.problems
    assert "links.csv said: confirmed – rang the pool" in problem.what_was_done


@pytest.mark.parametrize(
    ("typed_as", "read"),
    [
        (1997, "1997"),
        (3.5, "3.5"),
        (datetime(2024, 10, 28), "2024-10-28"),
        (datetime(2024, 10, 28, 6, 30), "2024-10-28 06:30:00"),
        (True, "True"),
        ("two_x000D_\nlines", "two\r\nlines"),
        ("  spaces ", "spaces"),
    ],
    ids=str,
)
def test_what_excel_makes_of_a_note_is_read(typed_as: object, read: str, tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(writers.render(sample.RESULT, ["xlsx"])["report.xlsx"])
    edit_workbook(tmp_path / "report.xlsx", "Conflicts", "Link id", {FIRST.link_id: {"Note": typed_as}})
    assert [decision.note for decision in writers.given(tmp_path / "report.xlsx")] == [read]


def test_a_link_can_be_added_in_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(writers.render(sample.RESULT, ["xlsx"])["report.xlsx"])
    book = openpyxl.load_workbook(path)
    for sheet, ends in (("Conflicts", (sample.spring, sample.dash)), ("Agreements", (sample.drew, sample.before))):
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[1]}
        line = page.max_row + 2
        for heading, claim in zip(("First claim id", "Second claim id"), ends, strict=True):
            page.cell(line, heads[heading]).value = claim.claim_id
    book.save(path)
    own = [(d.relation, d.ends) for d in writers.given(path) if d.added]
    assert own == [
        ("conflict", (sample.spring.claim_id, sample.dash.claim_id)),
        ("agree", (sample.drew.claim_id, sample.before.claim_id)),
    ]
    result = decided(sample.RESULT, writers.given(path))
    assert len(result.links) == len(sample.LINKS) + 1 and len(result.internal) == len(sample.INTERNAL) + 1


def test_the_machines_own_words_stay(tmp_path: Path) -> None:
    plain = read_rows(sample.RESULT, "links")
    result = decided(sample.RESULT, [Decision(FIRST.link_id, "date", "rejected", "other pool")])
    own = {"decision", "note", "shown_as"}
    assert [{k: v for k, v in row.items() if k not in own} for row in read_rows(result, "links")] == [
        {k: v for k, v in row.items() if k not in own} for row in plain
    ]
    assert read_rows(result, "links")[0]["shown_as"] == "rejected by the editor: not a conflict, see note"
    assert [link.link_id for link in in_force(result).links] == [link.link_id for link in sample.LINKS[1:]]


def read_rows(result: sample.Result, table: str) -> list[dict[str, str]]:
    from reconcile.writers._csv import parse

    return parse(writers.render(result, ["csv"])[f"{table}.csv"])


@pytest.mark.parametrize(
    ("relation", "difference"), [(Relation.CONFLICT, Difference.NUMBER), (Relation.AGREE, Difference.NONE)]
)
def test_an_editors_link_joins_the_others(relation: Relation, difference: Difference) -> None:
    ends = (sample.spring.claim_id, sample.dash.claim_id)
    own = Decision("", str(difference), "", "both count lessons", str(relation), ends, added=True)
    result = decided(sample.RESULT, [own])
    (row,) = [row for row in read_rows(result, "links") if row["added_by"]]
    assert (row["relation"], row["difference"], row["shown_as"]) == (
        relation,
        difference,
        "added by the editor; the editor has a note on this",
    )
    assert (row["a_claim_id"], row["b_claim_id"]) == (sample.dash.claim_id, sample.spring.claim_id)
    again = decided(sample.RESULT, result.decisions)
    assert again == result


@pytest.mark.parametrize("ends", [("c0", "c1"), (sample.spring.claim_id, "c1")])
def test_an_editors_link_whose_claim_is_gone_is_listed(ends: tuple[str, str]) -> None:
    own = Decision("", "", "", "so they say", "conflict", ends, "the pool – the bath", added=True)
    result = decided(sample.RESULT, [own])
    assert result.links == sample.RESULT.links
    assert [(d.ends, d.note, d.words) for d in result.gone] == [(ends, "so they say", "the pool – the bath")]


def test_what_the_editor_added_and_the_machine_finds_is_there_once() -> None:
    own = Decision("", "date", "confirmed", "", "conflict", (sample.shut.claim_id, sample.closes.claim_id), added=True)
    machine = replace(FIRST, link_id=decided(sample.RESULT, [own]).decisions[0].about)
    found = decided(replace(sample.RESULT, links=(machine, *sample.LINKS[1:])), [own])
    assert found.links == (machine, *sample.LINKS[1:])


BAD = {
    "one claim": ({"a_claim_id": "c1"}, "two different claim ids"),
    "a claim with itself": ({"a_claim_id": "c1", "b_claim_id": "c1"}, "two different claim ids"),
    "no such relation": ({"a_claim_id": "c1", "b_claim_id": "c2", "relation": "denies"}, "agree, conflict"),
    "no such difference": ({"a_claim_id": "c1", "b_claim_id": "c2", "difference": "tone"}, "number, date, name"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_row_that_is_no_link_is_told(case: str, tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path / "out", ["csv"])
    cells, accepted = BAD[case]
    table = tmp_path / "out" / "links.csv"
    edit(table, {}, cells)
    result = call("run", story(tmp_path / "mill", herald=HERALD, post=POST), "--decisions", table)
    assert result.exit_code == USAGE
    (line,) = result.stderr.splitlines()
    assert "row 9" in line and accepted in line


@pytest.mark.parametrize("data", [b"not a workbook", b"", b"PK\x03\x04 cut off"], ids=["text", "empty", "cut off"])
def test_a_workbook_that_cannot_be_read_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(data)
    result = call("run", story(tmp_path / "mill", herald=HERALD, post=POST), "--decisions", tmp_path / "report.xlsx")
    assert result.exit_code == USAGE
    (line,) = result.stderr.splitlines()
    assert "report.xlsx: is no Excel workbook" in line and "accepted" in line


def claim_in(folder: Path, words: str) -> str:
    return next(row["claim_id"] for row in read_table(folder / "claims.csv") if words in row["sentence"])


def test_a_round_trip_through_the_workbook_and_the_table(tmp_path: Path) -> None:
    """Decide, change one source, add one: what survives is kept, the rest is listed."""
    mill, out = story(tmp_path / "mill", herald=HERALD, post=POST), tmp_path / "out"
    arguments = ("run", mill, "--out", out, "--format", "csv", "--format", "xlsx", "--fail-on", "conflict")
    assert call(*arguments).exit_code == FOUND
    (toll,) = [row for row in read_table(out / "links.csv") if row["relation"] == "conflict"]
    closed, alarm = claim_in(out, "closed in 1998"), claim_in(out, "night watchman")
    corrected = {"Decision": "corrected", "Note": "1997 – “the year of the flood” £"}
    decisions = {closed: corrected, alarm: {"Decision": "to check"}}
    edit_workbook(out / "report.xlsx", "Claims", "Claim id", decisions)
    edit(
        out / "links.csv",
        {toll["link_id"]: {"decision": "rejected", "note": "two mills"}},
        {"a_claim_id": alarm, "b_claim_id": closed, "relation": "conflict", "difference": "date", "note": "see 1998"},
    )
    assert call(*arguments).exit_code == FOUND, "the editor's own conflict is clear and counts"
    links = {row["link_id"]: row for row in read_table(out / "links.csv")}
    (own,) = [row for row in links.values() if row["added_by"] == "editor"]
    assert links[toll["link_id"]]["shown_as"] == "rejected by the editor: not a conflict, see note"
    assert links[toll["link_id"]]["why"] == toll["why"]
    shown = {row["claim_id"]: row["shown_as"] for row in read_table(out / "claims.csv")}
    assert shown[toll["a_claim_id"]] == "single source once the editor’s decisions are counted"
    assert shown[closed] == "corrected by the editor, see note; conflicting once the editor’s decisions are counted"
    assert {state for _, _, state in told(out).values()} == {"kept"}

    story(mill, post=POST.replace("Fourteen", "Fifteen"), gazette=GAZETTE)
    result = call(*arguments)
    assert result.exit_code == FOUND
    assert "3 decisions" in result.stderr or "three decisions" in result.stderr
    gone = "what it is about is gone"
    assert told(out) == {
        closed: ("corrected", "1997 – “the year of the flood” £", "kept"),
        alarm: ("to check", "", gone),
        toll["link_id"]: ("rejected", "two mills", gone),
        own["link_id"]: ("", "see 1998", gone),
    }

    story(mill, post=POST)
    (mill / "gazette.txt").unlink()
    assert call(*arguments).exit_code == FOUND
    assert {state for _, _, state in told(out).values()} == {"kept"}, "what is there again is decided again"


def test_a_rejected_link_does_not_come_back_and_fails_no_run(tmp_path: Path) -> None:
    mill, out = story(tmp_path / "mill", herald=HERALD, post=POST), tmp_path / "out"
    arguments = ("run", mill, "--out", out, "--fail-on", "conflict")
    assert call(*arguments).exit_code == FOUND
    (toll,) = [row for row in read_table(out / "links.csv") if row["relation"] == "conflict"]
    edit(out / "links.csv", {toll["link_id"]: {"decision": "rejected"}})
    for formats in ((), ("--format", "html"), ("--format", "json")):
        assert call(*arguments, *formats).exit_code == DONE
        assert told(out) == {toll["link_id"]: ("rejected", "", "kept")}
    story(mill, gazette=POST.replace("Mill blaze", "Blaze"))
    call(*arguments)
    again = next(row for row in read_table(out / "links.csv") if row["link_id"] == toll["link_id"])
    assert again["decision"] == "rejected"


def test_decisions_of_a_batch_that_fit_no_story_are_told(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    story(desk / "mill", herald=HERALD, post=POST)
    story(desk / "peace", herald=GAZETTE, post=GAZETTE)
    assert call("batch", desk, "--out", tmp_path / "out", "--processes", "1").exit_code == DONE
    table = tmp_path / "out" / "mill" / "links.csv"
    toll = read_table(table)[0]
    given = tmp_path / "mine.csv"
    given.write_text(
        f"link_id,difference,decision,note\n{toll['link_id']},number,rejected,\nl0000000000,date,confirmed,\n", "utf-8"
    )
    result = call("batch", desk, "--out", tmp_path / "out", "--processes", "1", "--decisions", given)
    assert [line for line in result.stderr.splitlines() if "no story" in line] == [
        f"{given}: l0000000000 date is in no story, so what is decided on it was left out"
    ]
    assert told(tmp_path / "out" / "mill") == {toll["link_id"]: ("rejected", "", "kept")}
    assert read_table(tmp_path / "out" / "peace" / "decisions.csv") == []
