"""The stretch of words that shows each clause of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.pieces.outline import CONTENT, Outline
from reconcile.model import Word

# A predicate shorter than this is shown with its subject, even across a clause between them.
PREDICATE = 3


@dataclass(slots=True)
class Part:
    """The words ``first`` to ``last`` that show the clause ``head``."""

    head: int
    first: int
    last: int


def is_word(word: Word) -> bool:
    """Whether a token is more than a mark or white space."""
    return word.pos not in ("PUNCT", "SPACE", "SYM") and (word.text.isalnum() or any(map(str.isalnum, word.text)))


def parts(outline: Outline) -> list[Part]:
    """One part for each clause that is no bare frame, in order.

    A subject that its predicate does not follow at once goes to what tells of it between them, as in "The mill,
    which opened in 1902, | employs 40 people", save where that is a participle and states nothing by itself; other
    loose words draw their part over what lies between.
    """
    tree, owner = outline.tree, outline.owners()
    words = [i for i, w in enumerate(tree.words) if is_word(w) and w.dep != "cc"]
    runs = [(h, run[0], run[-1]) for h, group in groupby(words, key=owner.__getitem__) for run in [list(group)]]
    out = {h: Part(h, first, last) for h, first, last in runs if first <= h <= last and h not in outline.bare}
    for at, (head, first, last) in enumerate(runs):
        part = out.get(head)
        if part is None:
            if not first <= head <= last:
                _lend(tree, out, runs, at)
        elif first > part.last:
            part.last = last
        elif first < part.first:
            between = {h for h, f, _ in runs[at + 1 :] if f < part.first}
            short = part.last - part.first + 1 < PREDICATE
            heir = out.get(runs[at + 1][0])
            whole = between <= outline.bare or short or tree.words[head].dep == "advcl" or not _states(tree, heir)
            if whole or heir is None or not _only_subject(tree, head, first, last) or _resumes(tree, head, owner, heir):
                part.first = first
            else:
                heir.first = min(heir.first, first)
    return sorted((p for p in out.values() if not _is_within(tree, p, out)), key=lambda p: (p.first, p.last))


def _resumes(tree: Tree, head: int, owner: Sequence[int], inset: Part) -> bool:
    """Whether a subject goes on after what is set into it ("the rule, which is old, [meaning no cars], holds")."""
    subject = tree.subject(head)
    mine = tree.subtree(subject) if subject is not None else ()
    return any(k > inset.last and owner[k] == head and is_word(tree.words[k]) for k in mine)


def _states(tree: Tree, part: Part | None) -> bool:
    """Whether a part makes a statement with a subject before it ("The mill, which is old", not "The mill, sold")."""
    return part is not None and tree.words[part.head].dep not in ("prep", "acl", "advcl")


def _is_within(tree: Tree, part: Part, out: Mapping[int, Part]) -> bool:
    """Whether the part before a further verb shows it too ("could have left, or [sold it], taking his time")."""
    if tree.words[part.head].dep != "conj":
        return False
    return any(o is not part and o.first <= part.first and part.last <= o.last for o in out.values())


def _lend(tree: Tree, out: dict[int, Part], runs: list[tuple[int, int, int]], at: int) -> None:
    """Give what a parse hangs from a dropped frame to the part beside it."""
    head, first, last = runs[at]
    here = [w for w in tree.words[first : last + 1] if w.entity not in ("DATE", "TIME")]
    if not any(w.pos in CONTENT - {"ADV"} or w.pos == "SCONJ" for w in here):
        return
    speaker = _only_subject(tree, head, first, last)
    if speaker and first <= (tree.child(head, "mark") or -1) <= last:
        return
    for beside in (at + 1,) if speaker else (at - 1, at + 1):
        part = out.get(runs[beside][0]) if 0 <= beside < len(runs) else None
        if part is not None and (not speaker or first <= tree.words[part.head].head <= last):
            subject = tree.subject(head)
            if subject is not None and subject == tree.words[part.head].head and first <= subject <= last:
                first = tree.edges[subject][0]
            part.first, part.last = min(part.first, first), max(part.last, last)
            return


def _only_subject(tree: Tree, head: int, first: int, last: int) -> bool:
    subject = tree.subject(head)
    if subject is None:
        return False
    inside = set(tree.subtree(subject))
    return all(i in inside or tree.words[i].pos not in CONTENT for i in range(first, last + 1))
