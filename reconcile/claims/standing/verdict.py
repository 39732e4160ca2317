"""Tells whether a predicate is a verdict: that something is good or bad, or how the speaker feels."""

from __future__ import annotations

from functools import cache

from reconcile.claims.parsed.tree import Tree
from reconcile.claims.standing.view import FIRST_PERSON, View
from reconcile.claims.wording import kinds
from reconcile.lexicon.table import group, words
from reconcile.model import Word

# What joins a noun to the noun it is said to be a piece, a kind or a cause of ("a display of cowardice").
_OF = frozenset({"of", "to", "for", "like"})


def is_verdict(view: View) -> bool:
    """Whether the predicate says of something that it is good or bad, or of the speaker how they feel."""
    tree, verb = view.tree, view.tree.words[view.head]
    if view.who == "there":
        return False
    if verb.lemma in group("judging_words", "being") | group("judging_words", "seeming"):
        told = [k for k in view.near if tree.words[k].dep in ("acomp", "attr", "oprd", "advmod", "prep")]
        told += [j for k in told for j in tree.children[k] if (tree.words[j].dep, tree.words[j].pos) == ("conj", "ADJ")]
        return any(_judges(view, k, seems=verb.lemma in group("judging_words", "seeming")) for k in told)
    if verb.tag in ("VBN", "VBG") and _is_state(view):
        return True
    if verb.lemma in group("judging_words", "equating"):
        return any(_judges(view, k, seems=False) for k in _objects(view))
    if verb.pos in ("NOUN", "ADJ", "NUM", "PROPN", "PRON", "DET", "ADV", "INTJ") and not has_verb(view):
        return _judges(view, view.head, seems=view.own)
    if verb.lemma in group("judging_words", "showing") or view.own:
        return any(is_praised(view, k) for k in _objects(view))
    return False


def _is_state(view: View) -> bool:
    """Whether a participle after "be" tells how the first person feels, or how a thing strikes people."""
    verb, near = view.tree.words[view.head], [view.tree.words[k] for k in view.near]
    if not any(w.lemma == "be" and w.dep in ("aux", "auxpass") for w in near) or any(w.dep == "dobj" for w in near):
        return False
    striking = verb.tag == "VBG" and verb.text.casefold() in group("evaluative", "quality")
    return striking or (view.who in FIRST_PERSON and verb.text.casefold() in group("evaluative", "emotion"))


def has_verb(view: View) -> bool:
    return any(view.tree.words[k].pos in ("VERB", "AUX") for k in view.inside)


def _objects(view: View) -> list[int]:
    found = [k for k in view.near if view.tree.words[k].dep == "dobj"]
    held = [k for k in view.near if view.tree.words[k].dep == "prep" and view.tree.words[view.head].lemma == "amount"]
    return found + [p for k in held for p in view.tree.children[k]]


def _judges(view: View, i: int, seems: bool) -> bool:
    """Whether a complement judges: by itself, by its adjective, or by what it is said to be a part or kind of."""
    tree, word = view.tree, view.tree.words[i]
    if _is_compared(word):
        return False
    if word.pos in ("ADJ", "ADV", "VERB") and word.lemma in _judging():
        return not (_is_hyphened(tree, i) or (word.dep == "advmod" and word.pos == "ADV" and view.past))
    if _is_noun_verdict(view, i):
        return not any(tree.words[k].dep == "poss" for k in tree.children[i]) or i != view.head
    if any(tree.words[k].lemma in group("judging_words", "likening") for k in (i, *tree.children[i])):
        return any(tree.words[k].lemma in group("evaluative", "noun") for k in tree.subtree(i) if k in view.inside)
    if word.lemma in group("evaluative", "emotion") or word.text.casefold() in group("evaluative", "emotion"):
        reaches = any(tree.words[k].dep == "xcomp" for k in tree.children[i])
        return view.who in FIRST_PERSON or (seems and not reaches)
    if word.pos == "ADJ" and not view.past and any(_is_extreme(view, k) for k in tree.children[i]):
        return word.lemma not in words("measured")
    if is_praised(view, i, anything=True) or _has_superlative(view, i):
        return True
    joins = (p for p in tree.children[i] if p in view.inside and tree.words[p].lemma in _OF)
    inner = (k for p in joins for k in tree.children[p])
    wide = word.dep != "prep" and word.lemma not in ("part", "member")
    return (word.dep == "prep" and any(_is_noun_verdict(view, k) for k in tree.children[i])) or (
        wide and any(_is_noun_verdict(view, k) or _has_superlative(view, k) for k in inner)
    )


@cache
def _judging() -> frozenset[str]:
    return group("evaluative", "quality") | group("evaluative", "loaded")


def _is_noun_verdict(view: View, i: int) -> bool:
    word = view.tree.words[i]
    return word.pos == "NOUN" and any(word.lemma in group("evaluative", kind) for kind in ("loaded", "noun"))


def _is_compared(word: Word) -> bool:
    """Whether a word compares by something other than good and bad ("stronger than a year ago")."""
    return word.tag in ("JJR", "JJS", "RBR", "RBS") and word.text.casefold() not in group("evaluative", "quality")


def _is_on_record(view: View) -> bool:
    """Whether a superlative is given the time or field in which it can be checked ("the worst storm since 1953")."""
    return "record" in set(kinds("record_phrases", [view.tree.words[k] for k in sorted(view.inside)]))


def _is_extreme(view: View, i: int) -> bool:
    """Whether an adverb makes its adjective a matter of taste ("too loud"), and not of effect ("too ill to work")."""
    tree, word = view.tree, view.tree.words[i]
    if word.dep != "advmod" or word.text.casefold() not in group("judging_words", "extreme"):
        return False
    return not any(tree.words[k].dep in ("xcomp", "ccomp", "advcl") for k in tree.children[word.head])


def is_praised(view: View, i: int, anything: bool = False) -> bool:
    """Whether a noun that can be judged has a judging adjective before it."""
    tree, word = view.tree, view.tree.words[i]
    if word.pos == "PRON" or not (anything or view.own or word.lemma in group("evaluative", "judged")):
        return False
    before = (k for k in tree.children[i] if k in view.inside and tree.words[k].dep == "amod")
    return any(
        tree.words[k].lemma in _judging()
        and not _is_hyphened(tree, k)
        and not _is_compared(tree.words[k])
        and not (tree.words[k].tag in ("JJS", "JJR") and (view.slots.moments or _is_on_record(view)))
        for k in before
    )


def _has_superlative(view: View, i: int) -> bool:
    """Whether a noun, or the adjective that stands for one, is the -est or the most of a kind nobody can measure."""
    tree = view.tree
    if view.slots.moments or _is_on_record(view):
        return False
    for k in (i, *tree.children[i]):
        word, most = tree.words[k], any(tree.words[m].lemma in ("most", "least") for m in tree.children[k])
        if k not in view.inside or word.pos not in ("ADJ", "VERB") or not (most or word.tag == "JJS"):
            continue
        if word.lemma in words("measured") or word.text.casefold() in words("measured"):
            continue
        if any(word.lemma in group("evaluative", kind) for kind in ("quality", "superlative")):
            return True
    return False


def _is_hyphened(tree: Tree, i: int) -> bool:
    return any(0 <= k < len(tree.words) and tree.words[k].text == "-" for k in (i - 1, i + 1))
