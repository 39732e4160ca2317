"""The names of one document: each with its fullest form, its bearer's sex and what it is described as."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reconcile.claims.parsed.tree import SUBJECTS
from reconcile.claims.slots import name as names
from reconcile.claims.who import people, references
from reconcile.model import Name, Sentence

# A surname shared by several means the one named this many times as often as the next.
MAIN = 3
# "President Quill" is no other Quill than one who was called so in full.
_OFFICES = frozenset({"president", "king", "queen", "pope", "chancellor", "premier"})
_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True)
class Directory:
    """The names of each sentence, with key and text the fullest form."""

    sentences: Sequence[Sentence]
    found: Sequence[Sequence[Name]]
    sexes: Mapping[str, str]

    @cached_property
    def roles(self) -> Mapping[tuple[str, int], str | None]:
        """What pronouns and descriptions mean, by source and offset."""
        each = zip(self.sentences, self.found, strict=True)
        mentioned = {(s.source, n.span.start): n for s, names_of in each for n in names_of}
        return references.resolve(self.sentences, mentioned, self.sexes)

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Directory:
        """The directory of a parsed document."""
        first = [names.find(s) for s in sentences]
        register = _Register.of([n for names_of in first for n in names_of])
        full = [register.complete(s, names_of) for s, names_of in zip(sentences, first, strict=True)]
        sexes: dict[str, str] = {}
        for n in (n for names_of in full for n in names_of if n.kind == "person"):
            sexes[n.key] = sexes.get(n.key) or people.sex(n.text) or people.sex(n.key)
        return cls(sentences, full, sexes)

    def named(self, number: int, head: int, kind: str = "") -> str:
        """The fullest form of the name that word ``head`` of a sentence is part of, or ""."""
        word = self.sentences[number].words[head]
        fits = (n for n in self.found[number] if n.span.holds(word) and (n.kind == kind if kind else n.kind != "other"))
        return next((n.key for n in fits), "")

    def described(self, number: int, head: int) -> str:
        """The only bearer in the document of what word ``head`` describes ("the director"), or ""."""
        sentence = self.sentences[number]
        return self.roles.get((sentence.source, sentence.words[head].start)) or ""

    def sex(self, name: str) -> str:
        """m, f or "" for a name in its fullest form."""
        return self.sexes.get(name, "")

    def mentions(self) -> Iterator[tuple[int, int, str, str]]:
        """Sentence, last word, fullest form and kind of every name, in order."""
        for number, (sentence, found) in enumerate(zip(self.sentences, self.found, strict=True)):
            for n in found:
                inside = [i for i, w in enumerate(sentence.words) if n.span.holds(w)]
                if inside:
                    yield number, inside[-1], n.key, n.kind


@dataclass(frozen=True, slots=True)
class _Register:
    """The full names of a document by each of their words, with how often and where they occur."""

    by_word: Mapping[str, Sequence[str]]
    counts: Mapping[str, int]
    order: Sequence[tuple[int, str]]
    offices: frozenset[tuple[str, str]]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, found: Sequence[Name]) -> _Register:
        by_word: dict[str, set[str]] = defaultdict(set)
        for n in found:
            if n.kind == "person" and " " in _plain(n):
                for word in people.person(_plain(n)):
                    by_word[word].add(_plain(n))
        counts = Counter(_plain(n) for n in found)
        order = [(n.span.start, _plain(n)) for n in found]
        offices = frozenset((_office(n), _plain(n)) for n in found)
        votes = Counter((n.key, n.kind) for n in found)
        kinds = {key: kind for (key, kind), _ in sorted(votes.items(), key=lambda v: (v[1], v[0]))}
        titled = (n.key for n in found if n.kind == "person" and _plain(n) != _bare(n.text))
        kinds |= dict.fromkeys(titled, "person")
        return cls({w: sorted(f) for w, f in by_word.items()}, counts, order, offices, kinds)

    def complete(self, sentence: Sentence, found: Sequence[Name]) -> list[Name]:
        """The names of a sentence, with the surnames that were not seen as names, each with its fullest form."""
        every = [*map(self.corrected, found), *self._missed(sentence, found)]
        return sorted((replace(n, key=self.fullest(n)) for n in every), key=lambda n: n.span)

    def _missed(self, sentence: Sentence, found: Sequence[Name]) -> Iterator[Name]:
        for i, w in enumerate(sentence.words):
            known = w.text.casefold() in self.by_word and w.text[:1].isupper()
            named = w.tag.startswith("NN") or w.dep in SUBJECTS or _opens(sentence, i)
            if known and named and not any(n.span.holds(w) for n in found):
                yield Name(w.span, w.text, "person", w.text.casefold())

    def corrected(self, n: Name) -> Name:
        """A surname taken for something else, or a name that is ever titled, as a person's; else its commonest kind."""
        surname = any(people.person(f)[1] == n.key for f in self.by_word.get(n.key, ()))
        return replace(n, kind="person" if surname else self.kinds.get(n.key, n.kind))

    def fullest(self, n: Name) -> str:
        """The full name of whom a single word means; of several the one oftenest named, else the last before it."""
        plain = _plain(n)
        if n.kind != "person" or " " in plain:
            return plain
        told, office = people.sex(n.text), _office(n)
        fits = [f for f in self.by_word.get(plain.casefold(), ()) if not office or (office, f) in self.offices]
        fits = [f for f in fits if people.sex(f) in ("", told) or not told]
        fits = [f for f in fits if people.person(f)[-1] == plain.casefold()] or fits
        if len(fits) > 1:
            fits.sort(key=lambda f: (-self.counts[f], f))
            if self.counts[fits[0]] < MAIN * self.counts[fits[1]]:
                fits = [f for place, f in self.order if place < n.span.start and f in fits][-1:]
        return fits[0] if fits else _bare(n.text)


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether a word taken for an adverb opens a sentence that else has no subject ("[Quill], however, stayed")."""
    words = sentence.words
    if i or words[0].tag != "RB" or len(words) < 2 or words[1].text != ",":
        return False
    return not any(w.dep in SUBJECTS and words[w.head].head == w.head for w in words)


def _office(n: Name) -> str:
    return next((w for w in n.text.casefold().split() if w in _OFFICES), "")


def _plain(n: Name) -> str:
    """A name as printed, without the possessive after it and, for people, the titles before it."""
    words = _bare(n.text).split()
    own = len(names.own_words(n.text)) if n.kind == "person" else 0
    return " ".join(words[-own:] if own else words)


def _bare(text: str) -> str:
    for end in _POSSESSIVES:
        text = text.removesuffix(end)
    return " ".join(text.split())
