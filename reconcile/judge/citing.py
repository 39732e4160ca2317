"""Puts a claim before an editor: who says it and the words themselves."""

from __future__ import annotations

import re

from reconcile.model import Claim, Span

# Characters of a quotation shown in one sentence: two of them and their speakers still fit three printed lines.
ROOM = 150
_STOP = re.compile(r"(?<=\w{3})[.,;]+$")
_MARKS = str.maketrans("", "", '“”"')


def cited(claim: Claim, at: Span | None = None, holding: str = "") -> str:
    """Who says a claim, in which source, and its words, cut to what stands around ``at`` where it is long.

    Where the claim lacks ``at`` or the word ``holding``, its whole sentence is quoted.
    """
    teller = f"{claim.said_by} in {claim.source}" if claim.said_by else claim.source
    return f"{teller}: “{excerpt(claim, at, holding)}”"


def excerpt(claim: Claim, at: Span | None = None, holding: str = "") -> str:
    """A claim's words without quotation marks, at most ROOM characters, cut between words."""
    whole = holding.casefold() not in claim.text.casefold() or (at is not None and not claim.span.holds(at))
    text, start = (claim.sentence.text, claim.sentence.start) if whole else (claim.text, claim.start)
    if len(text) > ROOM:
        middle = (at.start + at.end) // 2 - start if at else 0
        first = max(0, min(middle - ROOM // 2, len(text) - ROOM))
        cut = text[first : first + ROOM]
        head = "" if first == 0 else "… "
        tail = "" if first + ROOM >= len(text) else " …"
        kept = cut.partition(" ")[2] if head and " " in cut else cut
        kept = kept.rpartition(" ")[0] if tail and " " in kept else kept
        text = f"{head}{kept.strip()}{tail}"
    return _STOP.sub("", " ".join(text.translate(_MARKS).split()))


def verbatim(claim: Claim, at: Span) -> str:
    """The words of a claim's sentence at a span."""
    start = claim.sentence.start
    return claim.sentence.text[at.start - start : at.end - start]


def speakers_differ(a: Claim, b: Claim) -> bool:
    """Whether two claims are given to two speakers of whom each has a name and none of it is the other's.

    A description ("the director") may be anybody who is named.
    """
    x, y = ({w.strip(".,’'").casefold() for w in c.said_by.split() if w[:1].isupper()} for c in (a, b))
    return bool(x and y) and not x & y
