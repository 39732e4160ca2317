"""Tells what sort of statement a piece is: fact, plan, evaluation, question or appeal."""

from __future__ import annotations

import re

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.pieces.split import Piece
from reconcile.claims.standing.appeal import OPENING, is_appeal, urges
from reconcile.claims.standing.opinion import foretells, is_opinion
from reconcile.claims.standing.view import View
from reconcile.lexicon.table import group, words
from reconcile.model import SaidAs, Sentence, Slots, Status

# Quoted words fewer than these are a cry or a label, and what is told is that somebody said them.
STATEMENT = 3

# What is urged in quotation marks is what somebody holds; in a source's own voice it calls on the reader.
QUOTED = frozenset({SaidAs.DIRECT, SaidAs.MIXED})

_ASKED = re.compile(r"""["'”’)\s]{0,3}\?""")
# Two words and more, then words in quotation marks to the end: somebody is told to have asked.
_QUOTING = re.compile(r"""\w(?:[^"“?]|["“][^"”?]*["”])*\s["“][^"”]+["”]?$""")
_OFFER = re.compile(r"(?:want|looking|need|ready|fancy|interested) (?:to|in|for)\b", re.IGNORECASE)
_EXCLAIMED = re.compile(r"""["'”’)\s]{0,3}!""")
# A cry is short (in words); a longer sentence with the mark tells something, loudly.
_CRY = 12
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d"})


def status(sentence: Sentence, piece: Piece, slots: Slots, said_as: SaidAs = SaidAs.OWN) -> Status:
    """The status of a piece of a sentence; ``slots`` are the values found in the piece.

    What somebody is quoted as urging ("We must act") is what they hold, and can be held against other reports of it.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> s = sentence("The trust will close two wards in May.")
    >>> status(s, Piece(0, len(s.text)), Slots()).value
    'plan'
    """
    text = sentence.text[piece.start - sentence.start : piece.end - sentence.start]
    after = sentence.text[piece.end - sentence.start :]
    if (text.rstrip("\"'”’) ").endswith("?") and not _QUOTING.match(text)) or _ASKED.match(after):
        return Status.APPEAL if _OFFER.match(text.lstrip(OPENING)) else Status.QUESTION
    tree = Tree.of(sentence.words)
    end = piece.start + _quoted(text)
    inside = frozenset(i for i, w in enumerate(sentence.words) if piece.start <= w.start and w.end <= end)
    head = _predicate(tree, inside)
    if is_appeal(sentence, piece, tree, inside, head):
        return Status.APPEAL
    if urges(sentence, piece, tree, inside):
        return Status.EVALUATION if said_as in QUOTED else Status.APPEAL
    if head is None:
        return Status.FACT
    view = View.of(tree, head, inside, slots)
    if _plans(tree, head, inside, piece.context):
        return Status.EVALUATION if foretells(view) else Status.PLAN
    if is_opinion(view) or (_is_cry(text, after) and not view.measured):
        return Status.EVALUATION
    return Status.FACT


def _quoted(text: str) -> int:
    """Where a quotation that a text opens with, or begins inside of, ends: who said it and how is no part of it."""
    opening = text.find("“", 1)
    closing = text.find("”")
    alone = closing > 0 and (opening < 0 or closing < opening) and len(text[:closing].split()) >= STATEMENT
    return closing if alone else len(text)


def _is_cry(text: str, after: str) -> bool:
    """Whether a short piece ends with an exclamation mark that is its own, not that of words it quotes."""
    bare = text.strip(" \"'“”‘’)")
    cried = bare.endswith("!") or _EXCLAIMED.match(after) is not None
    return cried and len(bare.split()) <= _CRY and not any(mark in bare for mark in '"“”')


def _predicate(tree: Tree, inside: frozenset[int]) -> int | None:
    """The word that the rest of the piece hangs from, a verb if there is one; not what reports it afterwards."""
    tops = [i for i in inside if tree.words[i].head == i or tree.words[i].head not in inside]
    named = next((k for i in tops if tree.words[i].lemma == "as" for k in tree.children[i] if k in inside), None)
    if named is not None and not any(tree.words[i].pos in ("VERB", "AUX") for i in tops):
        return named
    if tops and all(tree.words[i].pos in ("ADP", "SCONJ", "PUNCT") for i in tops):
        tops = [k for i in tops for k in tree.children[i] if k in inside]
    tops = [i for i in tops if tree.words[i].pos not in ("PUNCT", "SPACE", "CCONJ", "SCONJ", "DET", "ADP")]
    top = min(tops, key=lambda i: (tree.words[i].pos not in ("VERB", "AUX"), i), default=None)
    if top is not None and tree.words[top].pos in ("NOUN", "PROPN"):
        return next((k for k in tree.children[top] if k in inside and tree.words[k].dep == "relcl"), top)
    if top is None or tree.words[top].lemma not in words("reporting_verbs"):
        return top
    return next((k for k in tree.children[top] if tree.words[k].dep == "ccomp" and k in inside and k < top), top)


def _plans(tree: Tree, head: int, inside: frozenset[int], context: str) -> bool:
    verb = tree.words[head]
    helpers = {
        tree.words[k].lemma for k in tree.children[head] if k in inside and tree.words[k].dep in ("aux", "auxpass")
    }
    if helpers & _WILL or (
        not helpers and verb.tag == "VB" and re.search(r"\b(?:will|would|shall)(?: not)?$", context)
    ):
        withheld = "will" not in helpers and verb.lemma in group("plan_words", "withheld")
        return not withheld and "have" not in helpers
    coming = inside & {w.head for k, w in enumerate(tree.words) if w.tag == "TO" and w.head != k}
    due = (k for k in coming if tree.words[k].lemma != "blame")
    if verb.lemma == "be" and any(tree.words[k].head == head and k - head <= 3 for k in due):
        return True
    return any(_is_coming(tree, tree.words[k].head) and _leads(tree, tree.words[k].head, head) for k in coming)


def _is_coming(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    forms = {word.lemma, word.text.casefold().removesuffix("s")}
    return bool(forms & group("plan_words", "coming")) and (word.lemma != "go" or word.tag == "VBG")


def _leads(tree: Tree, i: int, head: int) -> bool:
    """Whether word ``i`` is the predicate itself, its complement or its object."""
    word = tree.words[i]
    return i == head or (word.head == head and word.dep in ("acomp", "attr", "xcomp", "dobj", "prep", "oprd"))
