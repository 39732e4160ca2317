"""Chooses whom or what a pronoun means among all that was spoken of before it, or nothing where that is a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.shown.nouns import NAMED, Mention
from reconcile.claims.shown.quotations import Quotations
from reconcile.claims.vocabulary import says
from reconcile.claims.who.doing import are_rivals
from reconcile.claims.who.prominence import is_aside, joined, joins
from reconcile.claims.who.sorts import PRONOUNS, fits
from reconcile.claims.who.stands import is_vague
from reconcile.claims.who.ties import (
    are_parallel,
    are_things,
    belongs,
    holds_views,
    is_judge,
    is_owned_by_many,
    is_paper,
    is_part,
    is_replaced,
    leads,
)
from reconcile.lexicon.table import words
from reconcile.model import Speech, Word

# So many sentences back a pronoun is followed: further back it is a guess.
NEAR = 3
# A sentence further back counts as much against a noun as so many steps down from the subject, and more where
# the pronoun owns; what is less prominent than the subject of the sentence before is a guess, and left open.
BACK, OWNED = 3, 5
# Of two in sentences before, one is meant only if it is more than so many half steps nearer.
CLEAR = 2
# Of two that "they" or "it" may mean, and neither is tied to it by grammar, one is meant only if so much nearer: of
# those told by less, fewer than half were right in texts marked by hand.
APART = 4
# Somebody who is called a woman or a man in the sentence of "she" or "he" is as prominent as this.
SEXED = 2


class Likeliest:
    """What was ``seen`` so far in a document, as ``text`` tells it in a sentence, and who is ``told`` to say what."""

    def __init__(
        self,
        trees: Sequence[Tree],
        seen: Sequence[Sequence[Mention]],
        quotations: Quotations,
        told: Sequence[Speech],
        text: Callable[[int, Mention], str],
    ) -> None:
        self._trees = trees
        self._seen = seen
        self._quotations = quotations
        self._told = told
        self._text = text

    def of(self, number: int, i: int) -> str:
        """What pronoun ``i`` of a sentence most likely stands for, or ""."""
        tree, word = self._trees[number], self._trees[number].words[i]
        sort, owns = PRONOUNS[word.text.casefold()], word.dep == "poss"
        if sort == "thing" and not owns and is_vague(tree, i):
            return ""
        near = (m for seen in self._seen[max(0, number - NEAR) : number + 1] for m in seen)
        able = [m for m in near if self._may_mean(number, i, m)]
        if sort in ("m", "f") and self._quotations.of(word) >= 0 and (only := _only(number, sort, able)):
            return only.text
        fit = [(self._steps(number, i, m), -m.place, self._text(number, m)) for m in able]
        best = min(fit, default=(0, 0, ""))
        others = [steps for steps, _, text in fit if text != best[2]]
        many = sort in ("plural", "thing") and best[0] >= 0 and not self._is_parallel(number, i, -best[1])
        clear = APART if many else CLEAR
        if (many or tree.words[0].start > -best[1]) and best[0] + clear >= min(others, default=best[0] + clear + 1):
            return ""
        here = [m for m in able if m.sentence == number]
        whole = len({m.text for m in here}) == 1 and here[0].sort == "plural" and not owns
        alone = not others if sort in ("m", "f") else whole
        return best[2] if alone or best[0] <= 2 * (OWNED if owns else BACK) + 1 else ""

    def _may_mean(self, number: int, i: int, m: Mention) -> bool:
        """Whether sort, grammar and quotation marks let pronoun ``i`` stand for what was spoken of."""
        tree, word, here = self._trees[number], self._trees[number].words[i], m.sentence == number
        sort = PRONOUNS[word.text.casefold()]
        if not fits(m.sort, sort) or (sort == "plural" and not m.joint and self._is_one_of(m, number, i)):
            return False
        if m.text == self._quotations.speaker(word) or self._quotations.of(word) < 0 <= m.quotation:
            return False
        if here and (are_rivals(tree, m.head, i) or is_part(tree, i, m.head)):
            return False
        if here and (word.text in m.text.split() or is_owned_by_many(tree, i, m.head) or is_replaced(tree, m.head, i)):
            return False
        if here and is_judge(tree, m.head, i):
            return False
        if m.place > word.start and not (here and leads(tree, m.head, i) and self._is_known(number, sort, m)):
            return False
        if sort in ("m", "f") and _only_speaks(self._trees[m.sentence], m) and not says(tree.words[word.head].lemma):
            return False
        owns, there = word.dep == "poss", self._trees[m.sentence]
        if (are_things(there, m.head, m.sort) or (owns and is_paper(there, m.head))) and holds_views(tree, i):
            return False
        least = NAMED if owns else 1
        return m.rank <= least or m.sort != "thing" or self._is_sure(number, i, m)

    def _is_one_of(self, m: Mention, number: int, i: int) -> bool:
        """Whether what was spoken of is one of several told together before ("the council and the port")."""
        tree = self._trees[m.sentence]
        if m.sort == "body":
            return joins(tree, m.head)
        first = m.head
        while m.sentence != number and tree.words[first].dep == "conj":
            first = tree.words[first].head
        both = joined(tree, first)
        return both is not None and both[1] >= m.head and (m.sentence != number or both[1] < i)

    def _steps(self, number: int, i: int, m: Mention) -> int:
        """How far from pronoun ``i`` what was spoken of is, in half steps; less than none where grammar tells."""
        if self._is_sure(number, i, m):
            return 0 if m.place > self._trees[number].words[i].start else -1
        word, back = self._trees[number].words[i], number - m.sentence
        below = back > 0 and m.rank == 0 and is_aside(self._trees[m.sentence], m.head)
        far = OWNED if word.dep == "poss" else BACK
        told = PRONOUNS[word.text.casefold()]
        rank = min(m.rank, SEXED) if back == 0 and m.sort == told in ("m", "f") else m.rank
        other = m.sort != told and not (m.sort == "body" and word.text.casefold() == "its")
        said = self._said(word) if back == 0 else None
        outer = said is not None and m.place < said.span.start and self._names_another(number, i, said)
        return 2 * (far * back + rank + below + outer) + other

    def _is_known(self, number: int, sort: str, m: Mention) -> bool:
        """Whether whoever is told after "As he spoke" is he: not where a subject before is, and he is told as new."""
        before = self._seen[number - 1] if number and sort in ("m", "f") else ()
        return m.named or all(b.rank or not fits(b.sort, sort) for b in before)

    def _is_parallel(self, number: int, i: int, place: int) -> bool:
        """Whether what is spoken of at a place is the subject of a clause beside that of pronoun ``i``."""
        return any(m.place == place and are_parallel(self._trees[number], m.head, i) for m in self._seen[number])

    def _is_sure(self, number: int, i: int, m: Mention) -> bool:
        """Whether grammar ties pronoun ``i`` to what is spoken of in its own sentence, or it is who speaks there."""
        tree, word = self._trees[number], self._trees[number].words[i]
        if m.sentence != number:
            return False
        if m.place > word.start or belongs(tree, m.head, i):
            return True
        said = self._said(word)
        if said is None or said.verb == tree.words[word.head].lemma or word.dep not in SUBJECTS or m.rank:
            return False
        return bool(m.text) and said.said_by.endswith(m.text) and not self._names_another(number, i, said)

    def _said(self, word: Word) -> Speech | None:
        """What is said, as somebody tells it, of which a word is part."""
        return next((s for s in reversed(self._told) if s.span.holds(word.span)), None)

    def _names_another(self, number: int, i: int, said: Speech) -> bool:
        """Whether a subject before pronoun ``i``, within what is said, is another person whom it may mean."""
        word, tree = self._trees[number].words[i], self._trees[number]
        inside = (m for m in self._seen[number] if m.rank == 0 and said.span.start <= m.place < word.start)
        others = (m for m in inside if m.text != said.said_by and fits(m.sort, PRONOUNS[word.text.casefold()]))
        return any(not are_rivals(tree, m.head, i) for m in others)


def _only_speaks(tree: Tree, m: Mention) -> bool:
    """Whether somebody without a name only speaks for others ("a spokesman for the port"), of whom nothing is told."""
    return not m.named and tree.words[m.head].lemma in words("mouthpieces")


def _only(number: int, sort: str, able: Sequence[Mention]) -> Mention | None:
    """The only one of a sex in the sentence of "he" and the one before."""
    near = [m for m in able if m.sentence >= number - 1]
    return near[0] if near and len({m.text for m in near}) == 1 and near[0].named and near[0].sort == sort else None
