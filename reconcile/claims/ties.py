"""What the grammar of a sentence says of a pronoun and a noun: that they mean the same, cannot, or need not."""

from __future__ import annotations

from reconcile.claims.tree import SUBJECTS, Tree
from reconcile.claims.vocabulary import kind_of
from reconcile.lexicon.table import group
from reconcile.lexicon.table import words as listed

_EMPTY = frozenset({"be", "seem", "appear", "take", "make"})
_UNNAMED = frozenset({"expl", "attr"})
_HELD = frozenset({"ccomp", "xcomp", "oprd"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl", "relcl", "csubj"})


def leads(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` is the subject of a clause after the one, hung from it, of a pronoun ("Before she spoke")."""
    if tree.words[a].dep not in SUBJECTS:
        return False
    path = [pronoun, *tree.ancestors(pronoun)]
    at = path.index(tree.words[a].head) if tree.words[a].head in path else 0
    return at > 0 and tree.words[path[at - 1]].dep in ("advcl", "prep")


def belongs(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether the grammar ties a pronoun to noun ``a``: in a clause that tells of it, or as "users and their data"."""
    owned = tree.words[tree.words[pronoun].head]
    paired = tree.words[pronoun].dep == "poss" and owned.dep == "conj" and owned.head == a
    return paired or _is_owner(tree, a, pronoun) or _tells_of(tree, a, pronoun)


def is_part(tree: Tree, pronoun: int, a: int) -> bool:
    """Whether a pronoun stands inside the phrase of noun ``a``, save in a clause that tells more of it."""
    return a in tree.ancestors(pronoun) and not belongs(tree, a, pronoun)


def are_rivals(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether a noun and a pronoun are subject and object of one verb, so that they cannot mean the same."""
    if tree.words[pronoun].tag != "PRP":
        return False
    verb = next((k for k in tree.ancestors(pronoun) if tree.words[k].pos in ("VERB", "AUX")), pronoun)
    if tree.words[a].dep == "dobj":
        aims = tree.words[verb].dep in ("xcomp", "advcl")
        return tree.words[a].head == verb or (aims and tree.words[a].head == tree.words[verb].head)
    while tree.subject(verb) is None and tree.words[verb].dep in ("conj", "xcomp", "advcl"):
        verb = tree.words[verb].head
    return tree.words[a].head == verb


def is_vague(tree: Tree, i: int) -> bool:
    """Whether "it" may stand for all that was told ("it happened", "it was a speech")."""
    verb = tree.words[i].head
    if is_deed(tree, i):
        return True
    copular = tree.words[i].dep in SUBJECTS and tree.words[verb].lemma == "be" and tree.child(verb, "attr") is not None
    return copular or tree.words[verb].lemma in group("clause_words", "happening")


def are_things(tree: Tree, i: int, sort: str) -> bool:
    """Whether a plural is of what is told or done, or is made of single things of which ``i`` is the first."""
    word = tree.words[i]
    single = word.tag == "NN" or word.lemma in group("pointing", "noun")
    return sort == "plural" and word.pos == "NOUN" and single and not kind_of(word.lemma)


def is_owned_by_many(tree: Tree, i: int, a: int) -> bool:
    """Whether "their" rather means the owners of noun ``a`` ("members' pay and their pensions")."""
    owner = tree.child(a, "poss")
    return tree.words[i].text.casefold() == "their" and owner is not None and tree.words[owner].tag in ("NNS", "NNPS")


def holds_views(tree: Tree, i: int) -> bool:
    """Whether a pronoun is for people, who alone say and hold something ("they insist", "their views")."""
    if tree.words[i].dep == "poss":
        return tree.words[tree.words[i].head].lemma in group("clause_words", "held")
    verb = tree.words[tree.words[i].head].lemma
    return tree.words[i].dep in SUBJECTS and verb in listed("frame_verbs") and verb != "show"


def deeds(tree: Tree, i: int) -> list[int]:
    """The verb whose subject word ``i`` is, and those that share it ("She left, saying that ..."); none for others."""
    if tree.words[i].dep not in SUBJECTS:
        return []
    found = [tree.words[i].head]
    for verb in found:
        kids = [k for k in tree.children[verb] if tree.words[k].dep in ("conj", "advcl") and k > verb]
        found += [k for k in kids if tree.words[k].pos == "VERB" and tree.subject(k) is None]
    return found


def is_deed(tree: Tree, i: int) -> bool:
    """Whether "it" stands for what was done, and for no noun that was ("the only way to do it")."""
    done = [k for k, w in enumerate(tree.words[: i + 1]) if w.dep == "dobj" and tree.words[w.head].lemma == "do"]
    return done == [i]


def _points_forward(tree: Tree, i: int) -> bool:
    """Whether "it" stands for the clause after what it is made or found ("make it a rule that", "find it hard to")."""
    what = tree.words[i].head
    found = tree.words[what].dep in _HELD and tree.words[tree.words[what].head].lemma in group(
        "clause_words", "holding"
    )
    later = (tree.words[k].dep for k in tree.children[what] if k > what)
    return found and tree.words[what].pos in ("NOUN", "ADJ") and not _CLAUSES.isdisjoint(later)


def _arrives(tree: Tree, i: int) -> bool:
    """Whether "it" is part of "make it through" and the like."""
    verb = tree.words[i].head
    after = tree.words[i + 1].lemma if i + 1 < len(tree.words) else ""
    return (
        tree.words[i].dep == "dobj" and tree.words[verb].lemma == "make" and after in group("clause_words", "arriving")
    )


def is_empty(tree: Tree, i: int) -> bool:
    """Whether "it" stands for nothing, or for a clause to come ("it is time to go", "it seems that ...")."""
    word = tree.words[i]
    if word.lemma != "it" or word.tag != "PRP":
        return False
    if _points_forward(tree, i) or _arrives(tree, i):
        return True
    verb = tree.words[word.head]
    later = [k for k in tree.children[word.head] if k > i]
    likely = any(tree.words[k].lemma in group("clause_words", "raising") for k in later)
    if likely:
        return False
    if verb.lemma in group("clause_words", "idle") and any(w.lemma == "as" for w in tree.words[: word.head]):
        return True
    if verb.lemma in ("make", "take"):
        later = [
            k
            for k in later
            if any(tree.words[m].tag == "TO" or tree.words[m].lemma == "that" for m in tree.children[k])
        ]
    clauses = any(tree.words[k].dep in ("ccomp", "csubj", "xcomp", "advcl", "relcl") for k in later)
    clauses = clauses or any(tree.words[k].lemma == "because" for k in later)
    inner = any(tree.words[j].dep in ("relcl", "acl", "ccomp", "xcomp") for k in later for j in tree.children[k])
    return word.dep in _UNNAMED or (verb.lemma in _EMPTY and (clauses or inner))


def _is_owner(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether noun ``a`` is the subject of the verb in whose object or place a possessive stands."""
    path = list(tree.ancestors(pronoun))
    verb = next((k for k in path if tree.words[k].pos == "VERB"), None)
    return tree.words[pronoun].dep == "poss" and verb is not None and tree.subject(verb) == a and a not in path


def _tells_of(tree: Tree, a: int, pronoun: int) -> bool:
    """Whether a pronoun stands in a clause whose subject stands for noun ``a`` ("staff who lost their jobs")."""
    acts = tree.words[pronoun].dep in SUBJECTS or tree.words[pronoun].tag == "PRP$"
    for k in (pronoun, *tree.ancestors(pronoun)):
        if k == a or (tree.words[k].dep == "ccomp" and not acts):
            return False
        if tree.words[k].head == a:
            subject = tree.subject(k)
            if subject is None:
                return tree.words[k].dep == "acl" and tree.words[k].tag == "VBG"
            relative = tree.words[k].dep == "relcl" and tree.words[subject].tag in ("WP", "WDT")
            return relative and not are_rivals(tree, subject, pronoun)
    return False
