"""Finds in the parse of a sentence how far reach the words that a verb or noun reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.claims.parsed.tree import SUBJECTS, TENSED, Tree, is_infinitive
from reconcile.claims.said.deeds import DISPUTED, is_beside, is_disputing
from reconcile.claims.said.further import resumed
from reconcile.claims.said.runs import runs
from reconcile.claims.said.sources import is_filled
from reconcile.lexicon.table import words

_TIMES = frozenset({"DATE", "TIME"})
_HELPERS = frozenset({"aux", "auxpass"})
# Prepositions that lead to what somebody says of the object, not to when and where he says it.
_COMPLETING = frozenset({"for", "as", "over", "against", "from", "with", "to", "about", "of", "into", "between"})
# Prepositions before those of whom something is asked.
_ASKING = frozenset({"on", "for"})
_TAKERS = frozenset({"dobj", "oprd", "ccomp", "xcomp"})


def after_verb(tree: Tree, i: int, frames: frozenset[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each stretch that verb ``i`` reports, by what ``frames`` let it take.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("She said the bridge was safe, adding that it was new.").words)
    >>> list(after_verb(tree, 1, frozenset({"that"})))
    [(2, 5)]
    """
    if "that" in frames and (clauses := _clauses(tree, i)):
        if clauses[0] < i:
            yield from runs(tree, _leading(tree, i, clauses[0]))
        if clauses[-1] > i:
            yield from runs(tree, _following(tree, i, next(k for k in clauses if k > i)))
    elif "that" in frames and (clause := _put_into(tree, i)) is not None:
        yield from runs(tree, [k for k in tree.subtree(clause) if k > i])
    elif "doing" in frames and (doing := _doing(tree, i)) is not None:
        yield from runs(tree, range(doing[0], doing[1] + 1))
    elif "to" in frames and (infinitive := _infinitive(tree, i)) is not None:
        yield from runs(tree, tree.subtree(infinitive))
    elif "that" in frames and (main := _interrupted(tree, i, frames)) is not None:
        yield from runs(tree, set(tree.subtree(main)) - set(tree.subtree(i)))
    elif "that" in frames and (clause := _stated(tree, i)) is not None:
        yield from runs(tree, tree.subtree(clause))
    elif tree.child(i, "nsubjpass") is not None and (agent := tree.child(i, "agent")) is not None:
        for k in _suffered(tree, i, agent, frames):
            yield from runs(tree, tree.subtree(k))
    elif wanted := list(_taken(tree, i, frames)):
        yield from runs(tree, range(min(tree.edges[k][0] for k in wanted), max(tree.edges[k][1] for k in wanted) + 1))


def of_noun(tree: Tree, i: int) -> Iterator[tuple[int, int]]:
    """The "that" clause that completes noun ``i``."""
    for k in tree.children[i]:
        clause = tree.words[k].dep in ("acl", "ccomp", "relcl") and tree.child(k, "mark") is not None
        if clause and tree.words[tree.edges[k][0]].lemma == "that":
            yield from runs(tree, tree.subtree(k))


def _clauses(tree: Tree, i: int) -> list[int]:
    """The finite clauses that complete verb ``i``; where one does after it, none before that is closed by itself."""
    found = [k for k in tree.children[i] if _is_finite(tree, k)]
    if not found or found[0] > i or (found[-1] < i and tree.child(i, "dobj") is None):
        return found
    return [k for k in found if k > i or not _is_closed(tree, k, i)]


def _is_closed(tree: Tree, i: int, verb: int) -> bool:
    """Whether a semicolon or colon closes clause ``i`` before the verb ("It fell; she said it was old")."""
    return any(tree.words[k].text in (";", ":") and tree.words[k].head in (i, verb) for k in range(i + 1, verb))


def _is_finite(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    if word.dep == "xcomp":
        return _is_tensed(tree, i) or (word.tag == "VBG" and tree.child(i, "ccomp") is not None)
    inflected = word.tag != "VBG" or tree.child(i, "aux") is not None
    return word.dep == "ccomp" and inflected and not is_infinitive(tree, i)


def _is_tensed(tree: Tree, i: int) -> bool:
    helped = any(tree.words[k].tag in TENSED and tree.words[k].dep in _HELPERS for k in tree.children[i])
    return tree.words[i].pos in ("VERB", "AUX") and (helped or tree.words[i].tag in TENSED)


def _put_into(tree: Tree, i: int) -> int | None:
    """The relative clause into which "he said" is put ("a letter that [he said] was forged")."""
    word, speaker = tree.words[i], tree.subject(i)
    if word.dep != "relcl" or speaker is None:
        return None
    later = (k for k in tree.children[word.head] if k > i and tree.words[k].dep == "relcl" and _is_tensed(tree, k))
    return next((k for k in later if (s := tree.subject(k)) is not None and s < speaker), None)


def _doing(tree: Tree, i: int) -> tuple[int, int] | None:
    """The deed that somebody tells of or proposes ("recalled [meeting them]")."""
    found = (k for k in tree.children[i] if k > i and tree.words[k].tag == "VBG")
    deed = next((k for k in found if tree.words[k].dep in ("xcomp", "ccomp")), None)
    return tree.edges[deed] if deed is not None and not is_infinitive(tree, deed) else None


def _infinitive(tree: Tree, i: int) -> int | None:
    for k in tree.children[i]:
        if k > i and tree.words[k].dep in ("xcomp", "ccomp", "advcl") and is_infinitive(tree, k):
            return k
    return None


def _stated(tree: Tree, i: int) -> int | None:
    """The "that" clause which the parse hangs from where it was said ("said in a statement that ...")."""
    places = [k for k in tree.children[i] if k > i and tree.words[k].dep == "prep"]
    for place in (p for k in places for p in tree.subtree(k)):
        clause = tree.words[place].dep in ("acl", "ccomp", "relcl") and tree.words[tree.edges[place][0]].lemma == "that"
        if clause and (tree.child(place, "mark") is not None or is_filled(tree, tree.edges[place][0])):
            return place
    return None


def _following(tree: Tree, i: int, clause: int) -> range:
    """From the clause after verb ``i`` to the end of all that hangs on the verb, short of a further deed."""
    first, last = tree.edges[clause][0], tree.edges[i][1]
    marks = [k for k in range(i + 1, first) if tree.words[k].tag == "IN" and tree.words[k].lemma == "that"]
    later = [k for k in tree.children[i] if k > clause]
    deeds = [tree.edges[k][0] for k in later if is_beside(tree, k, i)]
    deeds += [tree.edges[k][0] for k in tree.children[clause] if k > clause and is_disputing(tree, k)]
    further = [k for k in range(clause, last) if tree.words[k].pos == "VERB" and resumed(tree, k) == i]
    return range(max(i + 1, min([_after_time(tree, first), *marks])), min([last + 1, *deeds, *further]))


def _after_time(tree: Tree, i: int) -> int:
    """The first word from ``i`` on that is not part of the time of saying ("said [on Thursday] it would")."""
    while i + 1 < len(tree.words) and any(tree.words[k].entity in _TIMES for k in _phrase(tree, i)):
        i += 1
    return i


def _phrase(tree: Tree, i: int) -> tuple[int, ...]:
    return (i, i + 1) if tree.words[i].dep == "prep" else (i,) if tree.words[i].dep not in SUBJECTS else ()


def _leading(tree: Tree, i: int, clause: int) -> set[int]:
    """The clause before verb ``i``, with those that go on after it ("It closed, he said, and will reopen")."""
    frame = max([i, *(tree.edges[k][1] for k in tree.children[i] if tree.words[k].dep in SUBJECTS)])
    set_off = tree.words[min(frame + 1, len(tree.words) - 1)].text == ","
    later = [k for k in tree.children[i] if k > i and tree.words[k].dep == "conj"]
    told = any(tree.child(k, "relcl") is not None for k in tree.children[i] if k > i and tree.words[k].dep in SUBJECTS)
    more = [k for k in later if (set_off and not told) or tree.subject(k) is not None]
    return {j for k in (clause, *more) for j in tree.subtree(k)} - {i}


def _interrupted(tree: Tree, i: int, frames: frozenset[str]) -> int | None:
    """The clause into which "X said" is put, or to which "as X said" is added ("as X called for quiet" tells when)."""
    word, later = tree.words[i], [k for k in tree.children[i] if k > i]
    added = word.dep == "advcl" and any(tree.words[k].lemma == "as" for k in tree.children[i])
    added = added and not any(tree.words[k].lemma in frames | DISPUTED for k in later)
    added = added and not any(tree.words[k].dep in ("ccomp", "xcomp") for k in later)
    aside = (word.dep == "parataxis" or added) and tree.subject(i) is not None
    return word.head if aside and tree.words[word.head].pos in ("VERB", "AUX") else None


def _taken(tree: Tree, i: int, frames: frozenset[str]) -> Iterator[int]:
    """The complements of verb ``i`` that its frames name; "naming" asks for two ("called it a mistake")."""
    later = [k for k in tree.children[i] if k > i]
    objects = [k for k in later if tree.words[k].dep in _TAKERS]
    if _is_object(tree, objects, frames) or ("naming" in frames and len(objects) > 1):
        yield from objects
        yield from _completing(tree, i, objects)
    for k in later:
        led = tree.words[k].dep == "prep" and tree.words[k].lemma in frames and not _is_timed(tree, k)
        if led or _is_asked(tree, i, k, frames):
            yield k


def _suffered(tree: Tree, i: int, agent: int, frames: frozenset[str]) -> Iterator[int]:
    """What is said of the subject of a passive, with it ("[the plan] was criticised by some [as a waste]")."""
    patient = tree.child(i, "nsubjpass")
    if patient is not None and _is_object(tree, [patient], frames):
        yield patient
    yield from _taken(tree, i, frames)
    of_agent = (k for noun in tree.children[agent] for k in tree.children[noun])
    yield from (k for k in of_agent if "as" in frames and tree.words[k].lemma == "as" and tree.words[k].dep == "prep")


def _is_asked(tree: Tree, i: int, k: int, frames: frozenset[str]) -> bool:
    """Whether the infinitive ``k`` is what is asked of somebody ("called on him [to go]", "for all to go")."""
    if not is_infinitive(tree, k):
        return False
    if (mark := tree.child(k, "mark")) is not None:
        return tree.words[mark].lemma in frames
    of_whom = (j for j in tree.children[i] if i < j < k and tree.words[j].dep == "prep")
    return tree.words[k].dep == "xcomp" and any(tree.words[j].lemma in frames & _ASKING for j in of_whom)


def _is_object(tree: Tree, objects: Sequence[int], frames: frozenset[str]) -> bool:
    """Whether a verb's objects are what somebody says, for all the verb tells."""
    return "object" in frames or ("matter" in frames and any(tree.words[k].lemma in words("matters") for k in objects))


def _completing(tree: Tree, i: int, objects: Sequence[int]) -> Iterator[int]:
    """What follows the objects of verb ``i`` and goes with them ("criticised the firm [for its silence]")."""
    for k in tree.children[i]:
        if not objects or k <= objects[-1] or tree.words[k].pos == "PUNCT":
            continue
        completes = tree.words[k].dep == "prep" and tree.words[k].lemma in _COMPLETING and not _is_timed(tree, k)
        if not completes and not (tree.words[k].dep in ("advcl", "xcomp") and is_infinitive(tree, k)):
            return
        yield k


def _is_timed(tree: Tree, i: int) -> bool:
    return any(tree.words[j].entity in _TIMES for j in tree.children[i])
