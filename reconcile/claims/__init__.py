"""Documents to claims, room by room: each uses those before it.

``parsed`` makes sentences of a text, ``slots`` finds their values, ``who`` tells which names, pronouns and descriptions
mean one entity, ``said`` who says what, ``pieces`` what each sentence claims, ``standing`` what sort of statement that
is, and ``shown`` what a reader needs with it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.claims.parsed import parse
from reconcile.claims.pieces.attributed import told, who_says
from reconcile.claims.pieces.context import joined
from reconcile.claims.pieces.split import Piece, split
from reconcile.claims.said import speech
from reconcile.claims.shown.notes import Notes
from reconcile.claims.slots import name
from reconcile.claims.standing import status
from reconcile.claims.who import identity
from reconcile.claims.who.identity import Identities
from reconcile.model import Claim, Document, Name, Sentence, Slots, Span, Speech
from reconcile.registry import modules

SLOTS = "reconcile.claims.slots"


def extract(documents: Sequence[Document]) -> tuple[Claim, ...]:
    """The claims of every document, in canonical order."""
    sentences = {d.source: parse.sentences(d) for d in documents}
    names = {d.source: [name.find(s, d.published) for s in sentences[d.source]] for d in documents}
    who = identity.resolve(documents, sentences, names)
    texts = Counter(d.sha256 for d in documents)
    claims = [c for d in documents for c in _claims(d, sentences[d.source], who, alone=texts[d.sha256] == 1)]
    return tuple(sorted(claims, key=lambda c: c.place))


def _claims(document: Document, sentences: Sequence[Sentence], who: Identities, alone: bool) -> Iterator[Claim]:
    spoken = [replace(s, said_by=who.display(s.said_by)) if s.said_by else s for s in speech.find(document, sentences)]
    origin = document.sha256 if alone else f"{document.sha256} {document.source}"
    meant = Notes(sentences, spoken, who, document.title)
    for sentence in sentences:
        span = sentence.span
        here = [s for s in spoken if s.span.overlaps(span)]
        slots = replace(find_slots(sentence, document.published), names=who.names(sentence))
        refers = _references(sentence, who)
        pieces = split(sentence, here)
        said = [who_says(sentence, piece, here) for piece in pieces]
        notes = meant.of(sentence, pieces, [s.said_by for s in said])
        for piece, by, note in zip(pieces, said, notes, strict=True):
            yield _claim(document, origin, sentence, piece, by, joined(piece.context, note), slots, refers)


def _references(sentence: Sentence, who: Identities) -> tuple[Name, ...]:
    found = ((word, who.reference(sentence, i)) for i, word in enumerate(sentence.words))
    return tuple(Name(w.span, w.text, who.entities[key].kind, key) for w, key in found if key and key in who.entities)


def find_slots(sentence: Sentence, published: str) -> Slots:
    """Every typed value of a sentence, by the modules of the slots room."""
    return Slots(**{slot.FIELD: slot.find(sentence, published) for slot in modules(SLOTS)})


def within(slots: Slots, span: Span) -> Slots:
    """The values that lie within a span."""
    return Slots(
        quantities=tuple(q for q in slots.quantities if span.overlaps(q.span)),
        moments=tuple(m for m in slots.moments if span.overlaps(m.span)),
        grades=tuple(g for g in slots.grades if span.overlaps(g.span)),
        negations=tuple(n for n in slots.negations if span.overlaps(n.cue)),
        hedges=tuple(h for h in slots.hedges if span.overlaps(h.span)),
        names=tuple(n for n in slots.names if span.overlaps(n.span)),
    )


def _claim(
    document: Document,
    origin: str,
    sentence: Sentence,
    piece: Piece,
    said: Speech,
    context: str,
    slots: Slots,
    refers: Sequence[Name],
) -> Claim:
    span = Span(piece.start, piece.end)
    named = (*slots.names, *refers)
    slots = within(slots, span)
    digest = hashlib.sha256(f"{origin} {piece.start} {piece.end}".encode()).hexdigest()
    return Claim(
        claim_id=f"c{digest[:10]}",
        source=document.source,
        publisher=document.publisher,
        kind=document.kind,
        published=document.published,
        sentence=sentence,
        start=piece.start,
        end=piece.end,
        text=document.text[piece.start : piece.end],
        context=context,
        said_by=said.said_by,
        said_as=said.said_as,
        chain=said.chain,
        stance=said.stance,
        status=status.status(sentence, told(document.text, piece, said), slots, said.said_as),
        slots=slots,
        refers=tuple(r for r in refers if span.holds(r.span)),
        beside=tuple(n for n in named if not span.overlaps(n.span)),
    )
