"""The clauses of a sentence that state a fact, and the frames that only say who says it."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.pieces.clauses import candidates, reports
from reconcile.lexicon.table import group

# A piece with less content than this besides its subject says nothing by itself.
STANDS = 2
# A speaker described in this many words of content, names apart, is told of and not only named.
DESCRIBED = 4
# A frame with a name in it tells of an occasion from this length on (in words) ...
FRAME = 6
# ... and one without from this many words of content.
OCCASION = 3

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True)
class Outline:
    """A parsed sentence with its clause ``heads``; ``bare`` are those that only say who says the rest."""

    tree: Tree
    heads: frozenset[int]
    bare: frozenset[int]

    @classmethod
    def of(cls, tree: Tree) -> Outline:
        """The outline of a sentence.

        >>> from reconcile.claims.parsed.parse import sentence
        >>> outline = Outline.of(Tree.of(sentence("The mayor said that the old bridge would close in May.").words))
        >>> [outline.tree.words[i].text for i in sorted(outline.heads - outline.bare)]
        ['close']
        """
        heads = _settled(tree, candidates(tree))
        return cls(tree, heads, frozenset(i for i in heads if _is_bare(tree, i, heads)))

    def owners(self) -> list[int]:
        """For each word, the clause head it belongs to."""
        owner = list(range(len(self.tree.words)))
        order = [i for i, word in enumerate(self.tree.words) if word.head == i]
        for i in order:
            for kid in self.tree.children[i]:
                owner[kid] = kid if kid in self.heads else owner[i]
                order.append(kid)
        return owner

    def owner(self, i: int) -> int:
        """The clause head that word ``i`` belongs to."""
        return i if i in self.heads else next((a for a in self.tree.ancestors(i) if a in self.heads), i)

    def reported(self, head: int) -> tuple[int, ...]:
        """The clauses whose content the clause ``head`` reports."""
        return _reported(self.tree, head, self.heads)

    def describes(self, head: int) -> bool:
        """Whether the subject of the clause ``head`` is told of at more length than naming it takes."""
        subject = self.tree.subject(head)
        who = set(self.tree.subtree(subject, self.heads - {head})) if subject is not None else set()
        return _is_described(self.tree, who)

    def frame(self, head: int) -> int | None:
        """The nearest bare frame that reports the clause ``head``, or one that it hangs from."""
        for above in self.tree.ancestors(head):
            if above in self.heads:
                if above in self.bare and head in _reported(self.tree, above, self.heads):
                    return above
                head = above
        return None


def _settled(tree: Tree, heads: frozenset[int]) -> frozenset[int]:
    """The heads without those whose piece would not stand: it joins the clause above, or the nearest one below."""
    while weak := _weakest(tree, heads):
        heads -= weak
    return heads


def _weakest(tree: Tree, heads: frozenset[int]) -> frozenset[int]:
    for i in sorted(heads, reverse=True):
        if _stands(tree, i, heads):
            continue
        if tree.words[i].head != i:
            return frozenset({i})
        below = [k for k in heads - {i} if next((a for a in tree.ancestors(k) if a in heads), k) == i]
        if below:
            return frozenset({min(below, key=lambda k: (abs(k - i), k))})
    return frozenset()


def _stands(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    if _is_frame(tree, i, heads):
        return True
    subject = tree.subject(i)
    skipped = heads - {i} | ({subject} if subject is not None else set())
    if tree.words[i].dep == "advcl":
        skipped |= {k for k in tree.children[i] if tree.words[k].dep == "advmod" and k < (tree.child(i, "mark") or 0)}
    elif _is_label(tree, i, heads):
        return False
    amount = sum(_is_content(tree, k) for k in tree.subtree(i, frozenset(skipped)))
    full = subject is not None and (
        tree.words[subject].pos in ("PROPN", "NUM") or tree.words[subject].tag in ("NN", "NNS")
    )
    shares = any(k in heads and tree.words[k].dep == "conj" and tree.subject(k) is None for k in tree.children[i])
    return amount >= STANDS or (amount == 1 and full and not shares and not _is_time(tree, i))


def _is_time(tree: Tree, i: int) -> bool:
    """Whether a clause tells when another happened ("after the meeting ended")."""
    mark = tree.child(i, "mark")
    events = group("clause_words", "time") | group("clause_words", "event")
    return tree.words[i].dep == "advcl" and mark is not None and tree.words[mark].lemma in events


def _is_label(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    """Whether the top of a sentence is a noun that only a participle after it says something of."""
    participles = [k for k in tree.children[i] if k in heads and tree.words[k].dep == "acl"]
    return tree.words[i].head == i and tree.words[i].pos in ("NOUN", "PROPN") and bool(participles)


def _is_content(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return (
        word.pos in CONTENT and word.lemma not in group("clause_words", "light") and word.dep not in ("aux", "auxpass")
    )


def _reported(tree: Tree, i: int, heads: frozenset[int]) -> tuple[int, ...]:
    """The clauses whose content ``i`` reports ("she told reporters [that it closed]")."""
    if not reports(tree, i):
        return ()
    mine = tree.subtree(i, heads - {i})
    return tuple(k for j in mine for k in tree.children[j] if k in heads and _is_content_clause(tree, k))


def _is_content_clause(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.dep in ("ccomp", "parataxis") or (word.dep == "acl" and tree.child(i, "mark") is not None)


def _is_frame(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    return (tree.words[i].dep == "parataxis" and reports(tree, i)) or bool(_reported(tree, i, heads))


def _is_bare(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    """Whether a frame says no more than who speaks, to whom and when."""
    if not _is_frame(tree, i, heads):
        return False
    subject = tree.subject(i)
    mine = set(tree.subtree(i, heads - {i}))
    who = set(tree.subtree(subject, heads)) if subject is not None and subject in mine else set()
    told = _is_described(tree, who) or _is_occasion(tree, mine, mine - who - {i})
    return not told and not _is_dated(tree, i, mine)


def _is_described(tree: Tree, who: set[int]) -> bool:
    told = [k for k in who if _is_content(tree, k) and (tree.words[k].pos != "PROPN" or tree.words[k].dep == "pobj")]
    return len(told) - sum(_is_title(tree, k, who) for k in told) >= DESCRIBED


def _is_title(tree: Tree, i: int, who: set[int]) -> bool:
    """Whether a word stands before the name whose title it belongs to ("the chief [security officer] Ann Hall")."""
    above = next((k for k in tree.ancestors(i) if k in who and tree.words[k].entity == "PERSON"), None)
    return above is not None and i < above


def _is_occasion(tree: Tree, mine: set[int], rest: set[int]) -> bool:
    """Whether a frame tells where or to whom in more than a word ("in an interview with Channel Nine")."""
    rest = {k for k in rest if tree.words[k].entity not in ("DATE", "TIME", "PERSON")}
    channels = group("clause_words", "channel")
    told = [k for k in rest if tree.words[k].pos in ("NOUN", "PROPN", "NUM") and tree.words[k].lemma not in channels]
    length = sum(tree.words[k].pos != "PUNCT" for k in mine)
    return len(told) >= OCCASION or (length >= FRAME and any(tree.words[k].entity for k in rest))


def _is_dated(tree: Tree, i: int, mine: set[int]) -> bool:
    dated = any(tree.words[k].entity in ("DATE", "TIME") for k in mine)
    return dated and tree.words[i].lemma in group("clause_words", "dated act")
