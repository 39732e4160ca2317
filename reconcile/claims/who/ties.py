"""What the grammar of a sentence says of a pronoun and a noun: that they mean the same, cannot, or need not."""

from __future__ import annotations

from reconcile.claims.parsed.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.claims.who.doing import are_rivals, doer
from reconcile.lexicon.table import group
from reconcile.lexicon.table import words as listed

_CLAIMS = frozenset({"acl", "ccomp", "relcl"})
MANY = ("NNS", "NNPS")
_DASHES = frozenset({"-", "--", "–", "—"})


def leads(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` is the subject of a clause after the one, hung from it, of a pronoun ("Before she spoke")."""
    if tree.words[a].dep not in SUBJECTS:
        return False
    path = [pronoun, *tree.ancestors(pronoun)]
    at = path.index(tree.words[a].head) if tree.words[a].head in path else 0
    return at > 0 and tree.words[path[at - 1]].dep in ("advcl", "prep")


def faulted(tree: Tree, pronoun: int) -> int | None:
    """Whoever is punished or praised "because he" did something, or "for" doing something to what is "his"."""
    word = tree.words[pronoun]
    if word.dep == "poss":
        clause = tree.words[word.head].head
        while tree.words[clause].dep in ("pobj", "prep", "dobj"):
            clause = tree.words[clause].head
        link = tree.words[clause].head
        charged = tree.words[clause].dep == "pcomp" and tree.words[link].lemma in ("for", "of", "from")
        return tree.child(tree.words[link].head, "dobj") if charged else None
    verb = tree.words[word.head].head
    because = any(tree.words[k].lemma == "because" for k in tree.children[word.head])
    if not because or word.dep not in SUBJECTS or tree.words[verb].lemma not in group("clause_words", "judging"):
        return None
    return tree.child(verb, "dobj")


def are_parallel(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether a noun and a pronoun are subjects, one of a main clause and one beside it ("While it rose, it fell")."""
    ours, theirs = tree.words[pronoun].head, tree.words[a].head
    if tree.words[pronoun].dep not in SUBJECTS or tree.words[a].dep not in SUBJECTS:
        return False
    before = tree.words[theirs].dep == "advcl" and tree.words[theirs].head == ours
    return before or (tree.words[ours].dep in ("advcl", "conj") and tree.words[ours].head == theirs)


def belongs(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether the grammar ties a pronoun to noun ``a``: in a clause that tells of it, or as "users and their data"."""
    owned = tree.words[pronoun].head
    paired = tree.words[pronoun].dep == "poss" and tree.words[owned].dep == "conj" and _partner(tree, owned) == a
    tied = paired or faulted(tree, pronoun) == a or _is_owner(tree, a, pronoun)
    tied = tied or claimant(tree, pronoun) == a or _is_given(tree, a, pronoun)
    return tied or _opens(tree, a, pronoun) or _tells_of(tree, a, pronoun)


def is_told_beside(tree: Tree, pronoun: int) -> bool:
    """Whether a pronoun stands for the noun right before what tells of some of it ("the traders, many of them young").

    >>> from reconcile.claims.parsed.parse import sentence
    >>> is_told_beside(Tree.of(sentence("Some traders, many of them young men, yelled at the crowd.").words), 5)
    True
    """
    before = tree.words[max(0, pronoun - 4) : pronoun]
    if len(before) < 4 or tree.words[pronoun].text.casefold() != "them":
        return False
    noun, mark, some, of = before
    counted = some.pos == "NUM" or some.lemma in group("quantified", "some") | group("quantified", "among")
    return of.lemma == "of" and counted and mark.text in (",", "(", *_DASHES) and noun.tag in MANY


def _partner(tree: Tree, k: int) -> int:
    """The noun that "and" joins to noun ``k``: past a dash not the last one before it, but all that was told of."""
    above, first = tree.words[k].head, tree.edges[k][0]
    if first > 1 and tree.words[first - 1].lemma == "and" and tree.words[first - 2].text in _DASHES:
        while tree.words[above].dep in ("pobj", "prep", "conj", "appos"):
            above = tree.words[above].head
    return above


def is_part(tree: Tree, pronoun: int, a: int) -> bool:
    """Whether a pronoun stands inside the phrase of noun ``a``, save in a clause that tells more of it."""
    return a in tree.ancestors(pronoun) and not belongs(tree, a, pronoun)


def are_things(tree: Tree, i: int, sort: str) -> bool:
    """Whether a noun is a thing, or a plural of what is told or done, or of single things of which ``i`` is first."""
    word = tree.words[i]
    single = word.tag == "NN" or word.lemma in group("pointing", "noun")
    return sort in ("plural", "thing") and word.pos == "NOUN" and single and not kind_of(word.lemma)


def is_paper(tree: Tree, i: int) -> bool:
    """Whether a noun is for what is written or found, which may say something but does not decide."""
    return tree.words[i].pos == "NOUN" and kind_of(tree.words[i].lemma) in ("document", "finding", "claim")


def is_owned_by_many(tree: Tree, i: int, a: int) -> bool:
    """Whether "their" rather means the owners of noun ``a`` ("members' pay and their pensions")."""
    owner = tree.child(a, "poss")
    return tree.words[i].text.casefold() == "their" and owner is not None and tree.words[owner].tag in ("NNS", "NNPS")


def _opens(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` owns what opens the clause whose subject a pronoun is ("by Hall's count he won")."""
    link = tree.words[tree.words[a].head].head
    fronted = tree.words[a].dep == "poss" and tree.words[link].dep == "prep" and a < pronoun
    return fronted and tree.words[pronoun].dep in SUBJECTS and tree.words[link].head == tree.words[pronoun].head


def companion(tree: Tree, i: int) -> int | None:
    """Whose companions pronoun ``i`` tells of, where they are joined to him ("Tom Reave and his staff").

    >>> from reconcile.claims.parsed.parse import sentence
    >>> companion(Tree.of(sentence("Ann Hall thanked Tom Reave and his staff.").words), 6)
    4
    """
    joined_to = i - 2
    while joined_to > 0 and tree.words[joined_to].pos == "PUNCT":
        joined_to -= 1
    if tree.words[i].dep != "poss" or joined_to < 0:
        return None
    owned = tree.words[tree.words[i].head]
    first = tree.child(owned.head, "poss") if owned.dep == "conj" else None
    if first is not None and first < i and tree.words[first].pos == "PROPN":
        return first
    if first is not None and first < i and tree.words[first].lemma == tree.words[i].lemma:
        return companion(tree, first)
    listed_beside = tree.words[i - 1].text == "," and owned.tag in MANY and owned.head == joined_to
    if tree.words[i - 1].lemma != "and" and not listed_beside:
        return None
    return joined_to if owned.dep not in SUBJECTS and tree.words[joined_to].pos == "PROPN" else None


def claimant(tree: Tree, pronoun: int) -> int | None:
    """Whose claim it is in which a pronoun stands ("claims by traders that they lost", "Hall's fear that he would")."""
    for k in tree.ancestors(pronoun):
        noun = tree.words[k].head
        asked = tree.words[noun].lemma in group("clause_words", "asked of") and tree.words[k].tag == "VB"
        if tree.words[k].dep in _CLAIMS and tree.words[noun].lemma in group("clause_words", "claimed") and not asked:
            by = next((m for m in tree.children[noun] if m < k and tree.words[m].lemma in ("by", "of", "among")), None)
            return tree.child(noun, "poss") if by is None else tree.child(by, "pobj")
    return None


def _is_given(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` is given what a pronoun owns, or does something with ("give Hall the hut that he likes")."""
    clause = tree.words[pronoun].head
    owns = tree.words[pronoun].dep == "poss"
    thing = clause if owns else tree.words[clause].head
    told = owns or (tree.words[clause].dep == "relcl" and tree.words[pronoun].dep in SUBJECTS)
    return told and tree.words[thing].dep == "dobj" and tree.child(tree.words[thing].head, "dative") == a


def is_replaced(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` takes the place of him whom a pronoun means ("let a deputy take his place")."""
    place = tree.words[pronoun].head
    verb = tree.words[place].head
    taken = tree.words[place].lemma == "place" and tree.words[place].dep == "dobj" and tree.words[verb].lemma == "take"
    return taken and tree.subject(verb) == a


def holds_views(tree: Tree, i: int) -> bool:
    """Whether a pronoun is for people, who alone say and hold something ("they insist", "their views")."""
    if tree.words[i].dep == "poss":
        return tree.words[tree.words[i].head].lemma in group("clause_words", "held")
    verb = tree.words[tree.words[i].head].lemma
    return tree.words[i].dep in SUBJECTS and verb in listed("frame_verbs") and verb != "show"


def within_phrase(tree: Tree, pronoun: int) -> int | None:
    """The person of whom an adjective tells in which a possessive stands ("a mayor unwilling to lose his seat")."""
    path = [pronoun, *tree.ancestors(pronoun)]
    for k in path if tree.words[pronoun].dep == "poss" else ():
        noun = tree.words[k].head
        if tree.words[k].dep == "amod" and tree.words[k].pos == "ADJ" and noun < k:
            return noun if kind_of(tree.words[noun].lemma) == "person" else None
    return None


def is_judge(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` finds fault with, or praises, a thing that is another's ("Hall called his plan unwise").

    >>> from reconcile.claims.parsed.parse import sentence
    >>> is_judge(Tree.of(sentence("Ann Hall mocked her speech.").words), 1, 3)
    True
    """
    thing = tree.words[tree.words[pronoun].head]
    verb = tree.words[thing.head]
    judged = verb.lemma in group("clause_words", "finding so") and thing.dep == "dobj"
    judged = judged and kind_of(thing.lemma) != "person"
    return judged and tree.words[pronoun].dep == "poss" and tree.subject(thing.head) == a


def _is_owner(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` is the subject of the verb in whose object or place a possessive stands."""
    if tree.words[pronoun].dep != "poss" or is_replaced(tree, a, pronoun) or is_judge(tree, a, pronoun):
        return False
    path = list(tree.ancestors(pronoun))
    verb = next((k for k in path if tree.words[k].pos == "VERB" or tree.subject(k) is not None), None)
    subject = doer(tree, verb) if verb is not None else None
    if subject is None or a in path:
        return False
    of_many = tree.words[a].dep == "poss" and tree.words[a].head == subject and tree.words[subject].tag in MANY
    return subject == a or (of_many and tree.words[pronoun].text.casefold() != "their")


def told_by(tree: Tree, clause: int) -> int:
    """The noun of which a relative clause tells: that nearest before it which agrees with its verb."""
    head, subject = tree.words[clause].head, tree.subject(clause)
    many = any(tree.words[k].tag == "VBP" for k in (clause, *tree.children[clause]))
    relative = subject is not None and tree.words[subject].tag in ("WP", "WDT")
    if not (many and relative and tree.words[head].tag in ("NN", "NNP")) or tree.child(head, "conj") is not None:
        return head
    plural = (k for k in range(head, -1, -1) if tree.words[k].tag in ("NNS", "NNPS"))
    return next((k for k in plural if tree.words[k].dep != "compound"), head)


def _tells_of(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether a pronoun stands in a clause whose subject stands for noun ``a`` ("staff who lost their jobs")."""
    acts = tree.words[pronoun].dep in SUBJECTS or tree.words[pronoun].tag == "PRP$"
    for k in (pronoun, *tree.ancestors(pronoun)):
        if k == a or (tree.words[k].dep == "ccomp" and not acts):
            return False
        if (tree.words[k].head if tree.words[k].dep != "relcl" else told_by(tree, k)) == a:
            subject = tree.subject(k)
            if subject is None:
                acted_on = tree.words[pronoun].dep == "dobj" and tree.words[pronoun].head == k
                return tree.words[k].dep == "acl" and tree.words[k].tag == "VBG" and not acted_on
            relative = tree.words[k].dep == "relcl" and tree.words[subject].tag in ("WP", "WDT")
            return relative and not are_rivals(tree, subject, pronoun)
    return False
