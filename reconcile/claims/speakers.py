"""Names the speakers of a document: the fullest name for "she", "Ms Tough" or "the email"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from reconcile.claims.directory import Directory, sex_of_role
from reconcile.claims.page import Page, is_word
from reconcile.claims.reporting import holder, kind_of, says, speaker_of
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.model import Sentence, Word

# "He" or "she" means somebody of its own sentence or of so many before it; further back is a guess.
BACK = 6
# So far back "they" and "it" are followed, which fit more.
NEAR = 2
# A described speaker is shown with at most this many words.
LONG = 12
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f",
    "they": "plural", "them": "plural", "their": "plural", "it": "thing", "its": "thing",
}  # fmt: skip
_MAY_BE = frozenset({("person", "m"), ("person", "f"), ("body", "plural"), ("body", "thing")})
# Who writes and who reads: no speakers of a story.
OWN_VOICE = frozenset({"i", "we", "me", "us", "my", "our", "you", "your"})
_LOOSE = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "ccomp", "advmod", "cc", "conj"})
_MARKS = " ,.;:–—-“”\"'‘’()"


class Speaker(NamedTuple):
    """``name`` as an editor would print it; ``link`` says through what it was said ("Sara Tough email")."""

    name: str
    link: str


class _Seen(NamedTuple):
    """Somebody whom a later pronoun may mean: m, f, person, plural, thing or body; ``rank`` is lower the likelier."""

    place: int
    told: int
    sentence: int
    head: int
    sort: str
    rank: int


@dataclass(slots=True)
class Cast:
    """Who is who among the speakers of one document; ``told`` counts the sentences told so far, quotations apart."""

    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    directory: Directory
    told: Sequence[int]
    seen: list[_Seen]
    known: dict[tuple[int, int], Speaker]

    @classmethod
    def of(cls, page: Page, heads: Iterable[tuple[int, int]]) -> Cast:
        """The cast of a page; ``heads`` are its speakers' nouns, by sentence and word."""
        directory = Directory.of(page.sentences)
        told = list(accumulate(any(is_word(w) and page.is_free(w) for w in s.words) for s in page.sentences))
        cast = cls(page.sentences, page.trees, directory, told, [], {})
        cast.seen = sorted(cast._spoken_of(page))
        for number, head in sorted(set(heads)):
            cast.known[number, head] = cast._resolve(number, head)
        return cast

    def speaker(self, number: int, head: int) -> Speaker:
        """Who the noun phrase with head ``head`` in sentence ``number`` is."""
        return self.known.get((number, head)) or self._resolve(number, head)

    def _spoken_of(self, page: Page) -> Iterator[_Seen]:
        """Who is spoken of outside quotations: names, and nouns for people and bodies that are subjects."""
        names = {(number, head): (name, kind) for number, head, name, kind in self.directory.mentions()}
        for number, tree in enumerate(self.trees):
            for i, word in enumerate(tree.words):
                name, kind = names.get((number, i), ("", ""))
                sort = _sort_of_name(kind, self.directory.sex(name)) if name else _sort_of_noun(word)
                if sort and (name or word.dep in SUBJECTS) and page.is_free(word):
                    yield _Seen(word.start, self.told[number], number, i, sort, _rank(tree, i))

    def _resolve(self, number: int, head: int) -> Speaker:
        word = self.trees[number].words[head]
        if sort := PRONOUNS.get(word.text.casefold()):
            meant = self._meant(number, word, sort)
            return self.speaker(*meant) if meant else Speaker(word.text, word.text)
        if word.pos == "NOUN" and kind_of(word.lemma) == "document" and (author := self._author(number, head)):
            return Speaker(author, f"{author} {word.lemma}")
        name = self._phrase(number, head)
        return Speaker(name, name)

    def _phrase(self, number: int, head: int) -> str:
        tree = self.trees[number]
        first = self.directory.named(number, head) or self._beside(number, head) or self._described(number, head)
        more = (k for k in tree.children[head] if tree.words[k].dep == "conj")
        joined = [k for k in more if tree.words[k].pos in ("PROPN", "NOUN")]
        return " and ".join([first, *(self._phrase(number, k) for k in joined)])

    def _beside(self, number: int, head: int) -> str:
        """A person named in apposition ("the leader, Ann Hall")."""
        tree = self.trees[number]
        near = (k for k in tree.children[head] if tree.words[k].dep == "appos")
        return next((n for k in near if (n := self.directory.named(number, k, "person"))), "")

    def _described(self, number: int, head: int) -> str:
        """The words of a noun phrase without its clauses, or the name of the only one so described."""
        tree, sentence = self.trees[number], self.sentences[number]
        if known := self.directory.described(number, head):
            return known
        loose = frozenset(k for k in tree.subtree(head) if k != head and _is_loose(tree, k, head))
        kept = {k for k in tree.subtree(head, loose) if tree.words[k].pos != "PUNCT" or tree.words[k].text == "-"}
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept and last - first < LONG:
            last += 1
        if last == head and sentence.words[first].lemma == "the" and (fuller := self._introduced(number, head)):
            return fuller
        start, end = sentence.words[first].start, sentence.words[last].end
        return sentence.text[start - sentence.start : end - sentence.start].strip(_MARKS) or sentence.words[head].text

    def _introduced(self, number: int, head: int) -> str:
        """How "the spokeswoman" was first told of ("A police spokeswoman"), or ""."""
        word = self.trees[number].words[head]
        for seen in self.seen:
            other = self.trees[seen.sentence]
            if seen.place >= word.start or word.tag != "NN":
                break
            new = any(other.words[k].lemma == "a" for k in other.children[seen.head])
            if new and other.words[seen.head].lemma == word.lemma:
                return self._phrase(seen.sentence, seen.head)
        return ""

    def _author(self, number: int, head: int) -> str:
        """Who wrote the document that noun ``head`` names, or ""."""
        tree = self.trees[number]
        if (who := holder(tree, head)) is not None:
            return self.speaker(number, who).name
        if {tree.words[k].lemma for k in tree.children[head] if k < head} not in ({"the"}, {"this"}):
            return ""
        lemma = tree.words[head].lemma
        for back in range(number, -1, -1):
            other = self.trees[back]
            for i in range(len(other.words) if back < number else head):
                if other.words[i].lemma == lemma and (who := _writer(other, i)) is not None:
                    return self.speaker(back, who).name
        return ""

    def _meant(self, number: int, word: Word, sort: str) -> tuple[int, int] | None:
        """The noun a pronoun stands for: of the nearest sentence, the likeliest, then the first."""
        back = BACK if sort in ("m", "f") else NEAR
        best: _Seen | None = None
        for k in range(bisect_left(self.seen, (word.start,)) - 1, -1, -1):
            seen = self.seen[k]
            if seen.told < self.told[number] - back or (best and seen.told < best.told):
                break
            if _fits(seen.sort, sort) and (best is None or _worth(seen, sort) <= _worth(best, sort)):
                best = seen
        return (best.sentence, best.head) if best else None


def _is_loose(tree: Tree, i: int, head: int) -> bool:
    """Whether word ``i`` is no part of the description of ``head``: a clause, a time ("on Friday"), its possessive."""
    word = tree.words[i]
    timed = word.dep == "prep" and any(tree.words[k].entity in ("DATE", "TIME") for k in tree.children[i])
    return timed or word.dep in _LOOSE or (word.dep == "case" and word.head == head)


def _worth(seen: _Seen, sort: str) -> tuple[int, bool]:
    return (seen.rank, seen.sort != sort)


def _fits(sort: str, wanted: str) -> bool:
    return sort == wanted or (sort, wanted) in _MAY_BE


def _sort_of_name(kind: str, sex: str) -> str:
    return sex or "person" if kind == "person" else "body" if kind == "body" else ""


def _sort_of_noun(word: Word) -> str:
    kind = kind_of(word.lemma) if word.pos == "NOUN" else ""
    if kind in ("person", "body") and (word.tag == "NNS" or word.lemma == "police"):
        return "plural"
    if kind == "person":
        return sex_of_role(word.lemma) or kind
    return "thing" if kind in ("body", "document", "finding") else ""


def _rank(tree: Tree, i: int) -> int:
    """Subjects come before what is part of one, and these before objects; last comes what follows a preposition."""
    path = [tree.words[k].dep for k in (i, *tree.ancestors(i))]
    if path[0] in SUBJECTS:
        return 0
    return 1 if not SUBJECTS.isdisjoint(path) else 3 if path[0] == "pobj" else 2


def _writer(tree: Tree, i: int) -> int | None:
    """Whose a document is where it is first told of: "she emailed", "in a statement, Ms Hall said"."""
    word = tree.words[i]
    if word.pos == "VERB":
        return speaker_of(tree, i)
    if (who := holder(tree, i)) is not None:
        return who
    clause = tree.child(i, "relcl")
    who = tree.subject(clause) if clause is not None and tree.words[tree.edges[clause][0]].tag == "WDT" else None
    if who is not None and tree.words[who].tag != "WDT":
        return who
    above = tree.words[i].head
    verb = tree.words[above].head
    inside = word.dep == "pobj" and tree.words[above].lemma in ("in", "on") and says(tree.words[verb].lemma)
    return speaker_of(tree, verb) if inside else None
