"""Names of people, bodies, places and works"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reconcile.grades import grading_bodies
from reconcile.lexicon.table import group, mapping
from reconcile.model import Name, Role, Sentence, Span, Word
from reconcile.remembered import remembered

FIELD = "names"

KINDS = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "PRODUCT": "other",
    "LAW": "other",
}
# Names of a long story, which are asked for again and again.
REMEMBERED = 4096
# Above this share of capitals a line is a headline, whose capitals tell nothing of names.
TITLE_CASE = 0.6
_CALENDAR = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?s?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|april?|may|"
    r"june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|[ap]\.?m\.?|"
    r"gmt|bst|e[sd]?t|p[sd]?t|c[sd]?t|i|ok|mr|mrs",
    re.IGNORECASE,
)
_APOSTROPHES = frozenset({"'s", "’s", "'", "’"})


def find(sentence: Sentence, published: str = "") -> tuple[Name, ...]:
    """The names in a sentence, in order; keys are the names' own words, lower case, without titles.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> [(n.text, n.kind, n.key) for n in find(sentence("The court heard that Coun J. Smith had met Ms Tillotson."))]
    [('Coun J. Smith', 'person', 'j smith'), ('Ms Tillotson', 'person', 'tillotson')]
    """
    return _found(sentence)


@remembered
def _found(sentence: Sentence) -> tuple[Name, ...]:
    words = sentence.words
    runs = _runs(words, _is_headline(sentence))
    return tuple(name for first, last in runs if (name := _name(sentence, words[first : last + 1])))


@lru_cache(REMEMBERED)
def own_words(text: str, kind: str = "person") -> tuple[str, ...]:
    """The words of a name that tell who it is: lower case, without article, possessive and, for people, titles.

    >>> own_words("District Attorney Alma O'Neill's"), own_words("the Justice Department", "body")
    (('alma', "o'neill"), ('justice', 'department'))
    """
    words = [w.replace("’", "'").strip(".,'\"“”()[]").casefold().removesuffix("'s") for w in text.split()]
    words = [w.replace(".", "") for w in words if w]
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    if kind == "person":
        titled = [i for i, w in enumerate(words[:-1]) if w in mapping("titles") or _is_post(words, i)]
        words = words[titled[-1] + 1 :] if titled else words
    return tuple(words)


def _is_post(words: Sequence[str], i: int) -> bool:
    """Whether word ``i`` is a post before a name ("Prosecutor Alma Reed") and not a given name ("Baker Reed")."""
    return words[i] in mapping("roles") and (i > 0 or len(words) > 2)


def _is_headline(sentence: Sentence) -> bool:
    letters = [w for w in sentence.words if w.text[:1].isalpha()]
    capitals = sum(w.text[0].isupper() for w in letters)
    return (
        len(letters) > 3 and capitals > TITLE_CASE * len(letters) and (sentence.role is Role.TITLE or len(letters) > 5)
    )


def _runs(words: Sequence[Word], headline: bool) -> Iterator[tuple[int, int]]:
    """First and last index of each candidate name."""
    inside = [_named(words, i) or (not headline and _proper(words, i)) for i, w in enumerate(words)]
    i = 0
    while i < len(words):
        if not inside[i]:
            i += 1
            continue
        j = i
        while j + 1 < len(words) and (inside[j + 1] and _goes_on(words, j)):
            j += 1
        yield from _parts(words, _with_titles(words, i), j)
        i = j + 1


def _named(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.tag == "NNP" and (_full(words, i) or (i and _full(words, i - 1))):
        return True
    return word.entity in KINDS and not _CALENDAR.fullmatch(word.text)


def _full(words: Sequence[Word], i: int) -> bool:
    """Whether a given name and a surname begin here, whatever the entity finder makes of them ("Theresa May")."""
    if words[i].tag != "NNP":
        return False
    pair = words[i : i + 2]
    return (
        len(pair) == 2
        and pair[0].text.casefold() in mapping("first_names")
        and not _CALENDAR.fullmatch(pair[0].text)
        and all(w.tag == "NNP" and w.text[:1].isupper() and w.text[1:2].islower() for w in pair)
    )


def _proper(words: Sequence[Word], i: int) -> bool:
    """Whether a word that the entity finder left out is a name by its capital and tag."""
    word = words[i]
    return (
        word.entity == ""
        and word.tag in ("NNP", "NNPS")
        and word.text[:1].isupper()
        and (len(word.text) > 1 or _initial(words, i))
        and not _CALENDAR.fullmatch(word.text)
    )


def _initial(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].text[:1].isupper()


def _goes_on(words: Sequence[Word], j: int) -> bool:
    """Whether the name of word ``j`` goes on in the next word: one entity, or a compound with it."""
    this, following = words[j], words[j + 1]
    if _full(words, j):
        return True
    if this.entity == following.entity:
        return True
    if "PERSON" in (this.entity, following.entity) and "" not in (this.entity, following.entity):
        return False
    if this.text in _APOSTROPHES or following.text in _APOSTROPHES or not following.text[:1].isupper():
        return (
            this.text in _APOSTROPHES
            and following.text[:1].isupper()
            and following.text.casefold() in mapping("name_heads")
        )
    return following.start - this.end <= 1 and (
        this.head == j + 1 or this.head == following.head or following.head == j
    )


def _with_titles(words: Sequence[Word], i: int) -> int:
    while i:
        before = i - 2 if words[i - 1].text == "." and i > 1 else i - 1
        if not (words[before].text[:1].isupper() and _is_title(words[before].text)):
            break
        i = before
    return i


def _parts(words: Sequence[Word], i: int, j: int) -> Iterator[tuple[int, int]]:
    """A run cut at brackets, and at a possessive that does not belong to the name ("Leeds's Anna Hall")."""
    start = i
    for k in range(i, j + 1):
        text = words[k].text
        if text in "()[],;:/" or (text in _APOSTROPHES and not _own_possessive(words, k, j)):
            if start < k:
                yield start, k - 1
            start = k + 1
    if start <= j:
        yield start, j


def _own_possessive(words: Sequence[Word], k: int, j: int) -> bool:
    """Whether the possessive at ``k`` is part of a name such as "St Mary's Hospital"."""
    heads = mapping("name_heads")
    if k in (0, j) or words[j].text.casefold() not in heads or words[k - 1].text.casefold() in heads:
        return False
    return all(w.text[:1].isupper() for w in words[k + 1 : j + 1])


def _name(sentence: Sentence, words: Sequence[Word]) -> Name | None:
    first, last = 0, len(words) - 1
    while first <= last and not _begins(words[first]):
        first += 1
    while last >= first and not (words[last].text[:1].isupper() or (words[last].text[:1].isdigit() and last > first)):
        last -= 1
    run = words[first : last + 1]
    if not run or _is_title(run[-1].text):
        return None
    span = Span(run[0].start, run[-1].end)
    text = sentence.text[span.start - sentence.start : span.end - sentence.start]
    kind = _kind(run, [w for w in sentence.words if w.start < run[0].start][-1:], _aged(sentence, run[-1]))
    key = " ".join(own_words(text, kind))
    return Name(span, text, kind, key) if key else None


def _begins(word: Word) -> bool:
    """Whether a name can begin here: "The Quill Trust" and, at a sentence's head, "Blaming Quill" begin later."""
    return (
        word.text[:1].isupper() and word.lemma not in ("the", "a", "an") and word.tag not in ("VBG", "IN", "CC", "PRP$")
    )


def _is_title(text: str) -> bool:
    return text.strip(".").casefold() in mapping("titles")


def _aged(sentence: Sentence, last: Word) -> bool:
    """Whether an age follows a name ("Gomes, 34, ...")."""
    after = [w for w in sentence.words if w.start >= last.end][:3]
    return len(after) == 3 and after[0].text == after[2].text == "," and after[1].tag == "CD" and len(after[1].text) < 4


def _kind(run: Sequence[Word], before: Sequence[Word], aged: bool) -> str:
    """person, body, place or other: by who grades, title, age, last word, given name, then by the entity finder."""
    label = next((KINDS[w.entity] for w in reversed(run) if w.entity in KINDS), "")
    heads, last = mapping("name_heads"), run[-1].text.strip(".").casefold()
    if " ".join(w.text for w in run).casefold() in grading_bodies():
        return "body"
    if _is_title(run[0].text) or aged:
        return "person"
    if len(run) > 1 and last in heads:
        return heads[last]
    first, alone = run[0].text.casefold(), len(run) == 1
    given = first in mapping("first_names") and first not in group("name_words", "place")
    if given and (label != "other" if alone else label in ("", "body", "person")):
        return "person"
    letters = run[0].text.replace(".", "")
    if alone and letters.isupper() and len(letters) > 1:
        return "place" if letters.casefold() in group("name_words", "short place") else "body"
    if alone and label in ("person", "body") and any(w.lemma == "in" for w in before):
        return "place"
    return label or "other"
