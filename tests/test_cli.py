"""The command: exit codes, messages, what is written and what is left alone."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reconcile.cli import DONE, FAULT, FOUND, STOPPED, UNREAD, USAGE, Commands, main, translated
from reconcile.errors import UsageError
from reconcile.readers import formats as endings
from reconcile.writers import formats, read_table

ROOT = Path(__file__).parents[1]
STORY = {
    "herald.txt": "Fire at Tolley Mill\n\nTwelve people were killed in the fire at Tolley Mill on Monday.\n",
    "post.txt": "Mill blaze\n\nFourteen people were killed in the fire at Tolley Mill on Monday.\n",
}
CONFLICT = ("Twelve", "Fourteen")


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="reconcile")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def told(result: Result) -> list[str]:
    """The lines on standard error; whatever happens, none of them is part of a traceback."""
    assert "Traceback" not in result.output
    return list(filter(None, result.stderr.splitlines()))


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("desk") / "mill", STORY)


@pytest.fixture(scope="module")
def report(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "mill"
    assert call("run", dossier, "--out", folder).exit_code == DONE
    return folder


def links(folder: Path) -> list[dict[str, str]]:
    return read_table(folder / "links.csv")


def test_a_run_writes_the_tables_the_page_and_the_record(report: Path) -> None:
    named = {"claims", "links", "set_aside", "internal", "documents", "omissions", "questions", "problems"}
    assert {f"{name}.csv" for name in named} | {"report.html", "run.json"} <= set(tree(report))
    assert [(row["relation"], row["strength"]) for row in links(report)][:1] == [("conflict", "clear")]


def test_the_real_command_tells_its_result_and_its_exit_code(dossier: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reconcile", "run", str(dossier), "--fail-on", "conflict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (FOUND, "")
    assert done.stdout.splitlines()[-1] == f"The report is in {Path('reports', 'mill')}."
    assert (tmp_path / "reports" / "mill" / "run.json").is_file()


def test_the_real_command_on_bad_input(tmp_path: Path) -> None:
    for arguments in (["run", "nowhere"], ["frobnicate"], ["explain", "nowhere", "l0"], ["batch", "nowhere"]):
        command = [sys.executable, "-m", "reconcile", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (USAGE, "", 1)
    assert tree(tmp_path) == {}


BROKEN = {
    "empty/.keep": "",
    "tables/gold.csv": "a,b\n1,2\n",
    "bad.toml": "max_source = 3\n",
    "value.toml": "max_sources = 0\n",
    "prose.toml": "as many as you like\n",
    "file": "in the way",
    "old/run.json": "{}",
    "old/a.txt": "A fire broke out.",
    "two/a.txt": "A fire broke out.",
    "two/b.txt": "A fire broke out.",
}

# Arguments, what is wrong, where, and what would be accepted. DOSSIER and REPORT stand for a good one of each.
WRONG = [
    ("run nowhere", "no such file or folder", "nowhere", "a dossier folder or files ending in .claims.csv"),
    ("run empty", "holds no source", "empty", "a dossier folder or files ending in .claims.csv"),
    ("run tables", "holds no source", "tables", "a dossier folder or files ending in .claims.csv"),
    ("run tables/gold.csv", "is a table", "gold.csv", "a dossier folder or files ending in .claims.csv"),
    ("run old", "is a report", "old", "a dossier folder or files ending in .claims.csv"),
    ("run two old", "is a folder among several", "two", "one folder, or files, are accepted"),
    ("run DOSSIER --out file", "is a file", "file", "a folder that can be written"),
    ("run DOSSIER --out file/below/it", "is a file", "file/below/it", "a folder that can be written"),
    ("run DOSSIER --out DOSSIER", "holds sources", "mill", "a folder that can be written"),
    ("run DOSSIER --out two", "holds sources", "two", "a folder that can be written"),
    ("run two/a.txt --out two", "holds sources", "two", "a folder that can be written"),
    ("run DOSSIER --format papyrus", "unknown format 'papyrus'", "format", ", ".join(formats())),
    ("run DOSSIER --format csv --format x", "unknown format 'x'", "format", ", ".join(formats())),
    ("run DOSSIER --settings bad.toml", "unknown setting 'max_source'", "bad.toml", "max_bytes, max_characters"),
    ("run DOSSIER --settings value.toml", "'max_sources' is 0", "value.toml", "a whole number above 0"),
    ("run DOSSIER --settings prose.toml", "is not TOML", "prose.toml", "max_sources = 50"),
    ("run DOSSIER --settings nowhere.toml", "cannot be read", "nowhere.toml", "a TOML file"),
    ("run DOSSIER --decisions nowhere.csv", "cannot be read", "nowhere.csv", "claims.csv, links.csv"),
    ("run DOSSIER --decisions tables/gold.csv", "no column for ids", "gold.csv", "claims.csv, links.csv"),
    ("batch DESK --decisions nowhere.csv", "cannot be read", "nowhere.csv", "claims.csv, links.csv"),
    ("run DOSSIER --fail-on sight", "'sight'", "--fail-on", "'single-source'"),
    ("run DOSSIER --frobnicate", "--frobnicate", "reconcile run", "--help"),
    ("run", "Missing argument", "SOURCES", "--help"),
    ("", "Missing command", "reconcile", "--help"),
    ("frobnicate", "No such command", "frobnicate", "--help"),
    ("explain REPORT l0000000000", "no claim or link", "mill", "claims.csv and links.csv"),
    ("explain nowhere l0000000000", "cannot be read", "nowhere", "a report folder"),
    ("explain DOSSIER l0000000000", "cannot be read", "mill", "a report folder"),
    ("explain REPORT", "Missing argument", "ID", "--help"),
    ("batch nowhere", "no such folder", "nowhere", "a folder that holds dossiers"),
    ("batch empty", "no dossier below it", "empty", "at least two sources"),
    ("batch DOSSIER", "no dossier below it", "mill", "reconcile run"),
    ("batch DESK --out file", "is a file", "file", "a folder that can be written"),
    ("batch DESK --out file/below", "is a file", "file/below", "a folder that can be written"),
    ("batch DESK --out DOSSIER", "holds sources", "mill", "a folder that can be written"),
    ("batch DESK --processes 0", "0 is not in the range", "--processes", "x>=1"),
    ("batch DESK --format papyrus", "unknown format 'papyrus'", "format", ", ".join(formats())),
    ("evaluate empty", "no dossier with reference answers", "empty", "gold_links.csv"),
    ("evaluate nowhere", "no dossier with reference answers", "nowhere", "gold_links.csv"),
]


@pytest.mark.parametrize(("arguments", "what", "where", "accepted"), WRONG, ids=[row[0] or "nothing" for row in WRONG])
def test_wrong_usage_is_one_line_and_writes_nothing(
    arguments: str,
    what: str,
    where: str,
    accepted: str,
    dossier: Path,
    report: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in BROKEN.items():
        write((tmp_path / name).parent, {Path(name).name: text})
    before = tree(tmp_path), tree(dossier), tree(report)
    places = {"DOSSIER": dossier, "REPORT": report, "DESK": dossier.parent}
    result = call(*(places.get(word, word) for word in arguments.split()))
    assert result.exit_code == USAGE
    (line,) = told(result)
    for part in (what, where, accepted):
        assert part in line
    assert result.stdout == ""
    assert (tree(tmp_path), tree(dossier), tree(report)) == before


UNREAD_SOURCES = [
    (b"", "is empty"),
    (b" \r\n\t", "is empty"),
    (bytes(range(256)) * 8, "is binary"),
    (b"PK\x03\x04 and so on", "a ZIP archive or an Office document"),
    (b"%PDF-1.7 and so on", "a PDF"),
]


@pytest.mark.parametrize(("data", "what"), UNREAD_SOURCES, ids=[what for _, what in UNREAD_SOURCES])
def test_a_source_that_cannot_be_read_is_told_and_the_rest_reported(data: bytes, what: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "mill", {**STORY, "void.txt": data})
    result = call("run", folder, "--out", tmp_path / "out", "--fail-on", "conflict")
    assert result.exit_code == UNREAD
    (line,) = told(result)
    assert line.startswith("void: ") and what in line and "accepted" in line and "void.txt" in line
    assert len(read_table(tmp_path / "out" / "documents.csv")) == len(STORY)
    assert [row["source"] for row in read_table(tmp_path / "out" / "problems.csv")] == ["void"]
    assert links(tmp_path / "out")[0]["relation"] == "conflict"


def test_no_source_that_can_be_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "mill", {"a.txt": b"", "b.txt": b"\x00\x01\x02"})
    result = call("run", folder, "--out", tmp_path / "out")
    assert (result.exit_code, len(told(result))) == (UNREAD, 2)
    assert read_table(tmp_path / "out" / "claims.csv") == []


def test_a_single_source_is_done_with_a_notice(tmp_path: Path) -> None:
    folder = write(tmp_path / "mill", {"post.txt": STORY["post.txt"]})
    result = call("run", folder, "--out", tmp_path / "out")
    assert result.exit_code == DONE
    assert told(result) == ["post: the only source, so there is nothing to compare it with"]
    assert {row["consistency"] for row in read_table(tmp_path / "out" / "claims.csv")} == {"single source"}


PLACE = "Twelve people were killed in the café fire at Łódź Mill on Monday, “as feared”.\n"
ENCODED = {
    "UTF-8": PLACE.encode(),
    "UTF-8 with BOM": PLACE.encode("utf-8-sig"),
    "UTF-16": PLACE.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + PLACE.encode("utf-16-be"),
    "Windows-1252": PLACE.replace("Łódź", "Lodz").encode("cp1252"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_an_encoding_is_read_right(encoding: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "mill", {"a.txt": ENCODED[encoding], "b.txt": STORY["post.txt"]})
    result = call("run", folder, "--out", tmp_path / "out")
    assert (result.exit_code, told(result)) == (DONE, [])
    (sentence,) = {r["sentence"] for r in read_table(tmp_path / "out" / "claims.csv") if r["source"] == "a"}
    assert sentence.replace("Lodz", "Łódź") == PLACE.strip()


TABLES = {
    "file,title,publisher,kind,published\nherald.txt,A,B,gossip,2024-05-13\npost.txt,,,,\n": "unknown kind 'gossip'",
    "file,title,publisher,kind,published\nherald.txt,,,,soon\npost.txt,,,,\n": "'soon' is no date",
    "file,title,publisher,kind,published\nherald.txt,,,,\npost.txt,,,,\nlost.txt,,,,\n": "lost.txt is no source",
    "file,title,publisher,kind,published\nherald.txt,,,,\n": "has no row in sources.csv",
    "title,publisher\nA,B\n": "column 'file' is missing",
    'file,title,publisher,kind,published\nherald.txt,"A,B,news,\npost.txt,,,,\n': "wrong quoting",
    b"\x89PNG\r\n\x1a\n\x00\x00": "is a PNG image",
}


@pytest.mark.parametrize("table", TABLES, ids=list(TABLES.values()))
def test_a_bad_sources_csv_is_told_and_the_sources_are_read(table: str | bytes, tmp_path: Path) -> None:
    folder = write(tmp_path / "mill", {**STORY, "sources.csv": table})
    result = call("run", folder, "--out", tmp_path / "out")
    assert result.exit_code == DONE
    assert any(TABLES[table] in line and "sources.csv" in line for line in told(result))
    assert len(read_table(tmp_path / "out" / "documents.csv")) == len(STORY)


def test_fail_on(dossier: Path, tmp_path: Path) -> None:
    peace = write(tmp_path / "peace", dict.fromkeys(STORY, STORY["post.txt"]))
    found = {
        (place.name, kind): call("run", place, "--out", tmp_path / f"{place.name}-out", "--fail-on", kind).exit_code
        for place in (dossier, peace)
        for kind in ("conflict", "single-source", "never")
    }
    assert found == {
        ("mill", "conflict"): FOUND,
        ("mill", "single-source"): FOUND,
        ("mill", "never"): DONE,
        ("peace", "conflict"): DONE,
        ("peace", "single-source"): DONE,
        ("peace", "never"): DONE,
    }


def decide(folder: Path, name: str, decision: str) -> None:
    """Write a decision into the first row of a table, as an editor's spreadsheet would."""
    path = folder / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"decision": decision, "note": "another mill"}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)


@pytest.mark.parametrize(
    ("decision", "code", "shown"),
    [
        ("rejected", DONE, "rejected by the editor: not a conflict, see note"),
        ("Reject: another mill", DONE, "rejected by the editor: not a conflict, see note"),
        ("confirmed", FOUND, "confirmed by the editor, see note"),
        ("to check", FOUND, "to be checked, see note"),
        ("corrected", FOUND, "corrected by the editor, see note"),
        ("ring the mill", FOUND, "the editor says: ring the mill, see note"),
        ("", FOUND, "the editor has a note on this"),
    ],
)
def test_a_decision_is_kept_and_a_rejected_conflict_fails_no_run(
    decision: str, code: int, shown: str, dossier: Path, tmp_path: Path
) -> None:
    arguments = ("run", dossier, "--out", tmp_path, "--fail-on", "conflict")
    assert call(*arguments).exit_code == FOUND
    first = links(tmp_path)
    decide(tmp_path, "links.csv", decision)
    decide(tmp_path, "claims.csv", "to check")
    assert call(*arguments).exit_code == code
    told = {"decision": decision, "note": "another mill", "shown_as": shown}
    assert links(tmp_path) == [{**first[0], **told}, *first[1:]]
    assert read_table(tmp_path / "claims.csv")[0]["decision"] == "to check"


@pytest.mark.parametrize("command", ["run", "batch"])
def test_decisions_of_another_report_are_taken_over(command: str, dossier: Path, report: Path, tmp_path: Path) -> None:
    table = write(tmp_path, tree(report)) / "links.csv"
    decide(tmp_path, "links.csv", "rejected")
    given = dossier if command == "run" else dossier.parent
    out = tmp_path / "out"
    result = call(command, given, "--out", out, "--decisions", table, "--fail-on", "conflict")
    assert (result.exit_code, told(result)) == (DONE, [])
    shown = {"shown_as": "rejected by the editor: not a conflict, see note"}
    first, *rest = read_table(table)
    assert links(out if command == "run" else out / "mill") == [{**first, **shown}, *rest]


def test_a_second_run_leaves_what_is_not_its_own(dossier: Path, tmp_path: Path) -> None:
    write(tmp_path / "out", {"notes-of-the-desk.csv": "call the mill\n"})
    assert call("run", dossier, "--out", tmp_path / "out", "--format", "json").exit_code == DONE
    assert call("run", dossier, "--out", tmp_path / "out", "--format", "csv").exit_code == DONE
    written = tree(tmp_path / "out")
    assert written["notes-of-the-desk.csv"] == b"call the mill\n"
    assert "links.csv" in written and "report.json" not in written


def test_quiet_and_verbose(dossier: Path, tmp_path: Path) -> None:
    quiet = call("run", dossier, "--out", tmp_path / "q", "-q")
    assert (quiet.exit_code, quiet.output) == (DONE, "")
    verbose = call("run", dossier, "--out", tmp_path / "v", "-v")
    assert [line.partition(":")[0] for line in told(verbose)] == ["herald", "post"]
    assert tree(tmp_path / "q").keys() == tree(tmp_path / "v").keys()


@pytest.mark.parametrize("name", formats())
def test_each_format_can_be_had_alone(name: str, dossier: Path, tmp_path: Path) -> None:
    assert call("run", dossier, "--out", tmp_path / "out", "--format", name).exit_code == DONE
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert sorted(tree(tmp_path / "out")) == sorted([*record["files"], "run.json"])


def test_open_shows_the_page(dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real command hands the page's address to the browser that the desk has chosen."""
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\nprintf %s \"$1\" > '{tmp_path / 'shown'}'\n")
    browser.chmod(0o755)
    command = [sys.executable, "-m", "reconcile", "run", str(dossier), "--out", "out", "--open", "-q"]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "BROWSER": str(browser)}, capture_output=True)
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert (tmp_path / "shown").read_text() == (tmp_path / "out" / "report.html").as_uri()


def test_open_without_a_page_or_a_browser_is_told(dossier: Path, tmp_path: Path) -> None:
    result = call("run", dossier, "--out", tmp_path / "out", "--open", "--format", "csv")
    (line,) = told(result)
    assert result.exit_code == USAGE and "--format html" in line and not (tmp_path / "out").exists()
    command = [sys.executable, "-m", "reconcile", "run", str(dossier), "--out", "out", "--open", "-q"]
    bare = {"PATH": str(tmp_path), "BROWSER": ""}
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, **bare}, capture_output=True, text=True)
    assert done.returncode == DONE and "no browser was found" in done.stderr


def test_files_are_a_story_too(dossier: Path, report: Path, tmp_path: Path) -> None:
    files = sorted(dossier.iterdir(), reverse=True)
    assert call("run", *files, "--out", tmp_path / "out").exit_code == DONE
    assert links(tmp_path / "out") == links(report)


def test_settings_are_used_and_recorded(dossier: Path, tmp_path: Path) -> None:
    write(tmp_path, {"desk.toml": "max_bytes = 80\n"})
    result = call("run", dossier, "--out", tmp_path / "out", "--settings", tmp_path / "desk.toml")
    assert result.exit_code == UNREAD
    assert told(result)[0].startswith("herald: is 85 bytes long; at most 80 are read (max_bytes)")
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["settings"]["max_bytes"] == 80


def test_explain_names_the_words_and_the_weights(report: Path) -> None:
    first = links(report)[0]
    result = call("explain", report, first["link_id"])
    assert result.exit_code == DONE
    for words in CONFLICT:
        assert words in result.stdout
    *_, total = result.stdout.splitlines()
    assert total.endswith("in all: the sum of the weights above")
    assert call("explain", report, first["a_claim_id"]).exit_code == DONE


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with two stories, one with a source that cannot be read, and one without a source."""
    root = tmp_path / "desk"
    write(root / "may" / "mill", STORY)
    write(root / "peace", {**dict.fromkeys(STORY, STORY["post.txt"]), "void.txt": b""})
    write(root / "blank", {"sources.csv": "file,title,publisher,kind,published\n"})
    return root


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_batch_goes_on_where_a_dossier_fails(desk: Path, tmp_path: Path, processes: str) -> None:
    result = call("batch", desk, "--out", tmp_path / "out", "--fail-on", "conflict", "--processes", processes)
    assert result.exit_code == UNREAD
    blank, void = told(result)
    assert blank.startswith(f"{desk / 'blank'}: holds no source; ") and "accepted" in blank
    assert void.startswith(f"{desk / 'peace'}: void: is empty; ") and "void.txt" in void
    rows = read_table(tmp_path / "out" / "summary.csv")
    assert [(r["story"], r["sources"], r["conflicts_clear"], r["problems"]) for r in rows] == [
        ("may-mill", "2", "1", "0"),
        ("peace", "2", "0", "1"),
    ]
    written = {"may-mill", "peace", "summary.csv", "failures.csv", "index.html"}
    assert {p.name for p in (tmp_path / "out").iterdir()} == written
    assert [row["story"] for row in read_table(tmp_path / "out" / "failures.csv")] == ["blank"]
    assert result.stdout.startswith("2 of 3 stories cross-checked")


def test_a_batch_takes_up_where_it_stopped(desk: Path, tmp_path: Path) -> None:
    arguments = ("batch", desk / "may", "--out", tmp_path / "out", "--fail-on", "conflict", "-v")
    assert told(first := call(*arguments)) == [f"{desk / 'may' / 'mill'}: done"]
    before = tree(tmp_path / "out")
    assert told(again := call(*arguments)) == [f"{desk / 'may' / 'mill'}: done by an earlier run"]
    assert (first.exit_code, again.exit_code) == (FOUND, FOUND)
    assert tree(tmp_path / "out") == before
    decide(tmp_path / "out" / "mill", "links.csv", "rejected")
    assert call(*arguments).exit_code == DONE
    write(desk / "may" / "mill", {"herald.txt": STORY["post.txt"]})
    assert told(call(*arguments)) == [f"{desk / 'may' / 'mill'}: done"]
    (tmp_path / "out" / "mill" / "report.html").unlink()
    assert told(call(*arguments)) == [f"{desk / 'may' / 'mill'}: done"]


def test_evaluate_prints_a_line_a_dossier_and_the_whole(dossier: Path, tmp_path: Path) -> None:
    header = "id,must,relation,difference,a_source,a_phrase,b_source,b_phrase,note\n"
    gold = f"{header}dead,yes,conflict,number,herald,Twelve people,post,Fourteen people,\n"
    write(tmp_path / "mill", {**STORY, "gold_links.csv": gold})
    result = call("evaluate", tmp_path)
    assert result.exit_code == DONE
    assert [line.split()[0] for line in result.stdout.splitlines()[:2]] == ["mill", "all"]
    assert "conflict recall 1.00 (1/1)" in result.stdout


def test_evaluate_can_leave_each_story_out_of_the_learning(dossier: Path, tmp_path: Path) -> None:
    pytest.importorskip("lightgbm", reason="the extra learn is not installed")
    header = "id,must,relation,difference,a_source,a_phrase,b_source,b_phrase,note\n"
    for name, dead in (("mill", "Twelve people"), ("quay", "died")):
        gold = f"{header}dead,yes,agree|conflict,number,herald,{dead},post,Fourteen people,\n"
        write(tmp_path / name, {**STORY, "gold_links.csv": gold})
    result = call("evaluate", tmp_path, "--cross-validate")
    assert result.exit_code == DONE
    assert [line.split()[0] for line in result.stdout.splitlines()[:3]] == ["mill", "quay", "all"]


def test_one_story_alone_leaves_nothing_to_learn_from(dossier: Path, tmp_path: Path) -> None:
    header = "id,must,relation,difference,a_source,a_phrase,b_source,b_phrase,note\n"
    write(tmp_path / "mill", {**STORY, "gold_links.csv": header})
    result = call("evaluate", tmp_path, "--cross-validate")
    assert result.exit_code == USAGE
    assert told(result) == [
        "reconcile: one dossier with reference answers leaves nothing to learn from; two or more are accepted"
    ]


def test_the_lists_come_from_the_code() -> None:
    from reconcile import grades, registry
    from reconcile.judge import GATES, RULES
    from reconcile.judge.weigh import SIGNALS

    built_in = [registry.name(m) for room in (RULES, GATES, SIGNALS) for m in registry.modules(room)]
    listed = {
        "rules": built_in,
        "formats": [*sorted(endings()), *formats()],
        "scales": [f"{scale.code}:" for scale in grades.scales()],
    }
    for command, names in listed.items():
        result = call(command)
        assert result.exit_code == DONE
        firsts = [line.split()[0] for line in result.stdout.splitlines()]
        assert [first for first in firsts if first in names] == names


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (RuntimeError("out of ink"), FAULT, "RuntimeError: out of ink"),
        (PermissionError(13, "Permission denied", "mill"), USAGE, "mill: Permission denied"),
        (KeyboardInterrupt(), STOPPED, "stopped"),
        (UsageError("mill: is a\nfile"), USAGE, "mill: is a file"),
    ],
    ids=["fault", "file", "interrupt", "usage"],
)
def test_whatever_is_raised_becomes_one_line_and_a_code(error: BaseException, code: int, said: str) -> None:
    group = Commands("desk")

    @group.command()
    @translated
    def stumble() -> None:
        raise error

    result = CliRunner().invoke(group, ["stumble"])
    assert result.exit_code == code
    (line,) = told(result)
    assert line.startswith("reconcile: ") and said in line


def test_no_fault_passes_for_a_finding() -> None:
    assert len({DONE, FOUND, USAGE, UNREAD, FAULT, STOPPED}) == 6


BAD_TABLES = {
    "not our columns": b"fish,chips\n1,2\n",
    "not UTF-8": b"link_id\xff\xfe\xfa\n",
}


@pytest.mark.parametrize("table", BAD_TABLES)
def test_a_spoilt_report_cannot_be_explained(table: str, report: Path, tmp_path: Path) -> None:
    write(tmp_path / "out", {**tree(report), "links.csv": BAD_TABLES[table]})
    result = call("explain", tmp_path / "out", "l0000000000")
    (line,) = told(result)
    assert result.exit_code == USAGE and "links.csv" in line and "accepted" in line


@pytest.mark.parametrize("table", BAD_TABLES)
def test_spoilt_reference_answers_are_told(table: str, tmp_path: Path) -> None:
    write(tmp_path / "mill", {**STORY, "gold_links.csv": BAD_TABLES[table]})
    result = call("evaluate", tmp_path)
    (line,) = told(result)
    assert result.exit_code == USAGE and "gold_links.csv" in line and "accepted" in line
