"""Files made to harm whoever reads them, each as bytes by its name; none of them needs a network or much space here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
ELSEWHERE = "http://127.0.0.1:9"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return sheet.getvalue()


def word(document: str) -> bytes:
    """A Word file with some XML for its document."""
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document})


def paragraph(words: str) -> str:
    return f"<w:document {_W}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"


def pdf(objects: Mapping[int, str], root: int = 1, trailer: str = "") -> bytes:
    """A PDF of some objects, with a table of where they are."""
    data, places = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{places[number]:010} 00000 n \n".encode() for number in sorted(places))
    return (
        data + f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R {trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    )


def stream(data: str) -> str:
    return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"


def _nested(levels: int, data: bytes) -> bytes:
    for _ in range(levels):
        data = zipped({"inner.zip": data})
    return data


_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
)
_FORM = (
    "<< /Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"
)

FILES: dict[str, bytes] = {
    "bomb.zip": zipped({"a.txt": b"0" * 30_000_000}),
    "many.zip": zipped({f"{i}.txt": b"a word " * 20_000 for i in range(6)}),
    "russian-doll.zip": _nested(12, zipped({"a.txt": "words"})),
    "names.zip": zipped({"../../etc/passwd.txt": "root words", "/abs.txt": "words"}),
    "bomb.docx": word(paragraph("ab " * 80_000_000)),
    "entities.docx": word(f"<!DOCTYPE d [<!ENTITY a0 'words'>{_ENTITIES}]>{paragraph('&a11;')}"),
    "outside.docx": word(f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{paragraph("Words &x;")}'),
    "remote.docx": word(f'<!DOCTYPE d SYSTEM "{ELSEWHERE}/d.dtd">{paragraph("Words of a story.")}'),
    "deep.docx": word(f"<w:document {_W}><w:body>{'<w:p>' * 20000}{'</w:p>' * 20000}</w:body></w:document>"),
    "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"<p>A word of a story.</p>",
    "wide.html": b"<html><body>" + b"<p>A word of a story.</p>" * 300_000,
    "links.html": b"<html><body>" + b"<a href=x><b>word</a>" * 60_000,
    "attributes.html": b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">A word.</p>",
    "scripts.html": b"<html><body><script>document.write('A story of many words.')</script></body></html>",
    "json-ld.html": b'<html><head><script type="application/ld+json">'
    + b"[" * 200_000
    + b"</script></head><body><p>A word",
    "remote.html": (
        f"<!DOCTYPE html SYSTEM '{ELSEWHERE}/x.dtd'><html><head><link rel=stylesheet href={ELSEWHERE}/a.css>"
        f"<base href={ELSEWHERE}/><meta http-equiv=refresh content='0;url={ELSEWHERE}'></head><body>"
        f"<img src={ELSEWHERE}/i>"
        f"<iframe src={ELSEWHERE}/f></iframe><script src={ELSEWHERE}/s.js></script><p>A story of a few words only.</p>"
    ).encode(),
    "loop.pdf": pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}),
    "self.pdf": pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: _PAGE,
            4: stream("/X Do"),
            5: _FORM,
        }
    ),
    "previous.pdf": pdf({1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [] >>"}, trailer="/Prev 9 "),
    "count.pdf": pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Kids [{'3 0 R ' * 5_000}] /Count 5000 >>",
            3: _PAGE,
            4: stream(""),
        }
    ),
    "length.pdf": pdf(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>",
            3: _PAGE,
            4: stream("BT (a) Tj ET\n" * 40_000),
        }
    ),
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "boundary.eml": b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\n" * 200_000,
    "nested.eml": b"".join(
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i)
        for i in range(800)
    ),
    "headers.eml": b"From: a@b.example\n" + b"X-A: 1\n" * 50_000 + b"\nA word of a story.",
    "deep.json": b'{"text": "words", "more": ' + b"[" * 500_000,
    "number.json": b'{"text": ' + b"9" * 100_000 + b"}",
    "many.jsonl": b'{"text": "A word of a story."}\n' * 5_000,
    "cells.claims.csv": b"claim\n" + b'"' + b"a" * 400_000,
}
