"""Tells of people whose names do not whether they are men or women, by how their documents go on about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from reconcile.claims.parsed.tree import SUBJECTS
from reconcile.claims.vocabulary import kind_of
from reconcile.claims.who.bearers import beside, names_of, role_of, sex_of_role
from reconcile.claims.who.sorts import PRONOUNS
from reconcile.model import Name, Sentence, Word

# One sex is told of somebody who is called by it more than so many times as often as by the other; what a noun or
# the same sentence tells counts twice, since "he" may mean another than the subject of the sentence before.
CLEARLY = 2


def told(
    documents: Sequence[Sequence[Sentence]], mentioned: Mapping[tuple[str, int], Name], unknown: Set[str]
) -> dict[str, str]:
    """The sex (m or f) of those of the ``unknown`` people of whom it is told plainly and often enough.

    It is told where a noun stands beside a name ("actress Lee Hall"), and by the first "he" or "her" after the only
    person of a sentence, who is its subject ("Hall sold his mill.", "Hall left. He was 60.").
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentences in documents if unknown else ():
        before = ""
        for sentence in sentences:
            names = [n for n in names_of(sentence, mentioned) if n.kind == "person"]
            if before in unknown and (sex := _opening(sentence.words)):
                votes[before][sex] += 1
            only, pronoun = _alone(sentence, names)
            if only in unknown and pronoun:
                votes[only][pronoun] += 2
            for key, sex in _called(sentence, names) if any(n.key in unknown for n in names) else ():
                votes[key][sex] += 2
            before = only
    return {key: sex for key in sorted(unknown & votes.keys()) if (sex := _clear(votes[key]))}


def _clear(votes: Counter[str]) -> str:
    (sex, most), (_, least) = (*votes.most_common(), ("", 0))[:2]
    return sex if most >= CLEARLY and most > CLEARLY * least else ""


def _opening(words: Sequence[Word]) -> str:
    """The sex that a sentence tells with its first word, where that is its subject."""
    return _sex(words[0]) if words and words[0].dep in SUBJECTS else ""


def _sex(word: Word) -> str:
    """The sex that "he", "her" and the like tell."""
    told = PRONOUNS.get(word.text.casefold(), "") if word.tag in ("PRP", "PRP$") else ""
    return told if told in ("m", "f") else ""


def _alone(sentence: Sentence, names: Sequence[Name]) -> tuple[str, str]:
    """Who is the only person of a sentence, as its subject, and the sex that the first pronoun after the name tells."""
    if len({n.key for n in names}) != 1:
        return "", ""
    name, words = names[0], sentence.words
    if all(w.dep not in SUBJECTS or not name.span.holds(w) for w in words):
        return "", ""
    for word in words:
        if name.span.holds(word):
            continue
        if sex := _sex(word):
            quoted = any(w.text in '"“' for w in words if w.start < word.start)
            acts = word.tag == "PRP$" or word.dep in SUBJECTS
            return name.key, sex if word.start > name.span.end and acts and not quoted else ""
        if word.pos == "NOUN" and kind_of(word.lemma) == "person":
            return "", ""
    return name.key, ""


def _called(sentence: Sentence, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Whom a noun beside a name calls a man or a woman."""
    for i, word in enumerate(sentence.words):
        if sex := sex_of_role(role_of(word)):
            yield from ((name.key, sex) for name in beside(sentence, i, names))
