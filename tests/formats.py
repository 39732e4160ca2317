"""Saves the story of one fixture dossier in every format that is read: ``python -m tests.formats``.

The words are those of the plain text. Around them each format puts what it usually does: a web page its menus, teasers
and cookie notice, a PDF running heads, columns and parted words, Word a header and tracked changes, a mail its headers.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from pathlib import Path

from reconcile.model import Document, Role
from reconcile.readers import read

ROOT = Path(__file__).parent.parent
STORY = ROOT / "fixtures" / "dossiers" / "norfolk-ofsted"
FORMATS = ROOT / "fixtures" / "formats"
_COLUMNS = ("file", "title", "publisher", "kind", "published")
# The first day that an archive can hold, so that the same story gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)

Files = Mapping[str, bytes]


def lines(document: Document) -> list[tuple[str, Role]]:
    """The paragraphs of a source with their roles."""
    return [(document.text[p.start : p.end], p.role) for p in document.paragraphs]


def markdown(document: Document) -> Files:
    marks = {Role.TITLE: "# ", Role.SUBHEAD: "## "}
    text = "\n\n".join(f"{marks.get(role, '')}{line}" for line, role in lines(document))
    return {f"{document.source}.md": text.encode()}


def page(document: Document) -> str:
    """A news site's page around the story."""
    head = [line for line, role in lines(document) if role is Role.TITLE]
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": head[0]}
    body = "\n".join(_element(line, role) for line, role in lines(document))
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(head[0])} | Example News</title>
<meta property="og:site_name" content="{escape(document.publisher)}">
<link rel="stylesheet" href="https://static.example/site.css">
<script src="https://static.example/site.js"></script>
<script type="application/ld+json">{json.dumps(data)}</script></head>
<body><div class="cookie-banner"><p>We use cookies to make this site work. You can refuse them.</p></div>
<header class="site-header"><nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/sponsored">Sponsored</a></li></ul></nav></header>
<main><article class="story">
{body}
</article></main>
<aside class="sidebar"><h2>Most read</h2><ul><li><a href="/a">Ferry service to run on Sundays again</a></li>
<li><a href="/b">Otters return to the upper Wensum</a></li></ul>
<div class="ad-slot"><span>Sponsored</span>
<a rel="sponsored" href="https://ads.example">New boilers from £99</a></div></aside>
<section class="comments"><h2>Comments</h2><p>Quite right too, says I. They spent £40m on nothing.</p></section>
<footer class="site-footer"><p>About us · Contact · Privacy</p></footer></body></html>
"""


def _element(line: str, role: Role) -> str:
    match role:
        case Role.TITLE:
            return f"<h1>{escape(line)}</h1>"
        case Role.SUBHEAD:
            return f"<h2>{escape(line)}</h2>"
        case Role.LABEL:
            return f'<div class="flag">{escape(line)}</div>'
        case Role.DATELINE:
            return f'<p class="meta">{escape(line)}</p>'
        case Role.FURNITURE if "icture:" in line or "mage:" in line:
            return f'<figure><img src="https://static.example/p.jpg"><figcaption>{escape(line)}</figcaption></figure>'
        case Role.FURNITURE:
            return f'<p class="promo">{escape(line)}</p>'
    return f"<p>{escape(line)}</p>"


def html(document: Document) -> Files:
    return {f"{document.source}.html": page(document).encode()}


def saved_page(document: Document) -> Files:
    name = document.source
    return {f"{name}/index.html": page(document).encode("cp1252", "xmlcharrefreplace"), f"{name}/site.css": b"p{}"}


def pdf(document: Document) -> Files:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    width, height = 595, 420
    sheet = io.BytesIO()
    frames = [Frame(50 + i * 250, 60, 235, height - 130, id=str(i)) for i in range(2)]

    def framed(canvas: object, _: object) -> None:
        canvas.setFont("Times-Roman", 8)  # type: ignore[attr-defined]
        canvas.drawString(50, height - 40, f"{document.publisher} | press cuttings")  # type: ignore[attr-defined]
        canvas.drawString(width / 2, 30, f"Page {canvas.getPageNumber()}")  # type: ignore[attr-defined]

    template = BaseDocTemplate(sheet, pagesize=(width, height), invariant=1, title="cutting.indd")
    template.addPageTemplates(PageTemplate(frames=frames, onPage=framed))
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=7, alignment=4)
    styles = {
        Role.TITLE: ParagraphStyle("title", fontName="Times-Bold", fontSize=18, leading=21, spaceAfter=10),
        Role.SUBHEAD: ParagraphStyle("subhead", fontName="Times-Bold", fontSize=12, leading=14, spaceAfter=6),
    }
    template.build([Paragraph(escape(line), styles.get(role, body)) for line, role in lines(document)])
    return {f"{document.source}.pdf": sheet.getvalue()}


def word(document: Document) -> Files:
    import docx
    from docx.oxml import parse_xml

    made = docx.Document()
    made.core_properties.author, made.core_properties.title = "Windows User", "Document1"
    made.sections[0].header.paragraphs[0].text = "For publication"
    styles = {Role.TITLE: "Title", Role.SUBHEAD: "Heading 1"}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:author="desk"'
    for number, (line, role) in enumerate(lines(document)):
        paragraph = made.add_paragraph(style=styles.get(role))
        first, _, rest = line.partition(" ")
        if role is Role.BODY and number % 5 == 0 and rest:
            words = (("ins", "t", first), ("del", "delText", "Nobody at all"))
            for kind, tag, text in words:
                run = f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'
                paragraph._p.append(parse_xml(f'<w:{kind} {space} w:id="{number}">{run}</w:{kind}>'))
            paragraph.add_run(f" {rest}")
        else:
            paragraph.add_run(line)
    sheet = io.BytesIO()
    made.save(sheet)
    with zipfile.ZipFile(sheet) as archive:
        return {f"{document.source}.docx": packed({name: archive.read(name) for name in archive.namelist()})}


def mail(document: Document) -> Files:
    message = EmailMessage()
    message["From"] = f"{document.publisher} Press Office <press@example.org>"
    message["To"] = "newsdesk@example.org"
    message["Subject"] = f"FW: {document.title}"
    message["Date"] = f"{'Thu, 30 Nov 2017' if document.published > '2017-06' else 'Mon, 01 Jan 2018'} 10:00:00 +0000"
    message["Message-ID"] = f"<{document.source}@example.org>"
    message.set_content(
        "\n\n".join(line for line, _ in lines(document)) + "\n\n-- \nPress office\n", cte="quoted-printable"
    )
    return {f"{document.source}.eml": bytes(message)}


def record(document: Document) -> dict[str, str]:
    """What a JSON file holds of a source."""
    return {"id": document.source, "text": document.text, "title": document.title, "publisher": document.publisher}


def json_file(document: Document) -> Files:
    return {f"{document.source}.json": json.dumps(record(document), ensure_ascii=False, indent=1).encode()}


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of some files, always with the same bytes."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    return sheet.getvalue()


def table(documents: list[Document], files: list[str]) -> bytes:
    """The sources.csv of a dossier."""
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow(_COLUMNS)
    for document, file in zip(documents, files, strict=True):
        rows.writerow((file, document.title, document.publisher, document.kind, document.published))
    return sheet.getvalue().encode()


ONE_EACH: Mapping[str, Callable[[Document], Files]] = {
    "markdown": markdown,
    "html": html,
    "saved-page": saved_page,
    "pdf": pdf,
    "docx": word,
    "mail": mail,
    "json": json_file,
}


def dossiers() -> dict[str, dict[str, bytes]]:
    """Every dossier of the story, by the name of its format: each file's bytes by its name."""
    documents = list(read([STORY]).documents)
    found: dict[str, dict[str, bytes]] = {}
    for name, make in ONE_EACH.items():
        made = [make(document) for document in documents]
        files = {file: data for each in made for file, data in each.items()}
        found[name] = {**files, "sources.csv": table(documents, [next(iter(each)) for each in made])}
    several = "\n".join(json.dumps(record(document), ensure_ascii=False) for document in documents)
    inside = [f"story.jsonl/{document.source}.json" for document in documents]
    found["json-lines"] = {"story.jsonl": several.encode(), "sources.csv": table(documents, inside)}
    texts = {f"kit/{document.file}": document.text.encode() for document in documents}
    listed = table(documents, [document.file for document in documents])
    found["archive"] = {"story.zip": packed({**texts, "kit/sources.csv": listed, "kit/photo.jpg": b"\xff\xd8\xff"})}
    return found


def main() -> None:
    """Write every dossier anew."""
    for name, files in dossiers().items():
        for file, data in files.items():
            path = FORMATS / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


if __name__ == "__main__":
    main()
