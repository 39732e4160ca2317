"""Rules that tell which clauses of a sentence may state a fact of their own, one a relation of the parse."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reconcile.claims.parsed.tree import DASHES, Tree, is_infinitive
from reconcile.claims.pieces.bound import is_bound, is_set_off, listed
from reconcile.claims.pieces.relative import is_cleft, is_general, is_past, tells_of_none
from reconcile.claims.pieces.unasserted import (
    breaks_off,
    is_choice,
    is_degree,
    is_gapped,
    is_inset,
    is_joined,
    is_subordinate,
    is_supposed,
)
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


def candidates(tree: Tree) -> frozenset[int]:
    """The indices of the words that head a clause, or an apposition, with a fact of its own, if it is long enough.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("The mill, which opened in 1902, employs 40 people and has sold cloth to Japan.").words)
    >>> [tree.words[i].text for i in sorted(candidates(tree))]
    ['opened', 'employs', 'sold']
    """
    heads = {i for i, word in enumerate(tree.words) if word.head == i}
    if any(is_subordinate(tree, i) for i in heads):
        return frozenset(heads)
    order = sorted(heads)
    for i in order:
        for kid in tree.children[i]:
            order.append(kid)
            rule = RULES.get(tree.words[kid].dep)
            if rule and rule(tree, kid, heads) and not is_bound(tree, kid, heads):
                heads.add(kid)
    return frozenset(heads)


def reports(tree: Tree, i: int) -> bool:
    """Whether word ``i`` is a verb of saying whose clause stands by itself."""
    return tree.words[i].lemma in words("frame_verbs") and tree.words[i].pos == "VERB"


def _relative(tree: Tree, i: int, heads: set[int]) -> bool:
    antecedent, start = tree.words[tree.words[i].head], tree.edges[i][0]
    if (
        antecedent.lemma in listed("vague")
        or antecedent.pos in ("PRON", "VERB", "AUX")
        or antecedent.entity in ("DATE", "TIME")
        or is_cleft(tree, i)
        or breaks_off(tree, i)
        or is_degree(tree, start)
        or (antecedent.lemma in listed("setting") and tree.words[start].tag == "WRB" and not is_set_off(tree, start))
    ):
        return False
    if tree.words[start].tag not in ("WDT", "WP", "WRB", "WP$", "IN") or is_infinitive(tree, i):
        return False
    if tells_of_none(tree, i):
        return False
    noun = tree.words[i].head
    if not is_set_off(tree, start) and (is_general(tree, noun) or is_supposed(tree, noun)) and not is_past(tree, i):
        return False
    subject = tree.subject(i)
    told = tree.subtree(i, frozenset() if subject is None else frozenset({subject}))
    loose = is_set_off(tree, start) or any(tree.words[k].entity for k in told if k != subject)
    return tree.size(i) >= (CLAUSE if loose else RESTRICTIVE)


def _postmodifier(tree: Tree, i: int, heads: set[int]) -> bool:
    word, start = tree.words[i], tree.edges[i][0]
    if tree.child(i, "mark") is not None:
        return _is_statement(tree, i, heads)
    if word.tag not in ("VBG", "VBN"):
        return False
    above = tree.words[tree.words[word.head].head].lemma
    if above in listed("result") and not is_set_off(tree, start):
        return False
    told = any(tree.words[k].entity for k in tree.subtree(i))
    if not told and not is_set_off(tree, start) and is_general(tree, word.head):
        return False
    least = (PARTICIPLE if told else CLAUSE) if is_set_off(tree, start) else POSTMODIFIER
    return tree.size(i) >= least and tree.words[word.head].lemma not in listed("vague")


def _is_statement(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether ``i`` completes the noun of a report ("said in a statement that ...")."""
    noun = tree.words[i].head
    above = next((a for a in tree.ancestors(noun) if a in heads), None)
    return above is not None and tree.words[noun].lemma in listed("channel") and reports(tree, above)


def _adverbial(tree: Tree, i: int, heads: set[int]) -> bool:
    word, size = tree.words[i], tree.size(i)
    markers = {
        tree.words[k].lemma for k in tree.children[i] if tree.words[k].dep in ("mark", "advmod", "case") and k < i
    }
    above = word.head
    while tree.words[above].dep == "conj" and is_choice(tree, above):
        above = tree.words[above].head
    start = tree.edges[i][0]
    beside = start > 0 and bool(markers & {"with", "without"})
    if beside or markers & listed("bound") or above not in heads or is_infinitive(tree, i):
        return False
    if markers & listed("cause"):
        return size >= CAUSE and tree.subject(i) is not None
    if "when" in markers and (i < word.head or not is_set_off(tree, start)):
        return False
    if markers & listed("time"):
        return size >= CLAUSE and not _is_condition(tree, i, "when" in markers, "before" in markers)
    cut = start == 0 or is_set_off(tree, start)
    goes_on = tree.edges[i][1] + 1
    broken = cut and start and goes_on < len(tree.words) and tree.words[goes_on].pos in ("VERB", "AUX")
    return word.tag in ("VBG", "VBN") and cut and size >= PARTICIPLE and not broken and not _is_unreal(tree, i)


def _is_unreal(tree: Tree, i: int) -> bool:
    """Whether a participle tells more of what might be or is not ("could have helped, lending its boats")."""
    verb = tree.words[i].head
    helpers = [tree.words[k] for k in tree.children[verb] if k < verb]
    unreal = any(w.dep == "neg" or (w.dep == "aux" and w.lemma in listed("unreal")) for w in helpers)
    return unreal and verb < i and not reports(tree, i)


def _is_condition(tree: Tree, i: int, whenever: bool, before: bool) -> bool:
    """Whether a clause of time says on what the main clause hangs ("can go on after the road reopens")."""
    above = tree.words[i].head
    present = any(tree.words[k].tag in ("VBZ", "VBP") for k in (i, *tree.children[i]))
    coming = any(tree.words[k].tag == "MD" for k in tree.children[above])
    passive = tree.child(above, "auxpass") if before else None
    usual = tree.words[above if passive is None else passive].tag in ("VBZ", "VBP")
    return present and (coming or ((whenever or before) and usual))


def _coordinate(tree: Tree, i: int, heads: set[int]) -> bool:
    word = tree.words[i]
    if word.head not in heads or is_joined(tree, i):
        return False
    if tree.subject(i) is not None:
        return True
    if is_infinitive(tree, i):
        return False
    if word.pos in ("VERB", "AUX"):
        return word.tag != "VB" or tree.child(i, "aux") is not None or tree.child(word.head, "aux") is not None
    counted = word.pos == "NUM" or tree.child(i, "nummod") is not None
    return tree.words[word.head].pos == "VERB" and counted and tree.child(i, "prep", "dobj") is not None


def _complement(tree: Tree, i: int, heads: set[int]) -> bool:
    above = tree.words[i].head
    if above not in heads or tree.size(i) < PARTICIPLE:
        return False
    if reports(tree, above):
        return (
            not is_gapped(tree, above)
            and (tree.words[i].tag != "VBG" or tree.subject(i) is not None)
            and not any(
                tree.words[k].lemma in ("if", "whether", "not", "neither") or tree.words[k].tag in ("WRB", "WP")
                for k in (
                    *(c for c in tree.children[i] if c < i and tree.words[c].lemma != "not"),
                    *_negations(tree, above),
                )
            )
        )
    own = tree.subject(i) is not None and tree.subject(above) is not None
    first, last = sorted((i, above))
    own = own and not (i < above and is_inset(tree, i))
    return own and tree.child(i, "mark") is None and any(w.text in {";", ":", *DASHES} for w in tree.words[first:last])


def _negations(tree: Tree, i: int) -> tuple[int, ...]:
    return tuple(k for k in tree.children[i] if tree.words[k].dep == "neg")


def _event(tree: Tree, i: int, heads: set[int]) -> bool:
    verb = tree.child(i, "pcomp")
    if verb is None:
        return _is_comment(tree, i)
    if tree.words[tree.words[i].head].pos in ("NOUN", "PROPN"):
        return False
    return tree.words[i].lemma in listed("event") and tree.words[verb].tag == "VBG" and tree.size(i) >= CLAUSE + 1


def _is_comment(tree: Tree, i: int) -> bool:
    """Whether what opens a sentence judges the rest of it ("In a stunning defeat for the mayor, ...")."""
    first, last = tree.edges[i]
    noun = tree.child(i, "pobj")
    if first or noun is None or last + 1 >= len(tree.words) or tree.words[last + 1].text != ",":
        return False
    judging = group("evaluative", "quality") | group("evaluative", "loaded")
    indefinite = any(tree.words[k].lemma == "a" for k in tree.children[noun])
    judged = (k for k in tree.children[noun] if tree.words[k].dep == "amod")
    return indefinite and tree.size(i) >= CLAUSE and any(tree.words[k].lemma in judging for k in judged)


def _apposition(tree: Tree, i: int, heads: set[int]) -> bool:
    first = tree.edges[i][0]
    anchor = tree.words[i].head
    set_off = anchor < first and any(w.text in {",", *DASHES} for w in tree.words[anchor + 1 : first])
    if tree.words[anchor].entity in ("GPE", "DATE", "CARDINAL"):
        return False
    clauses = frozenset(k for k in tree.children[i] if tree.words[k].dep in ("relcl", "acl", "appos", "punct"))
    return (
        set_off
        and sum(1 for _ in tree.subtree(i, clauses)) >= APPOSITION
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
