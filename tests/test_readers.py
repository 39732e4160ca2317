"""Files to documents: encodings, bad input, dossiers, sources.csv, metadata."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reconcile.errors import UnreadableSource, UsageError
from reconcile.model import Document, Kind, Problem, Role
from reconcile.readers import find_dossiers, formats, markdown, read, sources, text
from reconcile.readers._apart import reading
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

PROSE = "The council’s £4m plan – agreed on Tuesday – was called “brave” by the café’s owner."
HEADER = "file,title,publisher,kind,published,url,paid_by\n"


def dossier(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def one(folder: Path, content: str, table: str = "") -> Document:
    files: dict[str, str | bytes] = {"a.txt": content}
    (document,) = read([dossier(folder, files | ({"sources.csv": HEADER + table} if table else {}))]).documents
    return document


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.source} | {p.problem} | {p.where} | {p.what_was_done}" for p in problems]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings(encoding: str) -> None:
    assert text.read(PROSE.encode(encoding), Settings()).text == PROSE


def test_latin_1() -> None:
    assert text.read("The café made £4.".encode("latin-1"), Settings()).text == "The café made £4."


def test_another_script_is_guessed() -> None:
    words = "Совет города одобрил план строительства новой гавани во вторник вечером. " * 8
    extract = text.read(words.encode("cp1251"), Settings())
    assert extract.text == words
    assert extract.notes[0][0] == "not UTF-8"


def test_one_damaged_byte_does_not_cost_the_encoding() -> None:
    extract = text.read(PROSE.encode() * 4 + b"\xff", Settings())
    assert extract.text == PROSE * 4 + "\ufffd"
    assert extract.notes == (("1 damaged character in UTF-8 text", "shown as \ufffd"),)


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"one\x0ctwo\x0bthree", "one\ntwo\nthree"),
        ("one\u2028two\x85three".encode(), "one\ntwo\nthree"),
        (b"a tab\there " + b"x" * 60 + b"\x07", "a tab\there " + "x" * 60),
        ("\ufeffone\ufeff two".encode(), "one two"),
        (b"n\x00ul" + b"x" * 200, "nul" + "x" * 200),
        (b"  kept  as is \n\n\n end", "  kept  as is \n\n\n end"),
    ],
)
def test_text_is_verbatim_but_for_line_ends_and_control_characters(data: bytes, read_as: str) -> None:
    assert text.read(data, Settings()).text == read_as


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t \xef\xbb\xbf", "is empty"),
        (b"-----\n***", "is empty"),
        (b"%PDF-1.7 words words", "is a PDF, not text"),
        (b"PK\x03\x04 words words", "is a ZIP archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        (bytes(range(256)) * 8, "is binary"),
        (b"\x00" * 500, "is binary"),
        (b"x" * 1001, "at most 1,000 are read (max_bytes)"),
        (b"x" * 501, "at most 500 are read (max_characters)"),
    ],
)
def test_what_cannot_be_read_says_so_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        text.read(data, Settings(max_bytes=1000 if data[:1] == b"x" else 9999, max_characters=500))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def extracted(reader: ModuleType, data: bytes) -> Extract | str:
    """What a reader makes of some bytes, or the reason it gives: the way the process apart asks, or its own."""
    if getattr(reader, "APART", False):
        return reading(reader.__name__, data, Settings())
    try:
        extract: Extract = reader.read(data, Settings())
        return extract
    except UnreadableSource as error:
        return str(error)


@hypothesis_settings(deadline=None)
@given(st.binary(max_size=400) | st.text().map(lambda t: t.encode("utf-16", "surrogatepass")))
@example(b"%PDF-")
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for reader in formats().values():
        extract = extracted(reader, data)
        if isinstance(extract, str):
            assert "\n" not in extract
        else:
            assert extract.text.strip()
            assert not set(extract.text) & set("\r\x00\ufeff\x0c")
            extract.text.encode()


def test_markdown_marks_are_taken_off() -> None:
    source = (
        "---\ntitle: 'Harbour plan'\ndate: 2024-03-05\nauthor: Dana Pell\n---\n"
        "# Harbour plan\n\nThe **council** approved [the plan](http://x.example) on *Tuesday*.\n\n"
        "## What *next*\n\n> “It is 2 * 3 * 4,” she said.\n\n- 40 homes\n- snake_case_name\n\n![pier](p.png)\n\n---\n"
    )
    extract = markdown.read(source.encode(), Settings())
    assert [line for line in extract.text.split("\n") if line] == [
        "Harbour plan",
        "The council approved the plan on Tuesday.",
        "What next",
        "“It is 2 * 3 * 4,” she said.",
        "40 homes",
        "snake_case_name",
    ]
    assert [(extract.text[s.start : s.end], role) for s, role in extract.roles] == [
        ("Harbour plan", Role.TITLE),
        ("What next", Role.SUBHEAD),
    ]
    assert tuple(map(extract.first, ("title", "published", "byline"))) == ("Harbour plan", "2024-03-05", "Dana Pell")


def test_every_format_says_what_it_reads() -> None:
    assert {".txt", ".md"} <= set(formats())
    assert all(module.__doc__ and callable(module.read) for module in formats().values())


def test_a_dossier_in_canonical_order(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "harbour", {"b.txt": PROSE, "a.md": PROSE, "C.TXT": PROSE})
    reading = read([folder])
    assert reading.story == "harbour"
    assert [document.source for document in reading.documents] == sorted(["a", "b", "C"])
    assert reading.problems == ()
    assert reading.documents[-1].sha256 == hashlib.sha256(PROSE.encode()).hexdigest()
    assert read([folder / "b.txt", folder / "C.TXT", folder / "a.md"]) == reading


def test_what_is_no_source(tmp_path: Path) -> None:
    names = ["README.md", "readme.txt", "gold.csv", ".hidden.txt", "picture.jpg", "notes.rtf"]
    folder = dossier(tmp_path, {"a.txt": PROSE, "sub/b.txt": PROSE} | dict.fromkeys(names, "words"))
    reading = read([folder])
    assert [document.file for document in reading.documents] == ["a.txt"]
    assert [problem.where for problem in reading.problems] == ["notes.rtf", "picture.jpg"]
    assert not any(problem.unread for problem in reading.problems)


def test_labels_are_told_apart(tmp_path: Path) -> None:
    folder = dossier(tmp_path, {"x/a.txt": PROSE, "x/a.md": PROSE, "x/b.txt": PROSE, "y/b.txt": PROSE})
    assert [e.label for e in sources([folder / "x"]).entries] == ["a.md", "a.txt", "b"]
    assert [e.label for e in sources([folder / "x/b.txt", folder / "y/b.txt"]).entries] == ["x-b.txt", "y-b.txt"]
    assert len(sources([folder / "x/b.txt", folder / "x/../x/b.txt"]).entries) == 1


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = dossier(
        tmp_path, {"a.txt": PROSE, "b.txt": b"", "c.pdf": b"%PDF-1", "d.claims.csv": "x", "e.txt": b"\x89PNG\r\n"}
    )
    reading = read([folder])
    assert [document.source for document in reading.documents] == ["a"]
    assert all(problem.unread for problem in reading.problems)
    assert said(reading.problems) == [
        "b | is empty; a text with at least one word is accepted | b.txt | left out",
        "c | is damaged, or made in a way not known (PdfStreamError); one that opens elsewhere is accepted "
        "| c.pdf | left out",
        "d | has no column 'claim'; a table with a column claim, and said_by, said_as, publisher, published and others "
        "if you like, is accepted | d.claims.csv | left out",
        "e | is a PNG image, not text; plain text is accepted under this ending | e.txt | left out",
    ]


def test_links_out_of_the_dossier_are_not_read(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "d", {"a.txt": PROSE})
    dossier(tmp_path, {"secret.txt": "words"})
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to(folder / "a.txt")
    (folder / "d.txt").symlink_to(folder / "none.txt")
    reading = read([folder])
    assert [document.source for document in reading.documents] == ["a", "c"]
    assert [(problem.source, problem.unread) for problem in reading.problems] == [("b", True), ("d", True)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    folder = dossier(tmp_path, {"a.txt": PROSE})
    os.mkfifo(folder / "b.txt")
    assert "is not a regular file" in read([folder]).problems[0].problem


def test_usage_errors_say_what_is_accepted(tmp_path: Path) -> None:
    dossier(
        tmp_path, {"empty/README.md": "x", "report/run.json": "{}", "report/a.txt": "x", "d/a.txt": "x", "d/g.csv": ""}
    )
    for paths in (
        [],
        [tmp_path / "none"],
        [tmp_path / "empty"],
        [tmp_path / "report"],
        [tmp_path / "d", tmp_path / "d/a.txt"],
        [tmp_path / "d/g.csv"],
    ):
        with pytest.raises(UsageError, match="accepted") as caught:
            read(paths)
        assert "\n" not in str(caught.value)
    dossier(tmp_path, {"d/b.txt": "x"})
    with pytest.raises(UsageError, match=r"2 sources; at most 1 are accepted \(max_sources\)"):
        read([tmp_path / "d"], Settings(max_sources=1))


def test_find_dossiers(tmp_path: Path) -> None:
    dossier(
        tmp_path,
        {
            "b/a.txt": "x",
            "b/b.txt": "x",
            "a/deep/sources.csv": HEADER,
            "a/single.txt": "x",
            "reports/b/run.json": "{}",
            "reports/b/a.txt": "x",
            "reports/b/b.txt": "x",
            ".git/a.txt": "x",
            ".git/b.txt": "x",
            "c/README.md": "x",
            "c/gold.csv": "x",
        },
    )
    assert find_dossiers(tmp_path) == [tmp_path / "a/deep", tmp_path / "b"]
    with pytest.raises(UsageError, match="accepted"):
        find_dossiers(tmp_path / "none")


def test_sources_csv_goes_before_the_text(tmp_path: Path) -> None:
    row = "a.txt,Plan passed,Wexcombe Courier,press release,2018-02,http://x.example,Pell & Sons\n"
    document = one(tmp_path, f"Harbour plan\n\nPUBLISHED: 30 November 2017\n\n{PROSE}", row)
    assert (document.title, document.publisher, document.kind) == (
        "Plan passed",
        "Wexcombe Courier",
        Kind.PRESS_RELEASE,
    )
    assert (document.published, document.url, document.paid_by) == ("2018-02", "http://x.example", "Pell & Sons")


def test_empty_cells_are_read_from_the_text(tmp_path: Path) -> None:
    page = (
        "Harbour plan approved\n\nBy Dana Pell, Politics Editor\n\nPUBLISHED: 10:00 30 November 2017\n\n"
        f"{PROSE}\n\nLatest from the Wexcombe Courier"
    )
    document = one(tmp_path, page, "a.txt,,,,,,\n")
    assert document.title == "Harbour plan approved"
    assert document.byline == "Dana Pell, Politics Editor"
    assert document.published == "2017-11-30"
    assert document.publisher == "Wexcombe Courier"
    assert document.kind is Kind.NEWS


@pytest.mark.parametrize(
    ("head", "kind", "label", "payer"),
    [
        (
            "A sponsored feature from Wexcombe Council",
            "advertorial",
            "A sponsored feature from Wexcombe Council",
            "Wexcombe Council",
        ),
        ("ADVERTISEMENT FEATURE", "advertorial", "ADVERTISEMENT FEATURE", ""),
        ("In association with Pell & Sons", "advertorial", "In association with Pell & Sons", ""),
        ("FOR IMMEDIATE RELEASE", "press release", "", ""),
        ("Opinion", "opinion", "", ""),
        ("WEXCOMBE (Reuters) - The plan passed.", "news", "", ""),
        ("The plan passed.", "other", "", ""),
    ],
)
def test_kind_and_label(tmp_path: Path, head: str, kind: str, label: str, payer: str) -> None:
    document = one(tmp_path, f"{head}\n\nA good year for the harbour town\n\n{PROSE}\n\n{PROSE} More.")
    assert (document.kind, document.paid_label, document.paid_by) == (kind, label, payer)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("file,title,publisher,kind\na.txt,,,news\n", "column 'published' is missing"),
        ("title,publisher,kind,published\n,,news,\n", "column 'file' is missing"),
        (HEADER + "a.txt,,,gossip,,,\n", "unknown kind 'gossip'; accepted: advertorial, press release, news"),
        (HEADER + "a.txt,,,news,soon,,\n", "'soon' is no date; 2017-11-30, 2017-11 and 2017 are accepted"),
        (HEADER + "a.txt,,,news,2017-02-30,,\n", "'2017-02-30' is no ISO date"),
        (HEADER + "a.txt,,,news,30 November 2017,,\n", "'30 November 2017' is no ISO date"),
        (HEADER + "b.txt,,,news,,,\n", "b.txt is no source in this folder"),
        (HEADER + "b.txt,,,news,,,\n", "has no row in sources.csv"),
        (HEADER + "a.txt,,,news,,,\na.txt,,,other,,,\n", "a second row for a.txt"),
        (HEADER + ",,,news,,,\na.txt,,,news,,,\n", "a row names no file"),
        (HEADER + "a.txt,,,news\n", "4 cells where the header has 7"),
        (HEADER + 'a.txt,"Plan" passed,,news,,,\n', "wrong quoting"),
        (HEADER + 'a.txt,"Plan passed,,news,,,\n', "wrong quoting"),
        (b"\x00\x01\x02\x03" * 50, "is binary"),
    ],
)
def test_a_bad_sources_csv_is_a_problem_and_the_text_is_read(tmp_path: Path, table: str | bytes, problem: str) -> None:
    reading = read([dossier(tmp_path, {"a.txt": PROSE, "sources.csv": table})])
    assert [document.source for document in reading.documents] == ["a"]
    assert any(problem in line for line in said(reading.problems)), said(reading.problems)
    assert not any(found.unread for found in reading.problems)


@pytest.mark.parametrize(
    "table",
    [
        "",
        HEADER + "a.txt,,,,,,\n",
        "\ufeff" + HEADER + "A.TXT,,,News,2017,,\n",
        HEADER.replace(",", ";") + "a.txt;;;news;2017-11-30;;\n",
        "FILE, Title ,publisher,kind,published,desk\na.txt,,,official,2017-11-30T10:00,x\n\n",
        (HEADER + "a.txt,Caf\xe9 \xa34,,,,,\n").encode("cp1252"),
    ],
)
def test_a_good_sources_csv_is_no_problem(tmp_path: Path, table: str | bytes) -> None:
    assert read([dossier(tmp_path, {"a.txt": PROSE, "sources.csv": table})]).problems == ()


@hypothesis_settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: (HEADER + t).encode("utf-8", "replace")))
def test_no_sources_csv_stops_a_run(tmp_path_factory: pytest.TempPathFactory, table: bytes) -> None:
    folder = dossier(tmp_path_factory.getbasetemp() / "table", {"a.txt": PROSE, "sources.csv": table})
    assert len(read([folder]).documents) == 1
