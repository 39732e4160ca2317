"""Tells what the nouns of a sentence speak of, so that a later pronoun or description can stand for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reconcile.claims.parsed.tree import SUBJECTS, Tree, written
from reconcile.claims.shown.quotations import Quotations
from reconcile.claims.who.bearers import is_of_title
from reconcile.claims.who.identity import Entity, Identities
from reconcile.claims.who.prominence import (
    is_common,
    is_cut,
    is_home,
    is_named,
    is_told,
    joined,
    met,
    owner_rank,
    phrase,
    rank_of,
    sort_of,
)
from reconcile.claims.who.sorts import sort_of_name
from reconcile.lexicon.table import group
from reconcile.model import Name, Sentence

# A name is as prominent as this even where it only follows a preposition; a thing that is less is not meant.
NAMED = 3
# Nothing is less prominent than this.
LAST = 4


class Mention(NamedTuple):
    """Something spoken of: where, in which quotation (-1: in none), as which sort, how prominent (0: subject).

    ``whole``: told in full; ``named``: told with a name, or as what was told before; ``joint``: two things as one.
    """

    sentence: int
    place: int
    quotation: int
    head: int
    lemma: str
    sort: str
    rank: int
    text: str
    whole: bool = True
    named: bool = False
    joint: bool = False


class Nouns:
    """The nouns of a document; ``described`` tells what "the group" takes up, and "" of what is told as new."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        who: Identities,
        quotations: Quotations,
        described: Callable[[int, int], str],
    ) -> None:
        self._sentences = sentences
        self._trees = [Tree.of(s.words) for s in sentences]
        self._who = who
        self._quotations = quotations
        self._described = described

    def of(self, number: int) -> Iterator[Mention]:
        """What the nouns of a sentence speak of, in order."""
        tree, names = self._trees[number], self._who.names(self._sentences[number])
        for i, word in enumerate(tree.words):
            if word.lemma in group("clause_words", "anybody") and word.pos in ("PRON", "ADJ") and word.dep in SUBJECTS:
                yield self.mention(number, i, "plural", phrase(tree, i))
            if word.pos not in ("NOUN", "PROPN"):
                continue
            name = next((n for n in names if n.span.holds(word.span)), None)
            if not is_told(tree, i, name) or (name and is_of_title(tree.words, name, names)):
                continue
            if entity := self._entity(number, i, name):
                yield from self._named(number, i, entity, names)
            elif not any(is_named(tree, k, names) for k in tree.children[i]):
                told = self._described(number, i)
                text = told or phrase(tree, i)
                seen = self.mention(number, i, sort_of(tree, i), text)
                yield from self._both(seen._replace(whole=bool(told) or not is_cut(tree, i, text), named=bool(told)))

    def mention(self, number: int, i: int, sort: str, text: str, least: int = LAST) -> Mention:
        """Word ``i`` of a sentence as something spoken of, no less prominent than ``least``."""
        tree = self._trees[number]
        word = tree.words[i]
        rank = owner_rank(tree, i) if word.dep == "poss" else rank_of(tree, i)
        return Mention(number, word.start, self._quotations.of(word), i, word.lemma, sort, min(least, rank), text)

    def _entity(self, number: int, i: int, name: Name | None) -> Entity | None:
        """Whom or what a noun names, or takes up; not what is only one of several that are called so."""
        sentence = self._sentences[number]
        if sentence.words[i].entity == "NORP":
            return None
        key = name.key if name else self._who.reference(sentence, i)
        entity = self._who.entities.get(key) if key else None
        common = entity is not None and name is not None and entity.kind == "person"
        return None if common and is_common(self._trees[number], i) else entity

    def _named(self, number: int, i: int, entity: Entity, names: Sequence[Name]) -> Iterator[Mention]:
        """Somebody or something with a name, with whomever it was done with."""
        tree = self._trees[number]
        sort = sort_of_name(entity.kind, entity.sex) or sort_of(tree, i)
        if entity.kind == "place" and is_home(tree, i):
            return
        if sort == "person" and " " not in entity.display:
            yield self.mention(number, i, "thing", entity.display, NAMED)
        seen = self.mention(number, i, sort, entity.display, NAMED)._replace(named=True)
        yield from self._both(seen)
        with_whom = met(tree, i) if entity.kind == "person" else None
        people = (n for n in names if with_whom is not None and n.span.holds(tree.words[with_whom]))
        first = next((n.key for n in people if n.kind == "person"), "")
        if first in self._who.entities:
            text = f"{self._who.entities[first].display} and {entity.display}"
            yield seen._replace(sort="plural", rank=0, text=text, joint=True)

    def _both(self, seen: Mention) -> Iterator[Mention]:
        """What was spoken of, and again with what "and" joins to it."""
        yield seen
        tree = self._trees[seen.sentence]
        if (both := joined(tree, seen.head)) is not None:
            text = written(tree, *both).rstrip(",")
            yield seen._replace(sort="plural", rank=max(0, seen.rank - 1), text=text, joint=True)
