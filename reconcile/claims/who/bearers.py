"""Who bears which role in a document: "the spokeswoman", "President Quill", "adviser Ana Tillotson"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reconcile.claims.slots.name import own_words
from reconcile.lexicon.table import group, mapping, rows
from reconcile.model import Name, Sentence, Word
from reconcile.remembered import remembered

# Of several presidents "the president" is the one who is named so many times as often as any other.
MAIN = 3
_MORE = frozenset({"amod", "compound", "nmod", "poss", "prep", "relcl", "acl", "appos"})
_TELLING = frozenset({"compound", "nmod", "acl", "relcl", "poss"})


@remembered
def names_of(sentence: Sentence, mentioned: Mapping[tuple[str, int], Name]) -> list[Name]:
    """The names of a sentence, in order."""
    return [name for word in sentence.words if (name := mentioned.get((sentence.source, word.start)))]


def roles_of(sentences: Sequence[Sentence], mentioned: Mapping[tuple[str, int], Name]) -> dict[str, frozenset[str]]:
    """Who is called what in a document: role noun to the keys that bear it."""
    out: dict[str, set[str]] = defaultdict(set)
    known = mapping("roles")
    for sentence in sentences:
        names = names_of(sentence, mentioned)
        for name in names:
            for role in _own_roles(name):
                out[role].add(name.key)
        for i, word in enumerate(sentence.words if names else ()):
            if word.lemma in known and not _is_former(sentence, i) and not _is_sought(sentence, i):
                for name in (*beside(sentence, i, names), *_copula(sentence, i, names)):
                    out[word.lemma].add(name.key)
    return {role: frozenset(keys) for role, keys in out.items()}


def main_bearers(
    sentences: Sequence[Sentence], mentioned: Mapping[tuple[str, int], Name], roles: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """Of those who hold a post one after another, the one whom a document names far oftener than the others."""
    several = [role for role, keys in roles.items() if len(keys) > 1 and role in mapping("sole_roles")]
    named = Counter(name.key for sentence in sentences if several for name in names_of(sentence, mentioned))
    out: dict[str, str] = {}
    for role in several:
        first, second, *_ = sorted(roles[role], key=lambda key: (-named[key], key))
        if named[first] >= MAIN * named[second]:
            out[role] = first
    return out


def described(
    sentence: Sentence,
    i: int,
    names: Sequence[Name],
    roles: Mapping[str, frozenset[str]],
    main: Mapping[str, str],
) -> str | None:
    """The entity a noun means: the name beside it, else the only one, or the ``main`` one, of that role."""
    if named := next(beside(sentence, i, names), None):
        return named.key
    keys = roles.get(role_of(sentence.words[i]), frozenset())
    if len(keys) > 1 and not any(w.head == i and w.dep in _MORE for w in sentence.words):
        keys = frozenset(filter(None, [main.get(role_of(sentence.words[i]))]))
    if len(keys) != 1 or not is_description(sentence, i) or is_body_told(sentence, i):
        return None
    return None if _is_former(sentence, i) or _is_told_apart(sentence, i) else min(keys)


def is_description(sentence: Sentence, i: int) -> bool:
    """Whether word ``i`` heads "the <role>" in the singular."""
    word = sentence.words[i]
    if word.tag not in ("NN", "NNP") or role_of(word) not in mapping("roles"):
        return False
    before = [w for w in sentence.words[:i] if w.head == i]
    pointed = any(w.dep == "det" and w.lemma in ("the", "this", "that") for w in before)
    return pointed and (word.tag == "NN" or (len(before) == 1 and mapping("roles")[role_of(word)] == "person"))


def is_capital(sentence: Sentence, i: int) -> bool:
    """Whether word ``i`` heads "the President", written like a name."""
    return sentence.words[i].tag == "NNP" and not sentence.words[i].entity and is_description(sentence, i)


def role_of(word: Word) -> str:
    """The noun by which a role is listed ("Mayor": mayor)."""
    return word.lemma if word.pos == "NOUN" else word.lemma.casefold()


def _is_told_apart(sentence: Sentence, i: int) -> bool:
    """Whether a clause tells which one is meant ("the lawmaker who wrote it", "the only mayor in the state who")."""
    kids = [w for w in sentence.words if w.head == i]
    if any(w.lemma == "only" for w in kids) and any(w.dep == "relcl" for w in kids):
        return True
    after = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
    if after is None or after.tag not in ("WP", "WDT"):
        return False
    clause = sentence.words[after.head]
    return clause.dep == "relcl" and clause.head == i


def is_body_told(sentence: Sentence, i: int) -> bool:
    """Whether a noun for a body comes with more that tells which one ("the House committee on pay")."""
    if mapping("roles").get(sentence.words[i].lemma) != "body":
        return False
    kids = (w for w in sentence.words if w.head == i and not w.text[:1].isdigit())
    return any(w.dep in _TELLING or w.lemma == "of" for w in kids)


def is_of_title(words: Sequence[Word], name: Name, names: Iterable[Name]) -> bool:
    """Whether a name only begins the title before somebody's name ("House" in "House Speaker Ann Hall")."""
    after = next((w for w in words if w.start >= name.span.end), None)
    return name.kind != "person" and any(n.kind == "person" and after and n.span.start == after.start for n in names)


def inside(word: Word, names: Iterable[Name]) -> Name | None:
    """The name that a word is part of."""
    return next((n for n in names if n.span.start <= word.start and word.end <= n.span.end), None)


def sex_of_role(lemma: str) -> str:
    """m, f or "": what a noun for a person tells of its bearer.

    >>> sex_of_role("spokeswoman"), sex_of_role("judge")
    ('f', '')
    """
    return _sexes().get(lemma, "")


def beside(sentence: Sentence, i: int, names: Sequence[Name]) -> Iterator[Name]:
    """Names that the parse sets beside noun ``i``: in apposition, or after it as in "adviser Ana Tillotson"."""
    kind = mapping("roles").get(sentence.words[i].lemma)
    for k, word in enumerate(sentence.words if kind and names else ()):
        linked = (word.dep == "appos" and i in (k, word.head)) or (
            k == i and word.dep in ("compound", "nmod") and word.head > i
        )
        other = sentence.words[word.head if k == i else k]
        if linked and (name := inside(other, names)) and name.kind == kind:
            yield name


def _own_roles(name: Name) -> Iterator[str]:
    """The roles a name itself tells: "President Quill", "Norwell County Council"."""
    words = [w.strip(".").casefold() for w in name.text.split()]
    if name.kind == "body" and len(words) > 1 and mapping("roles").get(words[-1]) == "body":
        yield words[-1]
    elif name.kind == "body" and words[1:2] in (["for"], ["of"]) and mapping("roles").get(words[0]) == "body":
        yield words[0]
    if (
        name.kind == "person"
        and len(words) > len(own_words(name.text))
        and not group("name_words", "former") & set(words)
    ):
        for word in words[: -len(own_words(name.text))]:
            borne = _ranks().get(word, {word} & mapping("roles").keys())
            yield from sorted(role for role in borne if mapping("roles").get(role) == "person")


def _copula(sentence: Sentence, i: int, names: Sequence[Name]) -> Iterator[Name]:
    """The name of which "... is the <noun i>" is said."""
    verb = sentence.words[i].head
    if sentence.words[i].dep == "attr" and sentence.words[verb].lemma == "be":
        for word in sentence.words:
            if word.dep == "nsubj" and word.head == verb and (name := inside(word, names)):
                yield name


def _is_sought(sentence: Sentence, i: int) -> bool:
    """Whether somebody stands for a role and does not bear it ("a candidate for mayor, Ann Hall")."""
    return sentence.words[sentence.words[i].head].lemma == "for"


def _is_former(sentence: Sentence, i: int) -> bool:
    return any(w.head == i and w.lemma in group("name_words", "former") for w in sentence.words[:i])


@cache
def _sexes() -> Mapping[str, str]:
    return {row["role"]: row["sex"] for row in rows("roles")}


@cache
def _ranks() -> Mapping[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for row in rows("ranks"):
        out[row["rank"]].add(row["role"])
    return out
