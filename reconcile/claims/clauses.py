"""Finds the clauses of a sentence that state a fact of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group, words

# A relative or participial clause shorter than this (in words) only tells which one is meant.
CLAUSE = 4
# A participle after a comma states an event in three words ("killing one person").
PARTICIPLE = 3
# An apposition shorter than this is part of a name ("his brother, Tom").
APPOSITION = 3
# A participle without a comma ("a report published in May by the board") states an event only at length.
POSTMODIFIER = 6
# A relative clause without a comma states a fact only at length, or with a figure or a name in it.
RESTRICTIVE = 7
# A cause stays with its effect in one piece unless it is at least this long.
CAUSE = 7
# A piece with less content than this besides its subject says nothing by itself.
STANDS = 2
# A speaker described in this many words of content, names apart, is told of and not only named.
DESCRIBED = 4
# A frame with a name in it tells of an occasion from this length on (in words) ...
FRAME = 6
# ... and one without from this many words of content.
OCCASION = 3

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_DASHES = frozenset({"–", "—", "--"})


def clause_heads(tree: Tree) -> frozenset[int]:
    """The indices of the words that head a clause or apposition with a fact of its own.

    >>> from reconcile.claims.parse import sentence
    >>> tree = Tree.of(sentence("The mill, which opened in 1902, employs 40 people and has sold cloth to Japan.").words)
    >>> [tree.words[i].text for i in sorted(clause_heads(tree))]
    ['opened', 'employs', 'sold']
    """
    heads = {i for i, word in enumerate(tree.words) if word.head == i}
    order = sorted(heads)
    for i in order:
        for kid in tree.children[i]:
            order.append(kid)
            rule = RULES.get(tree.words[kid].dep)
            if rule and rule(tree, kid, heads):
                heads.add(kid)
    return _settled(tree, frozenset(heads))


def owners(tree: Tree, heads: frozenset[int]) -> list[int]:
    """For each word, the clause head it belongs to."""
    owner = list(range(len(tree.words)))
    order = [i for i, word in enumerate(tree.words) if word.head == i]
    for i in order:
        for kid in tree.children[i]:
            owner[kid] = kid if kid in heads else owner[i]
            order.append(kid)
    return owner


def reported(tree: Tree, i: int, heads: frozenset[int]) -> tuple[int, ...]:
    """The clauses whose content ``i`` reports ("she told reporters [that it closed]")."""
    if not _reports(tree, i):
        return ()
    mine = tree.subtree(i, heads - {i})
    return tuple(k for j in mine for k in tree.children[j] if k in heads and _is_content_clause(tree, k))


def is_frame(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    """Whether clause ``i`` says who says something, and not what."""
    return (tree.words[i].dep == "parataxis" and _reports(tree, i)) or bool(reported(tree, i, heads))


def is_bare_frame(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    """Whether a frame says no more than who speaks, to whom and when."""
    if not is_frame(tree, i, heads):
        return False
    subject = tree.subject(i)
    mine = set(tree.subtree(i, heads - {i}))
    who = set(tree.subtree(subject, heads)) if subject is not None and subject in mine else set()
    told = [k for k in who if _is_content(tree, k) and (tree.words[k].pos != "PROPN" or tree.words[k].dep == "pobj")]
    rest = [k for k in mine - who - {i} if tree.words[k].entity not in ("DATE", "TIME", "PERSON")]
    named = any(tree.words[k].entity for k in rest)
    occasion = [
        k
        for k in rest
        if tree.words[k].pos in ("NOUN", "PROPN", "NUM") and tree.words[k].lemma not in _words("channel")
    ]
    dated = tree.words[i].lemma in _words("dated act") and any(tree.words[k].entity in ("DATE", "TIME") for k in mine)
    length = sum(tree.words[k].pos != "PUNCT" for k in mine)
    return not (len(told) >= DESCRIBED or len(occasion) >= OCCASION or (named and length >= FRAME) or dated)


def content(tree: Tree, i: int, heads: frozenset[int]) -> int:
    """How many words of content clause ``i`` holds besides its subject."""
    subject = tree.subject(i)
    skipped = heads - {i} | ({subject} if subject is not None else set())
    return sum(_is_content(tree, k) for k in tree.subtree(i, frozenset(skipped)))


def _words(label: str) -> frozenset[str]:
    return group("clause_words", label)


def _is_content(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.pos in CONTENT and word.lemma not in _words("light") and word.dep not in ("aux", "auxpass")


def _is_content_clause(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.dep in ("ccomp", "parataxis") or (word.dep == "acl" and tree.child(i, "mark") is not None)


def _reports(tree: Tree, i: int) -> bool:
    return tree.words[i].lemma in words("frame_verbs") and tree.words[i].pos == "VERB"


def _settled(tree: Tree, heads: frozenset[int]) -> frozenset[int]:
    """The heads without those whose piece would not stand: its words go to the clause above (the first: below)."""
    while weak := [i for i in sorted(heads) if not _stands(tree, i, heads)]:
        i = weak[-1]
        if tree.words[i].head != i:
            heads -= {i}
            continue
        below = [k for k in heads if k != i and next((a for a in tree.ancestors(k) if a in heads), k) == i]
        if not below:
            weak.pop()
            if not weak:
                break
            heads -= {weak[-1]}
            continue
        heads -= {min(below, key=lambda k: (abs(k - i), k))}
    return heads


def _stands(tree: Tree, i: int, heads: frozenset[int]) -> bool:
    if is_frame(tree, i, heads):
        return True
    amount, subject = content(tree, i, heads), tree.subject(i)
    full = subject is not None and (
        tree.words[subject].pos in ("PROPN", "NUM") or tree.words[subject].tag in ("NN", "NNS")
    )
    shares = any(k in heads and tree.words[k].dep == "conj" and tree.subject(k) is None for k in tree.children[i])
    return amount >= STANDS or (amount == 1 and full and not shares)


def _relative(tree: Tree, i: int, heads: set[int]) -> bool:
    antecedent, start = tree.words[tree.words[i].head], tree.edges[i][0]
    if (
        antecedent.lemma in _words("vague")
        or antecedent.pos == "PRON"
        or antecedent.entity in ("DATE", "TIME")
        or _cleft(tree, i)
    ):
        return False
    if tree.words[start].tag not in ("WDT", "WP", "WRB", "WP$", "IN") or _is_infinitive(tree, i):
        return False
    loose = _set_off(tree, start) or any(tree.words[k].entity for k in tree.subtree(i))
    return tree.size(i) >= (CLAUSE if loose else RESTRICTIVE)


def _is_infinitive(tree: Tree, i: int) -> bool:
    return any(tree.words[k].tag == "TO" for k in tree.children[i])


def _set_off(tree: Tree, start: int) -> bool:
    """Whether a mark parts what begins at ``start`` from the words before it."""
    return start > 0 and tree.words[start - 1].text in {",", ";", "-", *_DASHES}


def _cleft(tree: Tree, i: int) -> bool:
    above = next(tree.ancestors(tree.words[i].head), None)
    return (
        above is not None
        and tree.words[above].lemma == "be"
        and any(
            tree.words[k].dep == "expl"
            or (tree.words[k].lemma in ("it", "that", "this", "there") and tree.words[k].dep in SUBJECTS)
            for k in tree.children[above]
        )
    )


def _postmodifier(tree: Tree, i: int, heads: set[int]) -> bool:
    word, start = tree.words[i], tree.edges[i][0]
    if tree.child(i, "mark") is not None:
        return _is_statement(tree, i, heads)
    if word.tag not in ("VBG", "VBN"):
        return False
    above = tree.words[tree.words[word.head].head].lemma
    if above in _words("result") and not _set_off(tree, start):
        return False
    told = any(tree.words[k].entity for k in tree.subtree(i))
    least = (PARTICIPLE if told else CLAUSE) if _set_off(tree, start) else POSTMODIFIER
    return tree.size(i) >= least and tree.words[word.head].lemma not in _words("vague")


def _is_statement(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether ``i`` completes the noun of a report ("said in a statement that ...")."""
    noun = tree.words[i].head
    above = next((a for a in tree.ancestors(noun) if a in heads), None)
    return above is not None and tree.words[noun].lemma in _words("channel") and _reports(tree, above)


def _adverbial(tree: Tree, i: int, heads: set[int]) -> bool:
    word, size = tree.words[i], tree.size(i)
    markers = {
        tree.words[k].lemma for k in tree.children[i] if tree.words[k].dep in ("mark", "advmod", "case") and k < i
    }
    if markers & _words("bound") or word.head not in heads or _is_infinitive(tree, i):
        return False
    if markers & _words("cause"):
        return size >= CAUSE and tree.subject(i) is not None
    if markers & _words("time"):
        return size >= CLAUSE
    start = tree.edges[i][0]
    cut = start == 0 or _set_off(tree, start)
    return word.tag in ("VBG", "VBN") and cut and size >= PARTICIPLE


def _coordinate(tree: Tree, i: int, heads: set[int]) -> bool:
    word = tree.words[i]
    if word.head not in heads:
        return False
    if tree.subject(i) is not None:
        return True
    if word.pos in ("VERB", "AUX"):
        return word.tag != "VB" or tree.child(i, "aux") is not None or tree.child(word.head, "aux") is not None
    counted = word.pos == "NUM" or tree.child(i, "nummod") is not None
    return tree.words[word.head].pos == "VERB" and counted and tree.child(i, "prep", "dobj") is not None


def _complement(tree: Tree, i: int, heads: set[int]) -> bool:
    above = tree.words[i].head
    if above not in heads or tree.size(i) < PARTICIPLE:
        return False
    if _reports(tree, above):
        return tree.words[i].tag != "VBG" and not any(
            tree.words[k].lemma in ("if", "whether", "not", "neither") or tree.words[k].tag in ("WRB", "WP")
            for k in (
                *(c for c in tree.children[i] if c < i and tree.words[c].lemma != "not"),
                *_negations(tree, above),
            )
        )
    own = tree.subject(i) is not None and tree.subject(above) is not None
    first, last = sorted((i, above))
    return own and tree.child(i, "mark") is None and any(w.text in {";", ":", *_DASHES} for w in tree.words[first:last])


def _negations(tree: Tree, i: int) -> tuple[int, ...]:
    return tuple(k for k in tree.children[i] if tree.words[k].dep == "neg")


def _event(tree: Tree, i: int, heads: set[int]) -> bool:
    verb = tree.child(i, "pcomp")
    return (
        tree.words[i].lemma in _words("event")
        and verb is not None
        and tree.words[verb].tag == "VBG"
        and tree.size(i) >= CLAUSE + 1
    )


def _apposition(tree: Tree, i: int, heads: set[int]) -> bool:
    first = tree.edges[i][0]
    anchor = tree.words[i].head
    set_off = anchor < first and any(w.text in {",", *_DASHES} for w in tree.words[anchor + 1 : first])
    if tree.words[anchor].entity in ("GPE", "DATE", "CARDINAL"):
        return False
    return (
        set_off
        and tree.size(i) >= APPOSITION
        and tree.words[i].pos in ("NOUN", "PROPN")
        and (tree.child(i, "prep", "relcl", "acl", "poss", "amod", "compound") is not None)
    )


RULES: Mapping[str, Callable[[Tree, int, set[int]], bool]] = {
    "relcl": _relative,
    "acl": _postmodifier,
    "advcl": _adverbial,
    "conj": _coordinate,
    "ccomp": _complement,
    "parataxis": lambda tree, i, heads: tree.words[i].head in heads,
    "prep": _event,
    "appos": _apposition,
}
