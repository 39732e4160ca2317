"""Finds every stretch of a document that is said by somebody other than the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.claims.frames import Frame, Page, frame
from reconcile.claims.quotes import Quotation, quotations
from reconcile.claims.reporting import Report, can_speak, lemma_of, reports, speaker_of, verbs
from reconcile.claims.speakers import OWN_VOICE, Cast, Speaker
from reconcile.claims.tree import SUBJECTS
from reconcile.model import Document, SaidAs, Sentence, Span, Speech

# A quotation without a speaker goes on from one at most this many paragraphs before.
BACK = 2
_ENDS = ".?!,…—–"


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """The reported stretches of a document, in document order; an outer one comes before those within it."""
    page = Page.of(document.text, sentences, quotations(document))
    cast = Cast.of(sentences, page.trees, page.quotations)
    return tuple(_chained(_Finder(page, cast).speeches()))


@dataclass(slots=True)
class _Finder:
    page: Page
    cast: Cast

    def speeches(self) -> list[Speech]:
        found = {(s, r.verb): r for s, tree in enumerate(self.page.trees) for r in reports(tree)}
        frames = {n: f for n in range(len(self.page.quotations)) if (f := self._frame(n)) is not None}
        direct = self._direct(frames, found)
        used = {(f.sentence, f.verb) for f in frames.values()}
        taken = [s.span for s in direct]
        indirect = [s for (number, _), r in found.items() for s in self._indirect(number, r, taken, used)]
        loose = [s for n in range(len(self.page.quotations)) if (s := self._fragment(n, [*direct, *indirect])) is not None]
        return [*direct, *indirect, *loose]

    def _fragment(self, n: int, known: Sequence[Speech]) -> Speech | None:
        """A few words in marks that a verb with a speaker governs ("hailed the “quick thinking” of staff")."""
        quotation = self.page.quotations[n]
        text = self.page.text[quotation.span.start : quotation.span.end]
        if " " not in text or any(s.span.overlaps(quotation.span) for s in known):
            return None
        number = self.page.sentence_at(quotation.outer.start)
        tree = self.page.trees[number]
        first = next((i for i, w in enumerate(tree.words) if w.start >= quotation.span.start), None)
        if first is None:
            return None
        path = [first, *tree.ancestors(first)]
        for below, verb in zip(path, path[1:]):
            if tree.words[verb].pos == "VERB" and tree.words[verb].start < quotation.outer.start:
                who = speaker_of(tree, verb)
                if who is None or below < verb or not can_speak(tree, who) or self._is_own(number, who):
                    return None
                lemma = lemma_of(tree, verb)
                if lemma not in verbs() and not text[:1].islower():
                    return None
                a, b = tree.edges[below]
                span, how = self._shape(Span(tree.words[a].start, tree.words[b].end))
                return self._speech(span, self.cast.speaker(number, who), how, lemma)
        return None

    def _frame(self, n: int) -> Frame | None:
        found = frame(self.page, n)
        if found is None or self._is_own(found.sentence, found.speaker):
            return None
        return found

    def _is_own(self, number: int, head: int) -> bool:
        return self.page.sentences[number].words[head].text.casefold() in OWN_VOICE

    def _direct(self, frames: dict[int, Frame], found: dict[tuple[int, int], Report]) -> list[Speech]:
        out: list[Speech] = []
        for n, quotation in enumerate(self.page.quotations):
            if quotation.continues and out and out[-1].span.end <= quotation.span.start and n - 1 in self._given:
                out.append(replace(out[-1], span=_trim(self.page.text, quotation.span)))
                self._given.add(n)
                continue
            said = self._told(frames[n], quotation) if n in frames else self._follow_up(n, out, found)
            if said is not None and said.span.start < said.span.end:
                out.append(said)
                self._given.add(n)
        return out

    def _told(self, by: Frame, quotation: Quotation) -> Speech:
        return self._speech(quotation.span, self.cast.speaker(by.sentence, by.speaker), SaidAs.DIRECT, by.lemma)

    def _speech(self, span: Span, who: Speaker, how: SaidAs, lemma: str, stance: str = "") -> Speech:
        stance = stance or (verbs()[lemma][0].stance if lemma in verbs() else "said")
        return Speech(_trim(self.page.text, span), who.name, how, (who.link,), lemma, stance)

    def _follow_up(self, n: int, out: Sequence[Speech], found: dict[tuple[int, int], Report]) -> Speech | None:
        """A whole sentence in marks without a frame goes on with the last speaker."""
        quotation = self.page.quotations[n]
        text = self.page.text[quotation.span.start : quotation.span.end].rstrip("'’\"” ")
        if not self.page.stands_alone(n) or " " not in text or not (text[-1:] in _ENDS or not quotation.closed):
            return None
        at = self.page.sentence_at(quotation.outer.start)
        here = self.page.sentences[at].paragraph
        previous = [s for s in out if s.span.end <= quotation.span.start]
        for number in range(at - 1, -1, -1):
            sentence = self.page.sentences[number]
            if sentence.paragraph < here - BACK:
                return None
            direct = [s for s in previous if s.span.overlaps(sentence.span)]
            heads = [r.speaker for (s, _), r in found.items() if s == number]
            if direct:
                return replace(direct[-1], span=_trim(self.page.text, quotation.span))
            if heads and not self._is_own(number, heads[0]):
                return self._speech(quotation.span, self.cast.speaker(number, heads[0]), SaidAs.DIRECT, "")
            who = self._person(number)
            if who is not None:
                return self._speech(quotation.span, who, SaidAs.DIRECT, "")
        return None

    def _person(self, number: int) -> Speaker | None:
        """The person who is the subject of a sentence, if one is."""
        words = self.page.sentences[number].words
        for i, w in enumerate(words):
            if w.dep in SUBJECTS and words[w.head].head == w.head and (w.entity == "PERSON" or w.lemma in ("he", "she")):
                return self.cast.speaker(number, i)
        return None

    def _indirect(
        self, number: int, report: Report, taken: Sequence[Span], used: set[tuple[int, int]]
    ) -> Iterator[Speech]:
        words = self.page.sentences[number].words
        at = words[report.verb].start
        holding = next((q for q in self.page.quotations if q.outer.start <= at < q.outer.end), None)
        if self._is_own(number, report.speaker):
            return
        for first, last in report.content:
            span = Span(words[first].start, words[last].end)
            if holding is not None:
                span = Span(max(span.start, holding.span.start), min(span.end, holding.span.end))
                if span.start < span.end:
                    yield self._speech(span, self.cast.speaker(number, report.speaker), SaidAs.MIXED, report.lemma, report.stance)
                continue
            touched = [t for t in taken if t.overlaps(span)]
            if report.lemma == "according":
                whole = Span(min([span.start, *(t.start for t in touched)]), max([span.end, *(t.end for t in touched)]))
                yield self._speech(whole, self.cast.speaker(number, report.speaker), SaidAs.INDIRECT if not touched else SaidAs.MIXED, report.lemma)
                continue
            if touched and (number, report.verb) in used:
                continue
            for part in _without(span, touched):
                part = _trim(self.page.text, part)
                if len(self.page.text[part.start : part.end].split()) < 2:
                    continue
                part, how = self._shape(part)
                yield self._speech(part, self.cast.speaker(number, report.speaker), how, report.lemma, report.stance)

    def _shape(self, span: Span) -> tuple[Span, SaidAs]:
        """A reported stretch with the quotations that it touches taken in whole."""
        quoted = [q for q in self.page.quotations if q.span.overlaps(span)]
        if not quoted:
            return span, SaidAs.INDIRECT
        if len(quoted) == 1 and quoted[0].outer.holds(span):
            return quoted[0].span, SaidAs.DIRECT
        start, end = min(span.start, quoted[0].outer.start), max(span.end, quoted[-1].outer.end)
        return Span(start, end), SaidAs.MIXED

    _given: set[int] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self._given = set()


def _without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for hole in sorted(holes):
        if start < hole.start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)


def _chained(found: Sequence[Speech]) -> Iterator[Speech]:
    """The stretches in order, each with the speakers of those that hold it before its own."""
    above: list[Speech] = []
    for s in sorted(set(found), key=lambda s: (s.span.start, -s.span.end, s.verb)):
        while above and not above[-1].span.holds(s.span):
            above.pop()
        if above:
            outer = above[-1]
            if outer.said_by == s.said_by or outer.span == s.span:
                continue
            s = replace(s, chain=(*outer.chain, *s.chain))
        above.append(s)
        yield s
