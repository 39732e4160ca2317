"""Which noun is the subject of a verb that a parser left without one."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import FINITE, QUOTES, Tree, form, is_opening
from reconcile.claims.vocabulary import can_speak, lemma_of, says
from reconcile.lexicon.table import group

# Between a clause set in after a name and the verb of the name stand at most so many words ("also", "was").
NEAR = 4
_TIMES = ("DATE", "TIME")
_BREAKS = ("PUNCT", "CCONJ")
_NAMED = ("PROPN", "NOUN", "ADJ")


def after_quote(tree: Tree, i: int) -> Iterator[Change]:
    """Who stands between a quotation and a verb of saying speaks ('"He knew," the clerk, who left, told reporters')."""
    if tree.subject(i) is not None or tree.words[i].dep in ("relcl", "acl", "conj") or not says(lemma_of(tree, i)):
        return
    for k in range(i - 1, 0, -1):
        word, first = tree.words[k], tree.edges[k][0]
        if word.text in QUOTES and word.tag != "POS":
            return
        quoted = word.dep in ("dobj", "appos", "npadvmod", "oprd") and tree.words[first - 1].text in QUOTES
        if quoted and word.head < first and tree.edges[k][1] in (i - 1, i - 2) and can_speak(tree, k):
            yield Change(k, i, "nsubj")
            return


def in_quote(tree: Tree, i: int) -> Iterator[Change]:
    """What opens a quotation is the subject of the verb that follows ('the rule states, "All who pay are ..."')."""
    noun = tree.child(i, "dobj")
    if noun is None or not says(lemma_of(tree, i)) or not is_opening(tree, tree.edges[noun][0] - 1):
        return
    verb = tree.edges[noun][1] + 1
    verb += verb < len(tree.words) and tree.words[verb].text == ","
    if verb >= len(tree.words) or tree.words[verb].tag not in FINITE or tree.subject(verb) is not None:
        return
    above = next((k for k in (i, *tree.ancestors(i)) if tree.words[k].head == verb), None)
    if tree.words[verb].dep == "conj" or (tree.words[verb].head == verb and above is not None and above < noun):
        yield from (Change(noun, verb, "nsubj"), Change(verb, i, "ccomp"))
        if above is not None:
            yield Change(above, above, "ROOT")


def opening(tree: Tree, i: int) -> Iterator[Change]:
    """A participle that opens a sentence before a comma is not its subject ("Combined, the two plans cost ...")."""
    verb, noun = tree.words[i].head, tree.child(i, "appos")
    if i == 0 and tree.words[i].dep == "nsubj" and noun is not None and tree.words[1].text == ",":
        yield from (Change(noun, verb, "nsubj"), Change(i, verb, "advcl"), Change(1, verb, "punct"))


def claims(tree: Tree, i: int) -> Iterator[Change]:
    """A plural before a verb with no subject is no verb of its own ("said claims that it shut were false")."""
    saying, told = tree.words[i].head, tree.child(i, "ccomp")
    main = next((k for k in tree.children[saying] if k > i and tree.words[k].dep == "ccomp"), None)
    if tree.words[i].dep != "ccomp" or main is None or saying > i or not says(lemma_of(tree, saying)):
        return
    before = [k for k in tree.children[i] if k < i]
    free = tree.subject(main) is None and tree.words[main].tag in ("VBP", "VBD")
    between = tree.words[tree.edges[i][1] + 1 : main]
    if not free or any(tree.words[k].lemma != "that" for k in before) or any(w.pos in _BREAKS for w in between):
        return
    yield Change(i, main, "nsubj")
    yield from (Change(k, main, "mark") for k in before)
    if told is not None:
        yield Change(told, i, "acl")


def after_time(tree: Tree, i: int) -> Iterator[Change]:
    """A name after the hour is the subject of the verb that has none ("At 9 a.m., Hall, reading on, complained")."""
    link = tree.words[i].head
    verb, hour = tree.words[link].head, tree.child(link, "pobj")
    if hour is None or hour == i or tree.words[hour].entity not in _TIMES or tree.subject(verb) is not None:
        return
    if tree.words[tree.edges[i][0] - 1].text == "," and i < verb and tree.words[verb].tag in FINITE:
        yield Change(i, verb, "nsubj")


def accused(tree: Tree, i: int) -> Iterator[Change]:
    """A participle after the next verb's subject is no verb of its own ("says the man accused of it is ill")."""
    noun, saying = tree.subject(i), tree.words[i].head
    if tree.words[i].dep != "ccomp" or noun is None or tree.child(i, "aux", "auxpass", "mark") is not None:
        return
    main = next((k for k in tree.children[saying] if k > i and tree.words[k].dep == "ccomp"), None)
    if main is not None and tree.subject(main) is None and tree.words[main].tag in FINITE and noun == i - 1:
        yield from (Change(noun, main, "nsubj"), Change(i, noun, "acl"))


def surfaced(tree: Tree, i: int) -> Iterator[Change]:
    """What comes up is the subject of a clause of time, and no part of a noun ("after a video surfaced on Monday")."""
    noun = tree.words[i].head
    link = tree.words[noun].head
    timed = tree.words[noun].dep == "pobj" and tree.words[link].lemma in ("after", "before", "since")
    if tree.words[i].dep == "acl" and timed and tree.words[i].lemma in group("clause_words", "coming up"):
        above = tree.words[link].head
        yield from (Change(noun, i, "nsubj"), Change(link, i, "mark"), Change(i, above, "advcl"))


def after_inset(tree: Tree, i: int) -> Iterator[Change]:
    """The last name of a clause, told of before a verb, is the next subject ("and Hall, who ..., was ...")."""
    name, end = tree.words[i].head, tree.edges[i][1] + 1
    if tree.words[name].entity != "PERSON" or end >= len(tree.words) or tree.words[end].text != ",":
        return
    verb = next((k for k in range(end + 1, min(end + 1 + NEAR, len(tree.words))) if _is_free(tree, k, end)), None)
    link = name
    while link and (tree.words[link].pos in _NAMED or tree.words[link].entity == "PERSON"):
        link -= 1
    if verb is None or tree.words[link].tag != "CC" or not tree.words[verb].head < link:
        return
    yield from (Change(verb, tree.words[verb].head, "conj"), Change(name, verb, "nsubj"))
    yield Change(link, tree.words[verb].head, "cc")
    inside = range(link + 1, name)
    yield from (Change(k, name, "compound") for k in inside if tree.words[k].head not in range(link + 1, name + 1))


def further(tree: Tree, i: int) -> Iterator[Change]:
    """A finite verb that only a mark joins has the noun before as subject ("it emerged clerks, of whom ..., were")."""
    above, end = tree.words[i].head, tree.edges[i][0] - 1
    later = any(tree.words[k].dep == "cc" for k in (*tree.children[i], *tree.children[above]))
    if tree.words[i].dep != "conj" or later or end < 1 or tree.words[end].text != "," or not _is_free(tree, i, end):
        return
    objects = (k for k in range(end - 1, above, -1) if tree.words[k].dep in ("dobj", "oprd"))
    noun = next((k for k in objects if tree.edges[k][1] in (end, end - 1)), None)
    if noun is not None and says(lemma_of(tree, tree.words[noun].head)) and tree.words[noun].head != above:
        yield from (Change(noun, i, "nsubj"), Change(i, tree.words[noun].head, "ccomp"))


def _is_free(tree: Tree, i: int, after: int) -> bool:
    """Whether a finite verb begins just after a mark and has no subject."""
    finite = form(tree, i) in FINITE
    own = tree.subject(i) is not None or tree.child(i, "mark", "cc") is not None
    return tree.words[i].pos == "VERB" and finite and not own and tree.edges[i][0] == after + 1
