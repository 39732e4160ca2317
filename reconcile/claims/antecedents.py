"""Tells a reader in the words of the text what a pronoun or a bare description stands for ("they", "the group")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.claims.context import written
from reconcile.claims.identity import Identities
from reconcile.claims.pointing import is_fragment, points
from reconcile.claims.prominence import MANY, is_aside, is_named, is_told, joined, owner_rank, phrase, rank_of, sort_of
from reconcile.claims.pronouns import PRONOUNS, fits, sort_of_name
from reconcile.claims.ties import are_rivals, belongs, is_empty, is_part, is_vague, leads
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group
from reconcile.model import Role, SaidAs, Sentence, Speech, Word

# So many sentences back a pronoun is followed, and a description: further back it is a guess.
NEAR, FAR = 3, 12
# At most so many words of a sentence are shown.
SHOWN = 40
# A sentence shorter than this (in words) tells little without the one before it.
SHORT = 10
# A sentence further back counts as much against a noun as so many steps down from the subject, and more where
# the pronoun owns; what is less prominent than the subject of the sentence before is a guess, and left open.
BACK, OWNED = 3, 5
# Of two in sentences before, one is meant only if it is more than so many half steps nearer.
CLEAR = 2
# A pronoun whose meaning is left open is shown with this.
OPEN = "left open"
# A name is as prominent as this even where it only follows a preposition; a thing that is less is not meant.
NAMED = 3
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})


class Mention(NamedTuple):
    """Something spoken of: where, in which quotation (-1: in none), as which sort, how prominent (0: subject)."""

    sentence: int
    place: int
    quotation: int
    head: int
    lemma: str
    sort: str
    rank: int
    text: str


class Antecedents:
    """What is spoken of in one document, in order, with its direct quotations."""

    def __init__(self, sentences: Sequence[Sentence], spoken: Sequence[Speech], who: Identities) -> None:
        self._sentences = sentences
        self._quoted = [s for s in spoken if s.said_as is not SaidAs.INDIRECT]
        self._within = [s.span for s in self._quoted]
        self._told = [s for s in spoken if s.said_as is not SaidAs.DIRECT]
        self._who = who
        self._number = {s.start: n for n, s in enumerate(sentences)}
        self._starts = [s.start for s in sentences]
        self._trees = [Tree.of(s.words) for s in sentences]
        self._seen: list[list[Mention]] = []
        self._pronouns: dict[tuple[int, int], str] = {}
        for number in range(len(sentences)):
            self._seen.append(list(self._mentions(number)))
            self._follow(number)

    def notes(self, sentence: Sentence, start: int, end: int, context: str) -> str:
        """What each open pronoun and bare description between two offsets stands for, as "(they: the crews)".

        Those that the dossier's names answer are left out, save such as stand in the ``context`` of the words.
        What nothing answers is "left open", and the sentence before is told after it, as "(before: It rained.)";
        so it is of words that say nothing without it.
        """
        number = self._number[sentence.start]
        shared = {w for w in context.split() if w.casefold() in PRONOUNS}
        told: dict[tuple[str, str], None] = {}
        within = [i for i, w in enumerate(sentence.words) if start <= w.start and w.end <= end]
        first, last = within[0] if within else 0, within[-1] if within else -1
        for i, word in enumerate(sentence.words):
            inside = first <= i <= last
            if (inside or word.text in shared) and (meant := self._meant(number, i, inside)):
                told[word.text.casefold(), meant] = None
        is_open = any(meant == OPEN for _, meant in told) or not (context or told)
        if is_open and (told or is_fragment(self._trees[number], within)) and (before := self._before(number)):
            told["before", before] = None
        return " ".join(f"({text}: {meant})" for text, meant in told)

    def _before(self, number: int) -> str:
        """The sentence before, or the end of it; with those before it where it is short."""
        words: list[str] = []
        while number and len(words) < SHORT:
            if Role.TITLE in (self._sentences[number - 1].role, self._sentences[number].role):
                break
            number -= 1
            words = [*self._sentences[number].text.split(), *words]
        return " ".join(words if len(words) <= SHOWN else ["…", *words[-SHOWN:]])

    def _meant(self, number: int, i: int, inside: bool) -> str:
        tree = self._trees[number]
        word = tree.words[i]
        if key := self._who.reference(self._sentences[number], i):
            return "" if inside else self._who.entities[key].display
        if (number, i) in self._pronouns:
            return self._pronouns[number, i] or OPEN
        if inside and points(tree, i):
            if word.pos != "NOUN":
                return OPEN
            return self._description(number, i) or (OPEN if self._before(number) else "")
        return self._description(number, i) if _is_bare(tree, i) else ""

    def _follow(self, number: int) -> None:
        """Answer the pronouns of a sentence in order: whom one means is spoken of for the next."""
        sentence, tree = self._sentences[number], self._trees[number]
        for i, word in enumerate(tree.words):
            if word.tag not in ("PRP", "PRP$") or word.text.casefold() not in PRONOUNS or is_empty(tree, i):
                continue
            sort = PRONOUNS[word.text.casefold()]
            if key := self._who.reference(sentence, i):
                entity = self._who.entities[key]
                meant, sort = entity.display, sort_of_name(entity.kind, entity.sex) or sort
            else:
                meant = self._pronouns[number, i] = self._speaker(number, i) or self._pronoun(number, i)
            told = self._mention(number, i, sort, meant, NAMED)
            if meant or told.rank == 0:
                self._seen[number].append(told)
            if (both := joined(tree, i)) is not None:
                self._seen[number].append(told._replace(sort="plural", text=written(tree, *both)))

    def _speaker(self, number: int, i: int) -> str:
        """Who a pronoun is that reports what is said in its sentence, where the speech has found that out."""
        sentence, word = self._sentences[number], self._trees[number].words[i]
        verb = self._trees[number].words[word.head].lemma if word.dep in SUBJECTS else ""
        found = {s.said_by for s in self._told if s.verb == verb and s.span.overlaps(sentence.span)}
        return next((f for f in found if f.casefold() not in PRONOUNS), "") if len(found) == 1 else ""

    def _pronoun(self, number: int, i: int) -> str:
        tree, word = self._trees[number], self._trees[number].words[i]
        sort, owns = PRONOUNS[word.text.casefold()], word.dep == "poss"
        if sort == "thing" and not owns and is_vague(tree, i):
            return ""
        near = (m for seen in self._seen[max(0, number - NEAR) : number + 1] for m in seen)
        fit = [(self._steps(number, i, m), -m.place, m.text) for m in near if self._may_mean(number, i, m)]
        best = min(fit, default=(0, 0, ""))
        others = [steps for steps, _, text in fit if text != best[2]]
        if self._sentences[number].start > -best[1] and best[0] + CLEAR >= min(others, default=best[0] + CLEAR + 1):
            return ""
        alone = sort in ("m", "f") and not others
        return best[2] if alone or best[0] <= 2 * (OWNED if owns else BACK) + 1 else ""

    def _may_mean(self, number: int, i: int, m: Mention) -> bool:
        """Whether sort, grammar and quotation marks let pronoun ``i`` stand for what was spoken of."""
        tree, word, here = self._trees[number], self._trees[number].words[i], m.sentence == number
        quotation = self._quotation(word)
        speaker = self._quoted[quotation].said_by if quotation >= 0 else ""
        if not fits(m.sort, PRONOUNS[word.text.casefold()]) or m.text == speaker or quotation < 0 <= m.quotation:
            return False
        if here and (are_rivals(tree, m.head, i) or is_part(tree, i, m.head)):
            return False
        if m.place > word.start and not (here and leads(tree, m.head, i)):
            return False
        least = NAMED if word.dep == "poss" else 1
        return m.rank <= least or m.sort != "thing" or self._is_sure(number, i, m)

    def _steps(self, number: int, i: int, m: Mention) -> int:
        """How far from pronoun ``i`` what was spoken of is, in half steps; less than none where grammar tells."""
        if self._is_sure(number, i, m):
            return 0 if m.place > self._trees[number].words[i].start else -1
        word, back = self._trees[number].words[i], number - m.sentence
        below = back > 0 and m.rank == 0 and is_aside(self._trees[m.sentence], m.head)
        far = OWNED if word.dep == "poss" else BACK
        return 2 * (far * back + m.rank + below) + (m.sort != PRONOUNS[word.text.casefold()])

    def _is_sure(self, number: int, i: int, m: Mention) -> bool:
        """Whether grammar ties pronoun ``i`` to what is spoken of in its own sentence, or it is who speaks there."""
        tree, word = self._trees[number], self._trees[number].words[i]
        if m.sentence != number:
            return False
        if m.place > word.start or belongs(tree, m.head, i):
            return True
        said = next((s for s in reversed(self._told) if s.span.holds(word.span)), None)
        reports = said is not None and said.verb == tree.words[word.head].lemma
        speaks = said is not None and bool(m.text) and said.said_by.endswith(m.text) and not reports
        return speaks and m.rank == 0 and word.dep in SUBJECTS

    def _description(self, number: int, i: int) -> str:
        """The longer phrase with which "the group" was first told of."""
        word = self._trees[number].words[i]
        for seen in reversed(self._seen[max(0, number - FAR) : number + 1]):
            for m in reversed(seen):
                same = m.lemma == word.lemma and (m.sort == "plural") == (word.tag in MANY)
                heard = m.quotation < 0 or m.quotation == self._quotation(word)
                if same and heard and m.place < word.start and len(m.text.split()) > 2:
                    return m.text
        return ""

    def _quotation(self, word: Word) -> int:
        here = (n for n, span in enumerate(self._within) if span.start <= word.start and word.end <= span.end)
        return next((n for n in here if self._marked(self._quoted[n], word)), -1)

    def _marked(self, said: Speech, word: Word) -> bool:
        """Whether a word stands within the quotation marks of what is said, as all of a direct quotation does."""
        if said.said_as is SaidAs.DIRECT:
            return True
        at = bisect_right(self._starts, word.start) - 1
        text = self._sentences[at].text[: word.start - self._starts[at]]
        return text.count("“") > text.count("”") or text.count('"') % 2 == 1

    def _mentions(self, number: int) -> Iterator[Mention]:
        tree, names = self._trees[number], self._who.names(self._sentences[number])
        for i, word in enumerate(tree.words):
            if word.lemma in group("clause_words", "anybody") and word.pos in ("PRON", "ADJ") and word.dep in SUBJECTS:
                yield self._mention(number, i, "plural", word.text)
            name = next((n for n in names if n.span.holds(word.span)), None)
            if not is_told(tree, i, name):
                continue
            key = name.key if name else self._who.reference(self._sentences[number], i)
            if entity := self._who.entities.get(key) if key else None:
                sort, text = sort_of_name(entity.kind, entity.sex) or sort_of(tree, i), entity.display
                if sort == "person" and " " not in text:
                    yield self._mention(number, i, "thing", text, NAMED)
            elif any(is_named(tree, k, names) for k in tree.children[i]):
                continue
            else:
                sort = sort_of(tree, i)
                text = (_is_bare(tree, i) and self._description(number, i)) or phrase(tree, i)
            seen = self._mention(number, i, sort, text, NAMED if entity else 4)
            yield seen
            if (both := joined(tree, i)) is not None:
                yield seen._replace(sort="plural", rank=max(0, seen.rank - 1), text=written(tree, *both))

    def _mention(self, number: int, i: int, sort: str, text: str, least: int = 4) -> Mention:
        """Word ``i`` as something spoken of, no less prominent than ``least``."""
        tree = self._trees[number]
        rank = owner_rank(tree, i) if tree.words[i].dep == "poss" else rank_of(tree, i)
        word = tree.words[i]
        return Mention(number, word.start, self._quotation(word), i, word.lemma, sort, min(least, rank), text)


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is a noun with a pointing word and nothing else ("the group", "both camps")."""
    word = tree.words[i]
    kids = [tree.words[k] for k in tree.children[i] if tree.words[k].pos != "PUNCT"]
    return word.pos == "NOUN" and word.dep in SUBJECTS and len(kids) == 1 and kids[0].text.casefold() in _POINTING
