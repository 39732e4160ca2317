"""Tells what sort of statement a piece is: fact, plan, evaluation, question or appeal."""

from __future__ import annotations

import re
from functools import cache

from reconcile.claims.split import Piece
from reconcile.claims.tree import Tree
from reconcile.lexicon.table import group, mapping, words
from reconcile.model import Sentence, Slots, Status

_ASKED = re.compile(r"""["'”’)\s]{0,3}\?""")
_OFFER = re.compile(r"(?:want|looking|need|ready|fancy|interested) (?:to|in|for)\b", re.IGNORECASE)
_LEAD_IN = r"(?:(?:and|but|so|because|now|then|therefore|together|i think|i believe|that is why),? ){0,2}"
_OPENING = " \t\n\"'“‘”’(["
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d"})
_LINKING = frozenset({"be", "seem", "look", "feel", "remain", "appear", "sound", "become", "prove"})
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine"})
# What follows a bare verb tells "Visit the hall" (a phrase begins) from "Visit numbers fell" (a verb comes first).
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PHRASE = frozenset({"DT", "IN", "PRP", "PRP$", "TO", "WDT", "WP", "WRB", ",", ".", ":"})
_VERDICTS = frozenset({"quality", "noun"})


def status(sentence: Sentence, piece: Piece, slots: Slots) -> Status:
    """The status of a piece of a sentence; ``slots`` are the values found in the piece.

    >>> from reconcile.claims.parse import sentence
    >>> s = sentence("The trust will close two wards in May.")
    >>> status(s, Piece(0, len(s.text)), Slots()).value
    'plan'
    """
    text = sentence.text[piece.start - sentence.start : piece.end - sentence.start]
    after = sentence.text[piece.end - sentence.start :]
    if text.rstrip("\"'”’) ").endswith("?") or _ASKED.match(after):
        return Status.APPEAL if _OFFER.match(text.lstrip(_OPENING)) else Status.QUESTION
    tree = Tree.of(sentence.words)
    inside = frozenset(i for i, w in enumerate(sentence.words) if piece.start <= w.start and w.end <= piece.end)
    if _exhortation().match(text.lstrip(_OPENING).replace("’", "'")) or _commands(sentence, piece, tree, inside):
        return Status.APPEAL
    head = _predicate(tree, inside)
    if head is None:
        return Status.FACT
    if _plans(tree, head, inside, piece.context):
        return Status.PLAN
    return Status.EVALUATION if _evaluates(tree, head, inside, slots) else Status.FACT


@cache
def _exhortation() -> re.Pattern[str]:
    whole, duty = (
        "|".join(sorted(map(re.escape, group("appeal_phrases", label)), reverse=True)) for label in ("whole", "duty")
    )
    return re.compile(rf"(?:(?:and|but|so),? )?(?:{whole})\b(?! me\b)|{_LEAD_IN}(?:{duty})\b", re.IGNORECASE)


def _commands(sentence: Sentence, piece: Piece, tree: Tree, inside: frozenset[int]) -> bool:
    """Whether the piece opens its sentence with a bare verb that calls on somebody."""
    if sentence.text[: piece.start - sentence.start].strip(_OPENING):
        return False
    first = next((i for i in sorted(inside) if tree.words[i].pos not in ("PUNCT", "SPACE")), None)
    if first is None or tree.words[first].text.casefold() not in words("appeal_verbs"):
        return False
    if tree.words[first].tag not in ("VB", "VBP") or tree.subject(first) is not None:
        return False
    tags = [w.tag for w in tree.words[first + 1 :]]
    if tags[:1] == [","]:
        return False
    return next((tag in _FINITE for tag in tags if tag in _FINITE or tag in _PHRASE), False) is False


def _predicate(tree: Tree, inside: frozenset[int]) -> int | None:
    """The word that the rest of the piece hangs from, a verb if there is one."""
    tops = [i for i in inside if tree.words[i].head == i or tree.words[i].head not in inside]
    tops = [i for i in tops if tree.words[i].pos not in ("PUNCT", "SPACE", "CCONJ", "SCONJ", "DET", "ADP")]
    return min(tops, key=lambda i: (tree.words[i].pos not in ("VERB", "AUX"), i), default=None)


def _plans(tree: Tree, head: int, inside: frozenset[int], context: str) -> bool:
    verb = tree.words[head]
    helpers = {
        tree.words[k].lemma for k in tree.children[head] if k in inside and tree.words[k].dep in ("aux", "auxpass")
    }
    if helpers & _WILL or (
        not helpers and verb.tag == "VB" and re.search(r"\b(?:will|would|shall)(?: not)?$", context)
    ):
        withheld = "will" not in helpers and verb.lemma in group("plan_words", "withheld")
        return not withheld and "have" not in helpers
    coming = [k for k in inside if _is_infinitive(tree, k)]
    if verb.lemma == "be" and any(tree.words[k].head == head and k - head <= 3 for k in coming):
        return True
    return any(_is_coming(tree, tree.words[k].head) and _leads(tree, tree.words[k].head, head) for k in coming)


def _is_infinitive(tree: Tree, i: int) -> bool:
    return any(tree.words[k].tag == "TO" for k in tree.children[i])


def _is_coming(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    forms = {word.lemma, word.text.casefold().removesuffix("s")}
    return bool(forms & group("plan_words", "coming")) and (word.lemma != "go" or word.tag == "VBG")


def _leads(tree: Tree, i: int, head: int) -> bool:
    """Whether word ``i`` is the predicate itself, its complement or its object."""
    word = tree.words[i]
    return i == head or (word.head == head and word.dep in ("acomp", "attr", "xcomp", "dobj", "prep", "oprd"))


def _evaluates(tree: Tree, head: int, inside: frozenset[int], slots: Slots) -> bool:
    """Whether the predicate gives a verdict of worth or tells a feeling, and no figure or formal grade."""
    own = any(tree.words[i].text.casefold() in _FIRST_PERSON for i in inside)
    if slots.quantities or (not own and any(g.scale != "praise" for g in slots.grades)):
        return False
    verb, kinds = tree.words[head], mapping("evaluative")
    near = [k for k in tree.children[head] if k in inside]
    if verb.lemma in _LINKING:
        told = [k for k in near if tree.words[k].dep in ("acomp", "attr", "oprd", "advmod")]
        return any(_is_verdict(tree, k) or _is_praised(tree, k, inside) for k in told)
    subject = tree.subject(head)
    who = tree.words[subject].text.casefold() if subject in inside and subject is not None else ""
    past = verb.tag == "VBD" or any(tree.words[k].lemma in ("do", "have") for k in near if tree.words[k].dep == "aux")
    if (who == "you" and not past) or _prescribes(tree, head, near, slots):
        return True
    if verb.pos == "VERB" and kinds.get(verb.lemma) == "feeling":
        return who in _FIRST_PERSON
    if verb.pos in ("NOUN", "ADJ") and not any(tree.words[k].pos in ("VERB", "AUX") for k in inside):
        return kinds.get(verb.lemma) in _VERDICTS or _is_praised(tree, head, inside)
    objects = [k for k in near if tree.words[k].dep == "dobj"]
    judged = group("evaluative", "judged")
    return any((own or tree.words[k].lemma in judged) and _is_praised(tree, k, inside) for k in objects)


def _is_verdict(tree: Tree, i: int) -> bool:
    """Whether a word praises or blames; a comparison ("the strongest in a decade") can be checked, unless of "good"."""
    word = tree.words[i]
    checkable = word.tag in ("JJR", "JJS") and word.text.casefold() not in mapping("evaluative")
    return mapping("evaluative").get(word.lemma) in _VERDICTS and not checkable


def _prescribes(tree: Tree, head: int, near: list[int], slots: Slots) -> bool:
    """Whether the predicate tells what should be, and by no date."""
    return not slots.moments and any(tree.words[k].lemma in ("should", "ought") and k < head for k in near)


def _is_praised(tree: Tree, i: int, inside: frozenset[int]) -> bool:
    kinds = mapping("evaluative")
    return any(
        k in inside and tree.words[k].dep == "amod" and kinds.get(tree.words[k].lemma) == "quality"
        for k in tree.children[i]
    )
