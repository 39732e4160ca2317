"""Which of several nouns a relative clause tells of: what happens, not where; what stands outside an inset."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import DASHES, QUOTES, Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group

_NOMINAL = ("NOUN", "PROPN")
_WHERE = frozenset({"at", "in", "inside", "near", "on", "outside"})
_OPENS = frozenset({"“", "‘"})


def of_event(tree: Tree, i: int) -> Iterator[Change]:
    """What kills or lasts is what happened at a place, and no place ("a fire at a mill that left two dead")."""
    noun, subject = tree.words[i].head, tree.subject(i)
    which = subject is not None and tree.words[subject].lemma in ("that", "which")
    if not (which and tree.words[i].lemma in group("clause_words", "befalling")):
        return
    at = noun
    while tree.words[at].lemma not in group("clause_words", "occasion"):
        link = tree.words[at].head
        place = tree.words[at].dep == "pobj" and (tree.words[link].lemma in _WHERE or at != noun)
        at = tree.words[link].head
        if not place or tree.words[at].pos not in _NOMINAL:
            return
    if at != noun:
        yield Change(i, at, "relcl")


def of_meeting(tree: Tree, i: int) -> Iterator[Change]:
    """Nobody is what something is said in ("a letter to Hall, in which"; "a row between two men, in which")."""
    noun, start = tree.words[i].head, tree.edges[i][0]
    called = any(tree.words[k].entity in ("PERSON", "ORG") for k in (noun, *tree.children[noun]))
    if not (called or kind_of(tree.words[noun].lemma) == "person") or not _is_within(tree, start):
        return
    for at in tree.ancestors(noun):
        if tree.words[at].pos not in (*_NOMINAL, "ADP", "VERB"):
            return
        if tree.words[at].pos == "VERB":
            at = next((k for k in tree.children[at] if at < k < noun and tree.words[k].dep == "dobj"), at)
        happening = tree.words[at].lemma in group("clause_words", "occasion")
        if happening or kind_of(tree.words[at].lemma) in ("document", "finding"):
            yield Change(i, at, "relcl")
            return
        if tree.words[at].pos == "VERB" or tree.words[at].dep == "dobj":
            return


def _is_within(tree: Tree, start: int) -> bool:
    """Whether a clause says what was done in what it tells of ("a debate with Hall, in which Reed won")."""
    within = tree.words[start].lemma in ("in", "during") and start > 0 and tree.words[start - 1].text == ","
    return within and start + 1 < len(tree.words) and tree.words[start + 1].lemma == "which"


def past_inset(tree: Tree, i: int) -> Iterator[Change]:
    """After what is set in between dashes, a clause tells of the noun before ("a list — our only one — in which")."""
    noun, close = tree.words[i].head, tree.edges[i][0] - 1
    if close < 1 or tree.words[close].text not in DASHES:
        return
    dashes = [k for k in range(close) if tree.words[k].text in DASHES]
    if len(dashes) != 1 or not 0 < dashes[0] < noun < close or tree.words[dashes[0] - 1].pos not in _NOMINAL:
        return
    at = dashes[0] - 1
    while tree.words[at].dep == "pobj" and tree.words[tree.words[at].head].lemma == "of":
        at = tree.words[tree.words[at].head].head
    if tree.words[at].pos in _NOMINAL:
        yield Change(i, at, "relcl")


def past_quote(tree: Tree, i: int) -> Iterator[Change]:
    """A clause tells of the noun before it, and of none in a quotation that ended ('"a shield" for banks, which')."""
    noun, last = tree.words[i].head, tree.edges[i][0] - 2
    if last <= noun or tree.words[last].dep != "pobj" or tree.words[last].pos not in _NOMINAL:
        return
    marks = [k for k in range(noun, last) if tree.words[k].text in QUOTES and tree.words[k].tag != "POS"]
    if len(marks) == 1 and tree.words[marks[0]].text not in _OPENS and tree.words[last + 1].pos == "PUNCT":
        yield Change(i, last, "relcl")
