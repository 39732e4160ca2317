"""Tells a reader in the words of the text what a pronoun or a bare description stands for ("they", "the group")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.claims.context import written
from reconcile.claims.identity import Identities
from reconcile.claims.pronouns import PRONOUNS, fits, sort_of_name, sort_of_noun
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group
from reconcile.model import SaidAs, Sentence, Speech, Word

# So many sentences back a pronoun is followed, and a description: further back it is a guess.
NEAR, FAR = 3, 12
# At most so many words of a phrase are shown.
LONG = 8
# A pronoun whose meaning is left open is shown with this.
OPEN = "left open"
# A name is as prominent as this even where it only follows a preposition; a thing that is less is not meant.
NAMED = 3
_PARTS = frozenset({"compound", "amod", "nmod", "nummod", "poss", "appos", "npadvmod"})
_SPENT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct", "conj", "cc"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_EMPTY = frozenset({"be", "'s", "’s", "seem", "appear", "take", "make"})
_UNNAMED = frozenset({"expl", "attr"})


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
        self._quoted = [s for s in spoken if s.said_as is SaidAs.DIRECT]
        self._told = [s for s in spoken if s.said_as is not SaidAs.DIRECT]
        self._who = who
        self._number = {s.start: n for n, s in enumerate(sentences)}
        self._trees = [Tree.of(s.words) for s in sentences]
        self._seen: list[list[Mention]] = []
        for number in range(len(sentences)):
            self._seen.append(list(self._mentions(number)))

    def notes(self, sentence: Sentence, start: int, end: int, context: str) -> str:
        """What each open pronoun and bare description between two offsets stands for, as "(they: the crews)".

        Those that the dossier's names answer are left out, save such as stand in the ``context`` of the words;
        a pronoun that nothing answers is "left open".
        """
        number = self._number[sentence.start]
        shared = {w for w in context.split() if w.casefold() in PRONOUNS}
        told: dict[tuple[str, str], None] = {}
        for i, word in enumerate(sentence.words):
            inside = start <= word.start and word.end <= end
            if (inside or word.text in shared) and (meant := self._meant(number, i, inside)):
                told[word.text.casefold(), meant] = None
        return " ".join(f"({text}: {meant})" for text, meant in told)

    def _meant(self, number: int, i: int, inside: bool) -> str:
        tree = self._trees[number]
        word = tree.words[i]
        if key := self._who.reference(self._sentences[number], i):
            return "" if inside else self._who.entities[key].display
        if word.tag in ("PRP", "PRP$") and word.text.casefold() in PRONOUNS and not _is_empty(tree, i):
            return self._pronoun(number, i) or OPEN
        return self._description(number, i) if _is_bare(tree, i) else ""

    def _pronoun(self, number: int, i: int) -> str:
        tree, sort = self._trees[number], PRONOUNS[self._trees[number].words[i].text.casefold()]
        place, quotation = tree.words[i].start, self._quotation(tree.words[i])
        speaker = self._quoted[quotation].said_by if quotation >= 0 else ""
        said_by = next((s.said_by for s in reversed(self._told) if s.span.holds(tree.words[i].span)), "")
        best: tuple[int, int, str] | None = None
        for m in (m for seen in self._seen[max(0, number - NEAR) : number + 1] for m in seen):
            here = m.sentence == number
            if not fits(m.sort, sort) or m.text == speaker or (quotation < 0 <= m.quotation):
                continue
            if here and (_are_rivals(tree, m.head, i) or i in range(*tree.edges[m.head]) or i == tree.edges[m.head][1]):
                continue
            if m.place > place and not (here and _leads(tree, m.head, i)):
                continue
            speaks = here and bool(said_by) and said_by.endswith(m.text) and tree.words[i].dep in SUBJECTS
            if m.rank > (NAMED if tree.words[i].dep == "poss" else 1) and m.sort == "thing" and not speaks:
                continue
            worth = -1 if speaks or m.place > place else 3 * (number - m.sentence) + m.rank + (m.sort != sort)
            if best is None or (worth, -m.place) <= best[:2]:
                best = (worth, -m.place, m.text)
        return best[2] if best else ""

    def _description(self, number: int, i: int) -> str:
        """The longer phrase with which "the group" was first told of."""
        word = self._trees[number].words[i]
        for seen in reversed(self._seen[max(0, number - FAR) : number + 1]):
            for m in reversed(seen):
                if m.lemma == word.lemma and m.place < word.start and len(m.text.split()) > 2:
                    return m.text
        return ""

    def _quotation(self, word: Word) -> int:
        return next((n for n, s in enumerate(self._quoted) if s.span.holds(word.span)), -1)

    def _mentions(self, number: int) -> Iterator[Mention]:
        sentence, tree = self._sentences[number], self._trees[number]
        names = self._who.names(sentence)
        for i, word in enumerate(tree.words):
            if word.pos not in ("NOUN", "PROPN") or word.dep in _PARTS or word.entity in _SPENT or word.text == "%":
                continue
            if word.entity == "NORP" and word.tag not in ("NNS", "NNPS") and tree.child(i, "det", "poss") is None:
                continue
            name = next((n for n in names if n.span.holds(word.span)), None)
            entity = self._who.entities.get(name.key) if name else None
            text = (
                entity.display if entity else (_is_bare(tree, i) and self._description(number, i)) or _phrase(tree, i)
            )
            sort = sort_of_name(entity.kind, entity.sex) if entity else sort_of_noun(word)
            sort = sort or ("person" if word.entity == "NORP" and word.tag == "NN" else _number(tree, i))
            rank = _rank(tree, i) if not entity else min(NAMED, _rank(tree, i))
            seen = Mention(number, word.start, self._quotation(word), i, word.lemma, sort, rank, text)
            yield seen
            if (joined := _joined(tree, i)) is not None:
                yield seen._replace(sort="plural", rank=max(0, seen.rank - 1), text=written(tree, *joined))


def _number(tree: Tree, i: int) -> str:
    """Plural or thing; "a handful of insiders" is plural."""
    of = tree.child(i, "prep")
    of_many = of is not None and tree.words[of].lemma == "of" and tree.words[i].lemma in group("clause_words", "many")
    return "plural" if tree.words[i].tag in ("NNS", "NNPS") or of_many else "thing"


def _phrase(tree: Tree, i: int) -> str:
    """A noun phrase without its clauses, and without what makes it long."""
    for loose in (_CLAUSES - {"acl"}, _CLAUSES, _CLAUSES | {"prep"}):
        without = frozenset(
            k for k in tree.subtree(i) if k != i and tree.words[k].dep in loose and tree.words[k].text != "-"
        )
        kept = set(tree.subtree(i, without))
        first = last = i
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        if last - first < LONG:
            break
    return written(tree, max(first, last - LONG), last)


def _joined(tree: Tree, i: int) -> tuple[int, int] | None:
    """First and last word of two or more noun phrases joined by "and"."""
    both = any(tree.words[k].lemma == "and" for k in tree.children[i])
    other = tree.child(i, "conj") if both else None
    if other is None or tree.words[other].pos not in ("NOUN", "PROPN"):
        return None
    first, last = tree.edges[i][0], tree.edges[other][1]
    return (first, last) if last - first < LONG else None


def _rank(tree: Tree, i: int) -> int:
    word = tree.words[i]
    if word.dep in SUBJECTS or (word.dep == "conj" and tree.words[word.head].dep in SUBJECTS):
        return 0
    return 1 if word.dep == "dobj" else 4


def _leads(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` is the subject, told later, of a clause that a pronoun before it hangs from."""
    return tree.words[a].dep in SUBJECTS and tree.words[a].head in set(tree.ancestors(pronoun))


def _are_rivals(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether a noun and a pronoun are subject and object of one verb, so that they cannot mean the same."""
    if tree.words[pronoun].tag != "PRP":
        return False
    verb = next((k for k in tree.ancestors(pronoun) if tree.words[k].pos in ("VERB", "AUX")), pronoun)
    if tree.words[a].dep == "dobj":
        aims = tree.words[verb].dep in ("xcomp", "advcl")
        return tree.words[a].head == verb or (aims and tree.words[a].head == tree.words[verb].head)
    while tree.subject(verb) is None and tree.words[verb].dep in ("conj", "xcomp"):
        verb = tree.words[verb].head
    return tree.words[a].head == verb


def _is_empty(tree: Tree, i: int) -> bool:
    """Whether "it" stands for nothing, or for a clause to come ("it is time to go", "it seems that ...")."""
    word = tree.words[i]
    if word.lemma != "it" or word.tag != "PRP":
        return False
    verb = tree.words[word.head]
    later = [k for k in tree.children[word.head] if k > i]
    clauses = any(tree.words[k].dep in ("ccomp", "csubj", "xcomp", "advcl", "relcl") for k in later)
    clauses = clauses or any(tree.words[k].lemma == "because" for k in later)
    inner = any(tree.words[j].dep in ("relcl", "acl", "ccomp", "xcomp") for k in later for j in tree.children[k])
    return word.dep in _UNNAMED or (verb.lemma in _EMPTY and (clauses or inner))


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is a noun with a pointing word and nothing else ("the group", "both camps")."""
    word = tree.words[i]
    kids = [tree.words[k] for k in tree.children[i] if tree.words[k].pos != "PUNCT"]
    return word.pos == "NOUN" and word.dep in SUBJECTS and len(kids) == 1 and kids[0].text.casefold() in _POINTING
