"""What a reader of a claim is told of its open pronouns and descriptions, and which sentence he is shown for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.pieces.split import Piece
from reconcile.claims.shown.antecedents import Antecedents, is_bare
from reconcile.claims.shown.describing import described
from reconcile.claims.shown.pointing import SMALL, pointers
from reconcile.claims.shown.surroundings import Surroundings
from reconcile.claims.who.identity import Identities
from reconcile.claims.who.sorts import PRONOUNS
from reconcile.lexicon.table import mapping
from reconcile.model import Sentence, Speech

# A phrase of so many words, its article among them, tells little more than its noun.
THIN = 4
# A word whose meaning is left open is shown with this.
OPEN = "left open"
# "The state" is one that was named in its own sentence or in so many before it.
NEAR = 2
# What leads to more of a noun than its kind.
_TELLING = frozenset({"of", "on", "in", "at", "for", "from", "about", "with", "by", "to"})
_PLACES = frozenset({"state", "county"})

_Told = dict[tuple[str, str], None]


class Notes:
    """What is told of the pronouns and descriptions of one document, whose title tells what it is about."""

    def __init__(self, sentences: Sequence[Sentence], spoken: Sequence[Speech], who: Identities, title: str) -> None:
        self._sentences = sentences
        self._who = who
        self._number = {s.start: n for n, s in enumerate(sentences)}
        self._told = Antecedents(sentences, spoken, who)
        self._surroundings = Surroundings(sentences, self._told, title)

    def of(self, sentence: Sentence, pieces: Sequence[Piece], speakers: Sequence[str]) -> list[str]:
        """What each open pronoun and bare description of a piece stands for, as "(they: the crews)".

        Those that the dossier's names answer are left out, save such as stand in the context of the piece.
        What nothing answers is "left open". Two sentences before are told of every piece, as "(before: It rained)", and
        three of them where something is left open or the speaker is not named, with what the document opens with, as
        "opening"; the sentence of a piece that leaves out much of it; what told more of a noun further back, as
        "earlier"; the title of the document, as "headline".
        """
        number = self._number[sentence.start]
        found = [self._found(number, piece) for piece in pieces]
        open_here = any(by and is_thin(by) for by in speakers) or any(unclear for _, _, unclear in found)
        return [" ".join(f"({text}: {meant})" for text, meant in self._shown(number, *f, open_here)) for f in found]

    def _found(self, number: int, piece: Piece) -> tuple[_Told, list[int], list[tuple[int, int]]]:
        """What is told of the words of a piece, which words they are, and where those stand that stay unclear."""
        sentence = self._sentences[number]
        tree, shared = Tree.of(sentence.words), set(piece.context.split())
        told: _Told = {}
        unclear: list[tuple[int, int]] = []
        within = [i for i, w in enumerate(sentence.words) if piece.start <= w.start and w.end <= piece.end]
        first, last = within[0] if within else 0, within[-1] if within else -1
        for i, word in enumerate(sentence.words):
            inside = first <= i <= last
            if word.pos in SMALL or not (inside or word.text in shared):
                continue
            if meant := self._meant(number, tree, i, inside):
                told[word.text.casefold(), meant] = None
                unclear += [(number, i)] if meant == OPEN else self._unclear(number, i, meant, within)
        told = {(text, meant): None for text, meant in told if meant != OPEN or not _is_answered(text, told)}
        full = [(text, meant) for text, meant in told if not is_thin(meant)]
        unclear = [(n, i) for n, i in unclear if not _is_answered(self._sentences[n].words[i].text.casefold(), full)]
        return told, within, unclear

    def _shown(
        self, number: int, told: _Told, within: Sequence[int], unclear: Sequence[tuple[int, int]], open_here: bool
    ) -> Iterator[tuple[str, str]]:
        """All that is shown with a piece of a sentence in which something is open or nothing is."""
        if whom := described(Tree.of(self._sentences[number].words), within):
            yield "describes", whom
        yield from told
        yield from self._surroundings.of(number, within, unclear, open_here)
        if headline := self._surroundings.headline(number):
            yield "headline", headline

    def _meant(self, number: int, tree: Tree, i: int, inside: bool) -> str:
        """What a word stands for, OPEN, or "" where it needs no telling."""
        sentence = self._sentences[number]
        word = sentence.words[i]
        if key := self._who.reference(sentence, i):
            name = self._who.entities[key].display
            return "" if inside or (word.pos == "NOUN" and name.split()[-1] in sentence.text) else name
        if (pronoun := self._told.of_pronoun(number, i)) is not None:
            return pronoun or OPEN
        if word.pos != "NOUN":
            return OPEN if i in pointers(tree) else ""
        if i in pointers(tree):
            found = self._told.description(number, i)
            return found or ("" if self._surroundings.is_first(number) else OPEN)
        if self._told.given.is_taken_up(number, i):
            return self._told.description(number, i) or OPEN
        if inside and word.lemma in _PLACES and is_alone(tree, i):
            return self._place(number, i)
        return self._told.description(number, i) if inside and is_bare(tree, i) else ""

    def _place(self, number: int, i: int) -> str:
        """The only state, or county, that the nearest sentence to name one names before "the state"."""
        word = self._sentences[number].words[i]
        for sentence in reversed(self._sentences[max(0, number - NEAR) : number + 1]):
            names = [n for n in self._who.names(sentence) if n.span.end <= word.start]
            found = {n.text for n in names if mapping("place_levels").get(n.text.casefold()) == word.lemma}
            if found:
                return found.pop() if len(found) == 1 else ""
        return ""

    def _unclear(self, number: int, i: int, meant: str, within: Sequence[int]) -> list[tuple[int, int]]:
        """Where the noun stands that tells little of what a word is said to mean ("the image"), save ``within``."""
        word = self._sentences[number].words[i]
        if word.text.casefold() not in PRONOUNS:
            return [(number, i)] if is_thin(meant) and word.pos == "NOUN" else []
        place = self._told.bare(number, meant)
        return [place] if place and (place[0] < number or place[1] not in within) else []

def is_alone(tree: Tree, i: int) -> bool:
    """Whether a noun has "the" before it and nothing else ("in the state")."""
    kids = [tree.words[k] for k in tree.children[i] if tree.words[k].pos != "PUNCT" and tree.words[k].dep != "case"]
    return len(kids) == 1 and kids[0].lemma == "the"


def is_thin(phrase: str) -> bool:
    """Whether a phrase adds but one small word to its noun and names nothing ("a simple exercise"), or has a pronoun.

    >>> is_thin("a simple exercise"), is_thin("the Harwick exercise"), is_thin("an exercise in reading aloud")
    (True, False, False)
    """
    words = phrase.split()
    named = any(word[:1].isupper() for word in words[1:] or words)
    few = len(words) <= THIN and not named and _TELLING.isdisjoint(words)
    return few or not PRONOUNS.keys().isdisjoint(map(str.casefold, words))


def _is_answered(text: str, told: Iterable[tuple[str, str]]) -> bool:
    """Whether a noun is told elsewhere among the notes."""
    return text not in PRONOUNS and any(other == text and meant != OPEN for other, meant in told)
