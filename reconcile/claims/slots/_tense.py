"""Whether the verb that governs a word speaks of the past or of what is to come."""

from __future__ import annotations

from reconcile.claims.slots._calendar import Tense
from reconcile.claims.slots._timewords import words
from reconcile.claims.slots._tree import VERBS, tree
from reconcile.model import Role, Sentence, Word

_HAVE = frozenset(("have", "has", "'ve", "’ve"))
_BE = frozenset(("am", "are", "is", "'s", "’s", "'re", "’re"))
_PLAN = frozenset(words("plan"))


def governor(sentence: Sentence, index: int) -> int | None:
    """The index of the word itself, if a verb, or of the nearest verb above it in the parse."""
    return next((i for i in (index, *tree(sentence).up(index)) if sentence.words[i].pos in VERBS), None)


def tense(sentence: Sentence, index: int) -> Tense:
    """Where the verb above the word at ``index`` lies; past where nothing tells, as news looks back.

    The present ("meets on Friday") looks ahead, not far. A plan told in the past tense ("was due
    on Friday") may lie either way.
    """
    verb = governor(sentence, index)
    for _ in range(4):
        if verb is None:
            return Tense.PAST
        word, below = sentence.words[verb], _children(sentence, verb)
        told = _told(word, below, sentence.role)
        if told is not None:
            return told
        above = word.head
        upper = governor(sentence, above) if above != verb else None
        if any(w.tag == "TO" for w in below):
            return Tense.FUTURE if upper is None or _present(sentence, upper) else Tense.EITHER
        verb = upper
    return Tense.PAST


def _children(sentence: Sentence, index: int) -> list[Word]:
    return [sentence.words[child] for child in tree(sentence).children[index]]


def _told(word: Word, below: list[Word], role: Role) -> Tense | None:
    """What the verb and its auxiliaries say; None for a bare infinitive or participle."""
    auxiliaries = {w.text.lower() for w in below if w.dep in ("aux", "auxpass")}
    tags = {w.tag for w in below if w.dep in ("aux", "auxpass")}
    planned = word.lemma in _PLAN or any(w.lemma in _PLAN and w.dep == "acomp" for w in below)
    if "MD" in tags:
        return Tense.EITHER if auxiliaries & _HAVE else Tense.FUTURE
    if word.tag == "MD":
        return Tense.FUTURE
    if "TO" in tags:
        return None
    if word.tag == "VBD" or "VBD" in tags:
        return Tense.EITHER if planned else Tense.PAST
    if word.tag == "VBN" and (auxiliaries & _HAVE or not auxiliaries & _BE):
        return Tense.FUTURE if planned else Tense.PAST
    if word.lemma in words("report"):
        return Tense.PAST
    if word.tag in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return Tense.FUTURE if planned else Tense.PAST if role is Role.TITLE else Tense.PRESENT
    return None


def _present(sentence: Sentence, index: int) -> bool:
    """Whether a plan's own verb is told as standing, not as over."""
    word, below = sentence.words[index], _children(sentence, index)
    past = word.tag == "VBD" or any(w.tag == "VBD" and w.dep in ("aux", "auxpass") for w in below)
    return not past
