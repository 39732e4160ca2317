"""Finds whose a verb or a noun is: who does what a verb tells, and who makes or issues what a noun names."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.said.further import resumed
from reconcile.claims.said.told_of import antecedent
from reconcile.claims.vocabulary import can_speak, is_mute, kind_of, lemma_of, says
from reconcile.lexicon.table import group
from reconcile.model import Word

_LINKS = frozenset({"xcomp", "advcl", "pcomp", "prep", "conj", "acl", "dep"})


def speaker_of(tree: Tree, i: int) -> int | None:
    """The head of the noun phrase that does what verb ``i`` tells, through shared and relative subjects."""
    if (above := resumed(tree, i)) is not None:
        return speaker_of(tree, above)
    if is_main(tree, i):
        return tree.words[i].head
    if any(tree.words[k].dep == "auxpass" for k in tree.children[i]) or _is_passive_participle(tree, i):
        agent = tree.child(i, "agent")
        return tree.child(agent, "pobj") if agent is not None else None
    if (paper := _saying_paper(tree, i)) is not None:
        return paper
    if (named := _named_before(tree, i)) is not None:
        return named
    mute = None
    for at in (i, *_governors(tree, i)):
        subject = _subject(tree, at)
        if subject is not None and tree.words[subject].dep == "expl":
            return mute
        if subject is not None:
            who = antecedent(tree, at, subject)
            if at == i or who is None or can_speak(tree, who):
                return who
            if tree.words[i].tag == "VBG" and (nearer := _told_before(tree, i, at)) is not None:
                return nearer
            mute = who if mute is None else mute
            continue
        if tree.words[at].dep == "acl" and tree.words[at].tag == "VBG" and _utters(tree, tree.words[at].head):
            noun = tree.words[at].head
            return noun if not is_mute(tree.words[noun]) else next(_speaking_above(tree, noun), None)
        if tree.words[at].dep == "xcomp" and tree.child(tree.words[at].head, "dobj") is not None:
            return mute
    return mute


def is_main(tree: Tree, i: int) -> bool:
    """Whether a past taken for a participle is what a sentence tells of the name before it ("Hall, who won, [said]").

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("MTA, which hired Ms. Hall in May, announced on Friday she would go.").words)
    >>> [w.text for i, w in enumerate(tree.words) if is_main(tree, i)]
    ['announced']
    """
    word = tree.words[i]
    top = word.head
    if word.tag != "VBN" or word.dep != "acl" or tree.words[top].head != top or tree.words[top].pos != "PROPN":
        return False
    set_off = tree.words[i - 1].text == "," or tree.words[tree.edges[i][0] - 1].text == ","
    return set_off and tree.child(i, "ccomp", "dobj") is not None and tree.child(i, "agent") is None


def _named_before(tree: Tree, i: int) -> int | None:
    """The person named right before a participle, which tells what that one says ("a film of Hall [asking] ...")."""
    word, before = tree.words[i], tree.words[i - 1]
    if i == 0 or word.tag != "VBG" or word.dep == "conj" or not word.text.islower():
        return None
    if before.pos != "PROPN" or before.entity != "PERSON":
        return None
    placed = before.dep == "pobj" and tree.words[tree.words[before.head].head].entity == "PERSON"
    return None if placed else before.head if before.dep == "conj" else i - 1


def _saying_paper(tree: Tree, i: int) -> int | None:
    """The document that a participle soon after it tells of ("he quoted from [letters] to the town saying that")."""
    word = tree.words[i]
    if word.tag != "VBG" or word.dep != "advcl" or not says(lemma_of(tree, i)):
        return None
    for k in range(i - 1, word.head, -1):
        if tree.words[k].pos in ("PUNCT", "VERB", "AUX"):
            return None
        if tree.words[k].pos == "NOUN" and kind_of(tree.words[k].lemma) == "document":
            return k
    return None


def _subject(tree: Tree, i: int) -> int | None:
    """The noun that is subject of verb ``i``; of several the nearest before it, else the first after it.

    A main verb without one has the name right before it, which a parser took for that of another ("by Low, Hall said").
    """
    found = [k for k in tree.children[i] if tree.words[k].dep in SUBJECTS and not _is_verb(tree.words[k])]
    before = [k for k in found if k < i]
    own = [k for k in before if not _is_inset(tree, k)]
    if not found and _follows_name(tree, i):
        return i - 1
    return max(own or before, default=min(found, default=None))


def _follows_name(tree: Tree, i: int) -> bool:
    return i > 0 and tree.words[i].head == i and tree.words[i].tag == "VBD" and tree.words[i - 1].dep == "appos"


def _is_verb(word: Word) -> bool:
    """Whether a word is a verb, and no name that is spelt like one ("Trump")."""
    return word.pos in ("VERB", "AUX") and not (word.tag == "VB" and word.text[:1].isupper())


def _is_inset(tree: Tree, i: int) -> bool:
    """Whether a noun is part of what is put in to tell what somebody does ("Hall, [briefing reporters], said")."""
    first = tree.edges[i][0]
    return tree.words[first].tag == "VBG" and tree.words[first - 1].text == ","


def _speaking_above(tree: Tree, i: int) -> Iterator[int]:
    """Who says what verbs above noun ``i`` tell, nearest first ("she spoke at a hearing [announcing that ...]")."""
    verbs = (k for k in tree.ancestors(i) if tree.words[k].pos == "VERB" and says(lemma_of(tree, k)))
    return (s for k in verbs if (s := _subject(tree, k)) is not None and can_speak(tree, s))


def _told_before(tree: Tree, i: int, above: int) -> int | None:
    """Who does what the last clause before participle ``i`` tells ("It grew when the Echo wrote, [saying] ...")."""
    told = (k for k in tree.children[above] if above < k < i and tree.words[k].dep == "advcl")
    speaking = (s for k in told if (s := _subject(tree, k)) is not None and can_speak(tree, s))
    return max(speaking, default=None)


def _utters(tree: Tree, i: int) -> bool:
    """Whether a participle after noun ``i`` tells what that says, and not what the subject says."""
    seen = tree.words[tree.words[i].head].lemma in group("clause_words", "perceiving")
    return tree.words[i].dep != "dobj" or seen or kind_of(tree.words[i].lemma) in ("document", "finding")


def _governors(tree: Tree, i: int) -> Iterator[int]:
    """The verbs whose subject verb ``i`` shares, nearest first."""
    while tree.words[i].dep in _LINKS and tree.words[i].head != i:
        i = tree.words[i].head
        if tree.words[i].pos in ("VERB", "AUX"):
            yield i


def _is_passive_participle(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    joined = word.dep in ("acl", "advcl", "amod") and tree.child(i, "aux", "nsubj") is None
    return word.tag == "VBN" and joined


def holder(tree: Tree, i: int) -> int | None:
    """Whose the noun ``i`` is: its possessor, by or from whom it comes, or the subject that makes or issues it.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> tree = Tree.of(sentence("A letter from the bishop arrived.").words)
    >>> tree.words[holder(tree, 1)].text
    'bishop'
    """
    possessor = tree.child(i, "poss")
    if possessor is None and i and tree.words[i - 1].tag == "POS":
        possessor = tree.words[i - 1].head
    if possessor is not None:
        return possessor
    for k in tree.children[i]:
        by = tree.words[k].dep == "prep" and tree.words[k].lemma in ("by", "from")
        if by and (who := tree.child(k, "pobj")) is not None:
            return who
    issuing = group("speaker_nouns", "issue")
    made = (k for k in tree.children[i] if tree.words[k].lemma in issuing)
    if (agent := next((a for k in made if (a := tree.child(k, "agent")) is not None), None)) is not None:
        return tree.child(agent, "pobj")
    whole = _counted(tree, i)
    verb = tree.words[whole].head
    issued = tree.words[whole].dep == "dobj" and tree.words[verb].lemma in issuing
    return speaker_of(tree, verb) if issued else None


def _counted(tree: Tree, i: int) -> int:
    """The noun that tells how many there are of noun ``i`` ("a [series] of letters"), else the noun itself."""
    link = tree.words[i].head
    many = tree.words[tree.words[link].head].lemma in group("clause_words", "many")
    return tree.words[link].head if many and tree.words[link].lemma == "of" else i
