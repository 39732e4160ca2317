"""Other scope."""

from __future__ import annotations

from itertools import pairwise

from reconcile.judge.anchors import anchor, narrowing, path
from reconcile.judge.figures import find, general
from reconcile.lexicon.table import group
from reconcile.model import Claim, Quantity, Reason
from reconcile.pairs import Pair

ORDER = 4


def parts(pair: Pair, reason: Reason) -> str:
    """Parts a total and a part of it, and figures whose nouns are narrowed down to different things."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if not isinstance(x, Quantity) or not isinstance(y, Quantity):
        return ""
    return _narrowed(pair, x, y) or _part(pair, x, y) or _part(Pair(pair.b, pair.a, pair.meeting), y, x)


def _narrowed(pair: Pair, x: Quantity, y: Quantity) -> str:
    mine, theirs = (anchor(c, q.span).marks for c, q in ((pair.a, x), (pair.b, y)))
    if x.kind != "age" and mine and theirs and not mine & theirs:
        one, other = " ".join(sorted(mine)), " ".join(sorted(theirs))
        return f"“{x.text}” counts {one} {x.counted}, “{y.text}” {other} {y.counted}.".replace(" .", ".")
    return ""


def _part(pair: Pair, x: Quantity, y: Quantity) -> str:
    """Whether the first figure is for a part of what the second is for."""
    limits, others = (narrowing(claim, q.span) & group("stages", "part") for claim, q in ((pair.a, x), (pair.b, y)))
    more = group("stages", "more")
    if limits and not others & limits and not (limits & more and others & more):
        return f"“{x.text}” is given for a part (“{min(limits)}”), “{y.text}” is not."
    if x.kind == "count" and _whole(pair.b, y) and not _whole(pair.a, x):
        return f"“{y.text}” is a whole of which its sentence gives a part, “{x.text}” is not."
    if x.kind in ("count", "duration") and "as" in narrowing(pair.a, x.span) and "as" not in narrowing(pair.b, y.span):
        return f"“{x.text}” is said of one role only, “{y.text}” is not."
    if y.counted and general(y.counted) and not general(x.counted) and x.kind == "count" and _less(x, y):
        return f"“{x.text}” counts only “{x.counted}”, “{y.text}” people of any sort."
    return ""


def _whole(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure is what another is a part of: the 16 of "10 of the 16"."""
    words = claim.sentence.words
    upward = [i for i in path(words, figure.span) if not words[i].span.overlaps(figure.span)]
    tops = [top for k, top in pairwise(upward) if words[top].pos == "NUM" and words[k].lemma in ("of", "in")]
    heads = [words[i] for i in upward[1:2] if words[i].lemma == "of"]
    before = [q for q in claim.slots.quantities if q.kind == figure.kind and q.span.end < figure.span.start]
    return bool(tops or (heads and before))


def _less(x: Quantity, y: Quantity) -> bool:
    return (x.high if x.high is not None else x.low or 0.0) < (y.low if y.low is not None else y.high or 0.0)
