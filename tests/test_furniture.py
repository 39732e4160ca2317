"""Which paragraphs of a page are prose: the case table, and whole pages."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reconcile.model import Role
from reconcile.readers._extract import Extract
from reconcile.readers._frontmatter import laid_out
from reconcile.readers._furniture import told
from reconcile.readers._paragraphs import paragraphs
from reconcile.readers._phrases import compiled, fold, phrases
from reconcile.readers._stamps import iso

CASES = Path(__file__).parents[1] / "fixtures" / "rules" / "furniture.csv"


def cases() -> list[object]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(
                row["text"],
                row["role"],
                id=row["text"][:60],
                marks=[pytest.mark.xfail(strict=True, reason=row["xfail"])] if row["xfail"] else [],
            )
            for row in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("text", "role"), cases())
def test_told(text: str, role: str) -> None:
    assert (told(text) or Role.BODY) == role


def page(text: str, title: str = "") -> list[tuple[str, str]]:
    """Each paragraph of a text with its role."""
    found, _ = laid_out(Extract(text), title)
    return [(paragraph.role.value, text[paragraph.start : paragraph.end]) for paragraph in found]


PROSE = "The council approved the plan on Tuesday, by nine votes to four."
MORE_PROSE = "Work will begin in May, the leader said."

PAGES = {
    "title, stamp, prose": (
        f"Harbour plan approved\n\nPUBLISHED: 10:00 30 November 2017\n\n{PROSE}\n\n{MORE_PROSE}",
        ["title", "dateline", "body", "body"],
    ),
    "prose only has no title": (f"{PROSE}\n\n{MORE_PROSE}", ["body", "body"]),
    "a single line is no title": ("Harbour plan approved", ["body"]),
    "subheads": (
        f"Harbour plan approved\n\n{PROSE}\n\nWhat happens next?\n\n{MORE_PROSE}\n\n£4m sea wall\n\nIt will be high.",
        ["title", "body", "subhead", "body", "subhead", "body"],
    ),
    "kickers above the title": (
        f"Councils\n\nWexcombe\n\nHarbour plan approved after a long debate\n\n{PROSE}\n\n{MORE_PROSE}",
        ["subhead", "subhead", "title", "body", "body"],
    ),
    "a sentence that lost its stop": (
        f"{PROSE}\n\nThe mayor said he would not resign\n\n{MORE_PROSE}",
        ["body", "body", "body"],
    ),
    "notes without stops": (
        "Fire broke out at 8pm\n\nSixty people left their homes\n\nRoof collapsed\n\nCause unknown",
        ["body", "body", "body", "body"],
    ),
    "a list of facts": (
        f"{PROSE}\n\n- 40 new homes\n- a sea wall\n\n{MORE_PROSE}",
        ["body", "body", "body", "body"],
    ),
    "the whole appeal": (
        f"{PROSE}\n\nBecome a supporter\n\nYour local newspaper has served this community for a century. "
        "Our industry is in trouble and every contribution funds our journalism.\n\nThank you.\n\n"
        f"Most Read\n\nMan falls from pier\n\nMayor sorry for joke",
        ["body", "furniture", "furniture", "furniture", "furniture", "furniture", "furniture"],
    ),
    "prose after an appeal": (f"{PROSE}\n\nBecome a supporter\n\n{MORE_PROSE}", ["body", "furniture", "body"]),
    "prose after a link": (
        f"{PROSE}\n\nMORE: Mayor sorry for joke\n\nThe sea wall\n\n{MORE_PROSE}",
        ["body", "furniture", "subhead", "body"],
    ),
    "what is there twice": (
        f"{PROSE}\n\nFancy a better life by the sea? Come and see us.\n\n{MORE_PROSE}\n\n"
        f"Fancy a better life by the sea? Come and see us.\n\n{MORE_PROSE}",
        ["body", "furniture", "body", "furniture", "furniture"],
    ),
    "a headline with its stamp": (
        f"Two die in fall Last updated 15:48 15/09/2013\n\n{PROSE}\n\n{MORE_PROSE}",
        ["title", "dateline", "body", "body"],
    ),
    "a headline with a date of its own": (
        f"Man held over fire on 4 May 2013\n\n{PROSE}\n\n{MORE_PROSE}",
        ["title", "body", "body"],
    ),
    "a headline with a bare date at its end": (
        f"Man held over fire in Kent May 4, 2013\n\n{PROSE}\n\n{MORE_PROSE}",
        ["title", "body", "body"],
    ),
    "a stamp before prose": (f"Updated: 09 Sep 2013 11:25 {PROSE}\n\n{MORE_PROSE}", ["dateline", "body", "body"]),
    "prose that begins with a date": (f"On 12 May 2017 Pell & Sons closed.\n\n{MORE_PROSE}", ["body", "body"]),
    "an agency's place line": (f"WEXCOMBE, Kent (Reuters) - {PROSE}\n\n{MORE_PROSE}", ["dateline", "body", "body"]),
    "a name with a hyphen": (f"AFL-CIO leaders met.\n\n{MORE_PROSE}", ["body", "body"]),
    "a credit after prose": (
        f"{PROSE}\n\n{MORE_PROSE} The Associated Press contributed to this report.",
        ["body", "body", "furniture"],
    ),
    "a caption that states a fact": (
        f"{PROSE}\n\nFirefighters tackle the blaze at the market. Picture: Omar Reeve\n\n{MORE_PROSE}",
        ["body", "body", "furniture", "body"],
    ),
    "a first line with a colon": (
        f"Video: Man rescued from pier\n\n{PROSE}\n\n{MORE_PROSE}",
        ["title", "body", "body"],
    ),
    "no stop in an abbreviation": (f"Gov. Pell signs bill\n\n{PROSE}\n\n{MORE_PROSE}", ["title", "body", "body"]),
}


@pytest.mark.parametrize(("text", "roles"), PAGES.values(), ids=PAGES)
def test_page(text: str, roles: list[str]) -> None:
    found = page(text)
    assert [role for role, _ in found] == roles, found


def test_known_title_is_found_and_parted_from_its_prose() -> None:
    title = "Mayor quits: ‘I have had enough’"
    assert (
        page(f"News\n\n{PROSE}\n\n{title}\n\n{MORE_PROSE}", title.replace("‘", "'").replace("’", "'"))[2][0] == "title"
    )
    assert page(f"{title} {PROSE}", title) == [("title", title), ("body", PROSE)]


def test_wrapped_text_is_joined() -> None:
    text = (
        "The council approved the plan for the harbour on Tuesday, by nine\n"
        "votes to four, after a debate that lasted until midnight and was\n"
        "at times angry.\n"
        "\n"
        "Short line\n"
        "- an item of a list that is long enough to be wrapped by the sender\n"
        "- another one"
    )
    assert [text[s.start : s.end].count("\n") for s in paragraphs(text)] == [2, 0, 0, 0]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("30 November 2017", "2017-11-30"),
        ("Nov. 30, 2009", "2009-11-30"),
        ("Thursday, 30th November 2017", "2017-11-30"),
        ("15 / 09 / 2013", "2013-09-15"),
        ("12/19/2005 2:48 PM ET", "2005-12-19"),
        ("9/10/2010", "2010"),
        ("9/10/2010 14:00 BST", "2010-10-09"),
        ("Mon Dec-19-05 03:49 PM", "2005-12-19"),
        ("31 February 2017", "2017"),
        ("2017-11", "2017-11"),
        ("2017-13", ""),
        ("last week", ""),
        ("", ""),
    ],
)
def test_iso(written: str, day: str) -> None:
    assert iso(written) == day


def test_every_row_of_the_lists_is_usable() -> None:
    for table in ("furniture", "paid_labels"):
        seen = [compiled(phrase.text).pattern for phrase in phrases(table)]
        assert len(seen) == len(set(seen))
        assert not any(compiled(phrase.text).fullmatch("The council approved the plan.") for phrase in phrases(table))


@pytest.mark.parametrize("table", ["furniture", "paid_labels"])
def test_the_quick_look_for_words_loses_no_match(table: str) -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        lines = [row["text"] for row in csv.DictReader(file)]
    for line in [*lines, *(line.upper().replace("I", "İ") for line in lines)]:
        for phrase in phrases(table):
            assert phrase.matches(line, fold(line)) == (compiled(phrase.text).fullmatch(line) is not None)


def test_half_of_the_cases_are_prose() -> None:
    with CASES.open(encoding="utf-8", newline="") as file:
        roles = [row["role"] for row in csv.DictReader(file)]
    assert len(roles) >= 120
    assert 2 * roles.count("body") >= len(roles)


WORDS = st.sampled_from(
    [
        "Picture: ",
        "By ",
        "Updated ",
        "4 May 2017",
        "10:00",
        "\n",
        "\n\n",
        "WEXCOMBE — ",
        " ",
        "“",
        ". ",
        "Read more",
        "©",
    ]
)


@hypothesis_settings(deadline=None)
@given(st.lists(WORDS | st.text(max_size=30), max_size=40).map("".join))
def test_paragraphs_cover_the_text(text: str) -> None:
    found, _ = laid_out(Extract(text))
    spans = [(paragraph.start, paragraph.end) for paragraph in found]
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(char.isspace() for place, char in enumerate(text) if place not in covered)
    assert [paragraph.number for paragraph in found] == list(range(1, len(found) + 1))
