"""Finds in the parse of a sentence who is reported to say what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.claims.contents import after_verb, beside, of_noun, resumed
from reconcile.claims.insets import around
from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import can_speak, kind_of, lemma_of, nouns, says, verbs
from reconcile.lexicon.table import group

_RELATIVE = frozenset({"who", "which", "that", "whom"})
# What somebody refuses to say is not said.
_WITHHELD = frozenset({"refuse", "decline", "fail"})
_NOBODY = frozenset({"no", "nobody", "no-one", "none", "neither"})
_LINKS = frozenset({"xcomp", "advcl", "pcomp", "prep", "conj", "acl", "dep"})


@dataclass(frozen=True, slots=True)
class Report:
    """Words of one sentence, by index: who (head of the speaker), which word reports, what (first and last)."""

    verb: int
    speaker: int
    content: tuple[tuple[int, int], ...]
    stance: str
    lemma: str


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
            report = _by_verb(tree, i, lemma)
        elif word.pos == "NOUN" and nouns().get(word.lemma, ("", ""))[1]:
            report = _by_noun(tree, i)
        elif word.text.casefold() == "according":
            report = _according(tree, i)
        if report is not None and report.content:
            yield report


def _by_verb(tree: Tree, i: int, lemma: str) -> Report | None:
    speaker = speaker_of(tree, i)
    if speaker is None or tree.child(i, "neg") is not None or _is_withheld(tree, i) or _is_nobody(tree, speaker):
        return None
    if (told := tree.child(i, "dobj")) is not None and (_is_denied(tree, told) or _is_appointed(tree, i, told)):
        return None
    if any(tree.words[k].lemma in group("clause_words", f"with {lemma}") for k in tree.children[i]):
        return None
    if tree.words[speaker].lemma == "it" and tree.words[i].dep == "xcomp" and tree.words[i].tag == "VB":
        return None
    for use in verbs()[lemma]:
        fits = can_speak(tree, speaker, use.speaker) or (lemma == "say" and tree.words[speaker].lemma == "it")
        if fits and (content := tuple(after_verb(tree, i, use.frames))):
            return Report(i, speaker, content, use.stance, lemma)
    if says(lemma) and tree.words[i].tag in ("VBD", "VBZ", "VBP") and can_speak(tree, speaker):
        return Report(i, speaker, around(tree, i, speaker), verbs()[lemma][0].stance, lemma)
    return None


def _is_withheld(tree: Tree, i: int) -> bool:
    """Whether somebody refuses or fails to say it, or has yet to."""
    above = tree.words[i].head
    yet = tree.words[above].lemma == "have" and any(tree.words[k].lemma == "yet" for k in tree.children[above])
    return tree.words[i].dep == "xcomp" and (yet or tree.words[above].lemma in _WITHHELD)


def _is_nobody(tree: Tree, i: int) -> bool:
    """Whether a subject says that nobody does something ("no one", "neither of them", "no minister")."""
    barred = any(tree.words[k].text.casefold() in _NOBODY for k in tree.children[i] if k < i)
    return tree.words[i].text.casefold() in _NOBODY or barred


def _by_noun(tree: Tree, i: int) -> Report | None:
    """A noun completed by what is said ("the council's claim that ...")."""
    speaker = holder(tree, i)
    if speaker is None or _is_denied(tree, i):
        return None
    lemma = tree.words[i].lemma
    return Report(i, speaker, tuple(of_noun(tree, i)), nouns()[lemma][1], lemma)


def _is_denied(tree: Tree, i: int) -> bool:
    """Whether there is no such thing said as noun ``i`` names ("expressed no fear")."""
    return any(tree.words[k].lemma == "no" for k in tree.children[i])


def _is_appointed(tree: Tree, i: int, told: int) -> bool:
    """Whether somebody is confirmed in an office, which is a vote and nothing said."""
    word = tree.words[told]
    return tree.words[i].lemma == "confirm" and (word.entity == "PERSON" or word.lemma in group("clause_words", "post"))


def _according(tree: Tree, i: int) -> Report | None:
    to = next((k for k in tree.children[i] if tree.words[k].text.casefold() == "to"), None)
    who = tree.child(to, "pobj") if to is not None else None
    return Report(i, who, tuple(beside(tree, i)), "said", "according") if who is not None else None


def speaker_of(tree: Tree, i: int) -> int | None:
    """The head of the noun phrase that does what verb ``i`` tells, through shared and relative subjects."""
    if (above := resumed(tree, i)) is not None:
        return speaker_of(tree, above)
    if any(tree.words[k].dep == "auxpass" for k in tree.children[i]) or _is_passive_participle(tree, i):
        agent = tree.child(i, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    for at in (i, *_governors(tree, i)):
        subject = _subject(tree, at)
        if subject is not None:
            return None if tree.words[subject].dep == "expl" else _antecedent(tree, at, subject)
        if tree.words[at].dep == "acl" and tree.words[at].tag == "VBG" and _utters(tree, tree.words[at].head):
            return tree.words[at].head
        if tree.words[at].dep == "xcomp" and tree.child(tree.words[at].head, "dobj") is not None:
            return None
    return None


def _subject(tree: Tree, i: int) -> int | None:
    """The noun that is subject of verb ``i``; of several the nearest before it, else the first after it."""
    found = [k for k in tree.children[i] if tree.words[k].dep in SUBJECTS and tree.words[k].pos not in ("VERB", "AUX")]
    return max((k for k in found if k < i), default=min(found, default=None))


def _utters(tree: Tree, i: int) -> bool:
    """Whether a participle after noun ``i`` tells what that says, and not what the subject says."""
    seen = tree.words[tree.words[i].head].lemma in group("clause_words", "perceiving")
    return tree.words[i].dep != "dobj" or seen or kind_of(tree.words[i].lemma) in ("document", "finding")


def _governors(tree: Tree, i: int) -> Iterator[int]:
    """The verbs whose subject verb ``i`` shares, nearest first."""
    while tree.words[i].dep in _LINKS and tree.words[i].head != i:
        i = tree.words[i].head
        if tree.words[i].pos in ("VERB", "AUX"):
            yield i


def _is_passive_participle(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    joined = word.dep in ("acl", "advcl", "amod") and tree.child(i, "aux", "nsubj") is None
    return word.tag == "VBN" and joined


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The noun a relative pronoun stands for, else the subject itself."""
    if tree.words[subject].lemma not in _RELATIVE or tree.words[subject].tag not in ("WP", "WDT"):
        return subject
    return next((tree.words[at].head for at in (verb, *tree.ancestors(verb)) if tree.words[at].dep == "relcl"), None)


def holder(tree: Tree, i: int) -> int | None:
    """Whose the noun ``i`` is: its possessor, by or from whom it comes, or the subject that makes or issues it.

    >>> from reconcile.claims.parse import sentence
    >>> tree = Tree.of(sentence("A letter from the bishop arrived.").words)
    >>> tree.words[holder(tree, 1)].text
    'bishop'
    """
    possessor = tree.child(i, "poss")
    if possessor is None and i and tree.words[i - 1].tag == "POS":
        possessor = tree.words[i - 1].head
    if possessor is not None:
        return possessor
    for k in tree.children[i]:
        by = tree.words[k].dep == "prep" and tree.words[k].lemma in ("by", "from")
        if by and (who := tree.child(k, "pobj")) is not None:
            return who
    verb = tree.words[i].head
    issued = tree.words[i].dep == "dobj" and tree.words[verb].lemma in group("speaker_nouns", "issue")
    return speaker_of(tree, verb) if issued else None
