"""Which verb of saying leads a sentence, and what it says, where a parser took another word for its top."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.claims.parsed.hanging import Change
from reconcile.claims.parsed.tree import QUOTES, Tree
from reconcile.claims.vocabulary import lemma_of, says

_TIMES = ("DATE", "TIME")


def after_inset(tree: Tree, i: int) -> Iterator[Change]:
    """A verb that says what "that" opens is the main one, not the noun above ("Hall, who is ill, announced that")."""
    top = tree.words[i].head
    said = tree.child(i, "ccomp") if tree.words[i].dep == "acl" and tree.words[top].head == top else None
    if said is None or tree.child(said, "mark") is None or tree.words[tree.edges[i][0] - 1].text != ",":
        return
    if tree.words[top].pos in ("PROPN", "NOUN") and says(lemma_of(tree, i)):
        yield from (Change(i, i, "ROOT"), Change(top, i, "nsubj"))
        yield from (Change(k, i, tree.words[k].dep) for k in tree.children[top] if k > i)


def before_quote(tree: Tree, i: int) -> Iterator[Change]:
    """What opens a quotation leads the sentence, not the verb quoted ('Hall confirmed on Monday, "I left"')."""
    top, mark = tree.words[i].head, tree.edges[i][1] + 2
    if tree.words[i].dep not in ("advcl", "ccomp") or tree.words[top].head != top or not mark < top:
        return
    opens = tree.words[mark - 1].text == "," and tree.words[mark].text in QUOTES
    if not opens or tree.subject(i) is None or tree.child(i, "mark") is not None or not says(lemma_of(tree, i)):
        return
    close = next((k for k in range(mark + 1, len(tree.words)) if tree.words[k].text in QUOTES), 0)
    if top < close and not any(w.text in QUOTES for w in tree.words[:mark]):
        yield from (Change(i, i, "ROOT"), Change(top, i, "ccomp"))
        yield from (Change(k, i, tree.words[k].dep) for k in tree.children[top] if k > close or k < i)


def dated_source(tree: Tree, i: int) -> Iterator[Change]:
    """What was said is no part of when its source came out ("said in a talk taped on Monday that ...")."""
    said, above = tree.child(i, "ccomp"), tree.words[i].head
    mark = tree.child(said, "mark") if said is not None else None
    if said is None or mark is None or tree.words[mark].lemma != "that" or tree.subject(i) is not None:
        return
    dated = any(tree.words[k].entity in _TIMES for k in range(i + 1, mark))
    if not dated or tree.child(i, "aux", "auxpass") is not None:
        return
    if tree.words[i].dep == "ccomp":
        link = next((k for k in reversed(tree.children[above]) if k < i and tree.words[k].dep == "prep"), above)
        noun, saying = tree.child(link, "pobj"), above
    else:
        noun, saying = above, tree.words[tree.words[above].head].head
    if noun is not None and tree.words[noun].dep == "pobj" and says(lemma_of(tree, saying)):
        yield from (Change(i, noun, "acl"), Change(said, saying, "ccomp"))


def beside_quote(tree: Tree, i: int) -> Iterator[Change]:
    """A participle after a quotation goes with the verb that reports it ('"I left," Hall said, adding that ...')."""
    quoted = tree.words[i].head
    marks = [k for k in range(quoted, i) if _is_mark(tree, k)] if tree.words[i].dep == "advcl" else []
    if len(marks) == 1 and any(_is_mark(tree, k) for k in range(quoted)):
        begins = max(k for k in range(quoted) if _is_mark(tree, k))
        saying = next((k for k in tree.ancestors(quoted) if not begins < k < marks[0]), None)
        if saying is not None and tree.words[saying].pos == "VERB" and says(lemma_of(tree, saying)):
            yield Change(i, saying, "advcl")


def _is_mark(tree: Tree, i: int) -> bool:
    return tree.words[i].text in QUOTES and tree.words[i].tag != "POS"
