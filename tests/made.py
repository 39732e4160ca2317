"""Documents, claims and links made by hand, for tests that need no parser."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from reconcile.model import (
    Claim,
    Difference,
    Document,
    Kind,
    Link,
    Paragraph,
    Reason,
    Relation,
    Role,
    SaidAs,
    Sentence,
    Slots,
    Status,
    Strength,
)


def document(source: str, text: str, publisher: str = "", kind: Kind = Kind.NEWS, published: str = "") -> Document:
    """A document of one paragraph a line; the first is its headline."""
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        role = Role.TITLE if number == 1 else Role.BODY
        paragraphs.append(Paragraph(number, start, start + len(line), role))
        start += len(line) + 1
    digest = hashlib.sha256(f"{source}\n{text}".encode()).hexdigest()
    blank = ("",) * 4
    return Document(source, f"{source}.txt", text, digest, "", publisher, kind, published, *blank, tuple(paragraphs))


def claim(
    where: Document, text: str, said_by: str = "", chain: Sequence[str] = (), status: Status = Status.FACT
) -> Claim:
    """The claim ``text`` of a document, its own sentence; who says it stands in ``said_by``."""
    start = where.text.index(text)
    paragraph = next(p for p in where.paragraphs if p.start <= start < p.end)
    sentence = Sentence(where.source, paragraph.number, paragraph.role, start, start + len(text), text, ())
    said_as = SaidAs.INDIRECT if said_by else SaidAs.OWN
    chain = tuple(chain) or ((said_by,) if said_by else ())
    digest = hashlib.sha256(f"{where.sha256} {start}".encode()).hexdigest()
    return Claim(
        f"c{digest[:10]}", where.source, where.publisher, where.kind, where.published, sentence,
        start, start + len(text), text, "", said_by, said_as, chain, "said", status, Slots(),
    )  # fmt: skip


def link(
    a: Claim, b: Claim, differs: tuple[str, str] | None = None, difference: Difference = Difference.NUMBER
) -> Link:
    """A clear agreement, or a conflict over the two words given."""
    a, b, differs = (a, b, differs) if a.place < b.place else (b, a, differs and (differs[1], differs[0]))
    relation = Relation.CONFLICT if differs else Relation.AGREE
    kind = difference if differs else Difference.NONE
    words = differs or ("", "")
    why = f"One has “{words[0]}”, the other “{words[1]}”." if differs else "Both say the same."
    reason = Reason("rule", relation, kind, 0.0, *words, why)
    digest = hashlib.sha256(f"{a.claim_id} {b.claim_id}".encode()).hexdigest()
    return Link(f"l{digest[:10]}", relation, kind, Strength.CLEAR, a, b, False, (reason,), why)
