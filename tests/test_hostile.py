"""Files made to harm: each ends as words in problems.csv, in little time, and the rest of the story is read."""

from __future__ import annotations

import resource
import socket
import threading
from pathlib import Path

import pytest

from reconcile.errors import UnreadableSource
from reconcile.readers import _apart, read
from reconcile.settings import Settings
from tests.hostile import ELSEWHERE, FILES, pdf, stream, word, zipped

LIMITS = Settings(max_bytes=20_000_000, max_seconds=2, max_megabytes=700, max_pages=40)
STORY = "The council approved the plan on Tuesday."


def refused(kind: str) -> str:
    with pytest.raises(UnreadableSource) as caught:
        _apart.read("tests.runaway", kind.encode(), LIMITS)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("circles", "takes longer than 2 seconds to read (max_seconds); its reading was stopped"),
        ("memory", "needs more than 700 MB of memory (max_megabytes)"),
        ("crash", "made its reader break off; it is damaged, or made to harm"),
        ("network", "(PermissionError)"),
        ("program", "(PermissionError)"),
    ],
)
def test_a_reader_that_runs_away_is_stopped_and_the_next_one_reads(kind: str, said: str) -> None:
    assert said in refused(kind)
    assert _apart.read("tests.runaway", b"", LIMITS).text == "A word."


def test_one_process_serves_all_sources() -> None:
    first = _apart.process()
    assert _apart.read("tests.runaway", b"", LIMITS) and _apart.process() == first


@pytest.mark.parametrize("name", FILES)
def test_a_harmful_file_is_read_or_refused_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    (tmp_path / "good.txt").write_text(STORY)
    reading = read([tmp_path], LIMITS)
    assert "good" in [document.source for document in reading.documents]
    assert all("\n" not in problem.problem and "Traceback" not in problem.problem for problem in reading.problems)
    assert not any("root:" in document.text for document in reading.documents)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1024 * 1024


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bomb.zip", "unpacks to more than"),
        ("bomb.docx", "unpacks to 240,000,746 bytes"),
        ("wide.html", "tags; at most 200,000 are read (max_tags)"),
        ("scripts.html", "a page that shows its text without scripts is accepted"),
        ("russian-doll.zip", "encloses documents that enclose documents"),
        ("count.pdf", "holds pictures of pages and no text"),
        ("deep.json", "is nested too deeply"),
        ("number.json", "a number is too long"),
    ],
)
def test_what_is_refused_says_why(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    (problem, *_) = read([tmp_path], LIMITS).problems
    assert said in problem.problem and problem.unread


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """A server stands where every remote reference leads to; nobody may call."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = str(server.getsockname()[1]).encode()

        def answer() -> None:
            try:
                calls.append(server.accept())
            except TimeoutError:
                return

        for name in ("remote.html", "remote.docx"):
            data = FILES[name].replace(ELSEWHERE.encode(), b"http://127.0.0.1:" + port)
            (tmp_path / name).write_bytes(data)
        thread = threading.Thread(target=answer)
        thread.start()
        assert len(read([tmp_path], LIMITS).documents) == 2
        thread.join()
    assert calls == []


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>"
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page,
        4: stream(""),
    }
    (tmp_path / "plain.pdf").write_bytes(pdf(objects))
    for name, key in (("locked", "key"), ("open", "")):
        writer = PdfWriter(PdfReader(tmp_path / "plain.pdf"))
        writer.encrypt(user_password=key, owner_password="owner", algorithm="AES-256")
        writer.write(tmp_path / f"{name}.pdf")
    (tmp_path / "plain.pdf").unlink()
    said = {problem.source: problem.problem for problem in read([tmp_path], LIMITS).problems}
    assert said["locked"] == "is protected by a password; a copy that opens without one is accepted"
    assert said["open"] == "holds pictures of pages and no text; a PDF whose text can be selected is accepted"


def test_links_out_of_the_dossier_are_refused_for_folders_too(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "index.html").write_text("<p>Words of somebody else.</p>")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").write_text(STORY)
    (tmp_path / "desk" / "page").symlink_to(tmp_path / "elsewhere")
    reading = read([tmp_path / "desk"])
    assert [document.source for document in reading.documents] == ["a"]
    assert [(p.source, p.problem, p.unread) for p in reading.problems] == [
        ("page", "a link that leads out of the dossier", True)
    ]


def test_macros_are_told_and_not_read(tmp_path: Path) -> None:
    import io

    import docx

    sheet = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(STORY)
    made.save(sheet)
    import zipfile

    with zipfile.ZipFile(sheet) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    types = files["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    relation = (
        b'<Relationship Id="m" Target="vbaProject.bin"'
        b' Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    relations = files["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation + b"</Relationships>")
    changed = {
        "[Content_Types].xml": types,
        "word/_rels/document.xml.rels": relations,
        "word/vbaProject.bin": b"Sub x()",
    }
    (tmp_path / "a.docx").write_bytes(zipped({**files, **changed}))
    reading = read([tmp_path])
    assert reading.documents[0].text == STORY
    assert [p.problem for p in reading.problems] == ["has macros"]


def test_a_word_file_without_its_parts_is_refused() -> None:
    assert "damaged" in str(_apart.reading("reconcile.readers.docx", word("<w:document/>"), LIMITS))
