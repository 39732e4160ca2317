"""A piece of a parsed sentence as a statement: who, does what, and what makes it checkable."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.model import Slots

FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine"})


@dataclass(frozen=True, slots=True)
class View:
    """A piece of a parsed sentence: its words, its predicate, and what is found in it.

    ``near`` are its words that hang from its predicate; ``own`` says whether the first person occurs in it;
    ``subject`` is that of the predicate or of the one it is joined to, ``who`` its word in lower case, or "".
    """

    tree: Tree
    head: int
    inside: frozenset[int]
    near: tuple[int, ...]
    slots: Slots
    own: bool
    past: bool
    subject: int | None
    who: str

    @classmethod
    def of(cls, tree: Tree, head: int, inside: frozenset[int], slots: Slots) -> View:
        """The view of a piece whose predicate is the word ``head``."""
        own = any(tree.words[i].text.casefold() in FIRST_PERSON for i in inside)
        helpers = [tree.words[k] for k in tree.children[head] if tree.words[k].dep in ("aux", "auxpass")]
        past = tree.words[head].tag == "VBD" or any(
            w.tag == "VBD" or w.lemma == "have" or w.text.casefold() in ("'ve", "’ve") for w in helpers
        )
        subject = _subject(tree, head)
        who = "" if subject is None else tree.words[subject].text.casefold()
        near = tuple(k for k in tree.children[head] if k in inside)
        return cls(tree, head, inside, near, slots, own, past, subject, who)

    @property
    def counted(self) -> bool:
        """Whether the piece gives a figure; "one of" and "the first" are none."""
        return any(q.unit != "ordinal" and q.text.casefold() not in ("one", "a", "an") for q in self.slots.quantities)

    @property
    def measured(self) -> bool:
        """Whether the piece gives a figure or a time."""
        return self.counted or bool(self.slots.moments)


def _subject(tree: Tree, i: int) -> int | None:
    while (found := tree.subject(i)) is None and tree.words[i].dep == "conj":
        i = tree.words[i].head
    return found
