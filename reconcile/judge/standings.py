"""How far somebody has got in a choice, or how badly somebody is hurt, in the words the news has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reconcile.alternation import alternation
from reconcile.judge.named import people
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Span
from reconcile.remembered import remembered


@dataclass(frozen=True, slots=True)
class Standing:
    """A level within a family of ``lexicon/standings.csv``, with the words that give it."""

    family: str
    level: int
    text: str
    span: Span


@remembered
def standings(claim: Claim) -> tuple[Standing, ...]:
    """The standings a claim gives, those that it denies left out."""
    return tuple(s for s in _found(claim) if not any(n.scope.overlaps(s.span) for n in claim.slots.negations))


def same_bearer(a: Claim, b: Claim) -> bool:
    """Whether both sentences name one person, or neither names any and both speak of "the driver" or the like."""
    mine, theirs = people(a), people(b)
    return bool(mine & theirs) if mine or theirs else bool(_subjects(a) & _subjects(b))


def _found(claim: Claim) -> Iterator[Standing]:
    for match in _pattern().finditer(claim.text):
        family, level = _table()[_plain(match.group())]
        start = claim.start + match.start()
        yield Standing(family, level, match.group(), Span(start, start + len(match.group())))


@cache
def _table() -> Mapping[str, tuple[str, int]]:
    return {row["words"]: (row["family"], int(row["level"])) for row in rows("standings")}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){alternation(_table())}(?![\w-])", re.IGNORECASE)


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def _subjects(claim: Claim) -> frozenset[str]:
    return frozenset(w.lemma for w in claim.sentence.words if w.dep in ("nsubj", "nsubjpass") and w.pos == "NOUN")
