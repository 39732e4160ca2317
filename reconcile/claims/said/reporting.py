"""Finds in the parse of a sentence who is reported to say what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.said.contents import after_verb, of_noun
from reconcile.claims.said.doers import holder, speaker_of
from reconcile.claims.said.insets import around
from reconcile.claims.said.sources import beside
from reconcile.claims.vocabulary import Verb, can_speak, kind_of, lemma_of, nouns, says, verbs
from reconcile.lexicon.table import group

# What somebody refuses to say is not said.
_WITHHELD = frozenset({"refuse", "decline", "fail"})
_UNREAL = frozenset({"could", "may", "might", "must", "should"})
# Prepositions that lead to why somebody attacks another with words.
_GROUNDS = frozenset({"for", "over", "as"})
_NOBODY = frozenset({"no", "nobody", "no-one", "none", "neither"})


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

    >>> from reconcile.claims.parsed.parse import sentence
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
    if _is_likened(tree, i) or _is_named(tree, i):
        return None
    if (told := tree.child(i, "dobj")) is not None and _is_no_word(tree, i, told):
        return None
    spoilt = group("clause_words", f"with {lemma}")
    if _is_unreal(tree, i) or any(tree.words[k].lemma in spoilt for k in tree.children[i]):
        return None
    if tree.words[speaker].lemma == "it" and tree.words[i].dep == "xcomp" and tree.words[i].tag == "VB":
        return None
    for use in verbs()[lemma]:
        fits = _may(tree, speaker, use) or (lemma == "say" and tree.words[speaker].lemma == "it")
        if fits and (content := tuple(after_verb(tree, i, use.frames))):
            return Report(i, speaker, content, use.stance, lemma)
    hung = tree.words[i].dep == "relcl" and tree.words[tree.edges[speaker][0] - 1].text != ","
    if says(lemma) and not hung and tree.words[i].tag in ("VBD", "VBZ", "VBP") and can_speak(tree, speaker):
        return Report(i, speaker, around(tree, i, speaker), verbs()[lemma][0].stance, lemma)
    return None


def _may(tree: Tree, speaker: int, use: Verb) -> bool:
    """Whether a noun may be the subject of a verb used so; a figure tells only that something is so."""
    word = tree.words[speaker]
    figure = word.tag == "NN" and kind_of(word.lemma) == "finding" and tree.child(speaker, "prep") is None
    tells = "that" in use.frames or use.speaker == "finding" or not figure
    return tells and can_speak(tree, speaker, use.speaker)


def _is_withheld(tree: Tree, i: int) -> bool:
    """Whether somebody refuses or fails to say it, or has yet to."""
    above = tree.words[i].head
    yet = tree.words[above].lemma == "have" and any(tree.words[k].lemma == "yet" for k in tree.children[above])
    return tree.words[i].dep == "xcomp" and (yet or tree.words[above].lemma in _WITHHELD)


def _is_unreal(tree: Tree, i: int) -> bool:
    """Whether somebody only may or has to say it ("a court [could find] that", "every bill [must cite]")."""
    return any(tree.words[k].tag == "MD" and tree.words[k].lemma in _UNREAL for k in tree.children[i])


def _is_nobody(tree: Tree, i: int) -> bool:
    """Whether a subject says that nobody does something ("no one", "neither of them", "no minister")."""
    barred = any(tree.words[k].text.casefold() in _NOBODY for k in tree.children[i] if k < i)
    barred = barred or [w.text for w in tree.words[i : i + 3]] == ["All", "told", ","]
    return tree.words[i].text.casefold() in _NOBODY or barred


def _by_noun(tree: Tree, i: int) -> Report | None:
    """A noun completed by what is said ("the council's claim that ...")."""
    speaker = holder(tree, i)
    if speaker is None or _is_denied(tree, i) or _is_time_of(tree, i):
        return None
    lemma = tree.words[i].lemma
    return Report(i, speaker, tuple(of_noun(tree, i)), nouns()[lemma][1], lemma)


def _is_likened(tree: Tree, i: int) -> bool:
    """Whether a participle beside a verb of saying only tells what the speaker's words are like or refer to."""
    word = tree.words[i]
    told = word.lemma in group("clause_words", "likening") and word.dep == "advcl" and word.tag == "VBG"
    return told and says(lemma_of(tree, word.head))


def _is_named(tree: Tree, i: int) -> bool:
    """Whether a verb leads only to what somebody calls something ("lashed out [at what he called a fraud]")."""
    links = (k for k in tree.children[i] if tree.words[k].dep == "prep")
    clauses = (k for link in links for k in tree.children[link] if tree.words[k].dep == "pcomp")
    return any(
        tree.words[tree.edges[k][0]].lemma == "what" and "naming" in use.frames
        for k in clauses
        for use in verbs().get(tree.words[k].lemma, ())
    )


def _is_time_of(tree: Tree, i: int) -> bool:
    """Whether noun ``i`` only tells when somebody says what follows ("saying after the announcement that ...")."""
    place = tree.words[i].head
    dated = tree.words[place].dep == "prep" and tree.words[place].lemma in group("clause_words", "event")
    return dated and says(tree.words[tree.words[place].head].lemma)


def _is_no_word(tree: Tree, i: int, told: int) -> bool:
    """Whether a verb tells of a deed, or of nothing said ("expressed no fear", "questioned the driver")."""
    word = tree.words[told]
    somebody = word.entity == "PERSON" or kind_of(word.lemma) == "person" or word.tag == "PRP"
    heard = somebody and tree.words[i].lemma in group("clause_words", "handling")
    grounds = any(tree.words[k].lemma in _GROUNDS for k in tree.children[i] if k > told)
    heard = heard or (tree.words[i].lemma in group("clause_words", "striking") and not grounds)
    given = tree.child(i, "dative")
    heard = heard or (given is not None and tree.words[given].pos != "ADP")
    return heard or _is_denied(tree, told) or _is_appointed(tree, i, told)


def _is_denied(tree: Tree, i: int) -> bool:
    """Whether there is no such thing said as noun ``i`` names ("expressed no fear")."""
    return any(tree.words[k].lemma == "no" for k in tree.children[i])


def _is_appointed(tree: Tree, i: int, told: int) -> bool:
    """Whether somebody is confirmed in an office, or endorsed with words that follow ("endorsed him, [saying] ...")."""
    word, lemma = tree.words[told], tree.words[i].lemma
    if lemma not in ("confirm", "endorse") or (lemma == "endorse" and not _goes_on(tree, i)):
        return False
    return word.entity == "PERSON" or word.lemma in group("clause_words", "post")


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether a participle after verb ``i`` tells what its subject says."""
    return any(tree.words[k].tag == "VBG" and says(lemma_of(tree, k)) for k in tree.children[i])


def _according(tree: Tree, i: int) -> Report | None:
    to = next((k for k in tree.children[i] if tree.words[k].text.casefold() == "to"), None)
    who = tree.child(i if to is None else to, "pobj")
    return Report(i, who, tuple(beside(tree, i)), "said", "according") if who is not None else None
