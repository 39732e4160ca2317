"""Which noun a clause, or half a word, tells of, where a parser hung it on another."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import FINITE, SUBJECTS, Tree
from reconcile.claims.vocabulary import kind_of, lemma_of, says
from reconcile.lexicon.table import group

# What is hoped follows the hoping within so many words.
NEAR = 6
_PLACES = ("GPE", "ORG", "FAC")
_OBJECTS = ("dobj", "pobj", "attr", "appos")


def compound(tree: Tree, i: int) -> Iterator[Change]:
    """A word cut at its hyphen, of which the first part was taken for a noun ("the charity's co-founder Ann Hall")."""
    a, b = i - 1, i + 1
    if a < 0 or b >= len(tree.words):
        return
    before, mark, after = tree.words[a : b + 1]
    one = before.end == mark.start and mark.end == after.start
    if one and before.dep in (*SUBJECTS, *_OBJECTS) and after.dep == "compound" and after.head > b:
        yield Change(i, b, "punct")
        yield Change(a, b, "compound")
        yield from (Change(k, b, tree.words[k].dep) for k in tree.children[a] if k < a)


def telling(tree: Tree, i: int) -> Iterator[Change]:
    """A relative clause tells of a person with "who", of a thing with "which", and of one or many as its verb does."""
    subject, noun = tree.subject(i), tree.words[i].head
    word = tree.words[subject] if subject is not None else None
    if word is None or word.tag not in ("WP", "WDT"):
        return
    at = _named(tree, noun, i) if word.lemma == "who" else _thing(tree, noun) if word.lemma == "which" else noun
    at = _whole(tree, at, i) if at == noun else at
    at = _agreeing(tree, at, i) if at == noun else at
    if at != noun and tree.words[at].pos in ("NOUN", "PROPN"):
        yield Change(i, at, "relcl")


def _named(tree: Tree, noun: int, i: int) -> int:
    """The person named, where a clause was hung on what the person is called or on an office named in that."""
    at = noun
    if tree.words[at].entity in _PLACES and tree.words[tree.edges[i][0] - 1].text == ",":
        at = _person_above(tree, at)
    while tree.words[at].dep == "conj" and tree.words[at].pos == "NOUN":
        at = tree.words[at].head
    name = tree.words[at].head
    called = tree.words[at].dep == "appos" and tree.words[at].pos == "NOUN"
    return name if called and tree.words[name].entity == "PERSON" else at if tree.words[at].pos == "PROPN" else noun


def _thing(tree: Tree, noun: int) -> int:
    """The thing to which a person belongs ("the meeting with Hall, which lasted an hour"), if it was a person."""
    at = noun
    while _is_person(tree, at) and tree.words[at].dep == "pobj":
        at = tree.words[tree.words[at].head].head
    return at if not _is_person(tree, at) and tree.words[at].pos == "NOUN" else noun


def _whole(tree: Tree, noun: int, i: int) -> int:
    """Those of whom others are a part, both set off ("its members, including two mayors, who ...")."""
    part = tree.words[noun].head
    set_off = all(tree.words[tree.edges[k][0] - 1].text == "," for k in (part, i))
    all_of = tree.words[tree.words[part].head]
    many = all_of.tag == "NNS" or all_of.lemma in group("clause_words", "many")
    part_of = tree.words[noun].tag == "NNS" and tree.words[part].text == "including"
    return tree.words[part].head if part_of and many and set_off else noun


def _is_person(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.entity == "PERSON" or (word.tag == "NN" and kind_of(word.lemma) == "person")


def _agreeing(tree: Tree, noun: int, i: int) -> int:
    """The nearest noun before of the number that a clause's verb has ("decisions under a chief that have ...")."""
    form = next((tree.words[k].tag for k in (*tree.children[i], i) if tree.words[k].tag in ("VBZ", "VBP")), "")
    word = tree.words[noun]
    one = word.tag == "NN" or (word.entity == "PERSON" and word.dep != "conj")
    wrong, right = (word.tag if one else "", ("NNS", "NNPS")) if form == "VBP" else ("NNS", ("NN",))
    group_of_many = word.lemma in group("clause_words", "crowd") | group("clause_words", "many") or kind_of(word.lemma)
    if not form or word.tag != wrong or group_of_many or tree.child(noun, "conj") is not None:
        return noun
    before = (k for k in range(noun - 1, -1, -1) if tree.words[k].pos in ("NOUN", "VERB", "AUX"))
    for k in before:
        if tree.words[k].tag in right:
            return k
        if tree.words[k].pos != "NOUN" and tree.words[k].tag not in ("VBN", "VBG"):
            break
    return noun


def _person_above(tree: Tree, i: int) -> int:
    """The person whose office or place noun ``i`` tells ("a professor at Harwick College"), else the noun itself."""
    at = i
    while tree.words[at].dep in ("pobj", "prep", "conj", "poss", "compound") and tree.words[at].head != at:
        at = tree.words[at].head
        if tree.words[at].pos == "NOUN" and kind_of(tree.words[at].lemma) == "person":
            return at
    return i


def where(tree: Tree, i: int) -> Iterator[Change]:
    """A clause that "where" opens tells of a place or body, and of no person ("a judge in Leeds, where he lives")."""
    noun, start = tree.words[i].head, tree.edges[i][0]
    if tree.words[start].lemma == "where" and _is_person(tree, noun):
        found = (k for k in range(start - 1, noun, -1) if tree.words[k].entity in _PLACES)
        at = next((k for k in found if tree.words[k].dep in _OBJECTS), None)
        if at is not None:
            yield Change(i, at, "relcl")


def hoped(tree: Tree, i: int) -> Iterator[Change]:
    """What somebody hopes or fears of a noun goes with the hoping ("a plan that he hopes will work")."""
    own = tree.subject(i)
    if tree.words[i].dep != "relcl" or own is None or tree.words[own].tag in ("WDT", "WP"):
        return
    for k in range(i + 1, min(i + NEAR, len(tree.words))):
        lent = tree.subject(k) if tree.words[k].dep == "relcl" else None
        if lent is not None and tree.words[lent].tag in ("WDT", "WP") and tree.words[i].head < lent < own:
            yield Change(k, i, "ccomp")
        word = tree.words[k]
        beside = word.dep == "acl" and word.tag in FINITE and word.head == tree.words[i].head
        if beside and tree.subject(k) is None and says(lemma_of(tree, i)):
            yield Change(k, i, "ccomp")


def summing(tree: Tree, i: int) -> Iterator[Change]:
    """What sums up at the end what was said is no name of its last noun ("..., a bleak forecast from a mayor")."""
    word, first = tree.words[i], tree.edges[i][0]
    if word.dep != "appos" or word.lemma not in group("clause_words", "summing") or tree.words[first].lemma != "a":
        return
    above = [k for k in tree.ancestors(i) if tree.words[k].dep == "ccomp"]
    saying = tree.words[above[-1]].head if above else i
    if above and says(lemma_of(tree, saying)) and saying < above[-1] and tree.edges[i][1] >= len(tree.words) - 2:
        yield Change(i, saying, "appos")


def just_named(tree: Tree, i: int) -> Iterator[Change]:
    """A participle after a comma, with no helper to share, tells of the noun before ("the ferry, now sold, ...")."""
    above, first = tree.words[i].head, tree.edges[i][0]
    if tree.words[i].dep != "conj" or tree.words[above].tag not in FINITE or first < 2:
        return
    own = any(tree.words[k].dep in ("aux", "auxpass", "cc", "conj", *SUBJECTS) for k in tree.children[i])
    beside = [k for k in tree.children[above] if tree.words[k].lemma in ("be", "have") or tree.words[k].dep == "cc"]
    joined = any(k > i or tree.words[k].dep != "cc" for k in beside)
    if not own and not joined and tree.words[first - 1].text == "," and tree.words[first - 2].pos in ("NOUN", "PROPN"):
        yield Change(i, first - 2, "acl")


def published(tree: Tree, i: int) -> Iterator[Change]:
    """A letter to somebody is published, not the one it was sent to."""
    if tree.words[i].dep != "acl" or tree.words[i].lemma not in group("clause_words", "publishing"):
        return
    place = tree.words[i].head
    link = tree.words[place].head
    noun = tree.words[link].head
    sent = tree.words[place].dep == "pobj" and tree.words[link].lemma in ("to", "from", "by")
    if sent and kind_of(tree.words[noun].lemma) in ("document", "finding"):
        yield Change(i, noun, "acl")


def time_of_all(tree: Tree, i: int) -> Iterator[Change]:
    """A day at the end goes with what will happen, not with what has ("will visit towns hit by storms on Monday")."""
    last = tree.children[i][-1] if tree.children[i] else i
    day = tree.child(last, "pobj") if tree.words[last].lemma == "on" else None
    if tree.words[i].dep != "acl" or day is None or tree.words[day].entity != "DATE":
        return
    main = next((k for k in tree.ancestors(i) if tree.words[k].pos == "VERB"), None)
    kids = tree.children[main] if main is not None else ()
    if main is not None and any(tree.words[k].tag == "MD" for k in kids):
        yield Change(last, main, "prep")
