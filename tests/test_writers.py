"""The tables, the record, the network, the folder they go into, and the account read back from them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import registry, writers
from reconcile.errors import UsageError
from reconcile.explain import explain
from reconcile.model import Difference, Relation, Result, Strength
from reconcile.writers import summary
from reconcile.writers._csv import defuse, parse, render, undefuse
from reconcile.writers._groups import groups
from reconcile.writers._plain import listed
from tests import sample_result as sample

SIDES = "a_source,a_claim_id,a_said_by,a_claim,a_sentence,b_source,b_claim_id,b_said_by,b_claim,b_sentence"
CONTRACT = {
    "claims": "claim_id,source,publisher,kind,paragraph,claim,sentence,start,end,said_by,said_as,status,consistency,"
    "independent_sources,agrees_with,conflicts_with,why,decision,note",
    "links": f"link_id,relation,difference,strength,why,{SIDES},same_origin,decision,note",
    "internal": f"link_id,relation,difference,strength,why,{SIDES},same_origin,decision,note",
    "set_aside": f"relation,reason,{SIDES}",
    "documents": "source,title,publisher,kind,published,paid_label,url,words,claims,supported_by_others,problems",
    "omissions": "weight,source_without,claim_id,source,said_by,claim,why",
    "questions": "to,question,claim_ids,a_sentence,b_sentence",
    "problems": "source,problem,where,what_was_done",
}
TABLES = writers.render(sample.RESULT, ["csv"])


def rows(name: str, result: Result = sample.RESULT) -> list[dict[str, str]]:
    return parse(writers.render(result, ["csv"])[f"{name}.csv"])


@pytest.mark.parametrize("name", CONTRACT)
@pytest.mark.parametrize("result", [sample.RESULT, sample.EMPTY], ids=["full", "empty"])
def test_columns_come_in_the_agreed_order(name: str, result: Result) -> None:
    data = writers.render(result, ["csv"])[f"{name}.csv"]
    header = data.decode("utf-8").partition("\r\n")[0]
    assert f"{header},".startswith(f"\ufeff{CONTRACT[name]},")
    assert result is sample.RESULT or parse(data) == []


def test_documents_table_word_for_word() -> None:
    assert TABLES["documents.csv"].decode("utf-8-sig").splitlines() == [
        f"{CONTRACT['documents']},paid_by,byline,same_text_as,updated,read_from",
        "argus,Otter Lane pool to shut for the winter,The Stainby Argus,news,2024-10-28,,"
        "https://argus.example/pool,83,10,1,0,,Perry Quill,,,",
        "borough,Investing in Otter Lane,Stainby Borough Council,press release,2024-10,,,65,7,2,1,,,,,",
        "living,Make a splash at Otter Lane,Stainby Living,advertorial,2024-10-28,Advertisement feature,,"
        "25,2,1,0,Stainby Borough Council,,,,",
    ]


def test_set_aside_table_word_for_word() -> None:
    first = rows("set_aside")[0]
    assert list(first.values()) == [
        *("set aside", "other subject"),
        *("argus", sample.children.claim_id, "", sample.children.text, sample.children.sentence.text),
        *("living", sample.spring.claim_id, "", sample.spring.text, sample.spring.sentence.text),
        "One counts lessons lost, the other lessons begun.",
    ]


def test_a_claim_is_verbatim_at_its_place() -> None:
    texts = {document.source: document.text for document in sample.RESULT.documents}
    for row in rows("claims"):
        text = texts[row["source"]]
        assert text[int(row["start"]) : int(row["end"])] == row["claim"]
        assert row["claim"] in row["sentence"] and row["sentence"] in text


def test_links_are_sorted_conflicts_first_then_clear_then_by_place() -> None:
    found = [(row["relation"], row["strength"], row["a_source"], row["b_source"]) for row in rows("links")]
    assert found == [
        ("conflict", "clear", "argus", "borough"),
        ("conflict", "clear", "argus", "borough"),
        ("conflict", "clear", "argus", "borough"),
        ("conflict", "possible", "argus", "living"),
        ("agree", "clear", "argus", "borough"),
        ("agree", "clear", "argus", "borough"),
        ("agree", "clear", "borough", "living"),
    ]


def test_the_deciding_words_stand_in_the_links_table() -> None:
    assert [(row["a_words"], row["b_words"]) for row in rows("links")[:2]] == [
        ("3 November", "10 November"),
        ("240 children", "nobody"),
    ]


@pytest.mark.parametrize("name", writers.formats())
def test_order_of_the_result_does_not_matter(name: str) -> None:
    assert writers.render(sample.RESULT, [name]) == writers.render(sample.SHUFFLED, [name])


def test_bytes_do_not_depend_on_the_seed_of_hashes_or_the_locale() -> None:
    code = (
        "import hashlib; from reconcile import writers; from tests import sample_result as s;"
        "files = writers.render(s.RESULT, writers.formats());"
        "print(sorted((n, hashlib.sha256(d).hexdigest()) for n, d in files.items()))"
    )
    found = {_python(code, PYTHONHASHSEED=seed, LC_ALL=locale) for seed, locale in (("1", "C"), ("2", "C.UTF-8"))}
    files = writers.render(sample.RESULT, writers.formats())
    assert found == {str(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())) + "\n"}


def _python(code: str, **environment: str) -> str:
    root = Path(__file__).parents[1]
    known = {**os.environ, **environment}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=root, env=known, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", writers.formats())
def test_a_format_has_a_title(name: str) -> None:
    assert registry.title(writers.formats()[name])


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-5C in the night", "'-5C in the night"),
        ("@council said", "'@council said"),
        ("\tindented", "'\tindented"),
        ("\rreturned", "'\rreturned"),
        ("'=1+1", "''=1+1"),
        ("''-5", "'''-5"),
        ("", ""),
        ("’Tis", "’Tis"),
        ("'tis", "'tis"),
        ("“-5C”", "“-5C”"),
        ("– no -", "– no -"),
        ("—so they say", "—so they say"),
        ("−5C", "−5C"),
        (" =1+1", " =1+1"),
        ("a=1", "a=1"),
        ("1-0", "1-0"),
    ],
)
def test_only_what_a_spreadsheet_would_run_is_defused(text: str, cell: str) -> None:
    assert defuse(text) == cell
    assert undefuse(cell) == text


@given(st.lists(st.tuples(st.text(), st.text(alphabet="'=+-@\t\r\n\",;a")), max_size=5))
def test_a_table_reads_back_as_it_was(table: list[tuple[str, str]]) -> None:
    assert [tuple(row.values()) for row in parse(render(("x", "y"), table))] == table


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not defuse(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_cell_longer_than_the_csv_modules_own_limit_reads_back() -> None:
    assert parse(render(("x",), [("a" * 200_000,)])) == [{"x": "a" * 200_000}]


def test_a_claim_that_begins_with_a_dash_is_defused_and_read_back() -> None:
    assert b",'- 5 per cent of lessons" in TABLES["claims.csv"].replace(b'"', b"")
    assert sample.dash.text in {row["claim"] for row in rows("claims")}


def test_record_holds_everything_but_the_parse() -> None:
    told = json.loads(writers.render(sample.RESULT, ["json"])["report.json"])
    assert sorted(told) == sorted({"format", *(field.name for field in fields(Result))})
    claim = next(claim for claim in told["claims"] if claim["claim_id"] == sample.shut.claim_id)
    assert (claim["verdict"], claim["said_as"], "words" in claim["sentence"]) == ("conflicting", "own voice", False)
    assert told["documents"][0]["text"] == sample.ARGUS
    assert (told["links"][0]["a"], told["links"][0]["b"]) == (sample.shut.claim_id, sample.closes.claim_id)
    assert [step["weight"] for step in told["links"][0]["reasons"]] == [-1.5, 1.75, 3.25]


def test_network_is_xml_even_where_a_claim_holds_what_xml_cannot() -> None:
    odd = replace(sample.CLAIMS[0], claim=replace(sample.title, text="bell\x07, null\x00 & <b>"))
    data = writers.render(replace(sample.RESULT, claims=(odd, *sample.CLAIMS[1:])), ["graphml"])["graph.graphml"]
    root = ET.fromstring(data)
    assert "bell\ufffd, null\ufffd & <b>" in {part.text for part in root.iter()}


def test_agreements_that_share_a_claim_are_one_group() -> None:
    agreements = [link for link in sample.LINKS if link.relation is Relation.AGREE]
    chained = sample.link(sample.drew, sample.before, "", sample.SHARED)
    found = groups([*agreements[::-1], chained])
    assert [[claim.claim_id for claim in group.claims] for group in found] == [
        [sample.cost.claim_id, sample.million.claim_id],
        [sample.visits.claim_id, sample.drew.claim_id, sample.before.claim_id],
        [sample.good.claim_id, sample.family.claim_id],
    ]
    assert [group.same_origin for group in found] == [True, False, True]


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_listed_as_in_a_sentence(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_summary_row_counts_what_the_tables_hold() -> None:
    assert summary.summary_row(sample.RESULT) == summary.SummaryRow(
        story="otter-lane", sources=3, claims=19, corroborated=2, echoed=2, conflicting=5, disputed=2, single_source=7,
        not_compared=1, conflicts_clear=3, conflicts_possible=1, worst=sample.LINKS[2].why, problems=2,
        second_worst=sample.LINKS[1].why, third_worst=sample.LINKS[0].why, internal=1,
        in_words="\n".join(sample.RESULT.summary.lines),
    )  # fmt: skip
    assert summary.summary_csv([summary.summary_row(sample.EMPTY)]).decode("utf-8-sig").splitlines() == [
        "story,sources,claims,corroborated,echoed,conflicting,disputed,single_source,not_compared,"
        "conflicts_clear,conflicts_possible,worst,problems,second_worst,third_worst,internal,in_words",
        'nothing,0,0,0,0,0,0,0,0,0,0,,0,,,0,"No source could be read, so there is nothing to compare."',
    ]


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            sample.RESULT,
            "Three sources make 19 claims between them. "
            "Three clear conflicts and one possible conflict were found between the sources.",
        ),
        (sample.EMPTY, "No source could be read, so there is nothing to compare."),
        (
            replace(sample.EMPTY, documents=(sample.argus,)),
            "One source makes no claims; there is nothing to compare it with.",
        ),
        (
            replace(sample.RESULT, links=sample.LINKS[3:]),
            "Three sources make 19 claims between them. One possible conflict was found between the sources.",
        ),
        (
            replace(sample.RESULT, links=()),
            "Three sources make 19 claims between them. No conflict was found between the sources.",
        ),
    ],
    ids=["full", "empty", "single", "one conflict", "no conflict"],
)
def test_summary_sentence(result: Result, said: str) -> None:
    assert summary.sentence(result) == said


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_write_puts_the_formats_and_the_record_of_the_run(tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path / "a" / "b", ["csv"], {"settings": {"look": 1}, "seconds": 0.5})
    written = files(tmp_path / "a" / "b")
    run = json.loads(written.pop("run.json"))
    assert written == TABLES
    assert run["files"] == sorted(TABLES)
    assert run["sources"][0] == {"file": "argus.txt", "sha256": sample.argus.sha256, "source": "argus"}
    assert [problem["source"] for problem in run["problems"]] == ["borough", "minutes"]
    assert (run["settings"], run["seconds"], run["story"]) == ({"look": 1}, 0.5, "otter-lane")


def test_write_removes_what_an_earlier_run_wrote_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    writers.write(sample.RESULT, tmp_path, ["csv", "json"])
    writers.write(sample.RESULT, tmp_path, ["json"])
    assert sorted(files(tmp_path)) == ["mine.csv", "report.json", "run.json"]


def test_write_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path, ["csv"])
    before = files(tmp_path)
    writers.write(sample.SHUFFLED, tmp_path, ["csv"])
    assert files(tmp_path) == before


def test_decisions_that_cannot_be_read_are_not_overwritten(tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path, ["csv"])
    (tmp_path / "claims.csv").write_bytes("claim_id;decision\r\nc1;geprüft".encode("cp1252"))
    with pytest.raises(UsageError, match=r"claims\.csv: the decisions .* UTF-8"):
        writers.earlier(tmp_path)


@pytest.mark.parametrize(
    "names",
    [["sources.csv"], ["Sources.CSV"], ["argus.txt"], ["minutes.txt"], ["a.txt", "b.md"]],
    ids=["listed", "listed in capitals", "one of its sources", "a source not read", "another dossier"],
)
def test_no_report_is_written_among_sources(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("x")
    with pytest.raises(UsageError, match="holds sources"):
        writers.write(sample.RESULT, tmp_path, ["csv"])
    assert sorted(files(tmp_path)) == sorted(names)


def test_a_report_that_is_named_like_a_source_may_be_written_again(tmp_path: Path) -> None:
    named = replace(sample.RESULT, documents=(replace(sample.argus, file="report.json"), *sample.RESULT.documents[1:]))
    for _ in range(2):
        writers.write(named, tmp_path, ["json"])
    assert sorted(files(tmp_path)) == ["report.json", "run.json"]


def test_an_unknown_format_is_named_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"unknown format 'docx'; accepted: csv, .*html"):
        writers.write(sample.RESULT, tmp_path / "out", ["docx"])
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    for folder in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(UsageError, match=r"out.*: (is a file|cannot be written)"):
            writers.write(sample.RESULT, folder, ["csv"])


def test_a_report_is_whole_or_not_there_at_all(tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path, ["csv"])
    (tmp_path / "problems.csv").unlink()
    (tmp_path / "problems.csv").mkdir()
    before = {path.name for path in tmp_path.iterdir()}
    links = (tmp_path / "links.csv").read_bytes()
    with pytest.raises(UsageError, match="cannot be written"):
        writers.write(replace(sample.RESULT, links=()), tmp_path, ["csv"])
    assert {path.name for path in tmp_path.iterdir()} == before
    assert (tmp_path / "links.csv").read_bytes() == links


def test_summary_and_index_are_written_beside_reports_and_remove_none(tmp_path: Path) -> None:
    writers.write(sample.RESULT, tmp_path, ["csv"])
    summary.write_summary(tmp_path, [summary.summary_row(sample.RESULT)])
    assert sorted(files(tmp_path)) == sorted([*TABLES, "run.json", "summary.csv", "failures.csv", "index.html"])


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    writers.write(sample.RESULT, folder, ["csv"])
    return folder


def test_the_account_of_a_link(report: Path) -> None:
    link = sample.LINKS[0]
    assert explain(report, link.link_id).splitlines() == [
        f"Link {link.link_id}: clear conflict, date",
        link.why,
        "",
        f"  A  {sample.shut.claim_id}  argus, in its own voice",
        "     “Otter Lane pool in Stainby will close on 3 November”",
        f"  B  {sample.closes.claim_id}  borough, in its own voice",
        "     “Otter Lane pool closes on 10 November”",
        "",
        "   -1.50  Most pairs are about different facts. (prior)",
        "   +1.75  Both speak of the pool. “pool” – “pool” (shared_words)",
        "   +3.25  The dates differ. “3 November” – “10 November” (other_date, conflict)",
        "   +3.50  in all: the sum of the weights above",
    ]


@pytest.mark.parametrize("link", [*sample.LINKS, *sample.INTERNAL], ids=lambda link: link.link_id)
def test_the_weights_shown_add_up(report: Path, link: sample.Link) -> None:
    account = explain(report, link.link_id)
    *steps, total = map(Decimal, re.findall(r"^ +([+-]\d+\.\d\d)  ", account, re.MULTILINE))
    assert sum(steps) == total and len(steps) == len(link.reasons)


def test_the_account_of_a_claim_holds_its_links_and_what_was_set_aside(report: Path) -> None:
    account = explain(report, sample.children.claim_id).splitlines()
    assert account[0] == f"Claim {sample.children.claim_id}: conflicting"
    assert f"Link {sample.LINKS[1].link_id}: clear conflict, number" in account
    assert "Set aside: other subject" in account
    assert explain(report, sample.boiler.claim_id).endswith("It was linked with no claim of another source.")


def test_two_links_of_the_same_claims_are_both_told(tmp_path: Path) -> None:
    first = sample.LINKS[0]
    reason = sample.differs(Difference.PLACE, "Stainby", "", "The places differ.", Strength.POSSIBLE)
    second = replace(first, difference=Difference.PLACE, strength=Strength.POSSIBLE, reasons=(reason,), why="Places.")
    writers.write(replace(sample.RESULT, links=(*sample.LINKS, second)), tmp_path, ["csv"])
    account = explain(tmp_path, first.link_id)
    assert account.count(f"Link {first.link_id}") == 2
    assert account.count("in all") == 2 and "+3.50  in all" in account and "+3.25  in all" in account


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (sample.shut.claim_id[:4], f"near it: {sample.shut.claim_id}"),
        (f"{sample.shut.claim_id[:-1]}x", f"near it: {sample.shut.claim_id}"),
        ("", r"claims\.csv and links\.csv list them"),
        ("nonsense", r"claims\.csv and links\.csv list them"),
    ],
)
def test_an_unknown_id_is_answered_with_near_ones(report: Path, given: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        explain(report, given)


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"claims\.csv cannot be read .* --format csv is accepted"):
        explain(tmp_path, sample.shut.claim_id)
