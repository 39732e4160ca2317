"""What a further word or clause goes on from, told by its form, by what is said twice and by whom its pronoun means."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import FINITE, Tree, form
from reconcile.claims.vocabulary import kind_of, lemma_of, says
from reconcile.lexicon.table import group

# The object of "left" and what became of it stand within so many words of the next.
NEAR = 8
_SAME = {"him": "he", "her": "she", "them": "they"}


def left(tree: Tree, i: int) -> Iterator[Change]:
    """What "left" has for a second object is no clause ("left two dead and scores of others injured")."""
    who = tree.subject(i)
    if tree.words[i].dep != "conj" or who is None or tree.child(i, "aux", "auxpass") is not None:
        return
    before = range(tree.edges[who][0] - 1, max(0, who - NEAR), -1)
    verb = next((k for k in before if tree.words[k].pos == "VERB"), None)
    first = tree.child(verb, "dobj") if verb is not None else None
    if verb is None or first is None or tree.words[verb].lemma != "leave" or tree.child(verb, "oprd", "acomp") is None:
        return
    yield from (Change(who, first, "conj"), Change(i, who, "acl"))
    yield from (Change(k, first, "cc") for k in before if tree.words[k].dep == "cc" and k > verb)


def title(tree: Tree, i: int) -> Iterator[Change]:
    """A bare "verb" before a name, with no bare verb to go on from, is a title ("of Hall and poet Tom Reed")."""
    name, link = tree.child(i, "dobj"), i - 1
    if tree.words[i].dep != "conj" or name is None or tree.words[name].entity != "PERSON" or link < 1:
        return
    bare = any(w.tag in ("VB", "MD", "TO") for w in tree.words[:i])
    if bare or tree.words[link].tag != "CC" or tree.edges[name][0] != i + 1:
        return
    at = next((k for k in range(link - 1, -1, -1) if tree.words[k].dep in ("pobj", "dobj")), None)
    if at is not None and tree.words[at].entity == "PERSON":
        yield from (Change(link, at, "cc"), Change(name, at, "conj"), Change(i, name, "compound"))


def repeated(tree: Tree, i: int) -> Iterator[Change]:
    """A verb said twice goes on from itself ("those who trust my team and trust my work")."""
    word, link = tree.words[i], i - 1
    if word.dep != "conj" or tree.subject(i) is not None or tree.words[link].tag != "CC":
        return
    for k in range(link - 1, word.head, -1):
        if tree.words[k].lemma == word.lemma and tree.words[k].pos == "VERB" and k not in tree.children[i]:
            yield from (Change(i, k, "conj"), Change(link, k, "cc"))
            return


def series(tree: Tree, i: int) -> Iterator[Change]:
    """In "has fought the plan, pressed for talks and called for help" all that has been done goes on from "has"."""
    noun, further = tree.words[i].head, tree.child(i, "conj")
    if tree.words[i].dep != "acl" or further is None or tree.child(i, "cc") is None or tree.child(i, "agent"):
        return
    main = next((k for k in tree.ancestors(noun) if tree.words[k].pos == "VERB"), None)
    if main is None or tree.words[main].tag != "VBN" or tree.words[i - 1].text != "," or not main < noun:
        return
    helpers = [tree.words[k] for k in tree.children[main] if tree.words[k].dep in ("aux", "auxpass")]
    if [w.lemma for w in helpers] == ["have"] and tree.words[further].tag in ("VBN", "VBD"):
        yield Change(i, main, "conj")


def of_what(tree: Tree, i: int) -> Iterator[Change]:
    """After "what she wants is ..." a further verb goes on from the last of its form ("a deal that pays and lasts")."""
    above = tree.words[i].head
    if tree.words[i].dep != "conj" or tree.subject(i) is not None or tree.child(above, "csubj") is None:
        return
    for k in range(i - 1, above, -1):
        if tree.words[k].tag == tree.words[i].tag and tree.words[k].dep == "relcl":
            yield Change(i, k, "conj")
            return


def another(tree: Tree, i: int) -> Iterator[Change]:
    """Whom a verb befalls does not do it ("He said Hall rang him and told him")."""
    above, whom = tree.words[i].head, tree.child(i, "dobj", "dative")
    he = _SAME.get(tree.words[whom].text.casefold()) if whom is not None else None
    subject = tree.subject(above)
    if tree.words[i].dep != "conj" or he is None or tree.subject(i) is not None or subject is None:
        return
    own = form(tree, i)
    if tree.words[subject].text.casefold() == he:
        inner = (k for k in range(i - 1, above, -1) if tree.words[k].dep == "ccomp" and tree.words[k].head == above)
        at = next((k for k in inner if tree.subject(k) is not None and form(tree, k) == own), None)
    else:
        told = tree.words[above].lemma == "be" and tree.words[subject].entity == "PERSON" and he != "they"
        ancestors = (k for k in tree.ancestors(above) if tree.words[k].pos == "VERB")
        at = next(ancestors, None) if told and tree.words[above].dep in ("ccomp", "acl", "relcl") else None
        if at is not None and (form(tree, at) != own or tree.subject(at) is None):
            at = None
    if at is not None:
        yield Change(i, at, "conj")


def of_sayer(tree: Tree, i: int) -> Iterator[Change]:
    """A verb goes on from none of another form ("say it should go, and were sad"; "says they do and has left")."""
    above, tag = tree.words[i].head, form(tree, i)
    saying = tree.words[above].head
    own = tree.words[i].dep == "conj" and tree.subject(i) is None and tag in FINITE
    comma = own and any(tree.words[k].text == "," and tree.words[k + 1].tag == "CC" for k in range(above, i))
    if not own or tree.words[above].dep != "ccomp" or not says(lemma_of(tree, saying)):
        return
    other = {tag, form(tree, above)} == {"VBZ", "VBP"} and form(tree, saying) == tag
    if (other or (comma and form(tree, above) == "MD")) and saying < above and tree.subject(saying) is not None:
        yield Change(i, saying, "conj")


def past_inset(tree: Tree, i: int) -> Iterator[Change]:
    """A verb after an inset goes on from what that reports ("He is tall, the records said, and was born in May")."""
    saying = tree.words[i].head
    who, told = tree.subject(saying), tree.child(saying, "ccomp")
    paper = who is not None and kind_of(tree.words[who].lemma) in ("document", "finding")
    main = tree.words[saying].head if tree.words[saying].dep == "parataxis" else told if paper else None
    closed = [w.tag for w in tree.words[saying + 1 : saying + 3]] == [",", "CC"]
    free = tree.words[i].dep == "conj" and tree.subject(i) is None and says(lemma_of(tree, saying))
    if main is not None and main < saying and closed and free:
        yield Change(i, main, "conj")
        yield from (Change(k, main, "cc") for k in tree.children[saying] if k == saying + 2)


def given(tree: Tree, i: int) -> Iterator[Change]:
    """A noun alone is not said but given, in what is said ("said the vote gave Hall 'a rare chance' to go on")."""
    saying = tree.words[i].head
    verb = next((k for k in range(i - 1, saying, -1) if tree.words[k].pos == "VERB"), None)
    stated = tree.subject(i) is not None or tree.child(i, "cop", "mark") is not None
    if verb is not None and not stated and tree.child(verb, "dobj", "dative") is not None:
        yield Change(i, verb, "dobj")


def addressed(tree: Tree, i: int) -> Iterator[Change]:
    """To whom something is said goes with the saying ("said Hall, the mayor, to the Post")."""
    who = tree.words[i].head
    verb = tree.words[who].head
    said = tree.words[who].dep == "nsubj" and verb < who and says(lemma_of(tree, verb))
    if said and i > who and tree.words[i - 1].text == ",":
        yield Change(i, verb, "prep")


def released(tree: Tree, i: int) -> Iterator[Change]:
    """What is published is the film or letter just named, not who speaks ("says in the film, released in May")."""
    verb, noun = tree.words[i].head, i - 2
    apart = noun > 0 and tree.words[i - 1].text == "," and tree.words[noun].dep == "pobj"
    listed = tree.words[i].lemma in group("clause_words", "publishing")
    apart = apart and tree.words[i].dep == "advcl" and tree.child(i, "mark") is None
    if apart and listed and says(lemma_of(tree, verb)):
        document = kind_of(tree.words[noun].lemma) in ("document", "finding")
        if document or tree.words[noun].lemma in group("clause_words", "shown"):
            yield Change(i, noun, "acl")
