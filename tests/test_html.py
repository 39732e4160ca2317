"""The page: safe with any words in it, whole without scripts, readable in both colour schemes."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Kind, Problem, Relation, Result, SetAside, Span, Verdict
from reconcile.writers import render
from reconcile.writers._marks import MARKS
from reconcile.writers._pieces import cut, quotation
from reconcile.writers._plain import count, date, names
from tests import sample_result as sample

VOID = {"meta", "input", "br", "wbr", "link", "img"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- & &lt; &#60; ]]>",
    "\u202etxt.exe\u0000\x1b",
)


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text within chosen ones."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.text: list[tuple[tuple[tuple[str, str], ...], str]] = []
        self.feed(html)
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop()[0] == tag, f"{tag} closes nothing at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        self.text.append((tuple((tag, attrs.get("class", "")) for tag, attrs in self.open), data))

    def all(self, tag: str = "", css: str = "") -> list[dict[str, str]]:
        return [
            attrs for name, attrs in self.elements if tag in ("", name) and css in ("", *attrs.get("class", "").split())
        ]

    def words(self, inside: str, without: str = "\n") -> str:
        """The text within elements of one class, without that of another."""
        return "".join(
            data
            for path, data in self.text
            if any(inside in css.split() for _, css in path) and not any(without in css.split() for _, css in path)
        )


def page(result: Result = sample.RESULT) -> str:
    return render(result, ["html"])["report.html"].decode()


PAGE = page()


def spoilt(words: str) -> Result:
    """The sample with the given words wherever a source, an editor or a file name can put some."""
    document = sample.document(
        f"odd {words}", f"{words}\n\n{words} is so. {words}", words, Kind.NEWS,
        published=words, url=f"javascript:{words}", paid_by=words, paid_label=words, byline=words,
    )  # fmt: skip
    claim = sample.claim(document, f"{words} is so", f"{words} is so. {words}", said_by=words)
    reason = sample.differs(sample.Difference.NAME, words, "so", words)
    link = sample.link(claim, sample.spring, words, reason)
    return replace(
        sample.RESULT,
        story=words,
        documents=(*sample.RESULT.documents, document),
        claims=(*sample.CLAIMS, sample.standing(claim, Verdict.CONFLICTING, words)),
        links=(*sample.LINKS, link, replace(link, link_id=f"{words}1", relation=Relation.AGREE)),
        internal=(replace(link, link_id=f"{words}2"),),
        set_aside=(SetAside(claim, sample.spring, words, words),),
        problems=(Problem(words, words, words, words, unread=True),),
    )


def attributes(html: Page) -> set[str]:
    return {name for _, attrs in html.elements for name in attrs}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    safe, odd = Page(PAGE), Page(page(spoilt(words)))
    assert {tag for tag, _ in odd.elements} <= {tag for tag, _ in safe.elements}
    assert len(odd.all("script")) == 1
    assert attributes(odd) <= attributes(safe)
    assert words.replace("\x00", "") in odd.words("text", without="sign").replace("\x00", "")


def test_no_link_leads_to_anything_but_this_page_and_the_web() -> None:
    links = [attrs["href"] for words in HOSTILE for attrs in Page(page(spoilt(words))).all("a")]
    assert {link[:8] for link in links if not link.startswith("#")} == {"https://"}


def test_policy_permits_our_own_style_and_script_only() -> None:
    policy = next(a["content"] for a in Page(PAGE).all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; script-src 'sha256-{digest('script')}'; "
        "base-uri 'none'; form-action 'none'"
    )


def digest(tag: str) -> str:
    inline = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
    assert len(inline) == 1
    return base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()


def test_nothing_is_fetched_and_nothing_runs_from_an_attribute() -> None:
    for tag, attrs in Page(PAGE).elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "form", "base"}
        assert not {"src", "srcset", "style", "action"} & attrs.keys()
        assert not [name for name in attrs if name.startswith("on")]
    assert "url(" not in PAGE and "@import" not in PAGE


def ids(html: Page) -> list[str]:
    return [attrs["id"] for _, attrs in html.elements if "id" in attrs]


@pytest.mark.parametrize("result", [sample.RESULT, spoilt("odd words"), sample.EMPTY], ids=["full", "odd", "empty"])
def test_every_link_within_the_page_arrives(result: Result) -> None:
    html = Page(page(result))
    assert [name for name, times in Counter(ids(html)).items() if times > 1] == []
    aims = {attrs["href"][1:] for attrs in html.all("a") if attrs["href"].startswith("#")}
    named = {name for _, attrs in html.elements for name in attrs.get("aria-labelledby", "").split()}
    assert (aims | named) - set(ids(html)) == set()


def test_two_links_of_the_same_claims_have_two_places() -> None:
    twice = replace(sample.LINKS[0], difference=sample.Difference.PLACE)
    found = ids(Page(page(replace(sample.RESULT, links=(*sample.LINKS, twice)))))
    assert len([name for name in found if name.startswith(f"link-{twice.link_id}")]) == 2


def test_every_claim_can_be_reached_and_opened_by_keyboard() -> None:
    html = Page(PAGE)
    stops = [a for a in html.all("a") if a["href"].startswith("#about-") and "tabindex" not in a]
    assert Counter(a["href"].removeprefix("#about-") for a in stops) == Counter(
        standing.claim.claim_id for standing in sample.CLAIMS
    )


def test_a_claim_wholly_covered_by_others_is_reached_by_its_sign() -> None:
    outer = sample.claim(sample.living, "Lessons for 240 children begin in spring.")
    halves = [sample.claim(sample.living, part) for part in ("Lessons for 240 children", " begin in spring.")]
    covered = [sample.standing(claim, Verdict.SINGLE, sample.ALONE) for claim in (outer, *halves)]
    result = replace(sample.EMPTY, documents=(sample.living,), claims=tuple(covered))
    assert [a["data-claim"] for a in Page(page(result)).all("a", "lone")] == [outer.claim_id]


def test_the_sources_text_stands_on_the_page_word_for_word() -> None:
    shown = Page(PAGE).words("text", without="sign")
    for document in sample.RESULT.documents:
        for paragraph in document.paragraphs:
            assert document.text[paragraph.start : paragraph.end] in shown


def test_conflicts_come_first_and_both_quotations_have_their_deciding_words_marked() -> None:
    assert PAGE.index('id="conflicts"') < PAGE.index('id="agreements"') < PAGE.index('id="sources"')
    first = PAGE[PAGE.index("<article") : PAGE.index("</article>")]
    assert re.findall(r"<mark>(.*?)</mark>", first) == ["3 November", "10 November"]
    assert sample.LINKS[0].why in first


def test_verdicts_are_told_by_shape_and_word() -> None:
    assert len({mark.shape for mark in MARKS.values()}) == len({mark.slug for mark in MARKS.values()}) == len(Verdict)
    signs = Page(PAGE).words("text").replace("\n", " ")
    for sign in ("✕ conflicting", "✓ corroborated", "≈ echoed", "± disputed", "○ single", "– not compared"):
        assert sign in signs


def test_furniture_is_shown_and_set_apart() -> None:
    assert Page(PAGE).words("furniture", without="sign") == "By Perry QuillWill you miss the pool? Email the newsdesk."


def test_the_page_speaks_plainly() -> None:
    visible = re.sub(r"<(style|script)>.*?</\1>|<[^>]+>", " ", PAGE, flags=re.DOTALL).lower()
    for word in ("node", "edge", "score", "confidence", "threshold", "cluster", "null", "none of"):
        assert not re.search(rf"\b{word}s?\b", visible), word
    assert "%" not in visible


@pytest.mark.parametrize("tag", ["nav", "main", "h1"])
def test_there_is_one_of_each_landmark(tag: str) -> None:
    assert len(Page(PAGE).all(tag)) == 1


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def schemes() -> Iterator[tuple[str, dict[str, str]]]:
    style = re.findall(r"<style>(.*?)</style>", PAGE, re.DOTALL)[0]
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    yield "light", colours(light)
    yield "dark", {**colours(light), **colours(dark)}


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "palette"), [*schemes()], ids=lambda value: value if isinstance(value, str) else "")
def test_contrast_is_at_least_that_of_wcag_aa(scheme: str, palette: dict[str, str]) -> None:
    words = ("ink", "soft", "link", *(mark.slug for mark in MARKS.values()))
    pairs = [(word, ground) for word in words for ground in ("paper", "card")] + [("mark-ink", "mark")]
    for word, ground in pairs:
        low, high = sorted((luminance(palette[word]), luminance(palette[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (scheme, word, ground)


SPANS = st.tuples(st.integers(-2, 12), st.integers(-2, 12)).map(lambda ends: Span(*sorted(ends)))


@given(st.text(max_size=10), st.lists(st.tuples(SPANS, st.sampled_from("xyz")), max_size=6))
def test_pieces_join_up_to_the_text_and_are_covered_as_told(text: str, spans: list[tuple[Span, str]]) -> None:
    pieces = cut(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for offset in range(piece.start, piece.start + len(piece.text)):
            assert sorted(piece.covers) == sorted(key for span, key in spans if span.start <= offset < span.end)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("3 November", ["3 November"]),
        ("3 NOVEMBER", ["3 November"]),
        ("lose, child", ["children", "lose"]),
        ("lose, chi", ["lose"]),
        ("pool, lesson", ["pool", "lessons"]),
        ("Nov", []),
        ("0 children", []),
        ("a (b", []),
        ("", []),
        (", ; ", []),
    ],
)
def test_deciding_words_are_found_whole(words: str, marked: list[str]) -> None:
    assert [piece.text for piece in quotation(sample.lead, [words]) if "mark" in piece.covers] == marked


def test_deciding_words_are_sought_in_the_claim_before_the_rest_of_the_sentence() -> None:
    text = "It cost £3m in May and £3m in June."
    where = sample.document("x", text, "X", Kind.NEWS)
    late = sample.claim(where, "£3m in June", text)
    assert [piece.start for piece in quotation(late, ["£3m"]) if "mark" in piece.covers] == [text.rindex("£3m")]


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-10-28", "28 October 2024"),
        ("2024-10", "October 2024"),
        ("2024", "2024"),
        ("", ""),
        ("2024-13-01", "2024-13-01"),
        ("28/10/2024", "28/10/2024"),
        ("a-b", "a-b"),
        ("2024-10-28-1", "2024-10-28-1"),
    ],
)
def test_dates_are_told_as_papers_write_them(iso: str, words: str) -> None:
    assert date(iso) == words


@pytest.mark.parametrize(
    ("value", "words"), [(0, "no claims"), (1, "one claim"), (9, "nine claims"), (10, "10 claims")]
)
def test_small_numbers_are_words(value: int, words: str) -> None:
    assert count(value, "claim") == words


def test_sources_of_one_publisher_are_told_apart() -> None:
    again = replace(sample.argus, source="argus-2")
    nameless = replace(sample.living, publisher="")
    assert names([sample.argus, again, nameless]) == {
        "argus": "The Stainby Argus (argus)",
        "argus-2": "The Stainby Argus (argus-2)",
        "living": "living",
    }


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or pytest.skip("no Chromium on this machine to open the page in")


def opened(folder: Path, html: str, fragment: str = "") -> tuple[str, str]:
    """The page after its script has run, and what the browser complained of."""
    path = folder / "report.html"
    path.write_text(html, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0", "--dump-dom"]
    command = [browser(), *options, f"--user-data-dir={folder / 'profile'}", f"{path.as_uri()}{fragment}"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    console = [line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    return done.stdout.decode(), "\n".join(console)


def test_in_a_browser_a_chosen_claim_shows_its_counterparts(tmp_path: Path) -> None:
    dom, complaints = opened(tmp_path, PAGE, f"#about-{sample.rated.claim_id}")
    html = Page(dom)
    assert complaints == ""
    assert {a["data-claim"] for a in html.all("a", "chosen")} == {sample.rated.claim_id}
    assert {a["data-claim"] for a in html.all("a", "counterpart")} == {sample.good.claim_id, sample.family.claim_id}
    assert "hidden" not in html.all("details", "filters")[0]


def test_in_a_browser_hostile_words_do_nothing(tmp_path: Path) -> None:
    dom, complaints = opened(tmp_path, page(spoilt("<script>document.title = 'run'</script><b onclick=x>")))
    assert complaints == ""
    assert "<title>run" not in dom and not Page(dom).all("b", "onclick")
