"""Splits a sentence into pieces, each one thing that can be right or wrong by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reconcile.claims.clauses import CONTENT, clause_heads, is_bare_frame, owners, reported
from reconcile.claims.lists import list_starts
from reconcile.claims.tree import Tree
from reconcile.model import Role, Sentence, Span, Speech, Word

# A shorter sentence (in words) holds one fact; cutting it leaves fragments.
SHORT = 8
# A predicate shorter than this is shown with its subject, even across a clause between them.
PREDICATE = 3
# Fewer words of content that hang loose from a frame are no loss ("on Monday").
LOOSE = 2
# A context longer than this (in words) is no help to a reader.
CONTEXT = 16

_PAIRS = {"“": "”", "(": ")", "‘": "’", "[": "]"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that claims one thing; offsets refer to the document's text.

    ``context`` holds the words the piece leaves out and needs (its subject, a shared verb), or "".
    """

    start: int
    end: int
    context: str = ""


@dataclass(slots=True)
class _Part:
    """The words ``first`` to ``last`` that the clause head ``head`` governs."""

    head: int
    first: int
    last: int


def split(sentence: Sentence, speech: Sequence[Speech] = ()) -> tuple[Piece, ...]:
    """The pieces of a sentence, in order, each a verbatim stretch of it.

    ``speech`` tells which stretches are somebody's words: what reports them is then neither piece nor context.

    >>> from reconcile.claims.parse import sentence
    >>> s = sentence("A masked man entered the crowded hall and began firing, killing one person.")
    >>> [(s.text[p.start:p.end], p.context) for p in split(s)][1:]
    [('began firing', 'A masked man'), ('killing one person', 'A masked man')]
    """
    whole = (Piece(sentence.start, sentence.end),)
    asks = sentence.text.rstrip("\"'”’) ").endswith("?")
    if asks or sentence.role is Role.TITLE or sum(map(_is_word, sentence.words)) < SHORT:
        return whole
    tree = Tree.of(sentence.words)
    heads = clause_heads(tree)
    bare = frozenset(i for i in heads if is_bare_frame(tree, i, heads))
    parts = _parts(tree, heads, bare)
    pieces = [piece for part in parts for piece in _pieces(sentence, tree, part, heads, bare, speech)]
    if len(pieces) < 2 and not bare:
        return whole
    return tuple(sorted(set(pieces), key=lambda p: (p.start, p.end, p.context))) or whole


def _is_word(word: Word) -> bool:
    return word.pos not in ("PUNCT", "SPACE", "SYM") and any(map(str.isalnum, word.text))


def _parts(tree: Tree, heads: frozenset[int], bare: frozenset[int]) -> list[_Part]:
    """One part for each clause that is a piece, as first and last word; loose subjects go to what follows them."""
    owner = owners(tree, heads)
    words = [i for i, w in enumerate(tree.words) if _is_word(w) and w.dep != "cc"]
    runs = [(h, run[0], run[-1]) for h, group in groupby(words, key=owner.__getitem__) for run in [list(group)]]
    parts = {h: _Part(h, first, last) for h, first, last in runs if first <= h <= last and h not in bare}
    for at, (head, first, last) in enumerate(runs):
        if head in bare and not first <= head <= last:
            _lend(tree, parts, runs, at)
        part = parts.get(head)
        if part is None or (part.first <= first and last <= part.last):
            continue
        if first > part.last:
            part.last = last
            continue
        following = runs[at + 1][0]
        between = {h for h, f, _ in runs[at + 1 :] if f < part.first}
        short = part.last - part.first + 1 < PREDICATE
        if between <= bare or short or following not in parts or not _only_subject(tree, head, first, last):
            part.first = first
        else:
            parts[following].first = min(parts[following].first, first)
    return sorted(parts.values(), key=lambda p: (p.first, p.last))


def _lend(tree: Tree, parts: dict[int, _Part], runs: list[tuple[int, int, int]], at: int) -> None:
    """Give what a parse hangs from a dropped frame to the piece beside it."""
    _, first, last = runs[at]
    here = [tree.words[i].pos for i in range(first, last + 1)]
    if sum(pos in CONTENT for pos in here) < LOOSE and "SCONJ" not in here:
        return
    for beside in (at - 1, at + 1):
        part = parts.get(runs[beside][0]) if 0 <= beside < len(runs) else None
        if part is not None:
            part.first, part.last = min(part.first, first), max(part.last, last)
            return


def _only_subject(tree: Tree, head: int, first: int, last: int) -> bool:
    subject = tree.subject(head)
    if subject is None:
        return False
    inside = set(tree.subtree(subject))
    return all(i in inside or tree.words[i].pos not in CONTENT for i in range(first, last + 1))


def _pieces(
    sentence: Sentence, tree: Tree, part: _Part, heads: frozenset[int], bare: frozenset[int], speech: Sequence[Speech]
) -> Iterator[Piece]:
    first, last = part.first, part.last
    anchor = tree.words[part.head].head
    if tree.words[part.head].dep == "appos" and _owner_of(tree, anchor, heads) in bare:
        first = min(first, tree.edges[anchor][0])
    context = _context(tree, part.head, first, last, heads, bare, speech)
    head, *starts = list_starts(tree, first, last) or (first,)
    for at, (a, b) in enumerate(zip([first, *starts], [*starts, last + 1], strict=True)):
        span = _trimmed(sentence, tree, a, b - 1)
        if span is None:
            continue
        shared = _text(tree, first, head - 1) if at else ""
        yield Piece(span.start, span.end, _short(" ".join(filter(None, (context, shared)))))


def _owner_of(tree: Tree, i: int, heads: frozenset[int]) -> int:
    return i if i in heads else next((a for a in tree.ancestors(i) if a in heads), i)


def _context(
    tree: Tree, head: int, first: int, last: int, heads: frozenset[int], bare: frozenset[int], speech: Sequence[Speech]
) -> str:
    """What a reader needs to understand words ``first`` to ``last`` alone."""
    inside = range(first, last + 1)
    word, found = tree.words[head], ""
    if word.dep in ("relcl", "acl", "appos"):
        found = "" if word.head in inside else _phrase(tree, word.head, heads)
    else:
        found = _subject_text(tree, head, inside, heads)
    return " ".join(filter(None, (_frame_text(tree, head, heads, bare, speech), found)))


def _subject_text(tree: Tree, head: int, inside: range, heads: frozenset[int]) -> str:
    """The subject of a clause that stands outside ``inside``: its own, or the one it shares with the clause above."""
    i, shared = head, ""
    while True:
        subject = tree.subject(i)
        if subject is not None:
            if subject in inside:
                return ""
            if tree.words[subject].tag in ("WDT", "WP") and tree.words[i].dep == "relcl":
                return f"{_phrase(tree, tree.words[i].head, heads)}{shared}"
            return f"{_phrase(tree, subject, heads)}{shared}"
        if tree.words[i].dep in ("relcl", "acl", "appos"):
            return _phrase(tree, tree.words[i].head, heads) + shared
        if tree.words[i].head == i or tree.words[i].dep not in ("conj", "advcl", "prep", "pcomp", "xcomp", "ccomp"):
            return ""
        above = tree.words[i].head
        if tree.words[i].dep == "conj" and tree.words[i].pos not in ("VERB", "AUX"):
            shared = "".join(
                f" {tree.words[k].text}" for k in (*tree.children[above], above) if k == above or _helps(tree, k)
            )
        elif tree.words[i].dep == "conj" and tree.child(i, "aux", "auxpass") is None:
            shared = "".join(f" {tree.words[k].text}" for k in tree.children[above] if _is_shared(tree, i, k))
        i = above


def _is_shared(tree: Tree, conjunct: int, k: int) -> bool:
    """Whether the helper ``k`` of the first verb also serves its conjunct ("will close the site and sell it")."""
    return _helps(tree, k) and tree.words[conjunct].tag in ("VB", "VBN", "VBG")


def _helps(tree: Tree, k: int) -> bool:
    return tree.words[k].dep in ("aux", "auxpass", "neg") and k < tree.words[k].head


def _frame_text(tree: Tree, head: int, heads: frozenset[int], bare: frozenset[int], speech: Sequence[Speech]) -> str:
    """The reporting words that no speech accounts for ("police said")."""
    frame = _frame(tree, head, heads, bare)
    here = tree.words[head].span
    if frame is None or any(s.said_by and s.span.overlaps(here) for s in speech):
        return ""
    return " ".join(filter(None, (_subject_text(tree, frame, range(0), heads), tree.words[frame].text)))


def _frame(tree: Tree, head: int, heads: frozenset[int], bare: frozenset[int]) -> int | None:
    """The nearest bare frame that reports the clause or one it hangs from."""
    above = (a for a in tree.ancestors(head) if a in heads)
    for i in above:
        if i in bare and head in reported(tree, i, heads):
            return i
        head = i
    return None


def _phrase(tree: Tree, i: int, heads: frozenset[int]) -> str:
    """A noun phrase as far as it runs without a clause of its own."""
    inside = set(tree.subtree(i, heads - {i}))
    first = last = i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return _text(tree, first, last).strip(' ,;:-–—“”"')


def _text(tree: Tree, first: int, last: int) -> str:
    """Words as written, but for white space."""
    out = ""
    for before, word in zip((None, *tree.words[first:last]), tree.words[first : last + 1], strict=True):
        gap = before is not None and before.end < word.start
        out += f"{' ' if gap else ''}{word.text.strip()}"
    return out


def _short(text: str) -> str:
    return " ".join(text.split()[-CONTEXT:])


def _trimmed(sentence: Sentence, tree: Tree, first: int, last: int) -> Span | None:
    """The span of words ``first`` to ``last`` without the marks and joining words at its edges."""
    while first <= last and (not _is_word(tree.words[first]) or _joins(tree.words[first])):
        first += 1
    while last >= first and (not _is_word(tree.words[last]) or tree.words[last].dep == "cc"):
        last -= 1
    if last < first:
        return None
    start, end = tree.words[first].start, tree.words[last].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    following = sentence.text[end - sentence.start : end - sentence.start + 1]
    if any(text.count(a) > text.count(b) and following == b for a, b in _PAIRS.items()):
        end += 1
    return Span(start, end)


def _joins(word: Word) -> bool:
    return word.dep == "cc" or (word.dep == "mark" and word.lemma == "that")
