"""Finds the words that say whose a quotation is ("…," she said; the email said: "…")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.claims.parsed.tree import FINITE, Tree
from reconcile.claims.said.doers import speaker_of
from reconcile.claims.said.page import Page, is_word
from reconcile.claims.vocabulary import lemma_of, says, verbs
from reconcile.lexicon.table import group
from reconcile.model import Word

# Between the reporting verb and its quotation stand at most this many words ("told the BBC on Monday").
BETWEEN = 9
# So many where a comma or colon leads to the quotation.
FAR = 20
# The name of a broadcast or book has so many words at most; those shorter than this may be small in it.
NAME = 6
SHORT = 5
_NOT_MAIN = frozenset({"aux", "auxpass", "relcl", "amod", "acl"})
_INNER = frozenset({"compound", "poss", "amod", "nmod", "nummod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BINDERS = frozenset({"that", "if", "whether", "how", "why", "what"})
_OPENERS = frozenset({"but", "and", "so", "or", "still", "then", "however", "yet", "now"})
# Verbs that may take the hearer as object without saying anything else.
_ADDRESSED = frozenset({"tell", "ask", "assure", "remind", "warn", "inform"})


class Frame(NamedTuple):
    """Which word of which sentence reports, and the head of the speaker's noun phrase there.

    ``lemma`` is "" where no verb reports ("Hall: …").
    """

    sentence: int
    verb: int
    speaker: int
    lemma: str


def frame(page: Page, n: int) -> Frame | None:
    """What says whose quotation ``n`` is, before it or after it, or None."""
    if not page.sentences:
        return None
    if not stands_alone(page, n):
        at, lead = page.sentence_at(page.quotations[n].outer.start), page.lead(n)
        if not lead:
            return _after(page, n)
        if _is_title(page, n):
            return None
        if len(page.listed(n)) > 1 and any(page.trees[at].words[i].dep == "ccomp" for i in lead):
            return None
        led = _mark_before(page, n) == ":" and page.is_full(n)
        return _before(page, n, at, lead) or (_colon(page, at, lead) if led else None)
    return _after(page, n) or _paragraph_before(page, n)


def _is_title(page: Page, n: int) -> bool:
    """Whether what is quoted is the name of a broadcast or book (she said on “Town and River”)."""
    words = page.quoted(n).rstrip(".,").split()
    if not 1 < len(words) <= NAME or _mark_before(page, n) in (":", ","):
        return False
    return all(w[:1].isupper() or len(w) < SHORT for w in words) and words[-1][:1].isupper()


def stands_alone(page: Page, n: int) -> bool:
    """Whether quotation ``n`` begins its sentence, at most after "But" or "Adding:"."""
    if _mark_before(page, n) in (".", "?", "!", "…"):
        return True
    sentence = page.sentences[page.sentence_at(page.quotations[n].outer.start)]
    if n and page.quotations[n - 1].outer.end > sentence.start:
        return False
    return all(sentence.words[i].text.casefold() in _OPENERS or _resumes(sentence.words[i]) for i in page.lead(n))


def _resumes(word: Word) -> bool:
    return word.tag == "VBG" and word.lemma in verbs() and word.text[:1].isupper()


def _mark_before(page: Page, n: int) -> str:
    return page.text[: page.quotations[n].outer.start].rstrip()[-1:]


def _before(page: Page, n: int, at: int, lead: Sequence[int]) -> Frame | None:
    """The last reporting verb before a quotation, if nothing but its hearer, time or place stands between."""
    tree = page.trees[at]
    verb = _last_reporting(tree, lead)
    if verb is None or not says(lemma_of(tree, verb)):
        return None
    between = [tree.words[i] for i in lead if i > verb]
    capital = not page.quoted(n)[:1].islower()
    led = _mark_before(page, n) in ((":", ",") if capital or not between else (":",))
    whole = page.is_full(n) and (not between or capital)
    bound = [w.lemma for w in between if w.lemma in _BINDERS]
    if bound and not (bound == [between[-1].lemma] == ["that"] and page.goes_on(n)):
        return None
    if len(between) > (FAR if led else BETWEEN) or not (led or whole):
        return None
    return _with_speaker(page, at, verb, lead)


def _last_reporting(tree: Tree, among: Sequence[int]) -> int | None:
    """The last verb that reports, participles such as "the plan announced in May" apart."""
    found = [i for i in among if tree.words[i].pos in ("VERB", "AUX") and lemma_of(tree, i) in verbs()]
    told = (i for i in found if tree.words[i].tag != "VBN" or tree.child(i, "aux", "nsubj") is not None)
    return max(told, default=None)


def _with_speaker(page: Page, at: int, verb: int, among: Sequence[int]) -> Frame | None:
    """The frame of a verb: its subject by the parse where that is outside the quotation, else the nearest noun."""
    tree = page.trees[at]
    who = speaker_of(tree, verb)
    if who is None or not page.is_free(tree.words[who]):
        who = _nominal(tree.words, among, verb)
    return Frame(at, verb, who, lemma_of(tree, verb)) if who is not None else None


def _colon(page: Page, at: int, lead: Sequence[int]) -> Frame | None:
    """The subject of whatever a colon closes ("Hall had a warning: …"), or the name before it ("Hall: …")."""
    tree = page.trees[at]
    for i in lead:
        if tree.words[i].tag in FINITE and tree.subject(i) is not None:
            verb = _telling(tree, i)
            who = speaker_of(tree, verb)
            return Frame(at, verb, who, lemma_of(tree, verb)) if who is not None else None
    if any(tree.words[i].pos == "VERB" for i in lead):
        return None
    who = _nominal(tree.words, lead, len(tree.words))
    return Frame(at, who, who, "") if who is not None else None


def _telling(tree: Tree, i: int) -> int:
    """The verb of saying that what ``i`` tells completes ("Hall [said] that the terms were clear: …"), else ``i``."""
    above = tree.words[i].head
    told = tree.words[i].dep == "ccomp" and says(lemma_of(tree, above)) and tree.subject(above) is not None
    return above if told else i


def _paragraph_before(page: Page, n: int) -> Frame | None:
    """The frame at the end of the paragraph before, where that ends with a colon."""
    at = page.sentence_at(page.quotations[n].outer.start) - 1
    if at < 0 or page.sentences[at].paragraph == page.sentences[at + 1].paragraph or _mark_before(page, n) != ":":
        return None
    tree = page.trees[at]
    lead = [i for i, w in enumerate(tree.words) if is_word(w) and page.is_free(w)]
    verb = _last_reporting(tree, lead)
    return (_with_speaker(page, at, verb, lead) if verb is not None else None) or _colon(page, at, lead)


def _after(page: Page, n: int) -> Frame | None:
    """The frame in what follows a quotation in its sentence, or in a short sentence of its own after it."""
    at, gap = page.gap(n)
    if not gap:
        return None
    if page.sentences[at].start >= page.quotations[n].outer.end:
        found = _in_gap(page, at, gap, False)
        closes = found is not None and _says_no_more(page.trees[at], found) and not _answers(page, at, found)
        return found if closes else None
    end = page.quotations[n].outer.end
    open_end = page.text[end - 2 : end].rstrip("'’\"” ")[-1:] in tuple(",?!—–-…") or page.text[end : end + 1] == ","
    return _in_gap(page, at, gap, open_end)


def _answers(page: Page, at: int, found: Frame) -> bool:
    """Whether a sentence tells who answers with the next quotation ("It fell." Ms. Hall fired back. "Not so.")."""
    if found.lemma not in group("clause_words", "answering") or at + 1 == len(page.sentences):
        return False
    return page.quotation_at(page.sentences[at + 1].start) is not None


def _says_no_more(tree: Tree, found: Frame) -> bool:
    if tree.words[found.verb].head != found.verb or not says(found.lemma):
        return False
    told = tree.child(found.verb, "ccomp", "xcomp", "parataxis")
    told = told if told is not None or found.lemma in _ADDRESSED else tree.child(found.verb, "dobj")
    return told is None or told < found.verb


def _in_gap(page: Page, at: int, gap: Sequence[int], open_end: bool) -> Frame | None:
    """The first main verb after a quotation, if it reports; any verb does after a comma ("…," she smiled)."""
    tree = page.trees[at]
    if tree.words[gap[0]].text.casefold() == "according" and len(gap) > 2:
        who = _nominal(tree.words, gap[2:], -1)
        return Frame(at, gap[0], who, "according") if who is not None else None
    for i in gap:
        word = tree.words[i]
        main = word.head == i and word.lemma in verbs() and tree.subject(i) is not None
        formed = word.pos in ("VERB", "AUX") and word.tag in FINITE | {"VBN", "VBG"}
        if not (formed or main) or word.dep in _NOT_MAIN:
            continue
        if (telling := _shown_telling(tree, i)) is not None:
            return _with_speaker(page, at, telling, gap)
        if lemma_of(tree, i) in verbs() or (open_end and word.tag in FINITE):
            return _with_speaker(page, at, i, gap)
        return None
    return _dash(page, at, gap)


def _shown_telling(tree: Tree, i: int) -> int | None:
    """The verb of saying of somebody who is shown or heard ("…," the film shows Hall telling the crowd)."""
    if tree.words[i].lemma not in group("clause_words", "perceiving"):
        return None
    found = [i, *tree.children[i]]
    below = (k for j in found for k in tree.children[j] if tree.words[k].tag == "VBG" and k > i)
    return next((k for k in below if says(lemma_of(tree, k))), None)


def _dash(page: Page, at: int, gap: Sequence[int]) -> Frame | None:
    """A name after a dash ("…" – Ann Hall)."""
    words = page.sentences[at].words
    before = page.text[: words[gap[0]].start].rstrip()[-1:]
    if before not in ("-", "–", "—", "―") or not words[gap[0]].text[:1].isupper():
        return None
    who = _nominal(words, gap, -1)
    return Frame(at, who, who, "") if who is not None else None


def _nominal(words: Sequence[Word], among: Sequence[int], verb: int) -> int | None:
    """The head of the first noun phrase before a verb, else of the one right after it."""
    before = [i for i in among if i < verb]
    later = [i for i in among if i > verb]
    after = [i for n, i in enumerate(later) if i - n == later[0]]
    for near in (before, after):
        for i in near:
            if words[i].pos in _NOMINAL and words[i].entity not in ("DATE", "TIME"):
                while words[i].dep in _INNER and words[i].head in near and words[i].head > i:
                    i = words[i].head
                return i
    return None
