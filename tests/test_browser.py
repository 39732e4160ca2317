"""The page in a real browser: by keyboard alone, narrowed down, on paper, on a phone, without scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reconcile.decisions import decided
from reconcile.model import Decision, Kind, Result
from reconcile.writers import render
from tests import sample_result as sample
from tests.browser import Visit, axe, launched
from tests.samples import SAMPLES

NORFOLK = SAMPLES / "norfolk-ofsted" / "report.html"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LONG = "x" * 10_000
HOSTILE = {
    "script": "<script>document.title = 'run'</script>",
    "style": "</style><style>* { display: none }</style>",
    "formula": '=HYPERLINK("https://bad.example", "open")',
    "template": "{{7*7}}{% raw %}",
    "override": "\u202egnihsif\u2066 tub",
    "long": LONG,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made story with decisions of every kind."""
    return written(tmp_path_factory.mktemp("desk"), DECIDED)


def written(folder: Path, result: Result) -> Path:
    path = folder / "report.html"
    path.write_bytes(render(result, ["html"])["report.html"])
    return path


DECIDED = decided(
    sample.RESULT,
    [
        Decision(sample.LINKS[3].link_id, "grade", "rejected", "another inspection"),
        Decision(sample.LINKS[1].link_id, "number", "corrected", "190"),
        Decision(sample.boiler.claim_id, "", "to check", "ring Mrs Feld"),
        Decision("", "", "", "both", "agree", (sample.spring.claim_id, sample.dash.claim_id), added=True),
        Decision("l0", "date", "rejected", "", words="what is no longer there"),
    ],
)


def fostering(page: Any) -> tuple[str, str]:
    """The claims of the first conflict, as its card names them."""
    first, second = page.get_attribute("#conflicts .card", "data-claims").split()
    return first, second


def in_view(page: Any, claim: str) -> bool:
    """Whether a claim can be seen: within the window, above the open panel, and within its own column."""
    return page.evaluate(
        """id => {
        const part = document.getElementById(`claim-${id}`);
        const box = part.getBoundingClientRect(), column = part.closest(".text").getBoundingClientRect();
        const panel = document.querySelector(".about:target");
        const floor = panel ? panel.getBoundingClientRect().top : innerHeight;
        return box.top >= Math.max(0, column.top) - 1 && box.top < Math.min(floor, column.bottom);
        }""",
        claim,
    )


def test_the_fostering_conflict_is_followed_to_both_passages_by_keyboard(browser: Any) -> None:
    with Visit(browser, NORFOLK) as visit:
        page = visit.page
        first, second = fostering(page)
        visit.tab_to("select[name=mark]")
        visit.press("ArrowDown")
        assert page.input_value("select[name=mark]") == "conflicting disputed"
        assert re.match(r"Shown: \d+ of \d+ claims", page.inner_text(".shown"))
        visit.tab_to(f"#conflicts a[href='#claim-{first}']")
        visit.press("Enter")
        page.wait_for_selector(f".chosen[data-claim='{first}']")
        assert page.query_selector(f".counterpart[data-claim='{second}']")
        assert in_view(page, first) and in_view(page, second)
        assert page.evaluate("document.activeElement.dataset.claim") == first
        visit.press("Enter")
        page.wait_for_selector(f"#about-{first}:target")
        assert "good" in page.inner_text(f"#about-{first} mark")
        assert in_view(page, first) and in_view(page, second)
        visit.tab_to(f"#about-{first} a[href='#claim-{second}']", 5)
        visit.press("Enter")
        page.wait_for_selector(f".chosen[data-claim='{second}']")
        visit.press("Enter")
        page.wait_for_selector(f"#about-{second}:target")
        visit.press("Escape")
        page.wait_for_selector(f"#claim-{second}:target")
        assert not visit.visible(".about")
        assert page.evaluate("document.activeElement.dataset.claim") == second
        assert (visit.complaints, visit.requests) == ([], [NORFOLK.as_uri()])


def test_a_click_on_a_claim_brings_its_counterpart_into_view(browser: Any) -> None:
    with Visit(browser, NORFOLK) as visit:
        first, second = fostering(visit.page)
        visit.page.click(f"#claim-{second}")
        visit.page.wait_for_selector(f"#about-{second}:target")
        assert in_view(visit.page, first) and in_view(visit.page, second)


def chosen(story: Result, **wanted: str) -> set[str]:
    """The claims that a filter should leave, told from the result and not from the page."""
    differing: dict[str, set[str]] = {}
    for link in (*story.links, *story.internal):
        for claim in (link.a, link.b):
            differing.setdefault(claim.claim_id, set()).add(str(link.difference))
    return {
        standing.claim.claim_id
        for standing in story.claims
        if wanted.get("mark", standing.stands) == standing.stands
        and wanted.get("source", standing.claim.source) == standing.claim.source
        and wanted.get("speaker", standing.claim.said_by) == standing.claim.said_by
        and wanted.get("difference", "") in {"", *differing.get(standing.claim.claim_id, ())}
    }


FILTERS = {
    "consistency": ({"mark": "✓ corroborated"}, {"mark": "corroborated"}),
    "difference": ({"difference": "number"}, {"difference": "number"}),
    "source": ({"source": "Stainby Living"}, {"source": "living"}),
    "speaker": ({"speaker": "Asif Rowe"}, {"speaker": "Asif Rowe"}),
    "own voice": ({"speaker": "the sources themselves"}, {"speaker": ""}),
    "only here": ({"only": "Stainby Borough Council"}, {"mark": "single source", "source": "borough"}),
    "two at once": ({"mark": "○ single source", "source": "The Stainby Argus"},
                    {"mark": "single source", "source": "argus"}),
}  # fmt: skip


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_what_it_names(name: str, browser: Any, desk: Path) -> None:
    labels, wanted = FILTERS[name]
    with Visit(browser, desk) as visit:
        for field, label in labels.items():
            visit.page.select_option(f"select[name={field}]", label=label)
        left = visit.page.eval_on_selector_all(
            ".text [data-claim]:not(.muted)", "parts => parts.map(part => part.dataset.claim)"
        )
        assert set(left) == chosen(DECIDED, **wanted)
        cards = visit.page.eval_on_selector_all(
            ".filtered:not([hidden])", "items => items.map(item => item.dataset.claims.split(' '))"
        )
        assert all(set(claims) & set(left) for claims in cards)
        visit.page.click(".reset")
        assert not visit.visible(".muted") and visit.page.inner_text(".shown") == ""
        assert visit.complaints == []


def test_on_paper_the_conflicts_come_first(browser: Any, tmp_path: Path) -> None:
    with Visit(browser, NORFOLK) as visit:
        visit.page.pdf(path=tmp_path / "report.pdf", format="A4")
    tool = shutil.which("pdftotext") or pytest.skip("no pdftotext to read the PDF with")
    pages = subprocess.run([tool, "-layout", tmp_path / "report.pdf", "-"], capture_output=True, check=True, text=True)
    first, *rest = pages.stdout.split("\f")
    words = " ".join(first.split())
    assert "Conflicts" in words and "good" in words and "best practice" in words
    assert "Page 1 of" in words and rest
    everything = " ".join(pages.stdout.split())
    for heading in ("Questions to put", "What is left out", "The sources side by side", "How to read this"):
        assert words.find("Conflicts") < everything.find(heading)
    assert "Show only some claims" not in everything and "Close" not in everything


def test_without_scripts_the_text_and_the_links_are_all_there(browser: Any) -> None:
    with Visit(browser, NORFOLK, java_script_enabled=False) as off, Visit(browser, NORFOLK) as on:
        shown = [visit.page.inner_text(".columns") for visit in (off, on)]
        assert shown[0] == shown[1] and len(shown[0]) > 5_000
        links = [visit.page.query_selector_all("a[href]") for visit in (off, on)]
        assert len(links[0]) == len(links[1]) > 100
        assert not off.visible(".filters")
        first, _ = fostering(off.page)
        off.page.click(f"#claim-{first}")
        assert off.visible(".about") == 1 and "best practice" in off.page.inner_text(f"#about-{first}")
        off.page.click(f"#about-{first} .close")
        assert not off.visible(".about")


@pytest.mark.parametrize("shape", [{}, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_text_and_the_layout_holds(
    kind: str, shape: dict[str, Any], browser: Any, tmp_path: Path
) -> None:
    words = HOSTILE[kind]
    odd = sample.document("odd", f"{words}\n\nThe pool is {words} now.", words, Kind.NEWS)
    claim = sample.claim(odd, f"The pool is {words} now.", said_by=words)
    reason = sample.differs(sample.Difference.NAME, words, "spring", words)
    link = sample.link(claim, sample.spring, f"“{words}” is another name.", reason)
    result = replace(
        sample.RESULT,
        story=words[:200],
        documents=(*sample.RESULT.documents, odd),
        claims=(*sample.CLAIMS, sample.standing(claim, sample.Verdict.CONFLICTING, words)),
        links=(link, *sample.LINKS),
    )
    with Visit(browser, written(tmp_path, result), **shape) as visit:
        page = visit.page
        assert page.title().endswith("what the sources say")
        assert words in page.text_content(f"#claim-{claim.claim_id}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert visit.visible("#conflicts .card") == len([x for x in result.links if x.relation == "conflict"])
        assert len(page.query_selector_all("style, script")) == 2
        page.evaluate(f"location.hash = '#about-{claim.claim_id}'")
        page.wait_for_selector(f"#about-{claim.claim_id}:target")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert (visit.complaints, len(visit.requests)) == ([], 1)


def test_text_that_turns_round_does_not_turn_what_follows(browser: Any, tmp_path: Path) -> None:
    """The sign after a claim with a right-to-left override stays on its right and reads forwards."""
    odd = sample.document("odd", "Odd\n\nThe pool is \u202edesolc and open.", "Odd", Kind.NEWS)
    claim = sample.claim(odd, "The pool is \u202edesolc", "The pool is \u202edesolc and open.")
    standing = sample.standing(claim, sample.Verdict.SINGLE, sample.ALONE)
    result = replace(sample.EMPTY, documents=(odd,), claims=(standing,))
    with Visit(browser, written(tmp_path, result)) as visit:
        left, right = visit.page.evaluate(
            "() => ['.claim', '.text .sign'].map(s => document.querySelector(s).getBoundingClientRect().x)"
        )
        assert left < right


@pytest.mark.parametrize(
    ("story", "scheme", "shape"),
    [
        ("norfolk", "light", {}),
        ("norfolk", "dark", PHONE),
        ("decided", "light", PHONE),
        ("decided", "dark", {}),
        ("panel", "light", {}),
        ("panel", "dark", PHONE),
        ("empty", "light", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "phone" if value else "desktop",
)
def test_axe_finds_nothing_serious(
    story: str, scheme: str, shape: dict[str, Any], browser: Any, desk: Path, tmp_path: Path
) -> None:
    source = axe()
    path = {"norfolk": NORFOLK, "empty": written(tmp_path, sample.EMPTY)}.get(story, desk)
    with Visit(browser, path, color_scheme=scheme, bypass_csp=True, **shape) as visit:
        page = visit.page
        for folded in page.query_selector_all("details"):
            folded.evaluate("part => { part.open = true }")
        if story == "panel":
            page.evaluate(f"location.hash = '#about-{sample.rated.claim_id}'")
            page.wait_for_selector(".about:target")
        page.evaluate(source)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        bad = [(v["id"], v["impact"], [n["target"] for n in v["nodes"]][:3]) for v in found["violations"]]
        assert [violation for violation in bad if violation[1] in ("serious", "critical")] == []


def test_the_picture_of_the_readme_can_be_taken(tmp_path: Path) -> None:
    from tests.browser import chromium
    from tests.screenshot import HEIGHT, WIDTH, take

    chromium()
    take(tmp_path / "picture.png")
    data = (tmp_path / "picture.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert [int.from_bytes(data[at : at + 4], "big") for at in (16, 20)] == [WIDTH, HEIGHT]
