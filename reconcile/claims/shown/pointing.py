"""Finds words that point back to what was told before ("that", "this deal", "said so")."""

from __future__ import annotations

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.lexicon.table import group
from reconcile.remembered import remembered

# Words that stand for nothing by themselves.
SMALL = frozenset({"PUNCT", "SPACE", "ADP", "AUX", "PART"})
_HOLDERS = SUBJECTS | {"dobj", "pobj", "attr", "dative", "oprd"}
MODIFIERS = frozenset({"relcl", "acl", "prep", "poss", "compound", "nummod", "appos", "amod", "nmod"})
_MARKS = frozenset({",", "-", "--", "–", "—", "―"})
_COMPLEMENTS = frozenset({"prep", "dobj", "ccomp", "xcomp", "advcl", "oprd"})
# Prepositions that tell where or when something was made or held, and not what it is.
_SETTING = frozenset({"in", "at", "during", "after", "before"})


@remembered
def pointers(tree: Tree) -> frozenset[int]:
    """The words of a sentence that stand for something told elsewhere, as ``points`` tells."""
    return frozenset(i for i, word in enumerate(tree.words) if word.pos not in SMALL and points(tree, i))


def points(tree: Tree, i: int) -> bool:
    """Whether word ``i`` stands for something told elsewhere, and neither a name nor a pronoun for somebody or it.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("That drew fire in Harwick, where the owner of a mill fought the proposal.").words)
    >>> [word.text for i, word in enumerate(tree.words) if points(tree, i)]
    ['That', 'proposal']
    """
    word, lower = tree.words[i], tree.words[i].text.casefold()
    if lower == "others":
        return word.dep in SUBJECTS and not any(tree.words[k].dep in MODIFIERS for k in tree.children[i])
    if word.pos == "NOUN" or word.entity == "NORP":
        return word.entity not in ("DATE", "TIME") and _takes_up(tree, i)
    if word.pos in ("PROPN", "VERB") and word.lemma not in group("pointing", "answering"):
        return False
    if lower in group("pointing", "adverb"):
        above = tree.words[word.head].lemma
        return word.dep == "advmod" and i > word.head and above in group("pointing", f"taking {lower}")
    if word.lemma in group("pointing", "answering"):
        return word.pos == "VERB" and not any(tree.words[k].dep in _COMPLEMENTS for k in tree.children[i])
    if _is_headless(tree, i):
        return True
    if lower == "neither" and word.dep == "preconj":
        return tree.words[i + 1].pos in ("VERB", "AUX") and all(w.lemma != "nor" for w in tree.words[i:])
    counted = word.dep in SUBJECTS and lower in group("pointing", "one of some")
    alone = lower in group("pointing", "alone") and word.tag in ("DT", "CC", "JJ") and word.dep in _HOLDERS
    return (alone or counted) and not any(tree.words[k].dep in MODIFIERS for k in tree.children[i])


def _is_headless(tree: Tree, i: int) -> bool:
    """Whether "the" stands before a word of order or number without its noun ("the other two", "the original")."""
    word = tree.words[i]
    holds = word.dep in _HOLDERS - {"attr"} or (word.dep == "conj" and tree.words[word.head].dep in _HOLDERS)
    if not holds or word.pos not in ("ADJ", "NUM") or word.text.casefold() not in group("pointing", "headless"):
        return False
    kids = [tree.words[k] for k in tree.children[i]]
    told = (k for k in kids if k.dep in MODIFIERS and k.text.casefold() not in group("pointing", "headless"))
    return any(k.lemma == "the" and k.dep == "det" for k in kids) and not any(told)


def _takes_up(tree: Tree, i: int) -> bool:
    """Whether a noun with a pointing word tells no more of what it means ("that language", "the proposal")."""
    word = tree.words[i]
    such = [k for k in tree.children[i] if tree.words[k].lemma == "such" and k < i and word.dep != "attr"]
    dets = {tree.words[k].text.casefold() for k in tree.children[i] if tree.words[k].dep == "det" or k in such}
    if word.entity == "NORP":
        return "the" in dets and word.tag in ("NN", "NNP")
    pointing = not dets.isdisjoint(group("pointing", "before a noun"))
    pointing = pointing or ("both" in dets and not _is_known_pair(tree, i))
    subject = word.dep in SUBJECTS and word.tag == "NN"
    spare = {"nummod"} if pointing else {"amod"} if subject else set()
    left = [k for k in tree.children[i] if tree.words[k].dep in MODIFIERS - spare]
    left = [k for k in left if k not in such and tree.words[k].lemma not in group("pointing", "again")]
    if (word.lemma in group("pointing", "known") and not such) or not all(_is_loose(tree, k, pointing) for k in left):
        return False
    if is_idiom(tree, i):
        return False
    return pointing or ("the" in dets and (subject or word.lemma in group("pointing", "noun")))


def is_idiom(tree: Tree, i: int) -> bool:
    """Whether a noun and the preposition before it are a set phrase, in which it names no thing ("to the letter")."""
    word, above = tree.words[i], tree.words[tree.words[i].head]
    return word.dep == "pobj" and f"{above.lemma} {word.lemma}" in group("pointing", "idiom")


def _is_known_pair(tree: Tree, i: int) -> bool:
    """Whether "both" stands before what is known, or told at once ("both parents", "both sides of the river")."""
    of = any(tree.words[k].lemma == "of" for k in tree.children[i])
    return of or tree.words[i].lemma in group("pointing", "known pair")


def _is_loose(tree: Tree, k: int, pointing: bool) -> bool:
    """Whether what hangs from a noun does not tell which one is meant ("the video, which ...", "the plan itself").

    After a ``pointing`` word nothing does that follows a comma, nor "of" and what it leads to.
    """
    kid, noun = tree.words[k], tree.words[tree.words[k].head]
    apart = tree.words[tree.edges[k][0] - 1].text in _MARKS
    if not any(c.isalnum() for c in kid.text):
        return True
    if pointing:
        return apart or (kid.lemma == "of" and kid.dep == "prep")
    if noun.dep == "dobj" and kid.dep == "prep":
        return kid.lemma in _SETTING and tree.words[noun.head].lemma in group("pointing", "making")
    if noun.dep == "dobj" and kid.dep == "acl" and kid.pos == "ADJ":
        return True
    added = kid.dep == "appos" and any(tree.words[m].dep == "advmod" for m in tree.children[k])
    return kid.text.casefold() in ("itself", "themselves") or (apart and (added or _opens(tree, k)))


def _opens(tree: Tree, k: int) -> bool:
    """Whether "which" opens a relative clause."""
    return tree.words[k].dep == "relcl" and tree.words[tree.edges[k][0]].lemma == "which"
