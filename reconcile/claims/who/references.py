"""Resolves pronouns and descriptions to the entities of a document, where that is safe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.claims.who.acting import above, asked, comes_first, deed
from reconcile.claims.who.bearers import (
    described,
    inside,
    is_body_told,
    is_capital,
    is_description,
    is_of_title,
    main_bearers,
    names_of,
    role_of,
    roles_of,
    sex_of_role,
)
from reconcile.claims.who.doing import ordered, told_after
from reconcile.claims.who.prominence import is_common
from reconcile.claims.who.stands import is_deed, is_empty, is_judged
from reconcile.claims.who.ties import claimant, companion, faulted, is_judge, within_phrase
from reconcile.lexicon.table import mapping
from reconcile.model import Name, Sentence, Word

# A pronoun is looked for in its own sentence and this many before it; further back is a guess.
BACK = 2
# The only person of a sex in a document is meant even from afar if named this often.
OFTEN = 3
_QUOTES = re.compile("[\"“”]")
# Pronouns to the sex they tell, "" for a thing or body, "plural" for several.
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "", "its": "", "itself": "", "they": "plural", "them": "plural", "their": "plural", "themselves": "plural",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Seen:
    """Somebody or something spoken of; ``key`` is "" for a noun that is not resolved.

    ``verb`` is the index of the verb whose subject it is, in its own sentence, ``head`` that of a name; or -1. What is
    ``quoted`` is not meant by a pronoun outside the quotation in its sentence.
    """

    number: int
    key: str
    sex: str
    person: bool
    subject: bool
    verb: int = -1
    head: int = -1
    quoted: bool = False


def resolve(
    sentences: Sequence[Sentence], mentioned: Mapping[tuple[str, int], Name], sexes: Mapping[str, str]
) -> dict[tuple[str, int], str | None]:
    """What each pronoun and description of one document means: a key, or None where it is left open.

    ``mentioned`` holds the names by source and offset, ``sexes`` each person's sex (m, f or "") by key.
    """
    roles = roles_of(sentences, mentioned)
    main = main_bearers(sentences, mentioned, roles)
    out: dict[tuple[str, int], str | None] = {}
    seen: list[_Seen] = []
    only = _protagonists(sentences, mentioned, sexes)
    fuller: dict[str, int] = {}
    introduced: dict[str, int] = {}
    paragraph, quoted = 0, False
    for number, sentence in enumerate(sentences):
        quoted = (quoted and sentence.paragraph == paragraph) or _speaks(sentence)
        paragraph = sentence.paragraph
        names = names_of(sentence, mentioned)
        marked = quoted or _QUOTES.search(sentence.text) is not None
        seen = [s for s in seen if number - s.number <= BACK]
        for i, word in enumerate(sentence.words):
            place = (sentence.source, word.start)
            if name := mentioned.get(place):
                if word.entity == "NORP" or is_of_title(sentence.words, name, names):
                    continue
                parts = [k for k, w in enumerate(sentence.words) if name.span.holds(w)]
                heads = [k for k in parts if _is_subject(sentence, k)]
                verb = _verb(sentence, heads[-1]) if heads else -1
                introduced.setdefault(name.key, number)
                person = name.kind == "person"
                if person and len(parts) == 1 and is_common(Tree.of(sentence.words), parts[0]):
                    continue
                within = marked and _is_quoted(sentence, word, quoted)
                sex = sexes.get(name.key, "")
                seen.append(_Seen(number, name.key, sex, person, bool(heads), verb, parts[-1], within))
            elif word.tag in ("PRP", "PRP$") and word.text.casefold() in PRONOUNS:
                told = _is_quoted(sentence, word, quoted)
                key = None if told else _pronoun(sentence, number, i, seen, names) or _alone(word, number, seen, only)
                out[place] = key
                if key:
                    subject = _is_subject(sentence, i)
                    verb = _verb(sentence, i) if subject else -1
                    seen.append(_Seen(number, key, sexes.get(key, ""), key in sexes, subject, verb))
            elif (word.pos == "NOUN" or (word.tag == "NNP" and is_capital(sentence, i))) and not inside(word, names):
                key = described(sentence, i, names, roles, main)
                if is_body_told(sentence, i):
                    fuller[word.lemma] = number
                    introduced.setdefault(word.lemma, number)
                else:
                    older = introduced.get(word.lemma, number) < introduced.get(key or "", number)
                    near = number - fuller.get(word.lemma, -BACK - 1) <= BACK
                    key = None if older or (near and all(n.key != key for n in names)) else key
                if is_description(sentence, i):
                    out[place] = key
                subject, person = _is_subject(sentence, i), mapping("roles").get(role_of(word)) == "person"
                if key or subject or person:
                    seen.append(
                        _Seen(number, key or "", sexes.get(key or "", sex_of_role(role_of(word))), person, subject)
                    )
        quoted = _goes_on(sentence.text, quoted)
    return out


def _is_subject(sentence: Sentence, i: int) -> bool:
    """Whether word ``i`` is a subject, or joined to one by "and"."""
    return _first(sentence, i).dep in SUBJECTS


def _verb(sentence: Sentence, i: int) -> int:
    """The verb whose subject word ``i`` is, itself or with others."""
    return _first(sentence, i).head


def _first(sentence: Sentence, i: int) -> Word:
    """The first of the words that "and" joins to word ``i``, or that word itself."""
    while sentence.words[i].dep == "conj" and sentence.words[i].head < i:
        i = sentence.words[i].head
    return sentence.words[i]


def _stands_for_no_noun(sentence: Sentence, i: int) -> bool:
    tree = Tree.of(sentence.words)
    return is_deed(tree, i) or is_empty(tree, i) or is_judged(tree, i)


def _pronoun(
    sentence: Sentence, number: int, i: int, seen: Sequence[_Seen], names: Sequence[Name]
) -> str | None:
    word = sentence.words[i]
    told = PRONOUNS[word.text.casefold()]
    if told == "plural" or word.dep == "expl" or (word.lemma == "it" and _stands_for_no_noun(sentence, i)):
        return None
    if comes_first(sentence, i):
        return None
    own = [s for s in seen if s.number == number]
    tree = Tree.of(sentence.words)
    if told and (bearer := within_phrase(tree, i)) is not None:
        return next((s.key for s in own if s.head == bearer), "") or None
    meant = (find(tree, i) for find in (faulted, claimant, companion)) if told else ()
    for whom in (k for k in meant if k is not None):
        if key := next((s.key for s in own if s.head == whom and _is_fit(s, told)), ""):
            return key
        if kind_of(role_of(tree.words[whom])) == "person" and any(_is_fit(s, told) for s in own):
            return None
    does, asks, parts = deed(sentence, i), asked(sentence, i), above(sentence, i)
    sent = ordered(tree, does) if does >= 0 else None
    barred = {s.key for s in own if s.verb in (does, asks) and s.verb >= 0}
    barred |= {s.key for s in own if s.head in parts or s.head == sent or is_judge(tree, s.head, i)}
    if told and word.dep in SUBJECTS:
        after = [tree.words[k] for k in told_after(tree, i)]
        barred |= {n.key for n in names if any(map(n.span.holds, after))}
    for back in range(BACK + 1 if told else 2):
        near = (s for s in seen if s.number == number - back and not (s.quoted and told and not back))
        here = [s for s in near if _is_fit(s, told) and s.key not in barred]
        subjects = {s.key for s in here if s.subject}
        if told and len({s.key for s in here}) == 1:
            return here[0].key or None
        if len(subjects) == 1 and (word.dep in SUBJECTS or word.dep == "poss"):
            return min(subjects) or None
        if here:
            return None
    return None


def _alone(word: Word, number: int, seen: Sequence[_Seen], only: Mapping[str, str]) -> str | None:
    """The one person of that sex whom the document keeps naming, unless another who may be meant was just spoken of.

    ``seen`` goes no further back than a pronoun is looked for.
    """
    told = PRONOUNS[word.text.casefold()]
    near = [s for s in seen if s.person and (s.sex == told or (s.number == number and not s.sex and not s.key))]
    return only.get(told) if word.dep in SUBJECTS and all(s.key == only.get(told) for s in near) else None


def _protagonists(
    sentences: Sequence[Sentence], mentioned: Mapping[tuple[str, int], Name], sexes: Mapping[str, str]
) -> dict[str, str]:
    """For each sex, the only person of it that a document names, if it does so often."""
    said = Counter(n.key for s in sentences for n in names_of(s, mentioned) if n.key in sexes)
    out: dict[str, str] = {}
    for told in ("m", "f"):
        keys = [k for k in said if sexes[k] in (told, "")]
        if len(keys) == 1 and sexes[keys[0]] == told and said[keys[0]] >= OFTEN:
            out[told] = keys[0]
    return out


def _is_fit(seen: _Seen, told: str) -> bool:
    return seen.person and seen.sex in (told, "") if told else not seen.person


def _is_quoted(sentence: Sentence, word: Word, already: bool) -> bool:
    """Whether a word stands in quotation marks; ``already`` if its sentence begins within them."""
    return _goes_on(sentence.text[: word.start - sentence.start], already)


def _speaks(sentence: Sentence) -> bool:
    """Whether somebody says "I" outside quotation marks: the marks before his words are lost."""
    if "I" not in sentence.text or _QUOTES.search(sentence.text):
        return False
    return any(w.text == "I" and w.tag == "PRP" for w in sentence.words)


def _goes_on(text: str, already: bool) -> bool:
    """Whether a quotation is open at the end of a text, which begins within one if ``already``."""
    curly = text.count("“") - text.count("”")
    if "“" in text or "”" in text:
        return curly + already > 0
    return (text.count('"') % 2 == 1) != already
