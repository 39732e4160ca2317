"""Finds every stretch of a document that is said by somebody other than the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.said import stretches
from reconcile.claims.said.doers import speaker_of
from reconcile.claims.said.frames import Frame, frame
from reconcile.claims.said.labels import labelled
from reconcile.claims.said.page import Page
from reconcile.claims.said.quotes import Quotation
from reconcile.claims.said.reporting import Report, reports
from reconcile.claims.said.resumed import speaker_before
from reconcile.claims.said.speakers import OWN_VOICE, Cast, Speaker
from reconcile.claims.vocabulary import can_speak, lemma_of, verbs
from reconcile.lexicon.table import group
from reconcile.model import Document, SaidAs, Sentence, Span, Speech


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """The reported stretches of a document, in document order; an outer one comes before those within it.

    ``said_by`` is the fullest name of the speaker where that is safe, else the words of the source
    ("a spokesman", "she"). What is reported within somebody's own words is given as mixed.
    """
    return tuple(_chained(_Finder.of(Page.of(document, sentences)).speeches()))


@dataclass(frozen=True, slots=True)
class _Finder:
    """What is found in a page on the way: reports by sentence and verb, frames by quotation, who is who."""

    page: Page
    reports: Mapping[tuple[int, int], Report]
    frames: Mapping[int, Frame]
    cast: Cast

    @classmethod
    def of(cls, page: Page) -> _Finder:
        found = {(s, r.verb): r for s, r in _reports(page) if not _is_own(page, s, r.speaker)}
        frames = _frames(page)
        heads = [*((s, r.speaker) for (s, _), r in found.items()), *((f.sentence, f.speaker) for f in frames.values())]
        return cls(page, found, frames, Cast.of(page, heads))

    def speeches(self) -> list[Speech]:
        quoted = self._direct()
        used = {(f.sentence, f.verb) for f in self.frames.values()}
        direct, taken = list(quoted.values()), [self.page.quotations[n].outer for n in quoted]
        told = [s for (number, _), r in self.reports.items() for s in self._reported(number, r, taken, used)]
        known = sorted([s.span for s in told] + taken)
        return [*direct, *told, *(s for n in range(len(self.page.quotations)) for s in self._fragment(n, known))]

    def _speech(self, span: Span, who: Speaker, how: SaidAs, lemma: str, stance: str = "") -> Speech:
        stance = stance or (verbs()[lemma][0].stance if lemma in verbs() else "said")
        return Speech(stretches.trimmed(self.page.text, span), who.name, how, (who.link,), lemma, stance)

    def _direct(self) -> dict[int, Speech]:
        """The quotations, by number, whose speaker a frame tells, and those that go on from one."""
        out: dict[int, Speech] = {}
        last: dict[int, Speaker] = {
            s: self.cast.speaker(s, r.speaker) for (s, _), r in reversed(list(self.reports.items()))
        }
        for n, quotation in enumerate(self.page.quotations):
            if quotation.continues and n - 1 in out:
                out[n] = replace(out[n - 1], span=stretches.trimmed(self.page.text, quotation.span))
                continue
            by = self.frames.get(n)
            who = self.cast.speaker(by.sentence, by.speaker) if by else speaker_before(self.page, n, self.cast, last)
            if who is not None:
                out[n] = self._speech(quotation.span, who, SaidAs.DIRECT, by.lemma if by else "")
                first, end = map(self.page.sentence_at, (quotation.outer.start, quotation.outer.end - 1))
                last |= dict.fromkeys(range(first, end + 1), who)
        return {n: s for n, s in out.items() if s.span.start < s.span.end}

    def _reported(
        self, number: int, report: Report, taken: Sequence[Span], used: set[tuple[int, int]]
    ) -> Iterator[Speech]:
        """What a report says that is not already known to be quoted."""
        words, who = self.page.sentences[number].words, self.cast.speaker(number, report.speaker)
        within = self.page.quotation_at(words[report.verb].start)
        if within is not None and words[report.speaker].pos == "PRON":
            return
        for first, last in report.content:
            span = Span(words[first].start, words[last].end)
            touched = stretches.overlapping(span, taken)
            if not touched and (number, report.verb) in used and self._goes_on(number, report.verb, first):
                continue
            if within is not None:
                inner = self.page.quotations[within].span
                parts = [(Span(max(span.start, inner.start), min(span.end, inner.end)), SaidAs.MIXED)]
            elif report.lemma == "according":
                parts = [self._shaped(stretches.joined([span, *touched]))]
            else:
                rest = list(stretches.without(span, touched))
                if touched and (number, report.verb) in used:
                    rest = [p for p in rest if words[report.verb].end <= p.start < touched[0].start]
                elif touched and self._passes_on(number, report, who):
                    rest = [span]
                parts = [self._shaped(p) for p in rest if stretches.says(self.page.text, p)]
            for part, how in parts:
                if part.start < part.end:
                    yield self._speech(part, who, how, report.lemma, report.stance)

    def _goes_on(self, number: int, verb: int, first: int) -> bool:
        """Whether word ``first``, after a quotation and the verb that reports it, begins what the source tells."""
        quoted = (self.page.quotations[n] for n, f in self.frames.items() if (f.sentence, f.verb) == (number, verb))
        words = self.page.sentences[number].words
        joined = first > verb and words[first - 1].dep == "cc"
        return joined and any(q.outer.end <= words[verb].start for q in quoted)

    def _passes_on(self, number: int, report: Report, who: Speaker) -> bool:
        """Whether a report says that somebody else says what is quoted ("Hall said that Low told her: …")."""
        tree = self.page.trees[number]
        below = [f for f in self.frames.values() if f.sentence == number and tree.words[f.verb].head == report.verb]
        plain = (f for f in below if not any(tree.words[k].tag == "WRB" for k in tree.children[f.verb]))
        return any(f.verb > report.verb and self.cast.speaker(number, f.speaker).name != who.name for f in plain)

    def _shaped(self, span: Span) -> tuple[Span, SaidAs]:
        """A reported stretch with the quotations that it touches taken in whole."""
        quoted = self.page.quotations_in(span)
        if not quoted:
            return span, SaidAs.INDIRECT
        quoted = [*quoted[:-1], *self.page.listed(self.page.quotations.index(quoted[-1]))]
        if len(quoted) == 1 and quoted[0].outer.holds(stretches.trimmed(self.page.text, span)):
            return quoted[0].span, SaidAs.DIRECT
        return stretches.joined([span, *(q.outer for q in quoted)]), SaidAs.MIXED

    def _fragment(self, n: int, known: Sequence[Span]) -> Iterator[Speech]:
        """A few words in marks that a verb with a speaker governs (praised the “quick thinking” of staff)."""
        quotation, text = self.page.quotations[n], self.page.quoted(n)
        if " " not in text or not text[:1].islower() or any(s.overlaps(quotation.span) for s in known):
            return
        number = self.page.sentence_at(quotation.outer.start)
        tree = self.page.trees[number]
        first = next((i for i, w in enumerate(tree.words) if w.start >= quotation.span.start), None)
        path = [first, *tree.ancestors(first)] if first is not None else []
        outside = ((k, v) for k, v in pairwise(path) if tree.words[v].start < quotation.outer.start)
        below, verb = next(((k, v) for k, v in outside if tree.words[v].pos == "VERB"), (0, 0))
        who = speaker_of(tree, verb) if below > verb else None
        if who is None or not self.page.is_free(tree.words[verb]):
            return
        if lemma_of(tree, verb) not in verbs() and _is_name(tree, path[: path.index(verb)], quotation):
            return
        if who not in tree.subtree(below) and can_speak(tree, who) and not _is_own(self.page, number, who):
            a, b = tree.edges[below]
            span, how = self._shaped(Span(tree.words[a].start, tree.words[b].end))
            speaker, lemma = self.cast.speaker(number, who), lemma_of(tree, verb)
            if lemma in verbs() or speaker.name.casefold() not in ("they", "it"):
                yield self._speech(span, speaker, how, lemma)


def _reports(page: Page) -> Iterator[tuple[int, Report]]:
    for number, tree in enumerate(page.trees):
        yield from ((number, r) for r in reports(tree))
        if (headline := labelled(page, number)) is not None:
            yield number, headline


def _frames(page: Page) -> dict[int, Frame]:
    """The frame of each quotation; one of several paragraphs has that of its first part, else of a later one."""
    out: dict[int, Frame] = {}
    first = 0
    for n, quotation in enumerate(page.quotations):
        first = first if quotation.continues else n
        if first not in out and (found := frame(page, n)) and not _is_own(page, found.sentence, found.speaker):
            out[first] = found
    return out


def _is_name(tree: Tree, path: Sequence[int], quotation: Quotation) -> bool:
    """Whether the words in marks are what something is called (the “ghost ship” law, the term “ghost ship”)."""
    nouns = [k for k in path[1:] if tree.words[k].pos in ("NOUN", "PROPN") and not quotation.span.holds(tree.words[k])]
    later = next((word for word in tree.words if word.start >= quotation.outer.end), None)
    after = any(tree.words[k].start >= quotation.outer.end for k in nouns)
    after = after or (later is not None and later.pos == "NOUN")
    return after or any(tree.words[k].lemma in group("clause_words", "naming") for k in nouns[:1])


def _is_own(page: Page, number: int, head: int) -> bool:
    """Whether the speaker is the source itself or its reader ("we asked")."""
    return page.sentences[number].words[head].text.casefold() in OWN_VOICE


def _chained(found: Sequence[Speech]) -> Iterator[Speech]:
    """The stretches in order, each with the speakers of those that hold it before its own."""
    above: list[Speech] = []
    for s in sorted(set(found), key=lambda s: (s.span.start, -s.span.end, s.verb, s.chain)):
        while above and not above[-1].span.holds(s.span):
            above.pop()
        if above:
            if above[-1].said_by == s.said_by or above[-1].span == s.span:
                continue
            s = replace(s, chain=(*above[-1].chain, *s.chain))
        above.append(s)
        yield s
