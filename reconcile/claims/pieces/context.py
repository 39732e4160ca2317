"""The words a piece leaves out and needs: its subject, a shared verb, who says it."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.claims.parsed.tree import DASHES, FINITE, QUOTES, Tree, form, written
from reconcile.claims.pieces.outline import Outline
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group
from reconcile.model import Speech

# So many words are shown of what a frame reports.
TOLD = 14
# And so many after its verb, if that comes late.
PREDICATE = 4
_RELATIVES = ("WDT", "WP")
_MODIFIERS = ("relcl", "acl", "appos")
_NOMINAL = ("NOUN", "PROPN", "ADP", "NUM")
_MARKS = ' ,;:-–—―“”"'
_WITHIN = ("pobj", "prep", "appos")
_SHARING = ("conj", "advcl", "prep", "pcomp", "xcomp", "ccomp")


def context(outline: Outline, head: int, inside: range, speech: Sequence[Speech]) -> str:
    """What a reader needs to understand the clause ``head``, shown as the words ``inside``, alone; "" if nothing."""
    word = outline.tree.words[head]
    if word.dep in _MODIFIERS:
        completing = word.head in inside or (word.dep == "acl" and outline.tree.child(head, "mark") is not None)
        found = "" if completing else _told_of(outline, head)
    else:
        found = _subject(outline, head, inside)
    return joined(_reporting(outline, head, speech), found, _told(outline, head, inside))


def _told_of(outline: Outline, head: int) -> str:
    """The noun that a clause or apposition tells of; where it only follows a preposition, with the noun above."""
    tree, noun = outline.tree, outline.tree.words[head].head
    if tree.words[head].dep == "appos" and tree.words[noun].pos != "VERB":
        return _bare(outline, noun)
    if tree.words[noun].entity == "PERSON":
        return _phrase(outline, noun)
    if tree.words[noun].dep == "appos" and tree.words[tree.words[noun].head].pos == "PROPN":
        return _bare(outline, tree.words[noun].head)
    first = tree.edges[head][0]
    where = tree.words[first].lemma == "where" or tree.words[head].dep == "acl"
    top = _place(tree, noun) if where else _whole(tree, noun, first)
    if top == noun or outline.owner(top) != outline.owner(noun):
        return _bare(outline, noun) if tree.words[head].dep == "appos" else _phrase(outline, noun)
    last = next((k for k in range(noun, first) if tree.words[k].text in DASHES), first) - 1
    return written(tree, tree.edges[top][0], last).strip(_MARKS)


def _whole(tree: Tree, noun: int, first: int) -> int:
    """The noun of which ``noun`` is told, a part or a place; for "who", only people, and nothing past a quotation."""
    top = at = noun
    people = tree.words[first].tag in ("WP", "WP$")
    unlike = people and tree.words[noun].tag == "NN" and not _is_people(tree, noun)
    while tree.words[at].dep in _WITHIN and tree.words[tree.words[at].head].pos in _NOMINAL:
        at = tree.words[at].head
        if tree.words[at].pos == "ADP":
            continue
        if unlike and _is_people(tree, at):
            return at
        if not unlike and people != _is_people(tree, at) and (people or tree.words[first].tag == "WDT"):
            return top
        if any(w.text in QUOTES and w.tag != "POS" for w in tree.words[at:noun]):
            return noun
        top = at
    return noun if tree.words[at].pos == "ADP" else top


def _is_people(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    many = group("clause_words", "many") | group("clause_words", "crowd")
    return kind_of(word.lemma) == "person" or word.lemma in many or word.pos == "NUM" or word.entity == "PERSON"


def _place(tree: Tree, i: int) -> int:
    """The place that noun ``i`` tells where to find ("the arena in Leeds, where she spoke")."""
    above = tree.words[i].head
    told = tree.words[i].dep == "pobj" and tree.words[above].lemma in ("in", "outside", "near")
    place = tree.words[above].head
    return place if told and tree.words[place].pos in ("NOUN", "PROPN") else i


def joined(*texts: str) -> str:
    """The texts that are not empty, as one."""
    return " ".join(filter(None, texts))


def _subject(outline: Outline, head: int, inside: range) -> str:
    """The subject of a clause that stands outside ``inside``: its own, or the one it shares with the clause above."""
    tree, i, shared = outline.tree, head, ""
    while True:
        subject, word = tree.subject(i), tree.words[i]
        if subject is not None and subject in inside:
            return ""
        if word.dep in _MODIFIERS and (subject is None or tree.words[subject].tag in _RELATIVES):
            return _phrase(outline, word.head) + shared
        if subject is not None:
            return _phrase(outline, subject) + shared
        alone = word.head == i or word.dep not in _SHARING or _is_complete(tree, i)
        if alone or (word.dep == "ccomp" and _is_said(outline, i)):
            return ""
        if word.dep == "conj":
            shared = _shared(tree, i) or shared
        i = word.head


def _is_complete(tree: Tree, i: int) -> bool:
    """Whether a clause of time has a finite verb, so that its subject stands in it, though no parse says so."""
    if tree.words[i].dep != "advcl" or tree.child(i, "mark") is None:
        return False
    return form(tree, i) in FINITE


def _is_said(outline: Outline, i: int) -> bool:
    """Whether a clause is what its verb reports, or is quoted before it."""
    above = outline.tree.words[i].head
    return i in outline.reported(above) or i < above


def _told(outline: Outline, head: int, inside: range) -> str:
    """What a clause reports, where that is shown apart from it ("She told the inquiry ... that the gate was open")."""
    clauses = [k for k in outline.reported(head) if k not in inside]
    if not clauses:
        return ""
    first, last = outline.tree.edges[clauses[0]]
    text = written(outline.tree, first, last).split()
    verb = len(written(outline.tree, first, clauses[0]).split())
    least = max(TOLD, verb + PREDICATE)
    return " ".join(text if len(text) <= least else [*text[:least], "…"])


def _shared(tree: Tree, i: int) -> str:
    """What the conjunct ``i`` shares with the verb above: its helpers ("will"), or all of it ("three in Leeds")."""
    word, above = tree.words[i], tree.words[i].head
    helpers = [k for k in tree.children[above] if tree.words[k].dep in ("aux", "auxpass", "neg") and k < above]
    if word.pos not in ("VERB", "AUX"):
        helpers.append(above)
    elif not _lacks_helper(tree, i, helpers):
        return ""
    return "".join(f" {tree.words[k].text}" for k in helpers)


def _lacks_helper(tree: Tree, i: int, helpers: Sequence[int]) -> bool:
    """Whether a further verb shares the helpers of the one above, as a bare form does after "will"."""
    base = tree.words[i].tag == "VBP" and tree.words[i].text == tree.words[i].lemma
    bare = base and any(tree.words[k].tag == "MD" for k in helpers)
    own = tree.child(i, "aux", "auxpass") is not None
    return not own and (bare or tree.words[i].tag in ("VB", "VBN", "VBG"))


def _reporting(outline: Outline, head: int, speech: Sequence[Speech]) -> str:
    """The reporting words that no speech accounts for ("police said")."""
    frame, here = outline.frame(head), outline.tree.words[head].span
    if frame is None or any(s.said_by and s.span.overlaps(here) for s in speech):
        return ""
    helpers = [k for k in outline.tree.children[frame] if outline.tree.words[k].dep in ("aux", "auxpass", "neg")]
    verb = written(outline.tree, min((*helpers, frame)), frame) if outline.tree.child(frame, "auxpass") else ""
    return joined(_subject(outline, frame, range(0)), verb or outline.tree.words[frame].text)


def _phrase(outline: Outline, i: int) -> str:
    """A noun phrase as far as it runs without a clause of its own; with the name that follows it."""
    tree = outline.tree
    name = tree.child(i, "appos") if tree.words[i].pos == "NOUN" else None
    named = name in outline.heads and name is not None and tree.words[name].pos == "PROPN"
    return f"{_bare(outline, i)}, {_bare(outline, name)}" if named and name is not None else _bare(outline, i)


def _bare(outline: Outline, i: int) -> str:
    inside = set(outline.tree.subtree(i, outline.heads - {i}))
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return written(outline.tree, first, last).strip(_MARKS)
