"""How far a negating cue reaches: the words it negates, by the kind of cue."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reconcile.claims.slots._phrases import Hit
from reconcile.claims.slots._tree import SUBJECTS, VERBS, Tree

# What a negated verb's "not" does not reach: its subject, what is added to the clause, other clauses.
_OUTSIDE = frozenset({"cc", "parataxis", "advcl", "nsubj", "nsubjpass", "csubj", "csubjpass", "expl", "preconj"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "acomp", "oprd", "pobj", "pcomp", "prep", "advcl", "attr"})

Reach = Callable[[Tree, Hit], list[int]]


def right_of(grown: Tree, top: int, after: int) -> list[int]:
    """What hangs on ``top`` right of ``after``, up to the first thing that is no part of its clause."""
    kept, cut = [], len(grown.words)
    inside = set(grown.below(top, lambda child: _outside(grown, top, child)))
    for i in grown.below(top):
        if i <= after:
            continue
        if i not in inside or (grown.words[i].lemma == "but" and grown.words[i].tag == "CC"):
            cut = i
            break
        kept.append(i)
    return _trimmed(grown, [i for i in kept if i < cut])


def _outside(grown: Tree, top: int, child: int) -> bool:
    word = grown.words[child]
    if word.head != top:
        return False
    if word.dep == "conj":
        return not _shares_negation(grown, top, child)
    if word.dep == "cc":
        return word.lemma not in ("or", "nor") and not any(
            grown.words[c].dep == "conj" and _shares_negation(grown, top, c) for c in grown.children[top] if c > child
        )
    return word.dep in _OUTSIDE and (word.dep != "advcl" or grown.child(child, "mark") is not None)


def _shares_negation(grown: Tree, top: int, conjunct: int) -> bool:
    """Whether "not A and B" negates B too: B has neither subject nor tense of its own, and no "but" parts them."""
    words = grown.words
    if any(words[c].lemma == "but" for c in range(top, conjunct)):
        return False
    if words[conjunct].pos not in VERBS:
        return words[top].pos == words[conjunct].pos or words[top].pos not in VERBS
    finite = words[conjunct].tag in ("VBD", "VBZ", "VBP")
    return not any(words[c].dep in SUBJECTS or words[c].dep == "aux" for c in grown.children[conjunct]) and not finite


def _trimmed(grown: Tree, indices: list[int]) -> list[int]:
    while indices and grown.words[indices[-1]].pos in ("PUNCT", "SPACE", "CCONJ"):
        indices = indices[:-1]
    while indices and grown.words[indices[0]].pos in ("PUNCT", "SPACE"):
        indices = indices[1:]
    return indices


def _anchor(grown: Tree, hit: Hit) -> int:
    """The word of the cue through which it hangs on the sentence."""
    inside = range(hit.first, hit.last + 1)
    return next((i for i in inside if grown.words[i].head not in inside or grown.words[i].head == i), hit.last)


def _clause(grown: Tree, hit: Hit) -> list[int]:
    top = grown.words[_anchor(grown, hit)].head
    if grown.words[top].dep in SUBJECTS and grown.words[top].pos not in VERBS:
        return _phrase(grown, hit)
    if grown.words[top].dep == "advmod" and grown.words[top].pos == "ADV" and grown.words[top].head > top:
        top = grown.words[top].head
    found = right_of(grown, top, hit.last)
    return found or right_of(grown, grown.words[top].head, hit.last) or _following(grown, hit)


def _phrase(grown: Tree, hit: Hit) -> list[int]:
    anchor = _anchor(grown, hit)
    top = grown.words[anchor].head
    if grown.words[anchor].dep == "cc":
        joined = ("conj", *SUBJECTS)
        second = next((c for c in grown.children[top] if c > anchor and grown.words[c].dep in joined), None)
        top = top if second is None else second
    if grown.words[top].dep in SUBJECTS and grown.words[top].pos not in VERBS:
        top = grown.words[top].head
        return _trimmed(grown, [i for i in _with_subject(grown, top) if i > hit.last])
    return right_of(grown, top, hit.last) or _clause(grown, hit)


def _with_subject(grown: Tree, top: int) -> list[int]:
    return grown.below(top, lambda child: grown.words[child].dep not in SUBJECTS and _outside(grown, top, child))


def _pronoun(grown: Tree, hit: Hit) -> list[int]:
    """The clause that "nobody" is the subject of, or the verb it follows and all behind that."""
    inside = range(hit.first, hit.last + 1)
    anchor = next((i for i in inside if grown.words[i].dep in SUBJECTS), _anchor(grown, hit))
    top = grown.words[anchor].head
    if grown.words[anchor].dep in SUBJECTS or (top > hit.last and grown.words[top].pos in VERBS):
        return _trimmed(grown, [i for i in _with_subject(grown, top) if i > hit.last])
    above = [i for i in grown.up(anchor) if grown.words[i].pos in VERBS and i < hit.first][:1]
    return above + right_of(grown, above[0] if above else anchor, hit.last) or [hit.first]


def _complement(grown: Tree, hit: Hit) -> list[int]:
    verb = hit.first
    passive = grown.child(verb, "nsubjpass")
    found = [
        i
        for child in grown.children[verb]
        if child > verb and grown.words[child].dep in _COMPLEMENTS and grown.words[child].lemma != "by"
        for i in grown.below(child)
        if i > hit.last
    ]
    objects = any(grown.words[c].dep in ("dobj", "xcomp", "ccomp") for c in grown.children[verb])
    if passive is not None and not objects and hit.first == hit.last:
        return grown.below(passive)
    return _trimmed(grown, sorted(found)) or (_following(grown, hit) if hit.last > hit.first else [])


def _gerund(grown: Tree, hit: Hit) -> list[int]:
    child = next((c for c in grown.children[hit.first] if grown.words[c].tag == "VBG" and c == hit.first + 1), None)
    return [] if child is None else right_of(grown, child, hit.first)


def _object(grown: Tree, hit: Hit) -> list[int]:
    allowed = hit.row["object"].split("|")
    objects = [c for c in grown.children[hit.first] if grown.words[c].dep in ("dobj", "nsubjpass")]
    return next((grown.below(c) for c in objects if grown.words[c].lemma in allowed), [])


def _particle(grown: Tree, hit: Hit) -> list[int]:
    particle = grown.child(hit.first, "prt")
    if particle is None or grown.words[particle].lemma != hit.row["object"]:
        return []
    return [i for i in _complement(grown, hit) if i != particle]


def _following(grown: Tree, hit: Hit) -> list[int]:
    """What hangs on the cue's last word, or on the word that the cue itself introduces."""
    last = hit.last
    top = grown.words[last].head
    under = _trimmed(grown, [i for i in grown.below(last) if i > last])
    return under or (right_of(grown, top, last) if top > last else [])


def _itself(grown: Tree, hit: Hit) -> list[int]:
    return list(range(hit.first, max(grown.below(hit.last)) + 1))


REACH: Mapping[str, Reach] = {
    "clause": _clause,
    "phrase": _phrase,
    "pronoun": _pronoun,
    "complement": _complement,
    "gerund": _gerund,
    "object": _object,
    "particle": _particle,
    "following": _following,
    "self": _itself,
}
