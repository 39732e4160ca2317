"""What each format brings: tracked changes, quoted replies, columns, fields of JSON, rows of a list, archives."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from reconcile.errors import UnreadableSource
from reconcile.model import Document, Role
from reconcile.readers import formats, read
from reconcile.readers._extract import Extract
from reconcile.readers._mend import mend
from reconcile.settings import Settings
from tests.hostile import zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def extract(ending: str, data: bytes, settings: Settings | None = None) -> Extract:
    found: Extract = formats()[ending].read(data, settings or Settings())
    return found


def paragraphs(found: Extract) -> list[str]:
    return found.text.split("\n\n")


def kept(found: Extract) -> list[str]:
    """The paragraphs whose role is not furniture."""
    gone = {found.text[s.start : s.end] for s, role in found.roles if role is Role.FURNITURE}
    return [line for line in found.text.split("\n") if line.strip() and line not in gone]


def one(folder: Path, name: str, data: bytes) -> Document:
    (folder / name).write_bytes(data)
    (found,) = read([folder / name]).documents
    return found


# Word


def word(change: str = "", heading: str = "Harbour plan") -> bytes:
    made = docx.Document()
    made.add_heading(heading, 0)
    paragraph = made.add_paragraph("The plan costs ")
    if change:
        for element in parse_xml(f"<w:x {W}>{change}</w:x>"):
            paragraph._p.append(element)
    paragraph.add_run(" in all.")
    sheet = io.BytesIO()
    made.save(sheet)
    return sheet.getvalue()


@pytest.mark.parametrize(
    ("change", "reads"),
    [
        ('<w:ins w:id="1"><w:r><w:t>£4m</w:t></w:r></w:ins>', "The plan costs £4m in all."),
        (
            '<w:del w:id="1"><w:r><w:delText>£3m</w:delText></w:r></w:del><w:r><w:t>£4m</w:t></w:r>',
            "The plan costs £4m in all.",
        ),
        (
            '<w:moveFrom w:id="1"><w:r><w:t>much</w:t></w:r></w:moveFrom><w:r><w:t>£4m</w:t></w:r>',
            "The plan costs £4m in all.",
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>£4m</w:t></w:r>",
            "The plan costs £4m in all.",
        ),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>£4m</w:t></w:r>", "The plan costs £4m in all."),
        ("<w:hyperlink><w:r><w:t>£4m</w:t></w:r></w:hyperlink>", "The plan costs £4m in all."),
        ("<w:r><w:t>£4m</w:t><w:tab/></w:r>", "The plan costs £4m in all."),
    ],
)
def test_a_word_file_reads_as_if_every_change_were_accepted(change: str, reads: str) -> None:
    found = extract(".docx", word(change))
    assert paragraphs(found) == ["Harbour plan", reads]
    assert any("tracked change" in problem for problem, _ in found.notes) == ("w:id" in change)
    assert any("hidden" in problem for problem, _ in found.notes) == ("vanish" in change)


def test_a_word_files_tables_headers_and_title() -> None:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Template 7", "PC 12"
    made.sections[0].header.paragraphs[0].text = "Wexcombe Council"
    made.sections[0].footer.paragraphs[0].text = "Advertisement feature"
    made.add_heading("Harbour plan", 0)
    made.add_heading("Grades", 1)
    table = made.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Service", "Grade", "Adoption", "Good"), strict=True
    ):
        cell.text = text
    sheet = io.BytesIO()
    made.save(sheet)
    found = extract(".docx", sheet.getvalue())
    assert paragraphs(found) == [
        *("Wexcombe Council", "Harbour plan", "Grades"),
        *("Service | Grade", "Adoption | Good", "Advertisement feature"),
    ]
    assert [role for _, role in found.roles] == [Role.FURNITURE, Role.TITLE, Role.SUBHEAD, Role.LABEL]
    assert found.first("title") == "Harbour plan" and not found.first("byline")


# Mail

HEAD = (
    "From: Wexcombe Council Press Office <press@wexcombe.example>\nTo: desk@x.example\nSubject: RE: FW: Harbour plan\n"
    "Date: Fri, 3 May 2024 23:10:00 +0100\nMIME-Version: 1.0\nMessage-ID: <1@x>\n"
)


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        ("The plan passed.\n\n-- \nDana Pell\nPress officer", ["The plan passed."]),
        ("It passed.\n\nOn 2 May 2024, Omar Reeve wrote:\n> What does it cost?\n> Tell me.", ["It passed."]),
        ("On 2 May 2024, Omar Reeve wrote:\n> What does it cost?\n\nIt costs £4m.", ["It costs £4m."]),
        ("It passed.\n\n-----Original Message-----\nFrom: Omar Reeve\nWhat does it cost?", ["It passed."]),
        ("It passed.\n\nFrom: Omar Reeve\nSent: 2 May 2024\nTo: Dana Pell\nSubject: Cost\n\nWhat?", ["It passed."]),
        (
            "See below.\n\n---------- Forwarded message ---------\nFrom: A B <a@b.example>\nDate: 2 May\n"
            "Subject: Plan\n\nIt passed.",
            ["See below.", "It passed."],
        ),
        ("Dear Omar,\nFrom: now on the plan is law.", ["Dear Omar,", "From: now on the plan is law."]),
    ],
)
def test_what_a_mail_quotes_is_apart(body: str, reads: list[str]) -> None:
    found = extract(".eml", f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{body}".encode())
    assert kept(found) == reads


def test_a_mails_headers_and_attachments(tmp_path: Path) -> None:
    parts = (
        "--b\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
        "The plan that the council \npassed costs £4m.\n",
        "--b\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Disposition: attachment; filename=note.txt\n\nIt costs £5m.\n",
        "--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=x.png\n\nx\n--b--\n",
    )
    mail = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{''.join(parts)}"
    (tmp_path / "m.eml").write_text(mail, encoding="utf-8")
    reading = read([tmp_path])
    letter, note = reading.documents
    assert (letter.source, note.source, note.file) == ("m", "m-note", "m.eml/note.txt")
    assert letter.text.strip() == "The plan that the council passed costs £4m."
    assert (letter.title, letter.publisher, letter.published) == ("Harbour plan", "Wexcombe Council", "2024-05-03")
    assert [problem.problem for problem in reading.problems] == [
        "has an attachment that is no source by its ending (x.png)"
    ]


def test_a_mail_written_as_a_page() -> None:
    page = "<html><body><p>The plan passed.</p><blockquote><p>What plan?</p></blockquote></body></html>"
    found = extract(".eml", f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{page}".encode())
    assert kept(found) == ["The plan passed."]


# PDF


def drawn(*pages: list[tuple[float, float, float, str]]) -> bytes:
    """A PDF with lines of text at places, each with its size."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(400, 500), invariant=1)
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def column(x: float, y: float, *lines: str, size: float = 10) -> list[tuple[float, float, float, str]]:
    return [(x, y - 12 * i, size, line) for i, line in enumerate(lines)]


def test_words_parted_at_line_ends_are_made_whole() -> None:
    lines = (
        *("The council voted for the har-", "bour wall and for a well-", "known firm of build-", "ers; the multi-"),
        *("agency team, a multi-agency body, and Anne-", "Marie Pell agreed."),
    )
    assert paragraphs(extract(".pdf", drawn(column(50, 400, *lines)))) == [
        "The council voted for the harbour wall and for a well-known firm of builders; the multi-agency team, "
        "a multi-agency body, and Anne-Marie Pell agreed."
    ]


def test_running_heads_feet_and_page_numbers_are_left_out_and_a_paragraph_runs_on() -> None:
    def page(number: int, *lines: str) -> list[tuple[float, float, float, str]]:
        return [
            (50, 480, 8, f"Wexcombe Council report {number}"),
            *column(50, 400, *lines),
            (200, 20, 8, f"Page {number} of 3"),
        ]

    found = extract(
        ".pdf",
        drawn(
            page(
                1, "The council met for the first time this year on", "Tuesday and decided that the harbour wall of the"
            ),
            page(2, "town is to be rebuilt in stone, for £4m.", ""),
            page(3, "Work begins in June."),
        ),
    )
    first = "The council met for the first time this year on Tuesday and decided that the harbour wall of the town"
    assert paragraphs(found) == [f"{first} is to be rebuilt in stone, for £4m.", "Work begins in June."]
    assert [page for _, page in found.pages] == [1, 2, 3]
    assert found.text[found.pages[1][0] :].startswith("town is to be")


def test_columns_written_side_by_side_are_read_one_after_the_other() -> None:
    left = [f"left words number {i} of this column" for i in range(10)]
    right = [f"right words number {i} of the other" for i in range(10)]
    lines = [piece for i in range(10) for piece in ((30, 400 - 12 * i, 9, left[i]), (220, 400 - 12 * i, 9, right[i]))]
    assert extract(".pdf", drawn(lines)).text == " ".join([*left, *right])


def test_cells_of_a_table_stay_in_their_rows() -> None:
    rows = [("Adoption", "Outstanding"), ("Fostering", "Good")]
    lines = [
        piece for i, row in enumerate(rows) for piece in ((30, 400 - 30 * i, 9, row[0]), (220, 400 - 30 * i, 9, row[1]))
    ]
    assert paragraphs(extract(".pdf", drawn(lines))) == ["Adoption | Outstanding", "Fostering | Good"]


def test_footnotes_come_last_and_their_marks_go() -> None:
    text = column(
        50, 400, "The wall will cost £12m in all, twice as much as", "was said in the spring of this year by the board."
    )
    mark = [(258, 404, 5, "1")]
    note = [(50, 90, 7, "1 At prices of 2023, see the annual report.")]
    more = column(
        50, 370, "Work begins in June and is to take two summers", "unless the winter storms come before the autumn."
    )
    found = extract(".pdf", drawn([text[0], *mark, text[1], *more, *note]))
    assert paragraphs(found)[-1] == "1 At prices of 2023, see the annual report."
    assert len(paragraphs(found)) == 3


def test_a_pdfs_title_is_its_largest_type() -> None:
    found = extract(
        ".pdf", drawn([(50, 440, 20, "Harbour plan passed"), *column(50, 400, "The council voted for it on Tuesday.")])
    )
    assert found.first("title") == "Harbour plan passed"
    assert found.roles[0][1] is Role.TITLE


def test_a_pdf_with_too_many_pages_is_read_in_part() -> None:
    found = extract(".pdf", drawn(*[column(50, 400, f"Sentence {i}.") for i in range(5)]), Settings(max_pages=2))
    assert paragraphs(found) == ["Sentence 0.", "Sentence 1."]
    assert found.notes == (("has 5 pages; at most 2 are read (max_pages)", "the rest left out"),)


def test_a_pdf_of_pictures_says_so() -> None:
    with pytest.raises(UnreadableSource, match="holds pictures of pages and no text"):
        extract(".pdf", drawn([], []))
    found = extract(".pdf", drawn([], column(50, 400, "Words here.")))
    assert found.notes == (("page 1 without text, perhaps pictures", "left out"),)


# JSON


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            {"text": "It passed.", "title": "Plan", "published": "2024-05-03"},
            {"title": "Plan", "published": "2024-05-03"},
        ),
        (
            {"articleBody": "It passed.", "headline": "Plan", "author": {"name": "Ann Lee"}},
            {"title": "Plan", "byline": "Ann Lee"},
        ),
        ({"body": ["It passed.", "Twice."], "authors": ["Ann Lee", "Bo Ek"]}, {"byline": "Ann Lee and Bo Ek"}),
        (
            {"text": "It passed.", "kind": "Press release", "paid_label": "Sponsored"},
            {"kind": "press release", "paid label": "Sponsored"},
        ),
        ({"text": "It passed.", "kind": "gossip", "url": 7, "title": None}, {"kind": "", "title": ""}),
        ({"content": "It passed.", "datePublished": "2024-05-03T10:00:00Z"}, {"published": "2024-05-03"}),
    ],
)
def test_fields_of_json(value: dict[str, object], told: dict[str, str]) -> None:
    found = extract(".json", json.dumps(value).encode())
    assert found.text.startswith("It passed.")
    assert {field: found.first(field) for field in told} == told


@pytest.mark.parametrize(
    "data", [b"{}", b"[1, 2", b'"text"', b'{"text": 5}', b'{"text": "  "}', b"a\nb", b'{"text": {"a": 1}}']
)
def test_json_without_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="accepted"):
        extract(".json", data)


def test_a_bad_line_of_json_lines_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "s.jsonl").write_text('{"id": "one", "text": "It passed."}\n{"title": "x"}\n{"text": "It failed."}\n')
    reading = read([tmp_path])
    assert [document.source for document in reading.documents] == ["s-3", "s-one"]
    assert [(problem.source, problem.where) for problem in reading.problems] == [("s-2", "s.jsonl/2.json")]


# Lists of claims and archives


def test_a_list_of_claims(tmp_path: Path) -> None:
    head = "Claim;said_by;said_as;publisher\r\n"
    rows = f"{head}our service is good;Sara Tough;direct;Desk\r\n'-5C was measured;;;\r\n;nobody;;\r\n"
    found = one(tmp_path, "desk.claims.csv", rows.encode("utf-8-sig"))
    assert found.text == "Sara Tough said: “our service is good”\n\n-5C was measured"
    assert (found.source, found.publisher) == ("desk", "Desk")
    assert [p.role for p in found.paragraphs] == [Role.BODY, Role.BODY]


def test_an_archive_is_read_with_its_table(tmp_path: Path) -> None:
    table = "file,title,publisher,kind,published\nb.txt,Plan,Courier,news,2024\n"
    inner = zipped({"deep.txt": "It is deep."})
    files = {
        "kit/b.txt": "It passed.",
        "kit/sources.csv": table,
        "c/inner.zip": inner,
        "kit/page_files/x.html": "<p>x",
        "p.jpg": b"x",
    }
    (tmp_path / "kit.zip").write_bytes(zipped(files))
    (tmp_path / "sources.csv").write_text(
        "file,title,publisher,kind,published\nkit.zip/c/inner.zip/deep.txt,Deep,,official,\n"
    )
    reading = read([tmp_path])
    assert [(d.source, d.title, d.kind) for d in reading.documents] == [
        ("kit-b", "Plan", "news"),
        ("kit-inner", "Deep", "official"),
    ]
    assert reading.problems == ()


def test_a_saved_page_is_one_source(tmp_path: Path) -> None:
    page = b"<html><body><h1>Plan</h1><p>The council passed the plan on Tuesday.</p></body></html>"
    for name in (
        "courier/index.html",
        "courier/logo.html.png",
        "post.html",
        "post_files/frame.html",
        "old/run.json",
        "old/report.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(page)
    assert [(d.source, d.file) for d in read([tmp_path]).documents] == [
        ("courier", "courier/index.html"),
        ("post", "post.html"),
    ]


# What the name says and what is in it


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"<!DOCTYPE html><html><body><p>The plan passed on Tuesday.</p></body></html>", "a web page"),
        ("a.html", drawn(column(50, 400, "The plan passed on Tuesday.")), "a PDF"),
        ("a.pdf", word(), "a Word file"),
        ("a.docx", zipped({"b.txt": "The plan passed on Tuesday."}), "a ZIP archive"),
        ("a.md", f"{HEAD}\nThe plan passed on Tuesday.".encode(), "a mail"),
    ],
)
def test_a_wrong_ending_is_told_and_the_file_read(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    reading = read([tmp_path])
    assert len(reading.documents) == 1
    ending = name[1:]
    assert (f"is {what}, though its name ends in {ending}", "read as what it is") in [
        (problem.problem, problem.what_was_done) for problem in reading.problems
    ]


@pytest.mark.parametrize("name", ["a.html", "a.eml"])
def test_plain_text_under_another_ending_is_read(tmp_path: Path, name: str) -> None:
    assert one(tmp_path, name, b"The plan passed.\n\nIt was close.").text == "The plan passed.\n\nIt was close."


# Characters


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("of\u00adfice", "office"),
        ("£4\u00a0m and 5\u202fkm", "£4 m and 5 km"),
        ("\ufb01re \ufb02oods", "fire floods"),
        ("the councilâ€™s â€œplanâ€\x9d", "the council’s “plan”"),
        ("cafÃ© at Â£4", "café at £4"),
        ("zero\u200bwidth\u2060", "zerowidth"),
        ("“Curly” and 'straight' – kept", "“Curly” and 'straight' – kept"),
        ("Â is a letter, and so is Ã", "Â is a letter, and so is Ã"),
        ("São João’s café", "São João’s café"),
    ],
)
def test_what_only_lays_out_or_spoils_is_mended(spoilt: str, mended: str) -> None:
    assert mend(spoilt)[0] == mended


@given(st.text())
def test_mending_twice_changes_no_more(text: str) -> None:
    once = mend(text)[0]
    assert mend(once)[0] == once or "Ã" in text or "â" in text or "Â" in text


DAMAGED = st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
MARKS = st.sampled_from(
    [b"<p>", b"</div>", b"<table><tr><td>", b"<!--", b"<svg>", b"&#0;", b"From: a\n", b"%PDF-1.4\n", b'{"text":']
)


@hypothesis_settings(deadline=None, max_examples=60)
@given(st.lists(DAMAGED | MARKS, max_size=12).map(b"".join))
def test_no_bytes_break_a_reader(data: bytes) -> None:
    """Only reasons in words, and offsets of roles and pages that lie in the text."""
    for module in dict.fromkeys(formats().values()):
        try:
            found = module.read(data, Settings())
        except UnreadableSource as error:
            assert "\n" not in str(error)
        except Exception as error:
            # What a library raises inside is turned into a reason by the process apart.
            assert getattr(module, "APART", False), error
        else:
            assert all(0 <= span.start <= span.end <= len(found.text) for span, _ in found.roles)
            assert not set(found.text) & set("\r\x00\ufeff")
