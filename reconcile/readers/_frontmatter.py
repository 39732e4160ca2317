"""A source's document: its text with roles, and what its own words say of title, day, writer, outlet and kind."""

from __future__ import annotations

import re

from reconcile.model import Document, Kind, Paragraph, Role, Span
from reconcile.readers import _furniture, _headlines, _page
from reconcile.readers._extract import Extract
from reconcile.readers._paragraphs import paragraphs
from reconcile.readers._phrases import compiled
from reconcile.readers._pieces import pieces
from reconcile.readers._stamps import closing, iso, stamp
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


def document(entry: Entry, extract: Extract, sha256: str) -> Document:
    """The complete document of one source; sources.csv goes before what the text says of itself."""
    row = entry.row
    laid, lines = laid_out(extract, row.title)
    label = extract.paid_label or _first(lines, Role.LABEL)
    byline = extract.byline or next((_BY.sub("", line, count=1) for _, line in lines if _furniture.byline(line)), "")
    publisher = row.publisher or extract.publisher or _outlet(lines)
    page = bool(byline or publisher or _first(lines, Role.DATELINE))
    return Document(
        source=entry.label,
        file=entry.path.name,
        text=extract.text,
        sha256=sha256,
        title=row.title or extract.title or _first(lines, Role.TITLE),
        publisher=publisher,
        kind=row.kind or _kind(lines, label, page),
        published=row.published or iso(extract.published) or _day(lines),
        url=row.url or extract.url,
        paid_by=row.paid_by or _payer(label),
        paid_label=label,
        byline=byline,
        paragraphs=laid,
    )


def laid_out(extract: Extract, title: str = "") -> tuple[tuple[Paragraph, ...], list[tuple[Role, str]]]:
    """The paragraphs of a text with their roles, and each role with the words on one line."""
    text, title = extract.text, title or extract.title
    found = pieces(text, paragraphs(text), title)
    lines = [" ".join(text[span.start : span.end].split()) for span, _ in found]
    told = _page.roles(lines, [role or _given(extract, span) for span, role in found])
    roles = _headlines.complete(lines, told, title)
    numbered = enumerate(zip(found, roles, strict=True), 1)
    laid = tuple(Paragraph(number, span.start, span.end, role) for number, ((span, _), role) in numbered)
    return laid, list(zip(roles, lines, strict=True))


def _given(extract: Extract, span: Span) -> Role | None:
    return next((role for place, role in extract.roles if place.holds(span)), None)


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
