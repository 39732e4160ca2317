"""Splits a sentence into pieces, each one thing that can be right or wrong by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.claims.parsed.tree import QUOTES, SUBJECTS, Tree, written
from reconcile.claims.pieces.context import context, joined
from reconcile.claims.pieces.idle import states_nothing
from reconcile.claims.pieces.lists import list_starts
from reconcile.claims.pieces.outline import Outline
from reconcile.claims.pieces.parts import Part, is_word, parts
from reconcile.claims.pieces.retold import is_whole, only_speaks, said_words
from reconcile.lexicon.table import group
from reconcile.model import Role, SaidAs, Sentence, Span, Speech, Word

# A shorter sentence (in words) holds one fact; cutting it leaves fragments.
SHORT = 8
# A context longer than this (in words) is no help to a reader.
CONTEXT = 30
# So many words of names alone name somebody; more are a list.
NAMES = 4

_PAIRS = {"“": "”", "(": ")", "‘": "’", "[": "]"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that claims one thing; offsets refer to the document's text.

    ``context`` holds the words the piece leaves out and needs (its subject, a shared verb), or "".
    ``aside`` is true for what is told in passing of somebody just named ("Ann Hall, the mayor of Harwick").
    """

    start: int
    end: int
    context: str = ""
    aside: bool = False


def split(sentence: Sentence, speech: Sequence[Speech] = ()) -> tuple[Piece, ...]:
    """The pieces of a sentence, in order, each a verbatim stretch of it; none of one that states nothing.

    ``speech`` tells which stretches are somebody's words: what reports them is then neither piece nor context.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> s = sentence("A masked man entered the crowded hall and began firing, killing one person.")
    >>> [(s.text[p.start:p.end], p.context) for p in split(s)][1:]
    [('began firing', 'A masked man'), ('killing one person', 'A masked man')]
    """
    whole = Piece(sentence.start, sentence.end)
    asks = sentence.text.rstrip("\"'”’) ").endswith("?")
    if asks or sentence.role is Role.TITLE:
        return (whole,)
    tree = Tree.of(sentence.words)
    if sentence.role is Role.BODY and states_nothing(tree, speech):
        return ()
    if sum(map(is_word, sentence.words)) < SHORT:
        return (_short(sentence, tree, speech) or whole,)
    if not any(w.dep in SUBJECTS for w in sentence.words):
        return (whole,)
    outline = Outline.of(tree)
    found = parts(outline)
    shown = [part for part in found if not only_speaks(outline, part)]
    if len(shown) < len(found):
        outline = replace(outline, bare=outline.bare | {p.head for p in found} - {p.head for p in shown})
    pieces = {piece for part in shown for piece in _pieces(sentence, outline, part, speech)}
    only = next(iter(pieces)) if len(pieces) == 1 else whole
    if not pieces or (len(pieces) == 1 and not outline.bare and _is_nearly(sentence, only)):
        return (whole,)
    return tuple(sorted(pieces, key=lambda p: (p.start, p.end, p.context)))


def _short(sentence: Sentence, tree: Tree, speech: Sequence[Speech]) -> Piece | None:
    """What is quoted in a sentence too short to be cut, where the rest only says who says it."""
    direct = [s for s in speech if s.said_as is SaidAs.DIRECT]
    first, last = said_words(tree, 0, len(tree.words) - 1, direct)
    span = _trimmed(sentence, tree, first, last) if last - first + 1 < len(tree.words) else None
    return Piece(span.start, span.end) if span else None


def _is_nearly(sentence: Sentence, piece: Piece) -> bool:
    """Whether a piece leaves out no word of its sentence but one that joins it to the last."""
    left = [w for w in sentence.words if is_word(w) and not piece.start <= w.start < piece.end]
    return all(map(_joins, left))


def _pieces(sentence: Sentence, outline: Outline, part: Part, speech: Sequence[Speech]) -> Iterator[Piece]:
    tree, head = outline.tree, outline.tree.words[part.head]
    first, last = said_words(tree, part.first, part.last, speech)
    if head.dep == "appos" and outline.owner(head.head) in outline.bare and not _is_named(tree.words[head.head]):
        first = min(first, tree.edges[head.head][0])
    if head.dep == "advcl" and head.head in outline.bare:
        first = _after_mark(tree, part.head, first)
    aside = (first, last) == (part.first, part.last) and _is_aside(tree, part.head)
    described = last == part.head and bool(outline.reported(last)) and _is_told_of(tree, first, last)
    last -= described
    inside = range(first, last + 1)
    whole = described or is_whole(tree, part.head, inside)
    needed = "" if whole else context(outline, part.head, inside, speech)
    item, *starts = list_starts(tree, first, last) or (first,)
    for at, (a, b) in enumerate(zip([first, *starts], [*starts, last + 1], strict=True)):
        if (span := _trimmed(sentence, tree, a, b - 1)) and not _only_names(tree, a, b):
            shared = written(tree, first, item - 1) if at else ""
            context_words = " ".join(joined(needed, shared).split()[-CONTEXT:])
            yield Piece(span.start, span.end, context_words, aside)


def _is_named(word: Word) -> bool:
    """Whether a word can be what an apposition tells of: somebody or something, and no day or deed."""
    return word.pos in ("NOUN", "PROPN") and word.entity not in ("DATE", "TIME")


def _is_told_of(tree: Tree, first: int, head: int) -> bool:
    """Whether more is told of the subject that begins a part, before its verb ("Hall, the mayor, said")."""
    subject = tree.subject(head)
    if subject is None or subject > head or tree.edges[subject][0] > first:
        return False
    return tree.child(subject, "relcl", "appos") is not None


def _only_names(tree: Tree, first: int, last: int) -> bool:
    """Whether a few words are a name or title and state nothing ("D-Calif.", "Mill & Friends")."""
    run = tree.words[first:last]
    named = all(w.pos in ("PROPN", "PUNCT", "CCONJ", "SYM", "SPACE") or w.text == "&" for w in run)
    return named and len([w for w in run if is_word(w)]) <= NAMES


def _after_mark(tree: Tree, head: int, first: int) -> int:
    """The first word of a clause of time whose main clause only says who speaks ("hours after [the gate fell]")."""
    mark = tree.child(head, "mark")
    timed = mark is not None and first < mark and tree.words[mark].lemma in group("clause_words", "time")
    return mark + 1 if timed and mark is not None else first


def _is_aside(tree: Tree, head: int) -> bool:
    """Whether a clause is set off and tells of a name, or of what the name is called."""
    word, above = tree.words[head], tree.words[tree.words[head].head]
    before = tree.words[max(0, tree.edges[head][0] - 1)].text
    if word.dep not in ("relcl", "appos") or before not in (",", "(", "–", "—", "―"):
        return False
    return above.pos == "PROPN" or (above.dep == "appos" and tree.words[above.head].pos == "PROPN")


def _trimmed(sentence: Sentence, tree: Tree, first: int, last: int) -> Span | None:
    """The span of words ``first`` to ``last`` without the marks and joining words at its edges."""
    while first <= last and (not is_word(tree.words[first]) or _joins(tree.words[first])):
        if tree.words[first].lemma == "that" and (_opens(tree, first) if first else _is_subject(tree, first)):
            break
        first += 1
    while first > 1 and _hyphened(tree.words[first - 2 : first + 1]):
        first -= 2
    while last >= first and (not is_word(tree.words[last]) or tree.words[last].dep == "cc"):
        last -= 1
    if last < first:
        return None
    while last + 2 < len(tree.words) and _hyphened(tree.words[last : last + 3]):
        last += 2
    start, end = tree.words[first].start, tree.words[last].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    following = sentence.text[end - sentence.start : end - sentence.start + 1]
    open_mark = text.count('"') % 2 == 1 and following == '"'
    if open_mark or any(text.count(a) > text.count(b) and following == b for a, b in _PAIRS.items()):
        end += 1
    return Span(start, end)


def _hyphened(three: Sequence[Word]) -> bool:
    """Whether a hyphen makes one word of the words around it ("re-open")."""
    before, mark, after = three
    return mark.text == "-" and before.end == mark.start and mark.end == after.start


def _opens(tree: Tree, i: int) -> bool:
    """Whether a quotation begins with word ``i``."""
    return tree.words[i - 1].text in QUOTES and tree.words[i].text[0].isupper()


def _is_subject(tree: Tree, i: int) -> bool:
    """Whether "that" begins a clause of which the whole sentence tells ("That it fell is no secret")."""
    above = tree.words[tree.words[i].head]
    return tree.words[i].dep == "mark" and tree.words[above.head] is above


def _joins(word: Word) -> bool:
    return word.dep == "cc" or (word.lemma == "that" and (word.dep == "mark" or word.tag == "IN"))
