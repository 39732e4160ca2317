"""Where a claim puts what it tells: each place it names, of what size it is and what it is the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.slots.name import own_words
from reconcile.lexicon.table import mapping
from reconcile.model import Claim, Name, Span
from reconcile.profiles import CONTENT_POS, stopwords

# The level of a place that no list or last word tells: a town, a village, a quarter.
TOWN = "town"
# Letters between a name and the preposition that leads to its place ("Quill Foods, in Abbey Road").
BESIDE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a claim names it; ``text`` is verbatim, with the noun that tells its sort ("Tanyard estate").

    ``level`` is its size or sort (country, state, county, street, hospital, town ...); ``by`` the preposition that
    leads to it, "" where it stands before a noun ("the Norwalk event"); ``of`` the content lemmas of what is there,
    up to the verb; ``around`` those of the whole clause; ``holds`` the name of whom or what it is given for, right
    before it ("Quill Foods, in Abbey Road"), None where that is no name.
    """

    name: Name
    text: str
    level: str
    by: str
    of: frozenset[str]
    around: frozenset[str]
    holds: Name | None


def places(claim: Claim, names: Iterable[Name]) -> tuple[Place, ...]:
    """Those names of a claim that tell a place, in order; also bodies where things happen ("at Quill Hospital")."""
    found = tuple(names)
    if not found:
        return ()
    tree = Tree.of(claim.sentence.words)
    return tuple(p for n in found if (p := _place(n, claim, tree)))


def level(name: Name) -> str:
    """The size or sort of a place, by the list of names that are no town, then by its last word; "" of no place."""
    words = own_words(name.text, "place")
    told = _levels().get(name.key) or _levels().get(" ".join(words)) or (_sort(words[-1]) if len(words) > 1 else "")
    return told or (TOWN if name.kind == "place" else "")


def _levels() -> Mapping[str, str]:
    return mapping("place_levels")


def _sort(word: str) -> str:
    """The sort of place that a common noun tells; "" where none."""
    return mapping("place_heads").get(word, "")


def _place(name: Name, claim: Claim, tree: Tree) -> Place | None:
    words = tree.words
    inside = [i for i, w in enumerate(words) if name.span.holds(w)]
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if head is None:
        return None
    sort, end, above = level(name), name.span.end, words[head].head
    if words[head].dep in ("compound", "nmod") and _sort(words[above].lemma) and above > head:
        head, sort, end = above, _sort(words[above].lemma), words[above].end
    if not sort:
        return None
    while words[head].dep in ("appos", "npadvmod") and words[words[head].head].pos == "PROPN":
        head = words[head].head
    above, start = words[head].head, claim.sentence.start
    by = words[above] if words[head].dep == "pobj" else None
    chain, own = list(_upwards(above, tree)), _starts(claim)
    return Place(
        name=name,
        text=claim.sentence.text[name.span.start - start : end - start],
        level=sort,
        by=by.lemma.casefold() if by else "",
        of=_content(chain, tree, own),
        around=_content((i for k in chain[-1:] for i in tree.subtree(k)), tree, own),
        holds=_before(claim, by.span) if by else None,
    )


def _before(claim: Claim, by: Span) -> Name | None:
    near = (n for n in claim.slots.names if 0 < by.start - n.span.end <= BESIDE)
    return next(near, None)


def _starts(claim: Claim) -> frozenset[int]:
    return frozenset(w.start for n in claim.slots.names for w in claim.sentence.words if n.span.holds(w))


def _upwards(i: int, tree: Tree) -> Iterator[int]:
    """The words from ``i`` up to the nearest verb, with what qualifies the nouns among them."""
    words = tree.words
    while True:
        if words[i].pos == "NOUN":
            yield from (k for k in tree.children[i] if words[k].dep in ("amod", "compound", "nummod"))
        yield i
        if words[i].pos == "VERB" or words[i].head == i:
            return
        i = words[i].head


def _content(indices: Iterable[int], tree: Tree, own: frozenset[int]) -> frozenset[str]:
    """The content lemmas of some words, names left out."""
    words, stop = tree.words, stopwords()
    return frozenset(
        words[i].lemma
        for i in indices
        if words[i].pos in CONTENT_POS and words[i].start not in own and words[i].lemma not in stop
    )
