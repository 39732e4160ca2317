"""Tells a reader in the words of the text what a pronoun or a bare description stands for ("they", "the group")."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import SUBJECTS, Tree, written
from reconcile.claims.shown.given import Given
from reconcile.claims.shown.likeliest import Likeliest
from reconcile.claims.shown.nouns import NAMED, Mention, Nouns
from reconcile.claims.shown.pointing import pointers
from reconcile.claims.shown.quotations import Quotations
from reconcile.claims.vocabulary import says
from reconcile.claims.who.doing import deeds
from reconcile.claims.who.identity import Identities
from reconcile.claims.who.prominence import is_still_bare, joined, phrase, tells_which
from reconcile.claims.who.sorts import PRONOUNS, fits, sort_of_name
from reconcile.claims.who.stands import is_empty
from reconcile.claims.who.ties import MANY, is_told_beside
from reconcile.lexicon.table import group
from reconcile.model import SaidAs, Sentence, Speech

# So many sentences back a description is followed: further back it is a guess.
FAR = 12
# A meaning of so many words, such as "the image", tells little.
BARE = 2
# An owner is named in so many words where a noun is told with it ("Ann Hall's plan").
LONG_OWNER = 4
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_ARTICLES = frozenset({"a", "an", "the"})


class Antecedents:
    """What is spoken of in one document, in order, with its direct quotations."""

    def __init__(self, sentences: Sequence[Sentence], spoken: Sequence[Speech], who: Identities) -> None:
        self._sentences = sentences
        self._who = who
        self._quotations = Quotations(sentences, spoken)
        self._told = [s for s in spoken if s.said_as is not SaidAs.DIRECT]
        self.trees = [Tree.of(s.words) for s in sentences]
        self.given = Given(self.trees)
        self._seen: list[list[Mention]] = []
        self._pronouns: dict[tuple[int, int], str] = {}
        self._bare: dict[str, list[tuple[int, int]]] = {}
        self._nouns = Nouns(sentences, who, self._quotations, self._described)
        self._likeliest = Likeliest(self.trees, self._seen, self._quotations, self._told, self._text)
        for number in range(len(sentences)):
            self._seen.append(list(self._nouns.of(number)))
            self._follow(number)

    def of_pronoun(self, number: int, i: int) -> str | None:
        """What a pronoun that no name answers stands for, "" where that is open; None for any other word."""
        return self._pronouns.get((number, i))

    def bare(self, number: int, meant: str) -> tuple[int, int] | None:
        """The last place, up to a sentence, of a noun of which only "the image" is told."""
        return next((p for p in reversed(self._bare.get(meant, ())) if p[0] <= number), None)

    def _follow(self, number: int) -> None:
        """Answer the pronouns of a sentence in order: whom one means is spoken of for the next.

        Where "their" is left open, so is a further one.
        """
        sentence, tree = self._sentences[number], self.trees[number]
        unowned: set[str] = set()
        for i, word in enumerate(tree.words):
            if word.tag not in ("PRP", "PRP$") or word.text.casefold() not in PRONOUNS:
                continue
            if is_empty(tree, i) or is_told_beside(tree, i):
                continue
            sort = PRONOUNS[word.text.casefold()]
            if key := self._who.reference(sentence, i):
                entity = self._who.entities[key]
                meant, sort = entity.display, sort_of_name(entity.kind, entity.sex) or sort
            else:
                ways = (self._speaker, self._about, self._likeliest.of, self._quoted_before)
                meant = next(filter(None, (find(number, i) for find in ways)), "")
                meant = self._pronouns[number, i] = "" if word.text.casefold() in unowned else meant
                unowned |= {word.text.casefold()} if not meant and word.tag == "PRP$" else set()
            told = self._nouns.mention(number, i, sort, meant, NAMED)
            if meant or told.rank == 0:
                self._seen[number].append(told)
            if (both := joined(tree, i)) is not None:
                self._seen[number].append(told._replace(sort="plural", text=written(tree, *both)))

    def _speaker(self, number: int, i: int) -> str:
        """Who a pronoun is that reports what is said in its sentence, where the speech has found that out."""
        sentence, tree = self._sentences[number], self.trees[number]
        verbs = {tree.words[k].lemma for k in deeds(tree, i)}
        found = {s.said_by for s in self._told if s.verb in verbs and s.span.overlaps(sentence.span)}
        told = next((f for f in found if f.casefold() not in PRONOUNS), "") if len(found) == 1 else ""
        sort = PRONOUNS[tree.words[i].text.casefold()]
        return told if all(fits(m.sort, sort) for m in self._seen[number] if m.text == told) else ""

    def _about(self, number: int, i: int) -> str:
        """What a quotation that opens with "it" is about, where its speaker is said to speak of that."""
        tree, word = self.trees[number], self.trees[number].words[i]
        quotation = self._quotations.of(word) if word.text.casefold() in ("it", "they") else -1
        if quotation < 0 or self._quotations.said[quotation].span.start < word.start - 1:
            return ""
        for k, verb in enumerate(tree.words):
            if verb.pos == "VERB" and says(verb.lemma) and self._quotations.of(verb) < 0:
                topic = tree.child(tree.child(k, "prep") or k, "pobj")
                if topic is not None and tree.words[tree.words[topic].head].lemma in ("about", "of"):
                    return phrase(tree, topic)
        return ""

    def _quoted_before(self, number: int, i: int) -> str:
        """Who said the words that end the sentence before, where "he" opens the next."""
        word = self.trees[number].words[i]
        if i or not number or word.dep not in SUBJECTS or self._quotations.of(word) >= 0:
            return ""
        ends = [w for w in self.trees[number - 1].words if w.pos not in ("PUNCT", "SPACE")][-1:]
        speaker = self._quotations.speaker(ends[0]) if ends else ""
        entity = self._who.entities.get(self._who.key_of(speaker)) if speaker else None
        fits_him = entity is not None and entity.sex == PRONOUNS[word.text.casefold()]
        return entity.display if entity and fits_him else ""

    def description(self, number: int, i: int) -> str:
        """The longer phrase with which "the group" was first told of."""
        word = self.trees[number].words[i]
        for seen in reversed(self._seen[max(0, number - FAR) : number + 1]):
            for m in reversed(seen):
                heard = m.quotation < 0 or m.quotation == self._quotations.of(word)
                same = m.lemma.casefold() == word.lemma and heard and m.place < word.start
                if same and self._tells(m, number, i) and (text := self._text(number, m)):
                    return text
        return self._body(number, i)

    def _body(self, number: int, i: int) -> str:
        """The only body that the sentence of "the organization" names before it, or has for its subject before that."""
        tree, word = self.trees[number], self.trees[number].words[i]
        if word.lemma not in group("clause_words", "any body") or not is_plain(tree, i):
            return ""
        for back, seen in enumerate(reversed(self._seen[max(0, number - 1) : number + 1])):
            bodies = (m for m in seen if m.sort == "body" and self.trees[m.sentence].words[m.head].pos == "PROPN")
            near = [m for m in bodies if m.place < word.start and m.rank <= 2 * (1 - back)]
            if number < len(self._seen) and near:
                found = {m.text for m in near}
                return found.pop() if len(found) == 1 else ""
        return ""

    def _described(self, number: int, i: int) -> str:
        """What a bare noun takes up, as its own sentence is told; those of which nothing is told are kept in mind."""
        tree = self.trees[number]
        bare = i in pointers(tree) or self.given.is_taken_up(number, i)
        told = self.description(number, i) if bare or is_bare(tree, i) else ""
        if bare and not told and len((text := phrase(tree, i)).split()) == BARE:
            self._bare.setdefault(text, []).append((number, i))
        return told

    def _tells(self, m: Mention, number: int, i: int) -> bool:
        """Whether what was spoken of says more than noun ``i`` of a sentence does, and no other thing."""
        tree, there, said = self.trees[number], self.trees[m.sentence], {w.casefold() for w in m.text.split()}
        word, noun = tree.words[i], there.words[m.head]
        if m.joint or word.lemma == "other" or (noun.tag in MANY) != (word.tag in MANY) or not self._is_first(m):
            return False
        if not m.named and is_still_bare(there, m.head, m.text):
            return False
        if len(m.text.split()) <= BARE and not tells_which(there, m.head):
            return False
        own = {k: tree.words[k].text.casefold() for k in tree.subtree(i)}
        modifiers = {own[k] for k in tree.children[i] if tree.words[k].dep in ("amod", "compound")}
        return modifiers <= said and not said <= {*own.values(), *_ARTICLES}

    def _is_first(self, m: Mention) -> bool:
        """Whether what was spoken of is told in full and as new, and not as another like one before."""
        tree = self.trees[m.sentence]
        kids = [tree.words[k] for k in tree.children[m.head] if tree.words[m.head].pos == "NOUN"]
        return m.whole and not any(k.lemma in group("pointing", "another") for k in kids)

    def _text(self, number: int, m: Mention) -> str:
        """What was spoken of, in a sentence: "nobody" and an "its", or an open "his", tell nothing further on."""
        if m.sentence == number or m.named:
            return m.text
        if m.text.casefold() in group("clause_words", "anybody"):
            return ""
        tree, words = self.trees[m.sentence], m.text.split()
        held = {w for w in words if w.casefold() in PRONOUNS}
        for k in tree.subtree(m.head) if held else ():
            word = tree.words[k]
            if word.text in held:
                key = self._who.reference(self._sentences[m.sentence], k)
                meant = self._who.entities[key].display if key else self._pronouns.get((m.sentence, k), "")
                if PRONOUNS[word.text.casefold()] not in ("m", "f") or not 0 < len(meant.split()) <= LONG_OWNER:
                    return ""
                ending = "" if word.tag == "PRP" else "'" if meant.endswith("s") else "'s"
                words = [meant + ending if w == word.text else w for w in words]
        return " ".join(words)


def is_bare(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is a subject with a pointing word and nothing else ("the group", "both camps")."""
    return tree.words[i].pos == "NOUN" and tree.words[i].dep in SUBJECTS and is_plain(tree, i)


def is_plain(tree: Tree, i: int) -> bool:
    """Whether a word has a pointing word and nothing else."""
    kids = [tree.words[k] for k in tree.children[i] if tree.words[k].pos != "PUNCT"]
    return len(kids) == 1 and kids[0].text.casefold() in _POINTING
