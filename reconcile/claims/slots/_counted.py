"""What a figure counts: the head noun it belongs to in the parse."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.slots._amounts import Amount
from reconcile.model import Sentence, Word

MODIFIERS = frozenset({"nummod", "compound", "amod", "quantmod", "nmod"})
NOUNS = frozenset({"NOUN", "PROPN"})
# Words between a figure and its noun: "two other men", "12 of the 20 councillors".
# After a hyphen, no noun that is counted: "a 12-strong team", "£50-a-month".
NO_NOUN = frozenset({"strong", "a", "an", "per"})
PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "PERSON"})
BETWEEN = frozenset({"ADJ", "NUM", "ADV", "PUNCT"})
STOPS = frozenset(",;:.()!?–—―")
# So far to the right a noun still belongs to the figure where the parse does not say.
REACH = 5


def noun(sentence: Sentence, amount: Amount) -> Word | None:
    """The noun that a figure counts or a length, sum or share is of; None where there is none.

    A bare figure looks on to the right where the parse does not say ("up to 50 or so people"); one
    with a unit only takes what hangs on it ("a 12-year sentence", "60% of voters", "£3m in grants").
    """
    found = _noun(sentence.words, at(sentence.words, sentence.start + amount.end - 1), amount)
    return found if found and found.text[0].isalpha() and found.entity not in ("PERSON", "GPE") else None


def _noun(words: Sequence[Word], last: int | None, amount: Amount) -> Word | None:
    if last is None or last + 1 >= len(words):
        return None
    following, kind = words[last + 1], amount.unit.kind
    if following.text in ("-", "–") and following.start == words[last].end:
        return words[last + 2] if last + 2 < len(words) and words[last + 2].lemma not in NO_NOUN else None
    if following.lemma == "of" or (following.lemma == "in" and kind == "money" and _bare(words, last + 2)):
        return _phrase(words, last + 2, BETWEEN | {"DET", "PRON"})
    if words[last].head > last and words[last].dep in MODIFIERS and words[words[last].head].pos in NOUNS:
        return words[_whole(words, words[last].head)]
    if kind == "count" or amount.form == "part":
        return _phrase(words, last + 1, BETWEEN)
    return _lasting(words, words[last].head) if kind == "duration" else None


def lemma(word: Word | None) -> str:
    """The noun as a Quantity names it, where the parser's own lemma slips ("Democrats", "taxes")."""
    if word is None:
        return ""
    if word.text.endswith("xes"):
        return word.text[:-2].casefold()
    if word.tag == "NNPS" and word.lemma.endswith("s") and not word.lemma.endswith("ss"):
        return word.lemma[:-1]
    return word.lemma.strip("-")


def at(words: Sequence[Word], offset: int) -> int | None:
    """The index of the word that covers a document offset."""
    return next((i for i, word in enumerate(words) if word.start <= offset < word.end), None)


def _bare(words: Sequence[Word], place: int) -> bool:
    """Whether a noun without article follows: "in grants", not "in the five weeks" or "in Florida"."""
    return place < len(words) and words[place].pos in NOUNS | {"ADJ"} and words[place].entity not in PLACES


def _whole(words: Sequence[Word], place: int) -> int:
    """The head of a compound: "goal" for the "field" of "field goal"."""
    while words[place].dep == "compound" and words[place].head > place and words[words[place].head].pos in NOUNS:
        place = words[place].head
    return place


def _phrase(words: Sequence[Word], first: int, between: frozenset[str]) -> Word | None:
    """The last noun of the noun phrase that begins at ``first``; an owner is passed over."""
    found: Word | None = None
    for word in words[first : first + REACH]:
        if word.tag == "POS":
            found = None
        elif word.pos in NOUNS and not (found and found.pos == "NOUN" and word.pos == "PROPN"):
            found = word
        elif found or word.pos not in between or word.text in STOPS:
            break
    return found


def _lasting(words: Sequence[Word], verb: int) -> Word | None:
    """The "meeting" of "the meeting lasted two hours"."""
    if words[verb].lemma not in ("last", "take"):
        return None
    return next((word for word in words if word.head == verb and word.dep == "nsubj" and word.pos in NOUNS), None)
