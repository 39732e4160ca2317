"""Who acts where a pronoun stands, so that it means him, or somebody else."""

from __future__ import annotations

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.who.doing import governing
from reconcile.model import Sentence


def deed(sentence: Sentence, i: int) -> int:
    """The verb whose object or place a pronoun is: its subject is somebody else; -1 for an owner or a subject.

    A verb without a subject of its own goes up to the one it completes ("tried to talk to him").
    """
    word = sentence.words[i]
    if word.tag == "PRP$" or word.dep in SUBJECTS or word.text.casefold().endswith(("self", "selves")):
        return -1
    while sentence.words[i].head != i and sentence.words[i].pos not in ("VERB", "AUX"):
        i = sentence.words[i].head
    return governing(Tree.of(sentence.words), i)


def asked(sentence: Sentence, i: int) -> int:
    """The verb of asking somebody in whose question pronoun ``i`` is the subject: he who asks is not meant; or -1."""
    if sentence.words[i].dep not in SUBJECTS:
        return -1
    clause = sentence.words[i].head
    above = sentence.words[clause].head
    asks = sentence.words[clause].dep == "ccomp" and sentence.words[above].lemma == "ask"
    return above if asks and any(w.head == above and w.dep in ("dobj", "dative") for w in sentence.words) else -1


def above(sentence: Sentence, i: int) -> set[int]:
    """The words of whose phrase word ``i`` is part, short of a clause that tells more of them ("Barron, his son")."""
    out: set[int] = set()
    while sentence.words[i].dep in ("poss", "appos", "prep", "pobj"):
        i = sentence.words[i].head
        out.add(i)
    return out


def comes_first(sentence: Sentence, i: int) -> bool:
    """Whether a pronoun stands in a clause before the main one, whose subject it may mean ("When he left, Ann")."""
    at = i
    while sentence.words[at].head != at:
        above = sentence.words[at].head
        if sentence.words[at].dep in ("advcl", "prep") and above > i:
            return any(
                w.head == above and w.dep in SUBJECTS and w.pos != "PRON" and k > i
                for k, w in enumerate(sentence.words)
            )
        at = above
    return False
