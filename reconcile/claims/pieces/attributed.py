"""Who says a piece of a sentence, where somebody says some of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reconcile.claims.parsed.tree import TENSED, Tree, is_infinitive, tops
from reconcile.claims.pieces.split import Piece
from reconcile.claims.vocabulary import lemma_of, says
from reconcile.lexicon.table import group
from reconcile.model import SaidAs, Sentence, Span, Speech

# A quotation that is no less than one part in so many of a piece is what the piece is about.
QUOTED = 4
OWN_VOICE = Speech(Span(0, 0), "", SaidAs.OWN)
# What a clause beside the main one is to it.
_BESIDE = frozenset({"advcl", "relcl", "acl", "pcomp"})
# What a clause is to the verb that leads to it ("That led some to warn", "a film showed him promising").
_LED = frozenset({"ccomp", "xcomp"})
# What tells more of a noun.
_TELLING = frozenset({"relcl", "appos", "acl"})
_MARKS = frozenset({"``", "''"})


def who_says(sentence: Sentence, piece: Piece, spoken: Sequence[Speech]) -> Speech:
    """The speech that a piece gives, or the source's own voice."""
    span = Span(piece.start, piece.end)
    tree = Tree.of(sentence.words)
    inside = [i for i, word in enumerate(tree.words) if span.holds(word.span)]
    said = _said(span, spoken)
    if said is OWN_VOICE:
        said = next((s for s in spoken if span.holds(s.span) and _is_main(tree, inside, s)), OWN_VOICE)
    if said.said_as is SaidAs.DIRECT and _is_led_to(tree, inside, said):
        return OWN_VOICE
    while said.said_as in (SaidAs.INDIRECT, SaidAs.MIXED) and _is_outside(tree, inside, piece.aside, said):
        said = next((s for s in spoken if s.chain == said.chain[:-1]), OWN_VOICE)
    return said


def _is_main(tree: Tree, inside: Sequence[int], said: Speech) -> bool:
    """Whether what a piece mainly tells is that somebody says what ends it ("At noon, Hall said it fell")."""
    top = next(tops(tree.words, inside), None)
    if top is None or tree.words[top].head != top or tree.words[top].lemma != said.verb or not says(said.verb):
        return False
    clause = tree.child(top, "ccomp")
    told = clause is not None and not is_infinitive(tree, clause) and said.span.holds(tree.words[clause].span)
    return told and tree.words[top].end <= said.span.start and tree.words[inside[-1]].start <= said.span.end


def _is_led_to(tree: Tree, inside: Sequence[int], said: Speech) -> bool:
    """Whether a piece states something and only then leads to what is quoted ("He hit at what he called “spies”")."""
    before = [i for i in inside if tree.words[i].end <= said.span.start]
    leading = (i for i in before if tree.words[i].lemma == said.verb and tree.words[i].dep in ("relcl", "pcomp"))
    verb = next(leading, None)
    return verb is not None and any(tree.words[i].tag in TENSED and i < tree.words[verb].head for i in before)


def _is_outside(tree: Tree, inside: Sequence[int], aside: bool, said: Speech) -> bool:
    """Whether a piece is no part of what is said but tells of it, or of somebody or something in it."""
    quoted = said.said_as is SaidAs.MIXED and any(tree.words[i].tag in _MARKS for i in inside)
    if said.verb == "according" and any(tree.words[i].lemma == "accord" for i in inside):
        return False
    own = ((aside or _is_named(tree, inside)) and not _is_closed_by(tree, said)) or _is_of_object(tree, inside, said)
    return (own and not quoted) or _is_beside(tree, inside, said)


def told(text: str, piece: Piece, said: Speech) -> Piece:
    """The part of a piece that somebody says, where the rest tells only that he does; all where he asks."""
    starts = said.said_as is not SaidAs.OWN and piece.start < said.span.start < piece.end
    asks = text[: said.span.end].endswith("?")
    return Piece(said.span.start, min(piece.end, said.span.end), piece.context) if starts and not asks else piece


def _said(span: Span, spoken: Sequence[Speech]) -> Speech:
    """The speech that, with others of its speaker, covers most of a span; of equals the innermost; else own voice."""

    def shared(s: Speech) -> int:
        return max(0, min(s.span.end, span.end) - max(s.span.start, span.start))

    said = Counter[tuple[str, ...]]()
    for s in spoken:
        said[s.chain] += shared(s)
    covering = [s for s in spoken if shared(s) and (2 * said[s.chain] >= span.end - span.start or _leads(span, s))]
    return max(covering, key=lambda s: (shared(s), -(s.span.end - s.span.start), -s.span.start), default=OWN_VOICE)


def _leads(span: Span, said: Speech) -> bool:
    """Whether a span is what a source says, with more words on that source ("It closed, according to a report by")."""
    if said.said_as is SaidAs.DIRECT:
        if span.start >= said.span.start - 1 and said.span.end < span.end and says(said.verb):
            return True
        quoted = min(said.span.end, span.end) - max(said.span.start, span.start)
        told_after = said.span.start > span.start + 1 and span.end - said.span.end > quoted
        return QUOTED * quoted >= span.end - span.start and not told_after
    return said.verb == "according" and said.span.end <= span.end


def _is_beside(tree: Tree, inside: Sequence[int], said: Speech) -> bool:
    """Whether a piece only tells, in a clause below its main one, that somebody says something.

    "The vote came a day after she said that the bridge would close" is the source's own, as is "That led some to
    warn of a flood".
    """
    words = tree.words
    top = next(tops(words, inside), None)
    if top is None or said.span.holds(words[top].span):
        return False
    verb = next((i for i in inside if words[i].lemma == said.verb and not said.span.holds(words[i].span)), top)
    if verb == top:
        return words[top].dep == "advcl" and tree.child(top, "mark", "advmod") is not None and _opens(tree, inside)
    if words[verb].pos == "NOUN":
        return _is_of_other(tree, verb)
    below = words[verb].dep in _BESIDE or (words[verb].dep in _LED and not says(lemma_of(tree, top)))
    seen = words[verb].dep == "acl" and words[words[verb].head].head == top and _perceives(tree, top)
    written = words[verb].dep == "acl" and words[verb].tag == "VBG" and verb > top
    return below and (seen or written or tree.subject(verb) is not None)


def _opens(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether a piece begins with what tells when or while something is so ("[as] he argued against the weir")."""
    return tree.words[inside[0]].lemma in group("clause_words", "time") | {"as"}


def _is_of_other(tree: Tree, i: int) -> bool:
    """Whether what is claimed is told as somebody's by name, not as that of the subject ("his belief that ...")."""
    owner = tree.child(i, "poss")
    return owner is not None and tree.words[owner].pos != "PRON"


def _perceives(tree: Tree, i: int) -> bool:
    return tree.words[i].lemma in group("clause_words", "perceiving")


def _is_named(tree: Tree, inside: Sequence[int]) -> bool:
    """Whether a piece is only a noun with what is told of it in passing ("[the gate, which is old], he said, fell")."""
    top = next(tops(tree.words, inside), None)
    if top is None or tree.words[top].pos not in ("NOUN", "PROPN") or tree.words[top].head == top:
        return False
    tells = (k for k in tree.children[top] if tree.words[k].dep in ("relcl", "appos") and inside[-1] in tree.subtree(k))
    return any(tree.words[tree.edges[k][0] - 1].text == "," for k in tells)


def _is_closed_by(tree: Tree, said: Speech) -> bool:
    """Whether the verb of saying comes after all that is said ("..., who denied it, [two aides said]")."""
    if not says(said.verb):
        return False
    verb = (word for word in tree.words if word.lemma == said.verb and not said.span.holds(word.span))
    return next((word.start >= said.span.end for word in verb), False)


def _is_of_object(tree: Tree, inside: Sequence[int], said: Speech) -> bool:
    """Whether a piece tells something of what somebody praises or announces ("hailed a plan [that cost little]")."""
    top = next(tops(tree.words, inside), None)
    while top is not None and tree.words[top].dep == "conj":
        top = tree.words[top].head
    if top is None or tree.words[top].dep not in _TELLING or tree.child(top, "mark") is not None:
        return False
    up = (top, *tree.ancestors(top))
    below = next((k for k in up if tree.words[tree.words[k].head].lemma == said.verb), None)
    if below is None or any(tree.words[k].dep in ("oprd", "ccomp") for k in up[: up.index(below) + 1]):
        return False
    set_off = tree.words[tree.edges[top][0] - 1].text in (",", "--", "–", "—")
    praised = tree.words[below].dep == "dobj" and not says(lemma_of(tree, tree.words[below].head))
    placed = tree.words[below].dep == "prep" and tree.words[below].lemma in ("in", "at", "on", "during")
    placed = placed and said.span.holds(tree.words[below].span)
    return praised or placed or (set_off and tree.words[below].dep == "dobj")
