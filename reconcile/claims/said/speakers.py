"""Names the speakers of a document: the fullest name for "she", "Ms Tough" or "the email"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.said.directory import Directory
from reconcile.claims.said.doers import holder, speaker_of
from reconcile.claims.said.joined import joined, sharing
from reconcile.claims.said.page import Page
from reconcile.claims.said.pronouns import Memory, pronoun_subjects
from reconcile.claims.vocabulary import kind_of, says
from reconcile.claims.who.sorts import PRONOUNS
from reconcile.model import Sentence, Word

# So many sentences back a document's author is looked for.
AUTHOR = 60
# A described speaker is shown with at most this many words.
LONG = 12
# Kinds of nouns for what somebody has written or said.
_MADE = frozenset({"document", "claim"})
# Who writes and who reads: no speakers of a story.
OWN_VOICE = frozenset({"i", "we", "me", "us", "my", "our", "you", "your"})
_LOOSE = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "ccomp"})
# What is loose only where it hangs from the noun itself: "well-placed" and "past and present" belong together.
_BESIDE = frozenset({"advmod", "cc", "conj", "case"})
_MARKS = " ,.;:–—-“”\"'‘’()"


class Speaker(NamedTuple):
    """``name`` as an editor would print it; ``link`` says through what it was said ("Sara Tough email")."""

    name: str
    link: str


@dataclass(slots=True)
class Cast:
    """Who is who among the speakers of one document."""

    sentences: Sequence[Sentence]
    trees: Sequence[Tree]
    directory: Directory
    memory: Memory
    known: dict[tuple[int, int], Speaker]

    @classmethod
    def of(cls, page: Page, heads: Iterable[tuple[int, int]]) -> Cast:
        """The cast of a page; ``heads`` are its speakers' nouns, by sentence and word."""
        directory = Directory.of(page.sentences)
        cast = cls(page.sentences, page.trees, directory, Memory.of(page, directory), {})
        for number, head in sorted({*heads, *pronoun_subjects(page)}):
            word = page.sentences[number].words[head]
            understood = cast.speaker(number, head).name != word.text
            if understood and word.text.casefold() in PRONOUNS and page.is_free(word):
                cast.memory.add(number, head)
        return cast

    def speaker(self, number: int, head: int) -> Speaker:
        """Who the noun phrase with head ``head`` in sentence ``number`` is."""
        place = (number, head)
        if place not in self.known:
            text = self.sentences[number].words[head].text
            self.known[place] = Speaker(text, text)
            self.known[place] = self._resolve(number, head)
        return self.known[place]

    def _resolve(self, number: int, head: int) -> Speaker:
        word = self.trees[number].words[head]
        if word.text.casefold() in PRONOUNS:
            meant = self.memory.meant(number, head)
            return self.speaker(*meant) if meant else Speaker(word.text, word.text)
        if word.pos == "NOUN" and kind_of(word.lemma) in _MADE and (author := self._author(number, head)):
            return Speaker(author, f"{author} {word.lemma}")
        name = self._phrase(number, head)
        return Speaker(name, name)

    def _phrase(self, number: int, head: int) -> str:
        tree = self.trees[number]
        first = self.directory.named(number, head) or self._beside(number, head) or self._described(number, head)
        more = [k for k in joined(tree, head) if tree.words[k].pos in ("PROPN", "NOUN")]
        if (last := next((k for k in more if sharing(tree, k) is not None), None)) is not None:
            return self._phrase(number, last)
        return " and ".join([first, *(self._phrase(number, k) for k in more)])

    def _beside(self, number: int, head: int) -> str:
        """The person named in apposition, or those of several ("the leader, Ann Hall", "its leaders, Hall and Low")."""
        tree = self.trees[number]
        near = (k for k in tree.children[head] if tree.words[k].dep == "appos")
        first = next((k for k in near if self.directory.named(number, k, "person")), None)
        if first is None:
            return ""
        called = (first, *(k for k in tree.children[first] if tree.words[k].dep == "appos"))
        several = [j for k in called for j in joined(tree, k)] if tree.words[head].tag == "NNS" else []
        return " and ".join(n for k in (first, *several) if (n := self.directory.named(number, k, "person")))

    def _described(self, number: int, head: int) -> str:
        """The words of a noun phrase without its clauses, or the name of the only one so described."""
        tree, sentence = self.trees[number], self.sentences[number]
        if known := self.directory.described(number, head):
            return known
        loose = frozenset(k for k in tree.subtree(head) if k != head and _is_loose(tree, k, head))
        kept = {k for k in tree.subtree(head, loose) if _is_part(tree.words[k])}
        first = last = head
        if (shared := sharing(tree, head)) is not None:
            first = shared
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept and last - first < LONG:
            last += 1
        while last > head and tree.words[last].dep == "cc":
            last -= 1
        if last == head and sentence.words[first].lemma == "the" and (place := self.memory.introduced(number, head)):
            return self._phrase(*place)
        if sentence.words[first].tag in ("PRP$", "WP$") and last > first and (whose := self._whose(number, first)):
            return f"{whose}'s {self._written(number, first + 1, last)}"
        return self._written(number, first, last) or sentence.words[head].text

    def _written(self, number: int, first: int, last: int) -> str:
        sentence = self.sentences[number]
        start, end = sentence.words[first].start, sentence.words[last].end
        return sentence.text[start - sentence.start : end - sentence.start].strip(_MARKS)

    def _whose(self, number: int, i: int) -> str:
        """The name of the person whom "his" or "her" means, or of whom "whose" tells, or ""."""
        if self.trees[number].words[i].tag == "WP$":
            return self._told_of(number, i)
        meant = self.memory.meant(number, i) if self.trees[number].words[i].text.casefold() in ("his", "her") else None
        return self.directory.named(*meant, "person") if meant else ""

    def _told_of(self, number: int, i: int) -> str:
        """The name before the relative clause that word ``i`` opens, also past what it is called."""
        tree = self.trees[number]
        clause = next((k for k in tree.ancestors(i) if tree.words[k].dep == "relcl"), None)
        near = (tree.words[clause].head, tree.words[tree.words[clause].head].head) if clause is not None else ()
        return next((name for k in near if (name := self.directory.named(number, k))), "")

    def _author(self, number: int, head: int) -> str:
        """Who wrote the document that noun ``head`` names, or ""."""
        tree = self.trees[number]
        if (who := holder(tree, head)) is not None:
            return self.speaker(number, who).name
        if {tree.words[k].lemma for k in tree.children[head] if k < head} not in ({"the"}, {"this"}):
            return ""
        lemma = tree.words[head].lemma
        for back in range(number, max(-1, number - AUTHOR), -1):
            other = self.trees[back]
            for i in range(len(other.words) if back < number else head):
                who = _writer(other, i) if other.words[i].lemma == lemma else None
                if who is not None and other.words[who].lemma != lemma:
                    return self.speaker(back, who).name
        return ""


def _is_part(word: Word) -> bool:
    return word.pos != "PUNCT" or word.text == "-" or word.dep == "case" or word.tag in ("``", "''")


def _is_loose(tree: Tree, i: int, head: int) -> bool:
    """Whether word ``i`` is no part of the description of ``head``: a clause, a time, its possessive, "as a waste"."""
    word = tree.words[i]
    timed = any(tree.words[k].entity in ("DATE", "TIME") for k in tree.children[i])
    apart = word.dep == "prep" and (timed or word.lemma == "as")
    return apart or word.dep in _LOOSE or (word.dep in _BESIDE and word.head == head)


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
