"""The body of a Word file, paragraph by paragraph, with every tracked change accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reconcile.model import Role

# An element of the file's tree; the library does not type them.
Element = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is not part of the text as it reads: what was deleted or moved away, codes of fields, the older of two versions.
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}footnoteReference"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_TITLES, _HEADINGS = ("title",), ("heading", "subtitle")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``frame`` is true in headers and footers, which stand on every page."""

    text: str
    role: Role | None = None
    frame: bool = False


class Body:
    """The paragraphs of a document that python-docx has opened, and what was met in it."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = {style.style_id: (style.name or "").casefold() for style in document.styles}
        self._hidden = 0

    def paragraphs(self) -> Iterator[Paragraph]:
        """Headers, then the body in its order with tables row by row, then footnotes, then footers."""
        yield from self._framed("header")
        yield from self._blocks(self._document.element.body)
        yield from self._notes_below()
        yield from self._framed("footer")

    def notes(self) -> Iterator[tuple[str, str]]:
        """What an editor should know of the file: tracked changes, comments, hidden words, macros."""
        body = self._document.element.body
        if changes := sum(1 for kind in _CHANGES for _ in body.iter(f"{_W}{kind}")):
            yield f"has {changes} tracked change{'s' * (changes > 1)}", "read as if all were accepted"
        if comments := sum(1 for _ in body.iter(f"{_W}commentReference")):
            yield f"has {comments} comment{'s' * (comments > 1)} in its margin", "left out"
        if self._hidden:
            yield "has words that are set as hidden", "left out"
        if any("vbaProject" in str(part.partname) for part in self._document.part.package.iter_parts()):
            yield "has macros", "not run, not read"

    def _framed(self, kind: str) -> Iterator[Paragraph]:
        seen: set[str] = set()
        for section in self._document.sections:
            for name in (f"first_page_{kind}", kind):
                part = getattr(section, name)
                if part.is_linked_to_previous:
                    continue
                for paragraph in self._blocks(part._element):
                    if paragraph.text.strip() not in seen:
                        seen.add(paragraph.text.strip())
                        yield Paragraph(paragraph.text, frame=True)

    def _blocks(self, parent: Element) -> Iterator[Paragraph]:
        """The paragraphs and table rows right below an element, one whose mark was deleted run into the next."""
        carried = ""
        for child in self._children(parent):
            if child.tag == f"{_W}tbl":
                yield from self._table(child)
            else:
                text = carried + self._text(child)
                carried = text if self._runs_on(child) else ""
                if not carried:
                    yield Paragraph(text, self._role(child))
                    yield from self._boxes(child)
        if carried:
            yield Paragraph(carried)

    def _children(self, parent: Element) -> Iterator[Element]:
        """Paragraphs and tables, those in content controls and custom XML too."""
        for child in parent:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
                yield from self._children(child)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        """A row a paragraph, its cells between bars; the cells of a table that only lays out as they are."""
        for row in table.iter(f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells = [list(self._blocks(cell)) for cell in row.findall(f".//{_W}tc") if _row_of(cell) is row]
            filled = [cell for cell in cells if any(p.text.strip() for p in cell)]
            if len(filled) == 1 or any(len([p for p in cell if p.text.strip()]) > 1 for cell in filled):
                yield from (paragraph for cell in filled for paragraph in cell)
            elif filled:
                yield Paragraph(" | ".join(" ".join(p.text for p in cell if p.text.strip()) for cell in filled))

    def _text(self, paragraph: Element) -> str:
        return "".join(self._pieces(paragraph))

    def _pieces(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag in _GONE or child.tag == _FALLBACK or child.tag == f"{_W}txbxContent":
                continue
            if child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
                self._hidden += 1
            elif child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag not in (f"{_W}pPr", f"{_W}rPr"):
                yield from self._pieces(child)

    def _boxes(self, paragraph: Element) -> Iterator[Paragraph]:
        """The paragraphs of text boxes that hang on a paragraph."""
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                yield from self._blocks(box)

    def _runs_on(self, paragraph: Element) -> bool:
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        return mark is not None and any(mark.find(f"{_W}{kind}") is not None for kind in ("del", "moveFrom"))

    def _role(self, paragraph: Element) -> Role | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = self._styles.get(style.get(f"{_W}val"), "") if style is not None else ""
        if name in _TITLES:
            return Role.TITLE
        return Role.SUBHEAD if name.startswith(_HEADINGS) else None

    def _notes_below(self) -> Iterator[Paragraph]:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for relation in self._document.part.rels.values():
            if (
                relation.reltype in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
                and not relation.is_external
            ):
                root = etree.fromstring(relation.target_part.blob, parser)
                for note in root:
                    if note.get(f"{_W}type") is None:
                        yield from self._blocks(note)


def _row_of(cell: Element) -> Element:
    return next(above for above in cell.iterancestors() if above.tag == f"{_W}tr")
