"""A source's document: its text with roles, and what its own words say of title, day, writer, outlet and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.model import Document, Kind, Paragraph, Role, Span
from reconcile.readers import _furniture, _headlines, _page, _sources_csv
from reconcile.readers._extract import (
    BYLINE,
    KIND,
    PAID_BY,
    PAID_LABEL,
    PUBLISHED,
    PUBLISHER,
    TITLE,
    UPDATED,
    URL,
    Extract,
    Said,
)
from reconcile.readers._paragraphs import paragraphs
from reconcile.readers._phrases import compiled
from reconcile.readers._pieces import pieces
from reconcile.readers._settle import WORDS, settle
from reconcile.readers._sources_csv import Row
from reconcile.readers._stamps import closing, stamp
from reconcile.readers.dossier import Entry

_OUTLET = re.compile(
    r"(?:latest|more)(?: news| stories)? from the (?-i:([A-Z].{2,40}))"
    r"|(?:©|copyright)\s*(?:©\s*)?(?:\d{4}\s*)?(?:by\s+)?(?-i:([A-Z][\w&'’ -]{2,40}))",
    re.I,
)
_AGENCY = re.compile(r"\((Reuters|AP|AFP|PA|UPI|dpa|Bloomberg|Xinhua|CNN)\)", re.I)
_BY = re.compile(r"(?:words |reported |written )?by:?\s+", re.I)
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|notes (?:to|for) editors|embargoed (?:until|to|for)).*",
    re.I,
)
_OPINION = re.compile(
    r"(?:opinion|comment|comment is free|editorial|leader|op-ed|columnists?|letters?(?: to the editor)?|viewpoint)"
    r"\s*[:|]?",
    re.I,
)


def document(entry: Entry, extract: Extract, sha256: str) -> tuple[Document, tuple[tuple[str, str], ...]]:
    """The complete document of one source, and what it is told differently in two places.

    sources.csv goes before what the format says, and that before what the words say.
    """
    laid, lines = laid_out(extract, entry.row.title)
    told = settle((*_listed(entry.row), *extract.said, *_worded(lines)))
    label = told.value(PAID_LABEL)
    page = bool(told.value(BYLINE) or told.value(PUBLISHER) or _first(lines, Role.DATELINE))
    kind = told.value(KIND)
    made = Document(
        source=entry.label,
        file=entry.file,
        text=extract.text,
        sha256=sha256,
        title=told.value(TITLE),
        publisher=told.value(PUBLISHER),
        kind=Kind(kind) if kind else _kind(lines, label, page),
        published=told.value(PUBLISHED),
        url=told.value(URL),
        paid_by=told.value(PAID_BY) or _payer(label),
        paid_label=label,
        byline=told.value(BYLINE),
        paragraphs=laid,
        updated=told.value(UPDATED),
        pages=extract.pages,
        read_from=told.places,
    )
    return made, (*told.differing, *_mislabelled(made, entry.row.kind or ""))


def _listed(row: Row) -> Iterator[Said]:
    """What sources.csv says."""
    listed = (
        (TITLE, row.title),
        (PUBLISHER, row.publisher),
        (KIND, row.kind or ""),
        (PUBLISHED, row.published),
        (URL, row.url),
        (PAID_BY, row.paid_by),
    )
    return (Said(field, value, _sources_csv.NAME) for field, value in listed if value)


def _worded(lines: list[tuple[Role, str]]) -> Iterator[Said]:
    """What the words of the text say of it."""
    worded = (
        (TITLE, _first(lines, Role.TITLE)),
        (PUBLISHER, _outlet(lines)),
        (PUBLISHED, _day(lines)),
        (PAID_LABEL, _first(lines, Role.LABEL)),
        (BYLINE, next((_BY.sub("", line, count=1) for _, line in lines if _furniture.byline(line)), "")),
    )
    return (Said(field, value, WORDS) for field, value in worded if value)


def _mislabelled(made: Document, listed: str) -> Iterator[tuple[str, str]]:
    """A paid label on what sources.csv calls something else: told, never forced."""
    if made.paid_label and listed not in ("", Kind.ADVERTORIAL):
        yield f"bears the label “{made.paid_label}”; {_sources_csv.NAME} calls it {listed}", f"read as {listed}"


def laid_out(extract: Extract, title: str = "") -> tuple[tuple[Paragraph, ...], list[tuple[Role, str]]]:
    """The paragraphs of a text with their roles, and each role with the words on one line."""
    text, title = extract.text, title or extract.first(TITLE)
    found = pieces(text, paragraphs(text), title)
    lines = [" ".join(text[span.start : span.end].split()) for span, _ in found]
    told = _page.roles(lines, [_either(role, _given(extract, span)) for span, role in found])
    roles = _headlines.complete(lines, told, title)
    numbered = enumerate(zip(found, roles, strict=True), 1)
    laid = tuple(Paragraph(number, span.start, span.end, role) for number, ((span, _), role) in numbered)
    return laid, list(zip(roles, lines, strict=True))


def _given(extract: Extract, span: Span) -> Role | None:
    return next((role for place, role in extract.roles if place.holds(span)), None)


def _either(told: Role | None, given: Role | None) -> Role | None:
    """What the words tell goes before what the format gives, but for its title: "Sponsored content: a study"."""
    return given if given is Role.TITLE else told or given


def _first(lines: list[tuple[Role, str]], role: Role) -> str:
    return next((line for found, line in lines if found is role), "")


def _day(lines: list[tuple[Role, str]]) -> str:
    """The day of the first date line that has one, else the one that ends the title."""
    days = [stamp(line, Span(0, len(line))).day for role, line in lines if role is Role.DATELINE]
    ends = [closing(line, Span(0, len(line))) for role, line in lines if role is Role.TITLE]
    return next(filter(None, [*days, *(found.day for found in ends if found)]), "")


def _outlet(lines: list[tuple[Role, str]]) -> str:
    for role, line in lines:
        if role is Role.FURNITURE and (match := _OUTLET.match(line)):
            return (match[1] or match[2]).strip(" .")
    return next((m[1] for r, t in lines if r is Role.DATELINE and (m := _AGENCY.search(t))), "")


def _payer(label: str) -> str:
    row = _furniture.phrase(label, "paid_labels") if label else None
    if not row or row.cells["payer"] != "yes":
        return ""
    match = compiled(row.text).fullmatch(label)
    return (match[match.lastindex] if match and match.lastindex else "").strip(" .:")


def _kind(lines: list[tuple[Role, str]], label: str, page: bool) -> Kind:
    if label:
        return Kind.ADVERTORIAL
    if any(_RELEASE.fullmatch(line) for _, line in lines):
        return Kind.PRESS_RELEASE
    if any(role is Role.SUBHEAD and _OPINION.fullmatch(line) for role, line in lines[:4]):
        return Kind.OPINION
    return Kind.NEWS if page else Kind.OTHER
