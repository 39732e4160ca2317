"""Around a grade: what is graded, by whom and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reconcile.alternation import alternation
from reconcile.claims.slots._tree import SUBJECTS, Tree
from reconcile.clues import clues, told
from reconcile.grades import PRAISE, Scale, scale, scales, vocabulary
from reconcile.model import Sentence, Span, Word

_YEAR = re.compile(r"(?:19|20)\d\d")
NOUNS = frozenset({"NOUN", "PROPN"})
_SAID = {"last": -1, "this": 0}
_GENERIC = frozenset({"inspector", "inspectors", "inspectorate", "watchdog", "regulator", "inspection"})
_GENERIC_BODY = re.compile(rf"\b({alternation(_GENERIC)})\b", re.IGNORECASE)
# How many steps up the tree a year may hang from the word it dates.
_REACH = 4


@cache
def rated_nouns() -> frozenset[str]:
    """The nouns that some inspectors' scale rates: "school", "service", "force"."""
    return frozenset(phrase.split()[-1] for s in scales() if s.code != PRAISE for phrase in s.rates)


@cache
def praised_nouns() -> frozenset[str]:
    """These and the nouns that praise may be said of: "leadership", "teaching"."""
    praise = scale(PRAISE)
    return frozenset(praise.rates if praise else ()) | rated_nouns()


def subjects(grown: Tree, head: int | None, skip: Span | None = None) -> tuple[str, ...]:
    """The names of what is graded, one for each conjunct; ("",) where it is not said.

    Modifiers within ``skip`` belong to the grade and not to the name.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> from reconcile.claims.slots._tree import tree
    >>> subjects(tree(sentence("Inspectors praised our mentoring and adoption services.")), 6)
    ('mentoring service', 'adoption service')
    """
    if head is None:
        return ("",)
    return tuple(dict.fromkeys(name for one in _conjuncts(grown, head) for name in _names(grown, one, skip))) or ("",)


def _conjuncts(grown: Tree, head: int) -> list[int]:
    found = [head]
    for child in grown.children[head]:
        if grown.words[child].dep == "conj" and grown.words[child].pos in NOUNS:
            found += _conjuncts(grown, child)
    return found


def _names(grown: Tree, head: int, skip: Span | None) -> Iterator[str]:
    words = grown.words
    if words[head].pos in ("PRON", "NUM") or words[head].text.lower() in vocabulary("pronoun"):
        meant = antecedent(grown, head)
        yield from _names(grown, meant, skip) if meant is not None and meant != head else ("",)
        return
    direct = [c for c in grown.children[head] if c < head and _is_kind(grown, c)]
    kinds = sorted(k for c in direct for k in (*(n for n in grown.children[c] if _is_kind(grown, n)), c))
    modifiers = [c for c in kinds if not (skip and skip.holds(words[c].span))]
    for first in modifiers:
        others = [c for c in grown.below(first) if words[c].dep == "conj" and c < head]
        if others:
            for one in (first, *others):
                yield f"{_plain(words[one])} {_lemma(words[head])}"
            return
    shared = _shared(words, head)
    if shared is not None:
        yield " ".join([*(_plain(words[c]) for c in modifiers), _lemma(words[head]), _lemma(words[shared])])
        yield f"{words[shared - 1].text.lower()} {_lemma(words[shared])}"
        return
    # The parser takes the "home" of "care home" for an adverb where no verb of motion would.
    home = [w.text.lower() for w in words[head + 1 : head + 2] if w.text.lower() == "home" and w.pos == "ADV"]
    yield " ".join([*(_plain(words[c]) for c in modifiers), _lemma(words[head]), *home])


def _shared(words: Sequence[Word], head: int) -> int | None:
    """The plural noun that "adoption and mentoring services" share, where the parse parts them."""
    after = words[head + 1 : head + 4]
    joined = len(after) == 3 and after[0].lemma == "and" and after[1].tag in ("VBG", "NN")
    shared = joined and after[2].tag == "NNS" and after[2].lemma in vocabulary("empty head") and words[head].tag == "NN"
    return head + 3 if shared else None


def antecedent(grown: Tree, pronoun: int) -> int | None:
    """The noun that a relative or personal pronoun takes up within the sentence, if that is plain."""
    words = grown.words
    text, clause = words[pronoun].text.lower(), words[pronoun].head
    if words[pronoun].tag in ("WDT", "WP") and words[clause].dep == "relcl":
        return _whose(grown, words[clause].head)
    if text not in ("it", "its", "itself", "they", "their", "them"):
        return None
    before = (i for i in range(pronoun - 1, -1, -1) if _may_be_meant(words, i))
    plural = text.startswith("the")
    return next((i for i in before if (words[i].tag in ("NNS", "NNPS")) == plural), None)


def _may_be_meant(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    known = word.pos == "PROPN" or word.lemma in praised_nouns() | vocabulary("organisation")
    return word.dep in SUBJECTS and known and word.entity != "PERSON" and not is_body(words, at)


def _whose(grown: Tree, noun: int) -> int:
    """The place of "the head of the nursery, which was rated good": a person's relative clause may be the place's."""
    of = grown.child(noun, "prep")
    place = None if of is None or grown.words[of].lemma not in ("of", "at") else grown.child(of, "pobj")
    person = grown.words[noun].lemma in vocabulary("head")
    return place if person and place is not None else noun


def _is_kind(grown: Tree, child: int) -> bool:
    word = grown.words[child]
    if word.dep in ("compound", "nmod"):
        return word.text[:1].isalpha() and word.lemma not in vocabulary("step") and not is_body(grown.words, child)
    if word.dep == "amod":
        return word.tag in ("VBG", "NN", "NNS") or word.lemma in vocabulary("kind")
    return word.dep == "poss" and word.lemma in vocabulary("served")


def _plain(word: Word) -> str:
    text = word.text.lower()
    return f"{text}'s" if word.dep == "poss" else text


def _lemma(word: Word) -> str:
    return word.lemma if word.tag in ("NNS", "NNPS") else word.text.lower()


@cache
def _owners() -> dict[str, tuple[str, tuple[Scale, ...]]]:
    """Each name of a body to the body's first name and its scales."""
    owners: dict[str, tuple[str, tuple[Scale, ...]]] = {}
    for on in scales():
        for names in on.bodies:
            for name in names:
                owners[name] = (names[0], (*owners.get(name, ("", ()))[1], on))
    return owners


@cache
def _body_clues() -> frozenset[str]:
    return clues(_owners())


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&]){alternation(_owners(), {})}(?![\w&])")


def is_body(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a body that grades, in general ("inspectors") or, with the words before it, by name."""
    first = at
    while first and words[first - 1].pos == "PROPN" and words[first - 1].head in range(first, at + 1):
        first -= 1
    name = " ".join(word.text for word in words[first : at + 1])
    return bool(_GENERIC_BODY.fullmatch(words[at].text) or _bodies().fullmatch(name))


def bodies(sentence: Sentence) -> tuple[tuple[int, str, tuple[Scale, ...]], ...]:
    """The grading bodies named in a sentence: place, canonical name and its scales."""
    if _body_clues().isdisjoint(told(sentence.text)):
        return ()
    found = _bodies().finditer(sentence.text)
    return tuple((sentence.start + match.start(), *_owners()[match.group()]) for match in found)


def generic_body(sentence: Sentence) -> str:
    """The body where none is named: "inspectors", "watchdog" or "regulator", or ""."""
    match = None if _GENERIC.isdisjoint(told(sentence.text)) else _GENERIC_BODY.search(sentence.text)
    word = match.group(1).lower() if match else ""
    return "inspectors" if word in ("inspector", "inspectors", "inspection") else word


def years(grown: Tree, about: Sequence[int], published: str) -> tuple[int, ...]:
    """The years that hang on one of the words ``about``, in order; (0,) where there is none."""
    near = set(about)
    found = []
    for i, word in enumerate(grown.words):
        year = _year(grown.words, i, published)
        if year and near & {i, *grown.up(i)[:_REACH]} and word.dep != "poss":
            found.append(year)
    return tuple(dict.fromkeys(found)) or (0,)


def _year(words: Sequence[Word], i: int, published: str) -> int:
    if _YEAR.fullmatch(words[i].text) and words[i - 1].text not in ("£", "$", "€"):
        return int(words[i].text)
    said = words[i - 1].text.lower() if i and words[i].text.lower() == "year" else ""
    return int(published[:4]) + _SAID[said] if said in _SAID and _YEAR.match(published) else 0


def aspect(grown: Tree, at: int) -> int | None:
    """The noun after "for", "in" or "at" that narrows what is graded: "rated good for teaching"."""
    for child in grown.children[at]:
        word = grown.words[child]
        if child > at and word.dep == "prep" and word.lemma == "for":
            noun = grown.child(child, "pobj", "pcomp")
            dated = noun is not None and grown.words[noun].entity in ("DATE", "TIME")
            if noun is not None and not dated and grown.words[noun].lemma not in vocabulary("no aspect"):
                return noun
    return None
