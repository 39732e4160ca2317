"""Clauses that belong to the clause above them: without it they say nothing, or it says something else without them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import takewhile

from reconcile.claims.parsed.tree import DASHES, QUOTES, SUBJECTS, Tree, is_infinitive, is_opening
from reconcile.claims.pieces.apposed import after_colon, is_no_name
from reconcile.claims.pieces.relative import is_needed, is_one_of
from reconcile.lexicon.table import group, words

_MARKS = frozenset({",", ";", "-", "(", *DASHES})
_TIMES = ("DATE", "TIME")
_COMPLEMENTS = frozenset(
    {"acomp", "advcl", "advmod", "agent", "attr", "ccomp", "dative", "dobj", "npadvmod", "oprd", "prep", "prt", "xcomp"}
)
_CONDITIONS = ("if", "unless", "until")

# A quotation of no more words is cut nowhere.
SCRAP = 10
# A main clause of fewer words than this says too little alone ("Hall broke in, calling on Reed") ...
LEAST = 4
# ... and one of fewer than this needs its cause ("I kept quiet because ...").
CAUSED = 6


def is_bound(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether clause ``i`` may not be cut from the clause above it, one of ``heads``.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("They acted as though the vote did not matter, which angered the two unions.").words)
    >>> [is_bound(tree, i, {1}) for i, w in enumerate(tree.words) if w.dep in ("advcl", "relcl")]
    [True, False]
    """
    rule = RULES.get(tree.words[i].dep)
    return _is_quoted_with(tree, i) or (rule is not None and rule(tree, i, heads))


def _is_quoted_with(tree: Tree, i: int) -> bool:
    """Whether a clause and the word it hangs from are a few quoted words ("a “view that lifts the port”")."""
    ends = sorted((i, tree.words[i].head))
    marks = [k for k, w in enumerate(tree.words) if w.text in QUOTES and w.tag != "POS"]
    first = max((k for k in marks if k < ends[0]), default=None)
    last = min((k for k in marks if k > ends[1]), default=None)
    if first is None or last is None or any(ends[0] < k < ends[1] for k in marks):
        return False
    told = [k for k in range(first + 1, last) if tree.words[k].pos != "PUNCT"]
    return 0 < len(told) <= SCRAP and tree.words[told[0]].text[0].islower() and marks.index(first) % 2 == 0


def is_set_off(tree: Tree, start: int) -> bool:
    """Whether a mark parts what begins at ``start`` from the words before it."""
    before = start - 1
    while before > 0 and tree.words[before].text in QUOTES:
        before -= 1
    return before >= 0 and tree.words[before].text in _MARKS


def listed(label: str) -> frozenset[str]:
    """The words that ``lexicon/clause_words.csv`` puts in a group."""
    return group("clause_words", label)


def _which(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether a relative clause tells which is meant ("the bills that came from the north"), or draws a conclusion."""
    if is_set_off(tree, tree.edges[i][0]):
        return tree.words[i].lemma in listed("concluding") and tree.words[tree.edges[i][0]].lemma == "which"
    noun = tree.words[i].head
    if is_needed(tree, i, heads) or (tree.words[noun].lemma in listed("many") and tree.child(noun, "prep") is None):
        return True
    while tree.words[noun].dep == "conj":
        noun = tree.words[noun].head
    if tree.words[noun].dep in ("npadvmod", "appos") and noun not in heads:
        return True
    close = all(w.pos != "PUNCT" for w in tree.words[tree.words[i].head : tree.edges[i][0]])
    return _is_definite(tree, noun) or (close and _is_of_subject(tree, noun, heads))


def _is_of_subject(tree: Tree, noun: int, heads: set[int]) -> bool:
    """Whether a noun is a subject or part of one, so that what tells of it stands before the verb."""
    within = takewhile(lambda k: k not in heads, (noun, *tree.ancestors(noun)))
    return any(tree.words[k].dep in SUBJECTS for k in within)


def _is_definite(tree: Tree, noun: int) -> bool:
    known = (tree.words[k] for k in tree.children[noun] if k < noun)
    return any(w.dep == "poss" or (w.dep in ("det", "predet") and w.lemma in listed("definite")) for w in known)


def _participle(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether a participle relates two things, stands between dashes, or tells which is meant and gives no date."""
    if _tells(tree, i) or tree.child(i, "mark") is not None:
        return False
    noun = tree.words[i].head
    if tree.words[i].lemma in listed("relating") or is_one_of(tree, noun):
        return True
    if is_set_off(tree, tree.edges[i][0]):
        return any(w.text in DASHES for w in tree.words[noun + 1 : i])
    dated = tree.words[i].tag == "VBN" and any(tree.words[k].entity in _TIMES for k in tree.subtree(i))
    return _is_of_subject(tree, noun, heads) or not dated or _is_definite(tree, noun)


def _tells(tree: Tree, i: int) -> bool:
    """Whether a participle reports what somebody says ("a letter saying that it was shut")."""
    return tree.words[i].lemma in words("frame_verbs") and tree.child(i, "ccomp") is not None


def _adverbial(tree: Tree, i: int, heads: set[int]) -> bool:
    word, start = tree.words[i], tree.edges[i][0]
    marks = {tree.words[k].lemma for k in tree.children[i] if tree.words[k].dep in ("mark", "advmod") and k < i}
    if tree.subject(word.head) is not None and _is_short(tree, word.head, i, CAUSED if "because" in marks else LEAST):
        return True
    if "as" in marks and (marks & {"though", "if", "well"} or _is_gap(tree, i)):
        return True
    telling = tree.words[word.head].lemma in words("frame_verbs")
    if marks & {"as", "while"} and i > word.head and not (telling or is_set_off(tree, start)):
        return True
    if marks & listed("time") and (_only(tree, word.head) or _dated(tree, start, "when" in marks)):
        return True
    if tree.subject(i) is not None or _tells(tree, i):
        return False
    if word.tag in ("VBN", "VBG") and (word.text.casefold() in listed("loose") or _leads(tree, i)):
        return True
    dash = word.tag == "VBG" and start > 0 and (tree.words[start - 1].text in DASHES or _is_with(tree, i))
    return dash or bool(marks and word.tag == "VBN") or word.lemma in listed("relating") or after_colon(tree, i)


def _leads(tree: Tree, i: int) -> bool:
    """Whether a clause says to what all that was told led ("leading to fears", "leading many to go")."""
    to = any(tree.words[k].lemma == "to" and tree.words[k].dep == "prep" for k in tree.children[i])
    return tree.words[i].lemma == "lead" and (to or tree.child(i, "xcomp", "ccomp", "advcl") is not None)


def _is_short(tree: Tree, main: int, i: int, least: int) -> bool:
    """Whether a main clause says too little without clause ``i``; what names or dates something says enough."""
    rest = [tree.words[k] for k in tree.subtree(main, frozenset({i}))]
    length = sum(w.pos not in ("PUNCT", "SPACE") for w in rest)
    return length < LEAST or (length < least and not any(w.entity for w in rest))


def _is_gap(tree: Tree, i: int) -> bool:
    """Whether a clause leaves out what its verb says ("as Hall is in the north", "as many expect")."""
    verb = i
    while (further := tree.child(verb, "xcomp", "advcl")) is not None:
        if tree.words[further].dep == "advcl" and not is_infinitive(tree, further):
            break
        verb = further
    gap = tree.words[i].pos == "AUX" or tree.words[verb].lemma in listed("known")
    return gap and tree.child(verb, "attr", "acomp", "dobj", "oprd", "ccomp") is None


def _only(tree: Tree, verb: int) -> bool:
    """Whether a verb holds of nothing but what is told beside it ("only opens after a vote")."""
    return any(tree.words[k].lemma == "only" and k < verb for k in tree.children[verb])


def _dated(tree: Tree, start: int, when: bool = False) -> bool:
    """Whether the time that a clause tells of stands before it ("moments | after the vote", "the season | when")."""
    return start > 0 and tree.words[start - 1].lemma in listed("setting" if when else "span")


def _is_with(tree: Tree, i: int) -> bool:
    """Whether a participle may be what somebody after "with" does ("waited, with Hall asking them to go")."""
    beside = (k for k in tree.children[tree.words[i].head] if k < i and tree.words[k].dep == "prep")
    last = max(beside, default=0)
    return tree.words[last].lemma == "with" and last > 0 and tree.words[last - 1].text == ","


def _event(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether what somebody did before or after may be another's deed, or is the only time the rest holds."""
    above = tree.words[i].head
    if tree.child(i, "pcomp") is None:
        return False
    aim = tree.words[above].dep == "xcomp" or is_infinitive(tree, above)
    another = tree.words[above].dep == "acl" or (aim and above not in heads)
    another = another or (tree.words[i].lemma == "before" and tree.words[above].lemma in words("frame_verbs"))
    return another or _only(tree, above) or _dated(tree, tree.edges[i][0])


def _coordinate(tree: Tree, i: int, heads: set[int]) -> bool:
    word, above = tree.words[i], tree.words[i].head
    own = tree.subject(i) is not None
    joining = [k for k in range(above + 1, i) if tree.words[k].dep == "cc"]
    if not own and any(is_opening(tree, k - 1) for k in joining):
        return True
    dash = not own and any(tree.words[k - 1].text in DASHES for k in joining)
    if dash or _is_inset(tree, i) or word.pos == "ADP" or (own and (_points_back(tree, i) or _is_order(tree, above))):
        return True
    if word.pos == "VERB" and not own and not any(tree.words[k].dep in _COMPLEMENTS for k in tree.children[i]):
        return True
    later = (k for k in tree.children[above] if k > i and tree.words[k].dep == "advcl")
    return any(tree.words[m].lemma in _CONDITIONS for k in later if (m := tree.child(k, "mark")) is not None)


def _is_inset(tree: Tree, i: int) -> bool:
    """Whether the subject of a further clause stands between dashes ("that the ferry — and any boat — has to stay")."""
    subject = tree.subject(i)
    if subject is None:
        return False
    first, last = tree.edges[subject]
    opens = first > 1 and tree.words[first - 1].dep == "cc" and tree.words[first - 2].text in DASHES
    return opens and any(w.text in DASHES for w in tree.words[last : last + 2])


def _points_back(tree: Tree, i: int) -> bool:
    """Whether a further clause takes up the one before it ("but those doors stayed shut", "but he went anyway")."""
    further = frozenset(k for k in tree.children[i] if tree.words[k].dep == "conj")
    for k in tree.subtree(i, further):
        word = tree.words[k]
        if word.lemma in listed("taking up") and word.dep == "advmod":
            return True
        if word.lemma == "so" and tree.words[word.head].lemma == "do":
            return True
        if word.dep in ("det", "predet") and word.lemma in ("those", "these", "such") and not word.entity:
            return tree.child(word.head, "relcl", "acl") is None
    return False


def _is_order(tree: Tree, i: int) -> bool:
    """Whether a verb asks for something ("Open the gate, and then we can talk")."""
    helpers = any(tree.words[k].dep in ("aux", "auxpass", "mark", *SUBJECTS) for k in tree.children[i])
    return tree.words[i].tag == "VB" and tree.words[i].dep in ("ROOT", "ccomp") and not helpers


def _complement(tree: Tree, i: int, heads: set[int]) -> bool:
    """Whether what is reported lacks its subject ("reported foreigners [increasingly targeted]")."""
    bare = tree.words[i].tag == "VBN" and tree.child(i, "aux", "auxpass", "mark") is None
    finite = tree.words[i].tag in ("VBD", "VBZ") and tree.words[i].head < i and tree.words[i].pos == "VERB"
    return (bare or finite) and tree.subject(i) is None


RULES: Mapping[str, Callable[[Tree, int, set[int]], bool]] = {
    "relcl": _which,
    "acl": _participle,
    "advcl": _adverbial,
    "prep": _event,
    "conj": _coordinate,
    "appos": is_no_name,
    "ccomp": _complement,
}
