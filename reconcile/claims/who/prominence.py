"""How prominent a noun is in its sentence, as what, and with which words it is told again."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import SUBJECTS, Tree, written
from reconcile.claims.vocabulary import kind_of
from reconcile.claims.who.sorts import sort_of_noun
from reconcile.claims.who.ties import MANY
from reconcile.lexicon.table import group, words
from reconcile.model import Name

# At most so many words of a phrase are shown.
LONG = 8
# Two phrases joined by "and" are shown up to this length.
PAIR = 14
_PARTS = frozenset({"compound", "amod", "nmod", "nummod", "npadvmod", "appos"})
# Words before a phrase that are no part of it ("not the mayor", "particularly the victims").
_LEADING = frozenset({"neg", "advmod", "preconj", "cc", "mark"})
# A phrase that is cut off does not end with such a word ("members of the").
_LINKS = frozenset({"ADP", "DET", "CCONJ", "PUNCT"})
_HANGING = frozenset({"POS", "VBG"})
_ADDED = frozenset({"acl", "amod", "prep"})
_ANY = frozenset({"another", "any", "each", "every", "no", "some"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TELLING = frozenset({"prep", "acl", "relcl", "compound", "poss", "nmod", "nummod", "appos"})
_SPENT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct", "conj", "cc"})
# What is left out of a phrase while it is too long, more each time.
_LOOSE = (_CLAUSES - {"acl"}, _CLAUSES, _CLAUSES | {"prep"})
# A subject of such a clause is less prominent than that of the main one.
_ASIDES = frozenset({"relcl", "acl", "advcl", "pcomp"})


def rank_of(tree: Tree, i: int) -> int:
    word, above = tree.words[i], tree.words[tree.words[i].head]
    if word.dep == "appos" and above.pos in ("NOUN", "PROPN", "NUM"):
        return rank_of(tree, word.head)
    if word.dep in SUBJECTS or (word.dep == "conj" and above.dep in SUBJECTS):
        return 0
    if _is_topic(tree, i):
        return 0
    told = above.lemma in words("frame_verbs") and tree.child(word.head, "ccomp") is not None
    return 1 if word.dep == "dobj" and not told else 4


def is_home(tree: Tree, i: int) -> bool:
    """Whether a place only tells where somebody is from ("Senator Ann Hall of Harwick")."""
    link = tree.words[i].head
    return tree.words[i].dep == "pobj" and tree.words[tree.words[link].head].entity == "PERSON"


def is_common(tree: Tree, i: int) -> bool:
    """Whether what was taken for a person's name is one of several that are called so ("another Dem")."""
    return any(tree.words[k].text.casefold() in _ANY for k in tree.children[i])


def met(tree: Tree, i: int) -> int | None:
    """The subject of a verb that is done with ``i`` ("Ann Hall spoke with Paul Reed")."""
    link = tree.words[i].head
    verb = tree.words[link].head
    done = tree.words[i].dep == "pobj" and tree.words[link].lemma == "with" and tree.words[verb].pos == "VERB"
    return tree.subject(verb) if done else None


def owner_rank(tree: Tree, i: int) -> int:
    """How prominent an owner is: little less than the subject it owns, and less than an object it owns."""
    return 2 if rank_of(tree, tree.words[i].head) == 0 else 4


def is_aside(tree: Tree, i: int) -> bool:
    """Whether the subject ``i`` is that of a clause that only adds something to the main one."""
    top = tree.words[i].head if tree.words[i].dep == "conj" else i
    return tree.words[tree.words[top].head].dep in _ASIDES


def _is_topic(tree: Tree, i: int) -> bool:
    """Whether a sentence opens by naming what it is about ("As for the levy, ...")."""
    head = tree.words[i].head
    return tree.words[i].dep == "pobj" and head == 1 and tree.words[0].lemma == "as" and tree.words[1].lemma == "for"


def is_named(tree: Tree, i: int, names: Sequence[Name]) -> bool:
    """Whether word ``i`` is a person's name, added to the noun that tells who it is ("their nominee, Ann Hall")."""
    return tree.words[i].dep == "appos" and any(n.kind == "person" and n.span.holds(tree.words[i]) for n in names)


def is_told(tree: Tree, i: int, name: Name | None) -> bool:
    """Whether word ``i``, part of a ``name`` or of none, is a noun by itself that a pronoun may stand for."""
    word = tree.words[i]
    counted = word.lemma in ("percent", "cent", "%") and word.dep in SUBJECTS
    if word.pos not in ("NOUN", "PROPN") or ((word.entity in _SPENT or word.text == "%") and not counted):
        return False
    if word.entity == "NORP" and word.tag not in MANY and tree.child(i, "det", "poss") is None:
        return False
    if any(tree.words[k].tag == "WP$" for k in tree.children[i]):
        return False
    if word.dep == "poss":
        kind = name.kind if name is not None else kind_of(word.lemma)
        return word.tag in MANY or kind in ("person", "body")
    named = name is not None and name.kind == "person"
    return word.dep not in _PARTS or (word.dep == "appos" and (named or word.tag in MANY))


def sort_of(tree: Tree, i: int) -> str:
    """The sort of what a noun names: m, f, person, plural ("a handful of insiders"), body ("the crowd") or thing."""
    word, of = tree.words[i], tree.child(i, "prep")
    if word.tag not in MANY and (word.lemma in group("clause_words", "crowd") or kind_of(word.lemma) == "body"):
        return "body"
    if word.pos == "PROPN" and tree.child(i, "det") is not None and kind_of(word.lemma.casefold()) == "person":
        return "person"
    if sort := sort_of_noun(word) or ("person" if word.entity == "NORP" and word.tag not in MANY else ""):
        return sort
    of_many = of is not None and tree.words[of].lemma == "of" and word.lemma in group("clause_words", "many")
    return "plural" if word.tag in MANY or of_many or word.entity == "PERCENT" else "thing"


def phrase(tree: Tree, i: int) -> str:
    """A noun phrase without its clauses, and without what makes it long."""
    if not tree.children[i]:
        return written(tree, i, i)
    below = tree.subtree(i)[1:]
    leading = {k for k in tree.children[i] if k < i and tree.words[k].dep in _LEADING}
    leading.update(k for k in below if tree.words[k].dep in _ADDED and _is_of_deed(tree, k))
    for loose in _LOOSE:
        without = leading.union(k for k in below if tree.words[k].dep in loose and tree.words[k].text != "-")
        kept = set(tree.subtree(i, without))
        first = last = i
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        if last - first < LONG:
            break
    while last > i and (tree.words[last].pos in _LINKS or tree.words[last].tag in _HANGING):
        last -= 1
    return written(tree, max(first, last - LONG), last)


def _is_of_deed(tree: Tree, k: int) -> bool:
    """Whether what hangs from a noun rather tells when something was done, or is itself what was done."""
    word = tree.words[k]
    if word.dep in ("acl", "amod") and word.tag in ("VBN", "VBD"):
        kids = [m for m in tree.children[k] if tree.words[m].pos not in ("ADV", "PUNCT")]
        dated = bool(kids) and _is_of_deed(tree, kids[0]) and word.dep == "acl"
        return dated or any(tree.words[m].dep in ("dobj", "npadvmod") for m in kids)
    day = tree.child(k, "pobj") if word.dep == "prep" and word.lemma == "on" else None
    return day is not None and tree.words[day].entity in ("DATE", "TIME")


def is_cut(tree: Tree, i: int, text: str) -> bool:
    """Whether a phrase as shown has lost its article ("wall made of steel")."""
    article = tree.child(i, "det")
    return article is not None and not text.startswith(tree.words[article].text)


def is_still_bare(tree: Tree, i: int, text: str) -> bool:
    """Whether a phrase has only adjectives or a date to tell which is meant, so that it takes up what was told before.

    Thus "the awkward issue" and "last May's attack", but not "an awkward issue" or "the attack on Harwick".
    """
    kids = [tree.words[k] for k in tree.children[i]]
    dated = any(k.dep == "poss" and k.entity == "DATE" for k in kids)
    first, *rest = text.split()
    named = any(w[:1].isupper() or w[:1].isdigit() for w in rest)
    if not dated and (named or first.casefold() not in _DEFINITE):
        return False
    more = (k for k in kids if k.entity != "DATE" and (k.dep in _TELLING or k.pos == "NOUN"))
    return not any(word.startswith(k.text) for k in more for word in rest)


def tells_which(tree: Tree, i: int) -> bool:
    """Whether a name, or for several things any word, tells which are meant ("Hall's campaign", "hill farms")."""
    kids = [tree.words[k] for k in tree.children[i] if k < i]
    if any(k.pos == "PROPN" and k.dep in _TELLING for k in kids):
        return True
    return tree.words[i].tag in MANY and any(k.dep in ("amod", "compound") for k in kids)


def joins(tree: Tree, i: int) -> bool:
    """Whether a noun is one of two or more that "and" or a comma joins."""
    return tree.words[i].dep == "conj" or tree.child(i, "conj") is not None


def joined(tree: Tree, i: int) -> tuple[int, int] | None:
    """First and last word of two or more noun phrases joined by "and"."""
    kids = tree.children[i]
    if not kids:
        return None
    for k in kids:
        if tree.words[k].dep == "nmod" and any(tree.words[m].lemma == "and" for m in tree.children[k]):
            return tree.edges[i][0], i
    both = any(tree.words[k].lemma == "and" for k in tree.children[i])
    other = tree.child(i, "conj") if both else None
    if other is None or tree.words[other].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    while tree.words[i].dep == "conj" and tree.words[tree.words[i].head].pos in ("NOUN", "PROPN"):
        i = tree.words[i].head
    apart = [tree.edges[k][1] + 1 for k in tree.children[i] if k < i and tree.words[k].dep in _LEADING]
    first, last = max([tree.edges[i][0], *apart]), tree.edges[other][1]
    return (first, last) if last - first < PAIR else None
