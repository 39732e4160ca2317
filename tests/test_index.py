"""The page over all stories of a batch: worst first, safe with any words, of use with thousands of lines."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reconcile.errors import UsageError
from reconcile.writers import check
from reconcile.writers._index import page
from reconcile.writers.summary import SummaryRow, Unmade, write_summary
from tests.browser import Visit, axe, launched
from tests.test_html import HOSTILE, Page, attributes

MANY = 5_000


def row(
    story: str, clear: int = 0, possible: int = 0, internal: int = 0, worst: str = "", problems: int = 0
) -> SummaryRow:
    """A story with so many conflicts; the rest of its figures are of no account."""
    return SummaryRow(story, 3, 40, 5, 6, 2, 1, 20, 6, clear, possible, worst, problems, "", "", internal, "")


def stories(html: Page) -> list[str]:
    return [attrs["href"] for attrs in html.all("a") if not attrs["href"].startswith("#")]


def read(*rows: SummaryRow, unmade: tuple[Unmade, ...] = (), file: str = "report.html") -> Page:
    return Page(page(rows, unmade, file).decode())


def test_the_worst_comes_first() -> None:
    ranked = [
        row("two-clear", clear=2),
        row("clear-and-possible", clear=1, possible=4),
        row("one-clear", clear=1, problems=3),
        row("possible", possible=9),
        row("in-itself", internal=1),
        row("unreadable", problems=2),
        row("calm"),
        row("calmer"),
    ]
    mixed = random.Random(3).sample(ranked, len(ranked))
    assert stories(read(*mixed)) == [f"{line.story}/report.html" for line in ranked]


@settings(deadline=None)
@given(st.permutations([row("a", 1), row("b", 1), row("c", 0, 2), row("d"), row("e", 3, 1)]))
def test_the_order_of_rows_changes_nothing(rows: list[SummaryRow]) -> None:
    assert page(rows, (), "report.html") == page(sorted(rows), (), "report.html")


LEADS = [
    (
        (),
        (),
        ["No stories were cross-checked.", "None has a clear conflict between sources, none has only possible ones."],
    ),
    (
        (row("a", 1),),
        (Unmade("b", "holds no source"),),
        [
            "One story was cross-checked.",
            "One has a clear conflict between sources, none has only possible ones.",
            "One story was not cross-checked; the reasons stand first.",
        ],
    ),
    (
        tuple(row(str(n), n % 2, 1) for n in range(24)),
        (),
        ["24 stories were cross-checked.", "12 have a clear conflict between sources, 12 have only possible ones."],
    ),
]


@pytest.mark.parametrize(("rows", "unmade", "said"), LEADS, ids=["none", "one", "many"])
def test_the_lead_counts(rows: tuple[SummaryRow, ...], unmade: tuple[Unmade, ...], said: list[str]) -> None:
    assert read(*rows, unmade=unmade).words("lead").strip().splitlines() == said


def test_totals_are_those_of_all_stories() -> None:
    html = read(row("a"), row("b"))
    assert [int(n) for n in html.words("glance", without="sign").split()] == [4, 2, 10, 12, 40, 12]


def test_what_has_no_report_is_listed_with_its_reason() -> None:
    html = read(row("a"), unmade=(Unmade("void", "holds no source"),))
    assert "holds no source" in html.words("scroll") and stories(html) == ["a/report.html"]


ADDRESSES = {
    "a b & c": "a%20b%20%26%20c/report.html",
    "50%": "50%25/report.html",
    "what? #1": "what%3F%20%231/report.html",
    "javascript:alert(1)": "javascript%3Aalert%281%29/report.html",
    "żółw": "%C5%BC%C3%B3%C5%82w/report.html",
}


@pytest.mark.parametrize("story", ADDRESSES)
def test_a_line_leads_to_its_story(story: str) -> None:
    assert stories(read(row(story))) == [ADDRESSES[story]]
    assert stories(read(row(story), file="")) == [ADDRESSES[story].removesuffix("report.html")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    safe = read(row("a", 1, 1, 1, "One says so.", 1), unmade=(Unmade("b", "it failed"),))
    odd = read(row(words.replace("/", ""), 1, 1, 1, words, 1), unmade=(Unmade(words, words),))
    assert {tag for tag, _ in odd.elements} == {tag for tag, _ in safe.elements}
    assert attributes(odd) == attributes(safe) and len(odd.all("script")) == 1
    assert words.replace("\x00", "") in odd.words("worst").replace("\x00", "")


def test_the_three_files_are_written_together(tmp_path: Path) -> None:
    write_summary(tmp_path / "out", [row("b"), row("a")], [Unmade("c", "=1+1")])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["failures.csv", "index.html", "summary.csv"]
    assert (tmp_path / "out" / "failures.csv").read_bytes() == b"\xef\xbb\xbfstory,failure\r\nc,'=1+1\r\n"
    lines = (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.partition(",")[0] for line in lines] == ["story", "a", "b"]


def test_an_index_is_no_source_beside_another_file(tmp_path: Path) -> None:
    write_summary(tmp_path, [row("a")])
    (tmp_path / "notes.txt").write_text("Ring the mill.")
    check(tmp_path)
    (tmp_path / "more.txt").write_text("Ring the brewery.")
    with pytest.raises(UsageError, match="holds sources"):
        check(tmp_path)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thousands of stories, every tenth with a conflict, and one that has no report."""
    folder = tmp_path_factory.mktemp("index")
    worst = "Another number of people – Anna Holt in echo: “twelve people were hurt”; the gazette has “fourteen”."
    rows = [row(f"story-{n}", n % 10 == 0, n % 7 == 0, 0, worst if n % 10 == 0 else "") for n in range(MANY)]
    write_summary(folder, rows, [Unmade("story-void", "holds no source")])
    return folder / "index.html"


def test_thousands_of_lines_can_be_narrowed_down(browser: Any, many: Path) -> None:
    with Visit(browser, many) as visit:
        shown = "[...document.querySelectorAll('.stories tbody tr')].filter(row => row.checkVisibility()).length"
        assert visit.page.evaluate(shown) == MANY
        visit.page.fill("[name=words]", "story-4999")
        assert visit.page.evaluate(shown) == 1
        visit.page.fill("[name=words]", "twelve HOLT")
        assert visit.page.evaluate(shown) == MANY // 10
        visit.page.fill("[name=words]", "")
        visit.page.select_option("[name=kind]", "clear")
        assert visit.page.evaluate(shown) == MANY // 10
        assert visit.page.inner_text(".shown") == f"Shown: {MANY // 10} of {MANY} stories."
        assert visit.complaints == [] and len(visit.requests) == 1


def test_without_scripts_all_lines_are_there(browser: Any, many: Path) -> None:
    with Visit(browser, many, java_script_enabled=False) as visit:
        assert visit.page.locator(".stories tbody tr").count() == MANY
        assert visit.visible(".finder") == 0


def test_on_paper_every_page_has_the_headings(browser: Any, tmp_path: Path) -> None:
    write_summary(tmp_path, [row(f"story-{n}", worst="One says so.") for n in range(120)])
    with Visit(browser, tmp_path / "index.html") as visit:
        pages = visit.page.pdf(prefer_css_page_size=True)
    texts = [sheet.extract_text() for sheet in PdfReader(BytesIO(pages)).pages]
    assert len(texts) > 2 and all("Problems" in text for text in texts)
    assert "Words" not in "".join(texts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(scheme: str, width: int, browser: Any, tmp_path: Path) -> None:
    source = axe()
    rows = [row("fire", 2, 1, 1, "One says so.", 1), row("flood", 0, 2), row("calm")]
    write_summary(tmp_path, rows, [Unmade("void", "holds no source")])
    shape = {"viewport": {"width": width, "height": 800}}
    with Visit(browser, tmp_path / "index.html", color_scheme=scheme, bypass_csp=True, **shape) as visit:
        visit.page.evaluate(source)
        found = visit.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [v["id"] for v in found["violations"] if v["impact"] in ("serious", "critical")] == []
