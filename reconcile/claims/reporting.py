"""Finds in the parse of a sentence who is reported to say what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import mapping, rows
from reconcile.model import Word

# A stretch of fewer words than this says nothing by itself ("so", "it").
LEAST = 2
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_LINKS = frozenset({"xcomp", "advcl", "pcomp", "prep", "conj", "ccomp", "acl", "dep"})
# Verbs whose object is a document or a claim of their subject.
ISSUES = frozenset({"make", "issue", "release", "repeat", "send", "give", "voice", "express", "raise", "post", "publish", "write", "tweet", "deliver", "say"})


class Verb(NamedTuple):
    """How a reporting verb is used: its stance, what may follow it, and who may be its subject."""

    stance: str
    frames: frozenset[str]
    speaker: str


@dataclass(frozen=True, slots=True)
class Report:
    """Words of one sentence, by index: who (head of the speaker), which word reports, what (first and last)."""

    verb: int
    speaker: int
    content: tuple[tuple[int, int], ...]
    stance: str
    lemma: str


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Every reporting verb by lemma, to its uses, the likeliest first.

    >>> [use.stance for use in verbs()["deny"]]
    ['denied']
    """
    out: dict[str, tuple[Verb, ...]] = {}
    for r in rows("reporting_verbs"):
        out[r["verb"]] = (*out.get(r["verb"], ()), Verb(r["stance"], frozenset(r["frames"].split()), r["speaker"]))
    return out


def says(lemma: str) -> bool:
    """Whether a verb may stand before or after somebody's words."""
    return any("that" in use.frames for use in verbs().get(lemma, ()))


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Every noun that speaks by lemma, to its kind and stance."""
    return {r["noun"]: (r["kind"], r["stance"]) for r in rows("speaker_nouns")}


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma of a verb, with its particle where the two are listed ("point out")."""
    for k in tree.children[i]:
        if (both := f"{tree.words[i].lemma} {tree.words[k].text.casefold()}") in verbs():
            return both
    return tree.words[i].lemma


def reports(tree: Tree) -> tuple[Report, ...]:
    """What a sentence reports, by its parse, in the order of the reporting words.

    >>> from reconcile.claims.parse import sentence
    >>> s = sentence("Police said the bridge would close, according to a letter.")
    >>> [(s.words[r.speaker].text, r.lemma) for r in reports(Tree.of(s.words))]
    [('Police', 'say'), ('letter', 'according')]
    """
    return tuple(_found(tree))


def _found(tree: Tree) -> Iterator[Report]:
    for i, word in enumerate(tree.words):
        report = None
        if word.pos == "VERB" and (lemma := lemma_of(tree, i)) in verbs():
            report = _by_verb(tree, i, verbs()[lemma], lemma)
        elif word.pos == "NOUN" and nouns().get(word.lemma, ("", ""))[1]:
            report = _by_noun(tree, i)
        elif word.text.casefold() == "according":
            report = _according(tree, i)
        if report is not None:
            yield report


def _by_verb(tree: Tree, i: int, uses: Sequence[Verb], lemma: str) -> Report | None:
    speaker = speaker_of(tree, i)
    for verb in uses if speaker is not None else ():
        if speaker is not None and can_speak(tree, speaker, verb.speaker) and (content := tuple(_content(tree, i, verb))):
            return Report(i, speaker, content, verb.stance, lemma)
    return None


def speaker_of(tree: Tree, i: int) -> int | None:
    """The head of the noun phrase that does what verb ``i`` tells, through shared and relative subjects."""
    if any(tree.words[k].dep == "auxpass" for k in tree.children[i]) or _is_passive_participle(tree, i):
        agent = tree.child(i, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    for at in (i, *_governors(tree, i)):
        subject = _subject(tree, at)
        if subject is not None:
            return None if tree.words[subject].dep == "expl" else _antecedent(tree, at, subject)
        if tree.words[at].dep == "acl" and tree.words[at].tag == "VBG" and _utters(tree, tree.words[at].head):
            return tree.words[at].head
    return None


def _subject(tree: Tree, i: int) -> int | None:
    """The noun that is subject of verb ``i``; of several the nearest before it, else the first after it."""
    found = [k for k in tree.children[i] if tree.words[k].dep in SUBJECTS and tree.words[k].pos not in ("VERB", "AUX")]
    return max((k for k in found if k < i), default=min(found, default=None))


def _utters(tree: Tree, i: int) -> bool:
    """Whether a participle after noun ``i`` tells what that says, and not what the subject says."""
    return tree.words[i].dep != "dobj" or nouns().get(tree.words[i].lemma, ("", ""))[0] in ("document", "finding")


def _governors(tree: Tree, i: int) -> Iterator[int]:
    """The verbs whose subject verb ``i`` shares, nearest first."""
    while tree.words[i].dep in _LINKS and tree.words[i].head != i:
        i = tree.words[i].head
        if tree.words[i].pos in ("VERB", "AUX"):
            yield i


def _is_passive_participle(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.tag == "VBN" and word.dep in ("acl", "advcl", "amod") and tree.child(i, "aux") is None


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The noun a relative pronoun stands for, else the subject itself."""
    if tree.words[subject].lemma not in _RELATIVE or tree.words[subject].tag not in ("WP", "WDT"):
        return subject
    for at in (verb, *tree.ancestors(verb)):
        if tree.words[at].dep == "relcl":
            return tree.words[at].head
    return None


def can_speak(tree: Tree, i: int, who: str = "speaker") -> bool:
    """Whether the noun ``i`` may be the subject of a reporting verb of class ``who`` (any or speaker)."""
    word = tree.words[i]
    if word.tag in ("WP", "WDT", "EX") or word.lemma in ("this", "that", "these", "those", "what"):
        return False
    if word.lemma == "it":
        return who == "any"
    kind = nouns().get(word.lemma, ("", ""))[0]
    if who == "finding":
        return kind in ("finding", "document")
    if who == "any" or word.pos in ("PRON", "PROPN") or word.entity in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    return bool(kind) or word.lemma in mapping("roles") or word.tag == "NNS" or word.lemma == "percent"


def _content(tree: Tree, i: int, verb: Verb) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch that verb ``i`` reports."""
    if "that" in verb.frames and (clause := _clause(tree, i)) is not None:
        yield from _runs(tree, _following(tree, i, clause) if clause > i else _leading(tree, i, clause))
    elif "to" in verb.frames and (infinitive := _infinitive(tree, i)) is not None:
        yield from _runs(tree, tree.subtree(infinitive))
    elif "that" in verb.frames and (main := _interrupted(tree, i)) is not None:
        yield from _runs(tree, set(tree.subtree(main)) - set(tree.subtree(i)))
    else:
        yield from _complement(tree, i, verb.frames)


def _clause(tree: Tree, i: int) -> int | None:
    """The finite clause that completes verb ``i``."""
    for k in tree.children[i]:
        if tree.words[k].dep == "ccomp" and not _is_infinitive(tree, k) and (tree.words[k].tag != "VBG" or tree.child(k, "aux") is not None):
            return k
        if tree.words[k].dep == "xcomp" and tree.words[k].tag == "VBG" and tree.child(k, "ccomp") is not None:
            return k
    return None


def _is_infinitive(tree: Tree, i: int) -> bool:
    return any(tree.words[k].tag == "TO" for k in tree.children[i])


def _infinitive(tree: Tree, i: int) -> int | None:
    return next(
        (k for k in tree.children[i] if k > i and tree.words[k].dep in ("xcomp", "ccomp", "advcl") and _is_infinitive(tree, k)), None
    )


def _following(tree: Tree, i: int, clause: int) -> range:
    """From the start of the clause after verb ``i`` to the end of all that hangs on the verb, short of a further deed."""
    start = tree.edges[clause][0]
    start = next((k for k in range(i + 1, start) if tree.words[k].tag == "IN" and tree.words[k].lemma == "that"), start)
    end = tree.edges[i][1]
    for k in tree.children[i]:
        word = tree.words[k]
        deed = word.dep == "conj" and word.pos == "VERB" and tree.subject(k) is None or word.dep == "advcl" and word.tag == "VBG" and tree.subject(k) is None
        if k > clause and deed:
            end = min(end, tree.edges[k][0] - 1)
    return range(start, end + 1)


def _leading(tree: Tree, i: int, clause: int) -> set[int]:
    """The clause before verb ``i``, with the clauses that go on after it ("It closed, he said, and staff left")."""
    kept = set(tree.subtree(clause))
    for k in tree.children[i]:
        if k > i and tree.words[k].dep == "conj" and tree.subject(k) is not None:
            kept |= set(tree.subtree(k))
    return kept - {i}


def _interrupted(tree: Tree, i: int) -> int | None:
    """The clause into which "X said" is put, or to which "as X said" is added."""
    word = tree.words[i]
    aside = word.dep == "parataxis" or (word.dep == "advcl" and any(tree.words[k].lemma == "as" for k in tree.children[i]))
    return word.head if aside and tree.words[word.head].pos in ("VERB", "AUX") and tree.subject(i) is not None else None


def _complement(tree: Tree, i: int, frames: frozenset[str]) -> Iterator[tuple[int, int]]:
    """From the object or preposition that a frame names to the end of the verb's complements."""
    wanted = [
        k
        for k in tree.children[i]
        if k > i
        and ("object" in frames and tree.words[k].dep in ("dobj", "oprd", "ccomp", "xcomp") or tree.words[k].dep == "prep" and tree.words[k].lemma in frames)
    ]
    if wanted:
        yield from _runs(tree, range(min(tree.edges[k][0] for k in wanted), max(tree.edges[k][1] for k in wanted) + 1))


def _by_noun(tree: Tree, i: int) -> Report | None:
    """A noun completed by what is said ("the council's claim that ...")."""
    clause = next(
        (k for k in tree.children[i] if tree.words[k].dep in ("acl", "ccomp", "relcl") and tree.child(k, "mark") is not None
         and tree.words[tree.edges[k][0]].lemma == "that"), None,
    )  # fmt: skip
    speaker = holder(tree, i)
    if clause is None or speaker is None:
        return None
    content = tuple(_runs(tree, tree.subtree(clause)))
    return Report(i, speaker, content, nouns()[tree.words[i].lemma][1], tree.words[i].lemma) if content else None


def holder(tree: Tree, i: int) -> int | None:
    """Whose the noun ``i`` is: its possessor, "by" or "from" whom it comes, or the subject that has or makes it."""
    poss = tree.child(i, "poss")
    if poss is not None:
        return poss
    for k in tree.children[i]:
        if tree.words[k].dep == "prep" and tree.words[k].lemma in ("by", "from") and (who := tree.child(k, "pobj")) is not None:
            return who
    above = tree.words[i].head
    if tree.words[i].dep in ("dobj", "attr", "pobj") and tree.words[above].pos in ("VERB", "ADP"):
        verb = above if tree.words[above].pos == "VERB" else tree.words[above].head
        if tree.words[verb].pos == "VERB" and tree.words[verb].lemma in ISSUES:
            return speaker_of(tree, verb)
    return None


def _according(tree: Tree, i: int) -> Report | None:
    to = next((k for k in tree.children[i] if tree.words[k].text.casefold() == "to"), None)
    who = tree.child(to, "pobj") if to is not None else None
    if who is None:
        return None
    top = tree.words[i].head
    while tree.words[top].head != top and (tree.words[top].pos not in ("VERB", "AUX") or tree.words[top].dep in ("conj", "xcomp")):
        top = tree.words[top].head
    content = tuple(_runs(tree, set(tree.subtree(top)) - set(tree.subtree(i))))
    return Report(i, who, content, "said", "according") if content else None


def _runs(tree: Tree, indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of words, without punctuation at their ends; the shortest left out."""
    kept = sorted(indices)
    start = 0
    for n in range(1, len(kept) + 1):
        if n < len(kept) and kept[n] == kept[n - 1] + 1:
            continue
        run = [k for k in kept[start:n]]
        start = n
        while run and _is_edge(tree.words[run[0]]):
            run.pop(0)
        while run and _is_edge(tree.words[run[-1]]):
            run.pop()
        if len(run) >= LEAST:
            yield run[0], run[-1]


def _is_edge(word: Word) -> bool:
    return word.pos in ("PUNCT", "SPACE") or word.dep == "cc"
