"""Who holds a role, as a claim tells it: "its chairman, Colin Neal", "Mayor Neal", "Neal will act as leader"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.slots.name import own_words
from reconcile.judge.named import names
from reconcile.lexicon.table import group, mapping
from reconcile.model import Claim, Name
from reconcile.remembered import remembered

_LINKING = frozenset({"be", "become", "remain", "name", "elect", "appoint", "make", "choose"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a role that one person has at a time.

    ``bodies`` are the keys of the named entities it belongs to ("quill foods"), ``nouns`` the lemmas where they are
    only described ("club"); both empty where not said. ``rank`` holds what makes it another role or time ("deputy",
    "former"); ``titled`` is true where the role stands before the name like a title, which tells little of whose it is.
    """

    name: Name
    role: str
    bodies: frozenset[str]
    nouns: frozenset[str]
    rank: frozenset[str]
    titled: bool

    def same_role(self, other: Holder) -> bool:
        """Whether two holders are said to hold one role of one body or person."""
        return self._alike(other) and bool(self.bodies & other.bodies or self.nouns & other.nouns)

    def may_be_same_role(self, other: Holder) -> bool:
        """Whether nothing said tells two roles apart; of a title too little is said."""
        if not self._alike(other) or self.titled or other.titled:
            return False
        return not (self.bodies and other.bodies) and not (self.nouns and other.nouns)

    @property
    def kin(self) -> bool:
        """Whether the role is within a family."""
        return mapping("sole_roles")[self.role] == "kin"

    def _alike(self, other: Holder) -> bool:
        return self.role == other.role and self.rank == other.rank


@remembered
def holders(claim: Claim) -> tuple[Holder, ...]:
    """The holders of roles that a claim names, in order."""
    people = [n for n in names(claim) if n.kind == "person"]
    if not people:
        return ()
    tree, keys = Tree.of(claim.sentence.words), _keys(claim)
    return tuple(h for name in people for h in _of(name, tree, keys))


def _of(name: Name, tree: Tree, keys: dict[int, str]) -> Iterator[Holder]:
    words = tree.words
    inside = [i for i, w in enumerate(words) if name.span.holds(w)]
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if head is None:
        return
    own = len(own_words(name.text))
    titles = inside[: max(0, len(inside) - own)]
    for i in dict.fromkeys((*titles, *_roles(head, tree))):
        role = words[i].lemma.casefold()
        if role in mapping("sole_roles") and words[i].tag in ("NN", "NNP"):
            titled = i in titles or words[i].dep in ("compound", "nmod")
            owners = list(_owners(i, head, tree))
            bodies = frozenset(keys[words[k].start] for k in owners if words[k].start in keys) - {name.key}
            nouns = frozenset(
                words[k].lemma.casefold()
                for k in owners
                if words[k].start not in keys and words[k].pos in ("NOUN", "PROPN")
            )
            yield Holder(name, role, bodies, nouns, frozenset(_rank(i, tree)), titled)


def _roles(head: int, tree: Tree) -> Iterator[int]:
    """The nouns that say what the person whose name has its head at ``head`` is."""
    words = tree.words
    yield from (k for k in tree.children[head] if words[k].dep in ("appos", "compound", "nmod"))
    above = words[head].head
    if words[head].dep == "appos":
        yield above
    if words[head].dep in ("nsubj", "nsubjpass", "dobj"):
        linking = words[above].lemma in _LINKING
        for k in tree.children[above]:
            if linking and words[k].dep in ("attr", "oprd"):
                yield k
            if words[k].dep == "prep" and words[k].lemma == "as":
                yield from (j for j in tree.children[k] if words[j].dep == "pobj")
    if words[head].dep == "attr" and words[above].lemma == "be":
        yield from (k for k in tree.children[above] if words[k].dep == "nsubj")


def _owners(role: int, head: int, tree: Tree) -> Iterator[int]:
    """The words for what a role belongs to: "its chairman", "club chairman", "the chairman of the club"."""
    words = tree.words
    yield from (k for k in tree.children[head] if words[k].dep == "poss")
    for k in tree.children[role]:
        if words[k].dep == "poss" or (words[k].dep in ("compound", "nmod") and words[k].pos in ("PROPN", "NOUN")):
            if words[k].lemma.casefold() not in group("name_words", "former"):
                yield k
        elif words[k].dep == "prep" and words[k].lemma in ("of", "for", "at"):
            yield from (j for j in tree.children[k] if words[j].dep == "pobj")


def _rank(role: int, tree: Tree) -> Iterator[str]:
    """What makes it another role or time: "deputy", "former", and whatever else qualifies it ("assistant")."""
    words, near = tree.words, group("name_words", "former")
    yield from (words[k].lemma.casefold() for k in tree.children[role] if words[k].dep == "amod")
    if role and words[role - 1].lemma.casefold() in near:
        yield words[role - 1].lemma.casefold()


def _keys(claim: Claim) -> dict[int, str]:
    return {
        w.start: n.key for n in (*names(claim), *claim.refers) for w in claim.sentence.words if n.span.holds(w)
    }
