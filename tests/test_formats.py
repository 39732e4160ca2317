"""One story in every format: the same claims and links as from plain text, but for what is listed and explained."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from reconcile.model import Result, Role
from reconcile.pipeline import reconcile
from tests.formats import FORMATS, STORY, dossiers, lines

# Why a claim may be there in one format only. None is known now.
DIFFERENCES: dict[str, dict[str, str]] = {}


@cache
def result(folder: Path) -> Result:
    return reconcile([folder])


def source(name: str) -> str:
    """A source's name in plain text: a document inside another goes by the names of both."""
    return name.removeprefix("story-")


def claims(found: Result) -> Counter[tuple[str, ...]]:
    """Each claim with all that a row of claims.csv says of it, but for ids, offsets and the number of its paragraph."""
    return Counter(
        (
            source(s.claim.source),
            s.claim.text,
            s.claim.sentence.text,
            s.claim.publisher,
            s.claim.kind,
            s.claim.published,
            s.claim.said_by,
            s.claim.said_as,
            s.claim.status,
            s.verdict,
            str(s.independent_sources),
        )
        for s in found.claims
    )


def links(found: Result) -> Counter[tuple[str, ...]]:
    return Counter((x.relation, x.difference, x.strength, x.a.text, x.b.text, str(x.same_origin)) for x in found.links)


@pytest.mark.parametrize("name", sorted(p.name for p in FORMATS.iterdir() if p.is_dir()))
def test_the_story_is_the_same_in_every_format(name: str) -> None:
    plain, other = result(STORY), result(FORMATS / name)
    known = DIFFERENCES.get(name, {})
    differing = (claims(plain) - claims(other)) + (claims(other) - claims(plain))
    assert {row[1] for row in differing} == set(known), differing
    assert links(other) == links(plain)
    assert [p for p in other.problems if p.unread] == []


@pytest.mark.parametrize("name", sorted(dossiers()))
def test_the_files_are_those_of_the_script(name: str) -> None:
    """Archives and PDFs may be packed otherwise by another version of a library: their files are only there."""
    for file, data in dossiers()[name].items():
        path = FORMATS / name / file
        assert path.is_file()
        if path.suffix not in (".zip", ".docx", ".pdf"):
            assert path.read_bytes() == data, f"{path}: python -m tests.formats writes it anew"


def test_claims_of_a_pdf_know_their_page() -> None:
    found = result(FORMATS / "pdf")
    for document in found.documents:
        pages = [document.page(s.claim.start) for s in found.claims if s.claim.source == document.source]
        assert pages == sorted(pages)
        assert {1, 2} <= set(pages) <= set(range(1, 4))


def test_what_a_page_has_around_the_story_is_not_read() -> None:
    for document in result(FORMATS / "html").documents:
        for word in ("cookie", "Ferry", "Otters", "boilers", "£40m", "Privacy"):
            assert word not in document.text


def test_labels_and_dates_are_those_of_the_text() -> None:
    plain = {d.source: d for d in result(STORY).documents}
    for name in ("html", "pdf", "docx", "markdown", "saved-page"):
        for document in result(FORMATS / name).documents:
            assert document.paid_label == plain[document.source].paid_label
            labels = [line for line, role in lines(document) if role is Role.LABEL]
            assert labels == [line for line, role in lines(plain[document.source]) if role is Role.LABEL]


def test_a_list_of_claims_gives_most_of_its_rows_back(tmp_path: Path) -> None:
    """A list is read as sentences like any other text, so that a row may be parted again, and "Ann Lee said:" is heard.

    So of the claims of the plain text, kept as a list and read back, not all are word for word the same.
    """
    plain = result(STORY)
    for document in plain.documents:
        own = [s.claim for s in plain.claims if s.claim.source == document.source]
        with (tmp_path / f"{document.source}.claims.csv").open("w", encoding="utf-8", newline="") as sheet:
            csv.writer(sheet).writerows(
                [("claim", "said_by", "said_as"), *((c.text, c.said_by, c.said_as) for c in own)]
            )
    (tmp_path / "sources.csv").write_bytes((STORY / "sources.csv").read_bytes().replace(b".txt", b".claims.csv"))
    other = result(tmp_path)
    kept = Counter(s.claim.text for s in plain.claims) & Counter(s.claim.text for s in other.claims)
    assert kept.total() >= 0.75 * len(plain.claims)
    assert [x.difference for x in other.links][:1] == [x.difference for x in plain.links][:1]
