"""Around a grade: what is graded, by whom and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reconcile.claims.slots._tree import SUBJECTS, Tree
from reconcile.grades import Scale, scales, vocabulary
from reconcile.model import Sentence, Span, Word

_YEAR = re.compile(r"(?:19|20)\d\d")
_SAID = {"last": -1, "this": 0}
_GENERIC_BODY = re.compile(r"\b(inspectors?|inspectorate|watchdog|regulator|inspection)\b", re.IGNORECASE)
# How many steps up the tree a year may hang from the word it dates.
_REACH = 4


def subjects(grown: Tree, head: int | None, skip: Span | None = None) -> tuple[str, ...]:
    """The names of what is graded, one for each conjunct; ("",) where it is not said.

    Modifiers within ``skip`` belong to the grade and not to the name.

    >>> from reconcile.claims.parse import sentence
    >>> from reconcile.claims.slots._tree import tree
    >>> subjects(tree(sentence("Inspectors praised our fostering and adoption services.")), 6)
    ('fostering service', 'adoption service')
    """
    if head is None:
        return ("",)
    return tuple(dict.fromkeys(name for one in _conjuncts(grown, head) for name in _names(grown, one, skip))) or ("",)


def _conjuncts(grown: Tree, head: int) -> list[int]:
    found = [head]
    for child in grown.children[head]:
        if grown.words[child].dep == "conj" and grown.words[child].pos in ("NOUN", "PROPN"):
            found += _conjuncts(grown, child)
    return found


def _names(grown: Tree, head: int, skip: Span | None) -> Iterator[str]:
    words = grown.words
    if words[head].pos == "PRON" or words[head].text.lower() in vocabulary("pronoun"):
        meant = antecedent(grown, head)
        yield from _names(grown, meant, skip) if meant is not None and meant != head else ("",)
        return
    kinds = [c for c in grown.children[head] if c < head and _is_kind(grown, c)]
    modifiers = [c for c in kinds if not (skip and skip.holds(words[c].span))]
    for shared in modifiers:
        others = [c for c in grown.below(shared) if words[c].dep == "conj" and c < head]
        if others:
            for one in (shared, *others):
                yield f"{_plain(words[one])} {_lemma(words[head])}"
            return
    # The parser takes the "home" of "care home" for an adverb where no verb of motion would.
    home = [w.text.lower() for w in words[head + 1 : head + 2] if w.text.lower() == "home" and w.pos == "ADV"]
    yield " ".join([*(_plain(words[c]) for c in modifiers), _lemma(words[head]), *home])


def antecedent(grown: Tree, pronoun: int) -> int | None:
    """The noun that a relative or personal pronoun takes up within the sentence, if that is plain."""
    words = grown.words
    if words[pronoun].tag in ("WDT", "WP"):
        clause = words[pronoun].head
        if words[clause].dep == "relcl":
            return words[clause].head
    if words[pronoun].text.lower() not in ("it", "they", "which", "that", "itself", "them"):
        return None
    return next(
        (
            i
            for i in range(pronoun - 1, -1, -1)
            if words[i].dep in SUBJECTS
            and words[i].pos in ("NOUN", "PROPN")
            and words[i].entity != "PERSON"
            and not is_body(words[i].text)
        ),
        None,
    )


def _is_kind(grown: Tree, child: int) -> bool:
    word = grown.words[child]
    if word.dep in ("compound", "nmod"):
        return word.text[:1].isalpha() and word.lemma not in vocabulary("step") and not is_body(word.text)
    if word.dep == "amod":
        return word.tag == "VBG" or word.lemma in vocabulary("kind")
    return word.dep == "poss" and word.lemma in vocabulary("served")


def _plain(word: Word) -> str:
    text = word.text.lower()
    return f"{text}'s" if word.dep == "poss" else text


def _lemma(word: Word) -> str:
    return word.lemma if word.tag in ("NNS", "NNPS") else word.text.lower()


@cache
def _bodies() -> re.Pattern[str]:
    names = sorted({body for s in scales() for body in s.bodies}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w&])(?:" + "|".join(map(re.escape, names)) + r")(?![\w&])")


@cache
def _scales_of() -> dict[str, tuple[Scale, ...]]:
    return {body: tuple(s for s in scales() if body in s.bodies) for s in scales() for body in s.bodies}


def is_body(text: str) -> bool:
    """Whether a word is a body that grades, by name or in general ("inspectors")."""
    return bool(_bodies().fullmatch(text) or _GENERIC_BODY.fullmatch(text))


def bodies(sentence: Sentence) -> tuple[tuple[int, str, tuple[Scale, ...]], ...]:
    """The grading bodies named in a sentence: place, canonical name and its scales."""
    found = []
    for match in _bodies().finditer(sentence.text):
        owned = _scales_of()[match.group()]
        found.append((sentence.start + match.start(), owned[0].bodies[0] if len(owned) == 1 else match.group(), owned))
    return tuple(found)


def generic_body(sentence: Sentence) -> str:
    """The body where none is named: "inspectors", "watchdog" or "regulator", or ""."""
    match = _GENERIC_BODY.search(sentence.text)
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
