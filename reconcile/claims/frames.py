"""Finds the words that say whose a quotation is ("…," she said; the email said: "…")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.claims.quotes import Quotation
from reconcile.claims.reporting import lemma_of, says, speaker_of, verbs
from reconcile.claims.tree import Tree
from reconcile.model import Sentence, Span, Word

# Between the reporting verb and its quotation stand at most this many words ("told the BBC on Monday").
BETWEEN = 9
# So many where a comma or colon leads to the quotation.
FAR = 20
ADDRESSED = frozenset({"tell", "ask", "assure", "remind", "warn", "inform"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BINDERS = frozenset({"that", "if", "whether", "how", "why", "what"})
_OPENERS = frozenset({"but", "and", "so", "or", "still", "then", "however", "yet", "now"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Which word of which sentence reports, and the head of the speaker's noun phrase there.

    ``lemma`` is "" where no verb reports ("Hall: …").
    """

    sentence: int
    verb: int
    speaker: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences of a document with their trees and quotations, in order."""

    text: str
    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    quotations: Sequence[Quotation]
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Page:
        """The page of a parsed document."""
        trees = [Tree.of(s.words) for s in sentences]
        return cls(text, sentences, trees, quotations, [s.start for s in sentences])

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds or last precedes an offset."""
        return max(0, bisect_right(self.starts, place) - 1)

    def lead(self, n: int) -> list[int]:
        """The words before quotation ``n`` in its sentence, back to the quotation before it."""
        quotation = self.quotations[n]
        floor = self.quotations[n - 1].outer.end if n else 0
        words = self.sentences[self.sentence_at(quotation.outer.start)].words
        return [i for i, w in enumerate(words) if floor <= w.start and w.end <= quotation.outer.start and _is_word(w)]

    def stands_alone(self, n: int) -> bool:
        """Whether quotation ``n`` begins its sentence."""
        words = self.sentences[self.sentence_at(self.quotations[n].outer.start)].words
        return all(words[i].text.casefold() in _OPENERS or _resumes(words[i]) for i in self.lead(n))


def frame(page: Page, n: int) -> Frame | None:
    """What says whose quotation ``n`` is, before it or after it, or None."""
    quotation = page.quotations[n]
    if not page.sentences:
        return None
    if not page.stands_alone(n):
        return _before(page, n, page.sentence_at(quotation.outer.start), page.lead(n))
    return _after(page, n) or _paragraph_before(page, quotation)


def _resumes(word: Word) -> bool:
    """Whether a participle takes up the last speaker's words again (Adding: "…")."""
    return word.tag == "VBG" and word.lemma in verbs() and word.text[:1].isupper()


def _before(page: Page, number: int, at: int, lead: Sequence[int]) -> Frame | None:
    words, tree = page.sentences[at].words, page.trees[at]
    quotation = page.quotations[number]
    mark = page.text[: quotation.outer.start].rstrip()[-1:]
    reporting = [i for i in lead if words[i].pos in ("VERB", "AUX") and lemma_of(tree, i) in verbs()]
    if reporting:
        verb = reporting[-1]
        between = [words[i] for i in lead if i > verb]
        bound = any(w.lemma in _BINDERS for w in between)
        full = _is_full(page, number)
        adjacent = (not between and full) or mark in ":,"
        whole = page.text[quotation.span.start : quotation.span.start + 1].isupper() and full
        if not bound and len(between) <= (FAR if mark in ":," else BETWEEN) and (adjacent or whole) and says(lemma_of(tree, verb)):
            who = speaker_of(tree, verb)
            if who is None or not _free(page, words[who]):
                who = _nominal(words, lead, verb)
            return Frame(at, verb, who, lemma_of(tree, verb)) if who is not None else None
    if mark == ":":
        return _colon(words, tree, at, lead)
    return None


def _is_full(page: Page, n: int) -> bool:
    """Whether quotation ``n`` ends like a sentence, or with its sentence."""
    quotation = page.quotations[n]
    end = page.text[quotation.span.start : quotation.span.end].rstrip("'’\"”")[-1:]
    sentence = page.sentences[page.sentence_at(quotation.span.end)]
    rest = page.text[quotation.outer.end : max(sentence.end, quotation.outer.end)]
    return end in ".,?!…" or not any(map(str.isalnum, rest))


def _colon(words: Sequence[Word], tree: Tree, at: int, lead: Sequence[int]) -> Frame | None:
    """The subject of whatever a colon closes ("Hall had a warning: …"), or the name before it ("Hall: …")."""
    finite = [i for i in lead if words[i].tag in _FINITE and tree.subject(i) is not None]
    if finite:
        who = speaker_of(tree, finite[0])
        return Frame(at, finite[0], who, words[finite[0]].lemma) if who is not None else None
    if any(words[i].pos == "VERB" for i in lead):
        return None
    who = _nominal(words, lead, max(lead, default=0) + 1)
    return Frame(at, who, who, "") if who is not None else None


def _paragraph_before(page: Page, quotation: Quotation) -> Frame | None:
    """The frame at the end of the paragraph before, where that ends with a colon."""
    at = page.sentence_at(quotation.outer.start) - 1
    first = at >= 0 and page.sentences[at].paragraph != page.sentences[at + 1].paragraph
    if not first or not page.text[: page.sentences[at].end].rstrip().endswith(":"):
        return None
    words = page.sentences[at].words
    lead = [i for i, w in enumerate(words) if _is_word(w) and _free(page, w)]
    reporting = [i for i in lead if words[i].pos == "VERB" and lemma_of(page.trees[at], i) in verbs()]
    who = speaker_of(page.trees[at], reporting[-1]) if reporting else None
    if who is not None:
        return Frame(at, reporting[-1], who, words[reporting[-1]].lemma)
    return _colon(words, page.trees[at], at, lead)


def _after(page: Page, n: int) -> Frame | None:
    quotation = page.quotations[n]
    at = page.sentence_at(quotation.outer.end)
    if page.sentences[at].end <= quotation.outer.end and at + 1 < len(page.sentences):
        at += 1
    sentence = page.sentences[at]
    if sentence.paragraph != quotation.paragraph:
        return None
    gap = [i for i, w in enumerate(sentence.words) if quotation.outer.end <= w.start and _is_word(w) and _free(page, w)]
    if not gap:
        return None
    comma = page.text[quotation.span.end - 1 : quotation.span.end] in ",?!—–-…" or page.text[quotation.outer.end : quotation.outer.end + 1] == ","
    if sentence.start >= quotation.outer.end:
        return _alone(page, at, gap)
    return _in_gap(page, at, gap, comma)


def _alone(page: Page, at: int, gap: Sequence[int]) -> Frame | None:
    """The frame that the splitter made a sentence of its own."""
    words, tree = page.sentences[at].words, page.trees[at]
    found = _in_gap(page, at, gap, False)
    if found is None or not says(found.lemma) or tree.words[found.verb].head != found.verb:
        return None
    told = tree.child(found.verb, "ccomp", "xcomp") or (found.lemma not in ADDRESSED and tree.child(found.verb, "dobj"))
    return None if told and told > found.verb else found


def _in_gap(page: Page, at: int, gap: Sequence[int], comma: bool) -> Frame | None:
    words, tree = page.sentences[at].words, page.trees[at]
    if words[gap[0]].text.casefold() == "according" and len(gap) > 2:
        who = _nominal(words, gap[2:], -1)
        return Frame(at, gap[0], who, "according") if who is not None else None
    for i in gap:
        word = words[i]
        if word.pos not in ("VERB", "AUX") or word.tag not in _FINITE | {"VBN", "VBG"} or word.dep in ("aux", "auxpass", "relcl", "amod", "acl"):
            continue
        listed = lemma_of(tree, i) in verbs()
        if not listed and not (comma and word.tag in _FINITE):
            return None
        who = speaker_of(tree, i)
        if who is None or who not in gap:
            who = _nominal(words, gap, i)
        return Frame(at, i, who, lemma_of(tree, i)) if who is not None else None
    return _dash(page, at, gap)


def _dash(page: Page, at: int, gap: Sequence[int]) -> Frame | None:
    """A name after a dash closes the paragraph ("…" – Ann Hall)."""
    words = page.sentences[at].words
    before = page.text[: words[gap[0]].start].rstrip()[-1:]
    if before in "-–—―" and words[gap[0]].text[:1].isupper() and words[gap[0]].pos in ("PROPN", "NOUN"):
        who = _nominal(words, gap, -1)
        return Frame(at, who, who, "") if who is not None else None
    return None


def _nominal(words: Sequence[Word], among: Sequence[int], verb: int) -> int | None:
    """The head of the noun phrase nearest to a verb: right after it, else the first before it."""
    after = [i for i in among if i > verb]
    before = [i for i in among if i < verb]
    for span in (after[:1] and _until_break(after), before) if verb >= 0 and not before else (before or _until_break(after),):
        for i in span:
            if words[i].pos in _NOMINAL:
                while words[i].dep in ("compound", "poss", "amod", "nmod", "nummod") and words[i].head in span and words[i].head > i:
                    i = words[i].head
                return i
    return None


def _until_break(indices: Sequence[int]) -> list[int]:
    out: list[int] = []
    for i in indices:
        if out and i != out[-1] + 1:
            break
        out.append(i)
    return out


def _free(page: Page, word: Word) -> bool:
    """Whether a word stands outside all quotations."""
    n = bisect_right([q.outer.start for q in page.quotations], word.start) - 1
    return n < 0 or page.quotations[n].outer.end <= word.start


def _is_word(word: Word) -> bool:
    return word.pos not in ("PUNCT", "SPACE") and any(map(str.isalnum, word.text))


__all__ = ["Frame", "Page", "Span", "frame"]
