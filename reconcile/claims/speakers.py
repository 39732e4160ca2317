"""Names the speakers of a document: the fullest name for "she", "Ms Tough" or "the email"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.claims import people
from reconcile.claims.directory import Directory, sex_of_role
from reconcile.claims.reporting import holder, kind_of, says, speaker_of
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import mapping
from reconcile.model import Sentence, Span, Word

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
OWN_VOICE = frozenset({"i", "we", "me", "us", "my", "our"})
_LOOSE = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "ccomp", "advmod", "cc", "conj"})
_MARKS = " ,.;:–—-“”\"'‘’()"


class Speaker(NamedTuple):
    """``name`` as an editor would print it; ``link`` says through what it was said ("Sara Tough email")."""

    name: str
    link: str


class _Seen(NamedTuple):
    """Somebody who may be meant by a later pronoun; ``rank`` is lower the likelier ``sort`` (m, f, plural, thing, "")."""

    place: int
    sentence: int
    name: str
    sort: str
    rank: int


@dataclass(slots=True)
class Cast:
    """Who is who among the speakers of one document."""

    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    directory: Directory
    known: dict[tuple[int, int], Speaker]
    seen: list[_Seen]

    @classmethod
    def of(
        cls, sentences: Sequence[Sentence], trees: Sequence[Tree], quoted: Sequence[Span], heads: Iterable[tuple[int, int]]
    ) -> Cast:
        """The cast of a parsed document; ``heads`` are its speakers' nouns, by sentence and word.

        Names within ``quoted`` stretches are spoken of and not speaking.
        """
        directory = Directory.of(sentences)
        cast = cls(sentences, trees, directory, {}, list(_named(directory, trees, quoted)))
        for number, head in sorted(set(heads)):
            cast.known[number, head] = speaker = cast._resolve(number, head)
            if (sort := cast._sort(number, head)) and not cast._is_pronoun(number, head):
                cast.seen.append(_Seen(trees[number].words[head].start, number, speaker.name, sort, 0))
        return cast

    def speaker(self, number: int, head: int) -> Speaker:
        """Who the noun phrase with head ``head`` in sentence ``number`` is."""
        return self.known.get((number, head)) or self._resolve(number, head)

    def _is_pronoun(self, number: int, head: int) -> bool:
        return self.trees[number].words[head].text.casefold() in PRONOUNS

    def _sort(self, number: int, head: int) -> str:
        """What pronoun would mean the speaker with head ``head``: m, f, plural or thing; "" for any person."""
        word = self.trees[number].words[head]
        kind = kind_of(word.lemma)
        if word.tag in ("NNS", "NNPS") or word.lemma in ("police", "people"):
            return "plural"
        if kind in ("body", "document", "finding"):
            return "thing"
        return sex_of_role(word.lemma) or ("person" if kind == "person" else "")

    def _resolve(self, number: int, head: int) -> Speaker:
        word = self.trees[number].words[head]
        if sort := PRONOUNS.get(word.text.casefold()):
            name = self._meant(number, word, sort) or word.text
            return Speaker(name, name)
        if word.pos == "NOUN" and kind_of(word.lemma) == "document" and (author := self._author(number, head)):
            return Speaker(author, f"{author} {word.lemma}")
        name = self._phrase(number, head)
        return Speaker(name, name)

    def _phrase(self, number: int, head: int) -> str:
        tree = self.trees[number]
        first = self.directory.named(number, head) or self._beside(number, head) or self._described(number, head)
        joined = [k for k in tree.children[head] if tree.words[k].dep == "conj" and tree.words[k].pos in ("PROPN", "NOUN")]
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
        loose = frozenset(k for k in tree.subtree(head) if k != head and tree.words[k].dep in _LOOSE)
        kept = set(tree.subtree(head, loose))
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept and last - first < LONG:
            last += 1
        start, end = sentence.words[first].start, sentence.words[last].end
        return sentence.text[start - sentence.start : end - sentence.start].strip(_MARKS) or sentence.words[head].text

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

    def _meant(self, number: int, word: Word, sort: str) -> str:
        """The person or body a pronoun means: of the nearest sentence, the likeliest."""
        back = BACK if sort in ("m", "f") else NEAR
        near = [s for s in self.seen if number - back <= s.sentence <= number and s.place < word.start and _fits(s.sort, sort)]
        best = min(near, key=lambda s: (-s.sentence, s.rank, s.sort != sort, s.place), default=None)
        return best.name if best else ""


def _fits(sort: str, wanted: str) -> bool:
    return sort == wanted or sort == "person" and wanted in ("m", "f") or sort == "body" and wanted in ("plural", "thing")


def _named(directory: Directory, trees: Sequence[Tree], quoted: Sequence[Span]) -> Iterator[_Seen]:
    """The people and bodies named outside quotations: subjects come before those who are part of one, and these before others."""
    at = 0
    for number, head, name, kind in directory.mentions():
        tree = trees[number]
        word = tree.words[head]
        while at < len(quoted) and quoted[at].end <= word.start:
            at += 1
        if at < len(quoted) and quoted[at].holds(word.span) or kind not in ("person", "body"):
            continue
        path = [tree.words[k].dep for k in (head, *tree.ancestors(head))]
        rank = 0 if path[0] in SUBJECTS else 1 if set(path) & SUBJECTS else 3 if path[0] == "pobj" else 2
        sort = (directory.sex(name) or "person") if kind == "person" else "body"
        yield _Seen(word.start, number, name, sort, rank)


def _writer(tree: Tree, i: int) -> int | None:
    """Whose a document is where it is first told of: "she emailed", "in a statement, Ms Hall said"."""
    word = tree.words[i]
    if word.pos == "VERB":
        return speaker_of(tree, i)
    if (who := holder(tree, i)) is not None:
        return who
    above = tree.words[i].head
    verb = tree.words[above].head
    inside = word.dep == "pobj" and tree.words[above].lemma in ("in", "on") and says(tree.words[verb].lemma)
    return speaker_of(tree, verb) if inside else None


__all__ = ["OWN_VOICE", "PRONOUNS", "Cast", "Mapping", "Speaker", "mapping", "people"]
