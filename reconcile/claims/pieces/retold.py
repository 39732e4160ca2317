"""Which words of a part are somebody's, where the rest of it only reports them."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import QUOTES, Tree
from reconcile.claims.pieces.idle import is_tag
from reconcile.claims.pieces.outline import Outline
from reconcile.claims.pieces.parts import Part, is_word
from reconcile.claims.vocabulary import verbs
from reconcile.lexicon.table import group, words
from reconcile.model import SaidAs, Speech, Word

# So many words beside a quotation may tell of whom, to whom or where it was said.
ASIDE = 1
# A frame that tells of so few things besides who speaks, names apart, says no more than that.
ABOUT = 2
# Stances under which what is said can stand without the words that report it.
_ASSERTED = frozenset({"said", "confirmed", "claimed"})


def only_speaks(outline: Outline, part: Part) -> bool:
    """Whether a part says no more than who spoke, or to whom, of what another part says."""
    tree, clauses = outline.tree, outline.reported(part.head)
    here = range(part.first, part.last + 1)
    if not (clauses or is_tag(tree, part.head)) or any(k in here for k in clauses) or outline.describes(part.head):
        return False
    if clauses and all(k in outline.bare and part.head < (tree.child(k, "mark") or 0) for k in clauses):
        return False
    subject = tree.subject(part.head)
    who = set(tree.subtree(subject, outline.heads)) if subject is not None else set()
    told = [tree.words[k] for k in here if k not in who and k != part.head]
    if outline.frame(part.head) is not None:
        return True
    dated = any(w.entity.endswith(("TE", "ME")) for w in told)
    return not dated and sum(w.pos in ("NOUN", "ADJ", "NUM", "VERB") for w in told) <= ABOUT


def is_whole(tree: Tree, head: int, inside: range) -> bool:
    """Whether what is said, without the verb ``head`` that reports it, has its subject, or is quoted and needs none."""
    if head in inside:
        return False
    top = next((k for k in inside if tree.words[k].head not in inside), head)
    around = (*tree.words[max(0, inside.start - 1) : inside.start], *tree.words[inside.stop : inside.stop + 2])
    quoted = any(w.text in QUOTES for w in around)
    subject = tree.subject(top)
    return (subject is not None and subject in inside) or (quoted and tree.words[head].dep != "relcl")


def said_words(tree: Tree, first: int, last: int, speech: Sequence[Speech]) -> tuple[int, int]:
    """The words that somebody says, where the rest of ``first`` to ``last`` only reports it."""
    for said in speech:
        inside = [i for i in range(first, last + 1) if said.span.holds(tree.words[i])]
        if not said.said_by or said.stance not in _ASSERTED or not any(is_word(tree.words[i]) for i in inside):
            continue
        outside = (tree.words[i] for i in range(first, last + 1) if not inside[0] <= i <= inside[-1])
        more = [w for w in outside if not _only_reports(w, said)]
        spare = ASIDE if said.said_as is SaidAs.DIRECT and all(w.pos != "VERB" for w in more) else 0
        if _is_statement(tree, inside, said) and len(more) <= spare:
            return inside[0], inside[-1]
    return first, last


def _is_statement(tree: Tree, inside: Sequence[int], said: Speech) -> bool:
    """Whether what is said can stand without its verb: quoted words, or a clause ("vowed [to stay]" cannot)."""
    if said.said_as is SaidAs.DIRECT:
        return True
    first, known = tree.words[inside[0]], set(inside)
    tops = [i for i in inside if tree.words[i].head not in known or tree.words[i].head == i]
    stated = any(tree.words[i].pos in ("VERB", "AUX") and not _is_aim(tree, i) for i in tops)
    aim = first.tag == "TO" or (first.lemma == "for" and first.dep == "mark")
    return stated and first.dep != "prep" and not aim


def _is_aim(tree: Tree, i: int) -> bool:
    """Whether a verb only says what another is for ("endorsed Hall [to succeed him]")."""
    return tree.words[i].dep == "oprd" or (
        tree.words[i].dep == "xcomp" and any(tree.words[k].tag == "TO" for k in tree.children[i])
    )


def _only_reports(word: Word, said: Speech) -> bool:
    if word.pos not in ("NOUN", "VERB", "ADJ", "NUM") or word.entity in ("PERSON", "DATE", "TIME"):
        return True
    lemma = word.lemma
    channel = word.pos == "NOUN" and lemma in group("clause_words", "channel")
    return channel or lemma == said.verb in verbs() or lemma in words("frame_verbs")
