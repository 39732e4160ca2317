"""Follows who is spoken of in a document, so that "she", "they" and "the spokeswoman" can be told."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import NamedTuple

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.said.directory import Directory
from reconcile.claims.said.joined import joined
from reconcile.claims.said.page import Page, is_word
from reconcile.claims.vocabulary import is_mute, says
from reconcile.claims.who.sorts import PRONOUNS, fits, sort_of_name, sort_of_noun
from reconcile.model import Word

# "He" or "she" means somebody of its own sentence or of so many before it; further back is a guess.
BACK = 6
# So far back "they" and "it" are followed, which fit more.
NEAR = 2
# Ranks of what is spoken of: the last of subjects, and of all.
SUBJECT, OTHER = 1, 3
_SOME = frozenset({"many", "some", "several", "most", "few", "both", "two", "three"})


class Seen(NamedTuple):
    """Somebody whom a later pronoun may mean: m, f, person, plural, thing or body; ``rank`` is lower the likelier."""

    place: int
    told: int
    sentence: int
    head: int
    sort: str
    rank: int


@dataclass(frozen=True, slots=True)
class Memory:
    """Who was spoken of where, in order, and where each noun was introduced.

    ``told`` counts the sentences told so far, quotations apart.
    """

    trees: Sequence[Tree]
    told: Sequence[int]
    seen: list[Seen]
    new: Mapping[str, Sequence[Seen]]

    @classmethod
    def of(cls, page: Page, directory: Directory) -> Memory:
        """The names, and the nouns for people and bodies that are subjects, outside the quotations of a page."""
        told = list(accumulate(any(is_word(w) and page.is_free(w) for w in s.words) for s in page.sentences))
        names = {(number, head): (name, kind) for number, head, name, kind in directory.mentions()}
        seen: list[Seen] = []
        for number, tree in enumerate(page.trees):
            for i, word in enumerate(tree.words):
                name, kind = names.get((number, i), ("", ""))
                sort = sort_of_name(kind, directory.sex(name)) or sort_of_noun(word) or _sort_of_subject(tree, i)
                if sort and (name or word.dep in SUBJECTS) and page.is_free(word):
                    sorts = (sort, "plural") if name and joined(tree, i) else (sort,)
                    seen += [Seen(word.start, told[number], number, i, s, _rank(tree, i)) for s in sorts]
        seen.sort()
        new: dict[str, list[Seen]] = {}
        for s in seen:
            if _is_introduced(page.trees[s.sentence], s.head):
                new.setdefault(page.trees[s.sentence].words[s.head].lemma, []).append(s)
        return cls(page.trees, told, seen, new)

    def add(self, number: int, head: int) -> None:
        """Remember a pronoun that was understood, for the next one."""
        word = self.trees[number].words[head]
        insort(self.seen, Seen(word.start, self.told[number], number, head, PRONOUNS[word.text.casefold()], 0))

    def meant(self, number: int, head: int) -> tuple[int, int] | None:
        """The sentence and noun a pronoun stands for: of the nearest sentence, the likeliest, then the first."""
        word = self.trees[number].words[head]
        sort = PRONOUNS[word.text.casefold()]
        back = BACK if sort in ("m", "f") else NEAR
        own = _told_by(self.trees[number], head)
        if sort == "thing" and _is_followed(self.trees[number], head):
            return self._nearest(number, word, sort, back, own, SUBJECT) or self._nearest(number, word, sort, back, own)
        found = self._nearest(number, word, sort, back, own)
        return self._whole(*found, back) if found and sort == "plural" else found

    def _whole(self, number: int, head: int, back: int) -> tuple[int, int] | None:
        """Where the people are named of whom "many" or "some" is said, if a noun says no more; else that noun."""
        tree, word = self.trees[number], self.trees[number].words[head]
        if word.lemma not in _SOME or word.pos == "NOUN" or tree.child(head, "prep") is not None:
            return number, head
        return self._nearest(number, word, "plural", back, frozenset(), SUBJECT)

    def _nearest(
        self, number: int, word: Word, sort: str, back: int, own: frozenset[int], limit: int = OTHER
    ) -> tuple[int, int] | None:
        """The likeliest of the nearest sentence that has somebody who fits, of a rank no higher than ``limit``."""
        best: Seen | None = None
        for k in range(bisect_left(self.seen, (word.start,)) - 1, -1, -1):
            seen = self.seen[k]
            if seen.sentence == number and seen.head in own:
                continue
            if seen.told < self.told[number] - back or (best and seen.told < best.told):
                break
            likelier = best is None or _worth(seen, sort) <= _worth(best, sort)
            if seen.rank <= limit and likelier and fits(seen.sort, sort):
                best = seen
        return (best.sentence, best.head) if best else None

    def introduced(self, number: int, head: int) -> tuple[int, int] | None:
        """Where "the spokeswoman" was last told of at more length ("A police spokeswoman")."""
        word = self.trees[number].words[head]
        new = self.new.get(word.lemma, ()) if word.tag == "NN" else ()
        return next(((s.sentence, s.head) for s in reversed(new) if s.place < word.start), None)


def _told_by(tree: Tree, i: int) -> frozenset[int]:
    """What is said around a pronoun and its verb, which tells of others ("Mrs Low, [she] said, was wrong")."""
    verb = tree.words[i].head
    if tree.words[i].dep not in SUBJECTS or not says(tree.words[verb].lemma):
        return frozenset()
    above = [tree.words[verb].head] if tree.words[verb].dep == "parataxis" else []
    told = [k for k in tree.children[verb] if tree.words[k].dep == "ccomp" and tree.edges[k][0] < i < tree.edges[k][1]]
    return frozenset(k for at in (*above, *told) for k in tree.subtree(at) if k < i)


def _is_introduced(tree: Tree, i: int) -> bool:
    kids = tree.children[i]
    return len(kids) > 1 and any(tree.words[k].lemma == "a" for k in kids)


def pronoun_subjects(page: Page) -> Iterator[tuple[int, int]]:
    """Where pronouns for people are subjects outside quotations: whom they mean is meant by the next one too."""
    for number, tree in enumerate(page.trees):
        for i, word in enumerate(tree.words):
            if word.dep in SUBJECTS and page.is_free(word) and _is_followed(tree, i):
                yield number, i


def _is_followed(tree: Tree, i: int) -> bool:
    word = tree.words[i].text.casefold()
    return word in ("he", "she", "they") or (word == "it" and says(tree.words[tree.words[i].head].lemma))


def _worth(seen: Seen, sort: str) -> tuple[int, bool]:
    return (seen.rank, seen.sort != sort)


def _sort_of_subject(tree: Tree, i: int) -> str:
    """The sort of a subject that is some of several people, a person's odd name or what says something, or ""."""
    word = tree.words[i]
    if word.dep not in SUBJECTS:
        return ""
    if word.pos == "NOUN":
        return "thing" if word.tag == "NN" and says(tree.words[word.head].lemma) and not is_mute(word) else ""
    if word.pos == "PROPN":
        return "person" if word.entity == "PERSON" else ""
    of = tree.child(i, "prep")
    whole = tree.child(of, "pobj") if of is not None else None
    some = word.lemma in _SOME and (of is None or (whole is not None and sort_of_noun(tree.words[whole]) == "plural"))
    return "plural" if some else ""


def _rank(tree: Tree, i: int) -> int:
    """Subjects come before what is part of one, these before objects; last comes what follows a preposition.

    The subject of a clause that leads to the main one is no more than part of a subject ("As [pilots] met, we left").
    An owner in it comes after all, so that "at the mayor's house" is followed by no "he" for the mayor.
    """
    path = [tree.words[k].dep for k in (i, *takewhile(lambda k: tree.words[k].dep != "relcl", tree.ancestors(i)))]
    if path[0] in SUBJECTS:
        verb = tree.words[tree.words[i].head]
        return int(verb.dep == "advcl" and tree.words[i].head < verb.head)
    if not SUBJECTS.isdisjoint(path):
        return 1
    return OTHER + 1 if path[:2] == ["poss", "pobj"] else OTHER if path[0] == "pobj" else 2
