"""Tells a reader in the words of the text what a pronoun or a bare description stands for ("they", "the group")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.claims.bearers import is_of_title
from reconcile.claims.context import written
from reconcile.claims.given import Given
from reconcile.claims.identity import Identities
from reconcile.claims.pointing import pointers
from reconcile.claims.prominence import (
    MANY,
    is_aside,
    is_cut,
    is_named,
    is_told,
    joined,
    owner_rank,
    phrase,
    rank_of,
    sort_of,
)
from reconcile.claims.pronouns import PRONOUNS, fits, sort_of_name
from reconcile.claims.ties import (
    are_rivals,
    are_things,
    belongs,
    deeds,
    holds_views,
    is_empty,
    is_owned_by_many,
    is_part,
    is_vague,
    leads,
)
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import says
from reconcile.lexicon.table import group
from reconcile.model import SaidAs, Sentence, Speech, Word

# So many sentences back a pronoun is followed, and a description: further back it is a guess.
NEAR, FAR = 3, 12
# A sentence further back counts as much against a noun as so many steps down from the subject, and more where
# the pronoun owns; what is less prominent than the subject of the sentence before is a guess, and left open.
BACK, OWNED = 3, 5
# Of two in sentences before, one is meant only if it is more than so many half steps nearer.
CLEAR = 2
# A meaning of so many words, such as "the image", tells little.
BARE = 2
# A name is as prominent as this even where it only follows a preposition; a thing that is less is not meant.
NAMED = 3
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_ARTICLES = frozenset({"a", "an", "the"})


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
    whole: bool = True


class Antecedents:
    """What is spoken of in one document, in order, with its direct quotations."""

    def __init__(self, sentences: Sequence[Sentence], spoken: Sequence[Speech], who: Identities) -> None:
        self._sentences = sentences
        self._quoted = [s for s in spoken if s.said_as is not SaidAs.INDIRECT]
        self._within = [s.span for s in self._quoted]
        self._told = [s for s in spoken if s.said_as is not SaidAs.DIRECT]
        self._who = who
        self._starts = [s.start for s in sentences]
        self.trees = [Tree.of(s.words) for s in sentences]
        self.given = Given(self.trees)
        self._seen: list[list[Mention]] = []
        self._pronouns: dict[tuple[int, int], str] = {}
        self._bare: dict[str, list[tuple[int, int]]] = {}
        for number in range(len(sentences)):
            self._seen.append(list(self._mentions(number)))
            self._follow(number)

    def of_pronoun(self, number: int, i: int) -> str | None:
        """What a pronoun that no name answers stands for, "" where that is open; None for any other word."""
        return self._pronouns.get((number, i))

    def bare(self, number: int, meant: str) -> tuple[int, int] | None:
        """The last place, up to a sentence, of a noun of which only "the image" is told."""
        return next((p for p in reversed(self._bare.get(meant, ())) if p[0] <= number), None)

    def _follow(self, number: int) -> None:
        """Answer the pronouns of a sentence in order: whom one means is spoken of for the next."""
        sentence, tree = self._sentences[number], self.trees[number]
        for i, word in enumerate(tree.words):
            if word.tag not in ("PRP", "PRP$") or word.text.casefold() not in PRONOUNS or is_empty(tree, i):
                continue
            sort = PRONOUNS[word.text.casefold()]
            if key := self._who.reference(sentence, i):
                entity = self._who.entities[key]
                meant, sort = entity.display, sort_of_name(entity.kind, entity.sex) or sort
            else:
                found = (find(number, i) for find in (self._speaker, self._about, self._pronoun, self._quoted_before))
                meant = self._pronouns[number, i] = next(filter(None, found), "")
            told = self._mention(number, i, sort, meant, NAMED)
            if meant or told.rank == 0:
                self._seen[number].append(told)
            if (both := joined(tree, i)) is not None:
                self._seen[number].append(told._replace(sort="plural", text=written(tree, *both)))

    def _speaker(self, number: int, i: int) -> str:
        """Who a pronoun is that reports what is said in its sentence, where the speech has found that out."""
        sentence, tree = self._sentences[number], self.trees[number]
        verbs = {tree.words[k].lemma for k in deeds(tree, i)}
        found = {s.said_by for s in self._told if s.verb in verbs and s.span.overlaps(sentence.span)}
        return next((f for f in found if f.casefold() not in PRONOUNS), "") if len(found) == 1 else ""

    def _about(self, number: int, i: int) -> str:
        """What a quotation that opens with "it" is about, where its speaker is said to speak of that."""
        tree, word = self.trees[number], self.trees[number].words[i]
        quotation = self._quotation(word)
        if word.lemma != "it" or quotation < 0 or self._quoted[quotation].span.start < word.start - 1:
            return ""
        for k, verb in enumerate(tree.words):
            if verb.pos == "VERB" and says(verb.lemma) and self._quotation(verb) < 0:
                topic = tree.child(tree.child(k, "prep") or k, "pobj")
                if topic is not None and tree.words[tree.words[topic].head].lemma in ("about", "of"):
                    return phrase(tree, topic)
        return ""

    def _quoted_before(self, number: int, i: int) -> str:
        """Who said the words that end the sentence before, where "he" opens the next."""
        word = self.trees[number].words[i]
        if i or not number or word.dep not in SUBJECTS or self._quotation(word) >= 0:
            return ""
        ends = [w for w in self.trees[number - 1].words if w.pos not in ("PUNCT", "SPACE")][-1:]
        quotation = self._quotation(ends[0]) if ends else -1
        speaker = self._quoted[quotation].said_by if quotation >= 0 else ""
        entity = self._who.entities.get(self._who.key_of(speaker)) if speaker else None
        fits_him = entity is not None and entity.sex == PRONOUNS[word.text.casefold()]
        return entity.display if entity and fits_him else ""

    def _pronoun(self, number: int, i: int) -> str:
        tree, word = self.trees[number], self.trees[number].words[i]
        sort, owns = PRONOUNS[word.text.casefold()], word.dep == "poss"
        if sort == "thing" and not owns and is_vague(tree, i):
            return ""
        near = (m for seen in self._seen[max(0, number - NEAR) : number + 1] for m in seen)
        fit = [(self._steps(number, i, m), -m.place, _told(number, m)) for m in near if self._may_mean(number, i, m)]
        best = min(fit, default=(0, 0, ""))
        others = [steps for steps, _, text in fit if text != best[2]]
        if self._sentences[number].start > -best[1] and best[0] + CLEAR >= min(others, default=best[0] + CLEAR + 1):
            return ""
        here = [text for _, place, text in fit if self._starts[number] <= -place]
        alone = not others if sort in ("m", "f") else sort == "plural" and len(here) == 1 and not owns
        return best[2] if alone or best[0] <= 2 * (OWNED if owns else BACK) + 1 else ""

    def _may_mean(self, number: int, i: int, m: Mention) -> bool:
        """Whether sort, grammar and quotation marks let pronoun ``i`` stand for what was spoken of."""
        tree, word, here = self.trees[number], self.trees[number].words[i], m.sentence == number
        quotation = self._quotation(word)
        speaker = self._quoted[quotation].said_by if quotation >= 0 else ""
        if not fits(m.sort, PRONOUNS[word.text.casefold()]) or m.text == speaker or quotation < 0 <= m.quotation:
            return False
        if here and (are_rivals(tree, m.head, i) or is_part(tree, i, m.head)):
            return False
        if here and (word.text in m.text.split() or is_owned_by_many(tree, i, m.head)):
            return False
        if m.place > word.start and not (here and leads(tree, m.head, i)):
            return False
        if are_things(self.trees[m.sentence], m.head, m.sort) and holds_views(tree, i):
            return False
        least = NAMED if word.dep == "poss" else 1
        return m.rank <= least or m.sort != "thing" or self._is_sure(number, i, m)

    def _steps(self, number: int, i: int, m: Mention) -> int:
        """How far from pronoun ``i`` what was spoken of is, in half steps; less than none where grammar tells."""
        if self._is_sure(number, i, m):
            return 0 if m.place > self.trees[number].words[i].start else -1
        word, back = self.trees[number].words[i], number - m.sentence
        below = back > 0 and m.rank == 0 and is_aside(self.trees[m.sentence], m.head)
        far = OWNED if word.dep == "poss" else BACK
        return 2 * (far * back + m.rank + below) + (m.sort != PRONOUNS[word.text.casefold()])

    def _is_sure(self, number: int, i: int, m: Mention) -> bool:
        """Whether grammar ties pronoun ``i`` to what is spoken of in its own sentence, or it is who speaks there."""
        tree, word = self.trees[number], self.trees[number].words[i]
        if m.sentence != number:
            return False
        if m.place > word.start or belongs(tree, m.head, i):
            return True
        said = next((s for s in reversed(self._told) if s.span.holds(word.span)), None)
        reports = said is not None and said.verb == tree.words[word.head].lemma
        speaks = said is not None and bool(m.text) and said.said_by.endswith(m.text) and not reports
        return speaks and m.rank == 0 and word.dep in SUBJECTS

    def description(self, number: int, i: int) -> str:
        """The longer phrase with which "the group" was first told of."""
        word = self.trees[number].words[i]
        for seen in reversed(self._seen[max(0, number - FAR) : number + 1]):
            for m in reversed(seen):
                heard = m.quotation < 0 or m.quotation == self._quotation(word)
                if m.lemma == word.lemma and heard and m.place < word.start and self._tells(m, number, i):
                    return m.text
        return ""

    def _tells(self, m: Mention, number: int, i: int) -> bool:
        """Whether what was spoken of says more than noun ``i`` of a sentence does, and no other thing."""
        tree, said = self.trees[number], {w.casefold() for w in m.text.split()}
        many = self.trees[m.sentence].words[m.head].tag in MANY
        if len(m.text.split()) <= BARE or many != (tree.words[i].tag in MANY) or not self._is_first(m):
            return False
        own = {k: tree.words[k].text.casefold() for k in tree.subtree(i)}
        modifiers = {own[k] for k in tree.children[i] if tree.words[k].dep in ("amod", "compound")}
        return modifiers <= said and not said <= {*own.values(), *_ARTICLES}

    def _is_first(self, m: Mention) -> bool:
        """Whether what was spoken of is told in full and as new, and not as another like one before."""
        tree = self.trees[m.sentence]
        kids = [tree.words[k] for k in tree.children[m.head] if tree.words[m.head].pos == "NOUN"]
        return m.whole and not any(k.lemma in group("pointing", "another") for k in kids)

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
        tree, names = self.trees[number], self._who.names(self._sentences[number])
        for i, word in enumerate(tree.words):
            if word.lemma in group("clause_words", "anybody") and word.pos in ("PRON", "ADJ") and word.dep in SUBJECTS:
                yield self._mention(number, i, "plural", phrase(tree, i))
            if word.pos not in ("NOUN", "PROPN"):
                continue
            name = next((n for n in names if n.span.holds(word.span)), None)
            if not is_told(tree, i, name) or (name and is_of_title(tree.words, name, names)):
                continue
            told = ""
            key = name.key if name else self._who.reference(self._sentences[number], i)
            if entity := self._who.entities.get(key) if key else None:
                sort, text = sort_of_name(entity.kind, entity.sex) or sort_of(tree, i), entity.display
                if sort == "person" and " " not in text:
                    yield self._mention(number, i, "thing", text, NAMED)
            elif any(is_named(tree, k, names) for k in tree.children[i]):
                continue
            else:
                sort = sort_of(tree, i)
                bare = i in pointers(tree) or self.given.is_taken_up(number, i)
                told = self.description(number, i) if bare or is_bare(tree, i) else ""
                text = told or phrase(tree, i)
                if bare and not told and len(text.split()) == BARE:
                    self._bare.setdefault(text, []).append((number, i))
            seen = self._mention(number, i, sort, text, NAMED if entity else 4)
            seen = seen._replace(whole=bool(entity or told) or not is_cut(tree, i, text))
            yield seen
            if (both := joined(tree, i)) is not None:
                yield seen._replace(sort="plural", rank=max(0, seen.rank - 1), text=written(tree, *both))

    def _mention(self, number: int, i: int, sort: str, text: str, least: int = 4) -> Mention:
        """Word ``i`` as something spoken of, no less prominent than ``least``."""
        tree = self.trees[number]
        rank = owner_rank(tree, i) if tree.words[i].dep == "poss" else rank_of(tree, i)
        word = tree.words[i]
        return Mention(number, word.start, self._quotation(word), i, word.lemma, sort, min(least, rank), text)


def _told(number: int, m: Mention) -> str:
    """What was spoken of, as it is told in a sentence: "nobody" and a bare "some" tell nothing further on."""
    return "" if m.sentence != number and m.text.casefold() in group("clause_words", "anybody") else m.text


def is_bare(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is a noun with a pointing word and nothing else ("the group", "both camps")."""
    word = tree.words[i]
    kids = [tree.words[k] for k in tree.children[i] if tree.words[k].pos != "PUNCT"]
    return word.pos == "NOUN" and word.dep in SUBJECTS and len(kids) == 1 and kids[0].text.casefold() in _POINTING
