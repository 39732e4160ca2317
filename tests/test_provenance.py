"""Where each field was read, which value is used, what contradicts it; boilerplate; where a claim is found again."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reconcile.cli import main
from reconcile.model import Role
from reconcile.readers import read
from reconcile.readers._extract import Said
from reconcile.readers._settle import settle
from reconcile.writers import read_table
from reconcile.writers._places import located

HEADER = "file,title,publisher,kind,published,url\n"
PROSE = "The council approved the harbour plan on Tuesday after a debate that lasted five hours."
MORE = "Omar Reeve, the harbour master, said that work on the wall would begin in June."


def told(folder: Path, name: str, text: str, row: str = "") -> tuple[dict[str, str], list[str]]:
    """Where the fields of one source were read, and the problems met."""
    (folder / name).write_text(text, encoding="utf-8")
    if row:
        (folder / "sources.csv").write_text(HEADER + row, encoding="utf-8")
    reading = read([folder])
    return dict(reading.documents[0].read_from), [f"{p.problem} | {p.what_was_done}" for p in reading.problems]


PAGE = (
    '<html><head><meta property="og:site_name" content="Courier"><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Harbour plan passed", "datePublished": "2017-12-01"}</script></head>'
    f"<body><article><h1>Harbour plan passed</h1><p>30 November 2017</p><p>{PROSE}</p></article></body></html>"
)


def test_the_page_and_its_json_ld_disagree(tmp_path: Path) -> None:
    places, problems = told(tmp_path, "a.html", PAGE)
    assert places == {"title": "the page", "published": "the page", "publisher": "Open Graph"}
    assert problems == [
        "published: the page says 30 November 2017, JSON-LD says 1 December 2017 | 30 November 2017 is used"
    ]


def test_sources_csv_wins_and_what_contradicts_it_is_told(tmp_path: Path) -> None:
    places, problems = told(
        tmp_path, "a.html", PAGE, "a.html,Wall to be built,The Wexcombe Courier,official,2017-12,\n"
    )
    assert set(places.values()) == {"sources.csv"}
    assert problems == [
        "title: sources.csv says “Wall to be built”, the page says “Harbour plan passed” | “Wall to be built” is used",
        "published: sources.csv says 2017-12, the page says 30 November 2017 | 2017-12 is used",
    ]


def test_a_label_on_what_is_called_news_is_told_and_not_forced(tmp_path: Path) -> None:
    text = f"Advertisement feature\n\nHarbour plan passed\n\n{PROSE}\n\n{MORE}"
    places, problems = told(tmp_path, "a.txt", text, "a.txt,,,news,,\n")
    assert places["kind"] == "sources.csv" and places["paid label"] == "the text"
    assert problems == ["bears the label “Advertisement feature”; sources.csv calls it news | read as news"]


@pytest.mark.parametrize(
    ("field", "first", "second", "differ"),
    [
        ("published", "2017-11-30", "2017-12-01", True),
        ("published", "2017-11", "2017-11-30", False),
        ("published", "2017-11-30", "2017", False),
        ("published", "2017-11-30", "soon", False),
        ("updated", "3 May 2024", "2024-05-03", False),
        ("title", "Plan passed", "Plan passed | Courier", False),
        ("title", "Plan passed", "Wall to be built", True),
        ("publisher", "Courier", "The Wexcombe Courier", False),
        ("publisher", "Courier", "Echo", True),
        ("byline", "Ann Lee", "Ann Lee, health reporter", False),
        ("byline", "Ann Lee", "Bo Ek and Ann Lee", False),
        ("byline", "Ann Lee", "Bo Ek", True),
        ("url", "https://a.example", "https://b.example", False),
        ("paid label", "Sponsored", "Paid content", False),
    ],
)
def test_what_counts_as_a_disagreement(field: str, first: str, second: str, differ: bool) -> None:
    settled = settle([Said(field, first, "the page"), Said(field, second, "a meta tag")])
    assert bool(settled.differing) == differ
    assert dict(settled.places)[field] == "the page"


@given(st.lists(st.builds(Said, st.sampled_from(["title", "published", "byline"]), st.text(max_size=9), st.just("x"))))
def test_the_first_value_that_is_one_is_used(found: list[Said]) -> None:
    settled = settle(found)
    titles = [said.value for said in found if said.field == "title" and said.value]
    assert settled.value("title") == (titles[0] if titles else "")


ABOUT = "Wexcombe Council runs schools, roads and parks for 90,000 people and was formed in 1974."
BACKGROUND = "The wall was damaged in the storm of 2014 and has been closed to walkers since then."


def test_what_an_outlet_prints_under_everything_makes_no_claim(tmp_path: Path) -> None:
    for name, words in (("a", PROSE), ("b", MORE)):
        (tmp_path / f"{name}.txt").write_text(
            f"{words}\n\n{MORE}\n\n{BACKGROUND}\n\n{ABOUT}\n\nPlease call us on Mondays."
        )
    rows = "".join(f"{name}.txt,,Wexcombe Council,press release,,\n" for name in "ab")
    (tmp_path / "sources.csv").write_text(HEADER + rows)
    for document in read([tmp_path]).documents:
        roles = {document.text[p.start : p.end]: p.role for p in document.paragraphs}
        assert roles[ABOUT] is Role.FURNITURE
        assert roles[BACKGROUND] is Role.BODY
    (tmp_path / "sources.csv").write_text(HEADER + rows.replace("b.txt,,Wexcombe Council", "b.txt,,Echo"))
    for document in read([tmp_path]).documents:
        assert {document.text[p.start : p.end]: p.role for p in document.paragraphs}[ABOUT] is Role.BODY


@pytest.mark.parametrize(
    ("url", "words", "page", "link"),
    [
        ("", "It cost £4m", 0, ""),
        ("ftp://x.example", "It cost £4m", 0, ""),
        (
            "https://x.example/a",
            "well-known, & so on",
            0,
            "https://x.example/a#:~:text=well%2Dknown%2C%20%26%20so%20on",
        ),
        ("https://x.example/a?b=1#c", "It", 0, "https://x.example/a?b=1#:~:text=It"),
        (
            "https://x.example/a",
            " ".join("abcdefghijklm"),
            0,
            "https://x.example/a#:~:text=a%20b%20c%20d%20e,i%20j%20k%20l%20m",
        ),
        ("https://x.example/r.pdf", "It cost £4m", 2, "https://x.example/r.pdf#page=2"),
    ],
)
def test_a_link_opens_at_the_words(url: str, words: str, page: int, link: str) -> None:
    assert located(url, words, page) == link


def test_kept_text_is_what_the_offsets_count_in(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "a.html").write_text(PAGE.replace("</head>", '<link rel="canonical" href="https://c.example/p"></head>'))
    (desk / "b.txt").write_text(f"{MORE}\n\n{PROSE}\n")
    ran = CliRunner().invoke(main, ["run", str(desk), "--out", str(tmp_path / "out"), "--keep-text", "-q"])
    assert ran.exit_code == 0, ran.output
    rows = read_table(tmp_path / "out" / "claims.csv")
    texts = {name: (tmp_path / "out" / f"{name}.text.txt").read_bytes().decode() for name in "ab"}
    assert {row["source"] for row in rows} == {"a", "b"}
    for row in rows:
        assert texts[row["source"]][int(row["start"]) : int(row["end"])] == row["claim"]
        assert row["link"].startswith("https://c.example/p#:~:text=") == (row["source"] == "a")
        assert row["page"] == ""
    assert (tmp_path / "out" / "links.csv").is_file() and (tmp_path / "out" / "report.html").is_file()
