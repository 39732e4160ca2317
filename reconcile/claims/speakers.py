"""Names the speakers of a document: the fullest name for "she", "Ms Tough" or "the email"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.claims import people
from reconcile.claims.quotes import Quotation
from reconcile.claims.reporting import holder, nouns, says, speaker_of
from reconcile.claims.slots import name as names
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import mapping
from reconcile.model import Name, Sentence, Span

# A pronoun means somebody named in its own sentence or this many before it; further back is a guess.
BACK = 6
# A surname shared by several means the one named this many times as often as the next.
MAIN = 3
# A described speaker is shown with at most this many words.
LONG = 12
PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f", "they": "", "them": "", "their": "", "it": "", "its": ""}
OWN_VOICE = frozenset({"i", "we", "me", "us", "my", "our"})
_LOOSE = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "punct", "ccomp", "advmod"})


class Speaker(NamedTuple):
    """``name`` as an editor would print it; ``link`` says through what it was said ("Sara Tough email")."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class _Mention:
    place: int
    sentence: int
    name: str
    kind: str
    sex: str
    subject: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who among the speakers of one document."""

    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    named: Sequence[Sequence[Name]]
    full: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]
    mentions: Sequence[_Mention]
    sexes: Mapping[str, str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], trees: Sequence[Tree], quoted: Sequence[Quotation]) -> Cast:
        """The cast of a parsed document."""
        named = [names.find(s) for s in sentences]
        every = [n for found in named for n in found]
        counts = Counter(_plain(n) for n in every)
        people_full: dict[str, set[str]] = defaultdict(set)
        bodies: dict[str, set[str]] = defaultdict(set)
        for n in every:
            words = _plain(n).split()
            if n.kind == "person" and len(words) > 1:
                for word in {people.person(_plain(n))[0], people.person(_plain(n))[1]}:
                    people_full[word].add(_plain(n))
            elif n.kind == "body" and len(words) > 1:
                bodies[words[-1].casefold()].add(_plain(n))
        full = {k: tuple(sorted(v)) for k, v in people_full.items()}
        cast = cls(sentences, trees, named, full, {k: tuple(sorted(v)) for k, v in bodies.items()}, counts, (), {})
        mentions = tuple(cast._mentions(quoted))
        sexes = {m.name: m.sex for m in mentions if m.sex}
        return cls(sentences, trees, named, full, cast.bodies, counts, mentions, sexes)

    def speaker(self, number: int, head: int) -> Speaker:
        """Who the noun phrase with head ``head`` in sentence ``number`` is."""
        word = self.sentences[number].words[head]
        lower = word.text.casefold()
        if lower in PRONOUNS:
            name = self._pronoun(number, word.start, PRONOUNS[lower], lower)
            return Speaker(name or word.text, name or word.text)
        kind = nouns().get(word.lemma, ("", ""))[0]
        if kind == "document" and word.pos == "NOUN" and (author := self._author(number, head)):
            return Speaker(author, f"{author} {word.lemma}")
        name = self._phrase(number, head)
        return Speaker(name, name)

    def _phrase(self, number: int, head: int) -> str:
        found = self._covering(number, head) or self._beside(number, head)
        first = self._fullest(found) if found else self._described(number, head)
        tree = self.trees[number]
        joined = [k for k in tree.children[head] if tree.words[k].dep == "conj" and tree.words[k].pos in ("PROPN", "NOUN")]
        return " and ".join([first, *(self._phrase(number, k) for k in joined)])

    def _covering(self, number: int, head: int) -> Name | None:
        span = self.sentences[number].words[head].span
        return next((n for n in self.named[number] if n.span.holds(span) and n.kind != "other"), None)

    def _beside(self, number: int, head: int) -> Name | None:
        """A person named in apposition ("the leader, Ann Hall")."""
        tree = self.trees[number]
        for k in tree.children[head]:
            if tree.words[k].dep == "appos" and (found := self._covering(number, k)) and found.kind == "person":
                return found
        return None

    def _fullest(self, found: Name) -> str:
        plain = _plain(found)
        words = plain.split()
        if found.kind != "person" or len(words) > 1:
            return plain
        fits = [f for f in self.full.get(plain.casefold(), ()) if _agree(people.sex(found.text), people.sex(f))]
        if len(fits) > 1:
            fits = self._likeliest(fits, found.span.start)
        return fits[0] if fits else found.text

    def _likeliest(self, fits: Sequence[str], place: int) -> list[str]:
        often = sorted(fits, key=lambda f: (-self.counts[f], f))
        if self.counts[often[0]] >= MAIN * self.counts[often[1]]:
            return often[:1]
        before = [n for found in self.named for n in found if n.span.start < place and _plain(n) in fits]
        return [_plain(before[-1])] if before else []

    def _described(self, number: int, head: int) -> str:
        """The words of a noun phrase, without its clauses; a lone "the council" is the one so named."""
        tree, sentence = self.trees[number], self.sentences[number]
        loose = frozenset(k for k in tree.subtree(head) if k != head and tree.words[k].dep in _LOOSE)
        kept = sorted(tree.subtree(head, loose))
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept and last - first < LONG:
            last += 1
        word = sentence.words[head]
        full = self.bodies.get(word.lemma, ())
        if len(full) == 1 and word.tag == "NN" and [w.lemma for w in sentence.words[first:head]] == ["the"]:
            return full[0]
        start, end = sentence.words[first].start, sentence.words[last].end
        return sentence.text[start - sentence.start : end - sentence.start].strip(" ,.;:“”\"'‘’")

    def _author(self, number: int, head: int) -> str:
        """Who wrote the document that noun ``head`` speaks of, or ""."""
        tree = self.trees[number]
        who = holder(tree, head)
        if who is not None:
            return self.speaker(number, who).name
        if {tree.words[k].lemma for k in tree.children[head] if k < head} not in ({"the"}, {"this"}):
            return ""
        lemma = tree.words[head].lemma
        for back in range(number, -1, -1):
            other = self.trees[back]
            for i, word in enumerate(other.words):
                if word.lemma != lemma or (back == number and i >= head):
                    continue
                who = speaker_of(other, i) if word.pos == "VERB" else _writer(other, i)
                if who is not None and other.words[who].lemma != lemma:
                    return self.speaker(back, who).name
        return ""

    def _mentions(self, quoted: Sequence[Quotation]) -> Iterator[_Mention]:
        spans = [q.outer for q in quoted]
        at = 0
        for number, (found, tree) in enumerate(zip(self.named, self.trees, strict=True)):
            subjects = [w.span for w in tree.words if w.dep in SUBJECTS]
            for n in found:
                while at < len(spans) and spans[at].end <= n.span.start:
                    at += 1
                inside = at < len(spans) and spans[at].holds(n.span)
                full = self._fullest(n)
                sex = people.sex(n.text) or people.sex(full) if n.kind == "person" else ""
                yield _Mention(n.span.start, number, full, n.kind, sex, any(n.span.holds(s) for s in subjects), inside)

    def _pronoun(self, number: int, place: int, sex: str, lower: str) -> str:
        """The person a pronoun means: of the nearest sentence, a subject first."""
        if lower in ("they", "them", "their", "it", "its"):
            return ""
        for back in range(BACK + 1):
            here = [m for m in self.mentions if m.sentence == number - back and m.place < place and not m.quoted]
            fits = [m for m in here if m.kind == "person" and _agree(sex, self.sexes.get(m.name, ""))]
            if not fits:
                continue
            subjects = [m for m in fits if m.subject]
            return (subjects or fits)[-1].name if not subjects else subjects[0].name
        return ""


def _plain(found: Name) -> str:
    """A name as printed, without titles before it and the possessive after it."""
    text = found.text.replace("\n", " ")
    for end in ("'s", "’s", "'", "’"):
        text = text.removesuffix(end)
    parts = text.split()
    if found.kind != "person":
        return " ".join(parts)
    keep = len(people.person(found.text)[1:] and names.own_words(found.text))
    return " ".join(parts[-keep:]) if 0 < keep < len(parts) else " ".join(parts)


def _agree(a: str, b: str) -> bool:
    return not (a and b and a != b)


def _writer(tree: Tree, i: int) -> int | None:
    """Whose the document noun ``i`` is where it is first told of ("in a statement, Ms Hall said")."""
    if (who := holder(tree, i)) is not None:
        return who
    above = tree.words[i].head
    if tree.words[i].dep != "pobj" or tree.words[above].lemma not in ("in", "on"):
        return None
    verb = tree.words[above].head
    return speaker_of(tree, verb) if says(tree.words[verb].lemma) else None


__all__ = ["OWN_VOICE", "Cast", "Speaker", "Span", "mapping"]
