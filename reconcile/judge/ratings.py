"""Pairs off the grades of two claims that are given to the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from reconcile.claims.parsed.tree import Tree
from reconcile.grades import PRAISE, Comparison, Outcome, compare, core, scales, vocabulary
from reconcile.lexicon.table import rows
from reconcile.model import Claim, Grade
from reconcile.pairs import Pair

_OWNING = frozenset({"poss", "compound", "nmod", "amod"})


@dataclass(frozen=True, slots=True)
class Rated:
    """Two grades of one subject: ``at_all`` compares them whatever their time, ``told`` as they are told."""

    x: Grade
    y: Grade
    at_all: Comparison
    told: Comparison

    @property
    def formal(self) -> bool:
        """Whether one of them at least is on a scale and not just praise."""
        return PRAISE not in (self.x.scale, self.y.scale) or self.x.scale != self.y.scale


def differing(pair: Pair) -> tuple[Rated, ...]:
    """The grades that differ, whatever their time; none that has its like on the other side."""
    met = tuple(meeting(pair))
    same = [r for r in met if r.told.outcome is Outcome.SAME]
    return tuple(
        r for r in met if r.at_all.outcome is Outcome.DIFFERS and not any(s.x == r.x or s.y == r.y for s in same)
    )


def agreeing(pair: Pair) -> tuple[Rated, ...]:
    """The grades that say the same of one subject, as they are told."""
    return tuple(r for r in meeting(pair) if r.told.outcome is Outcome.SAME)


def named_alike(rated: Rated) -> bool:
    """Whether both name one kind of service outright, not just an organisation or words that may mean it."""
    one, other = (core(_plain(g).subject) for g in (rated.x, rated.y))
    return one == other and (_is_service(one) or rated.x.body.casefold() == rated.y.body.casefold() != "")


def meeting(pair: Pair) -> Iterator[Rated]:
    """Every two grades of the same subject in both claims."""
    for x in pair.a.slots.grades:
        for y in pair.b.slots.grades:
            if _one_subject(pair, x, y):
                one, other = _plain(x), _plain(y)
                yield Rated(x, y, compare(_timeless(one), _timeless(other)), compare(one, other))


def _timeless(grade: Grade) -> Grade:
    return replace(grade, year=0, earlier=False)


def _plain(grade: Grade) -> Grade:
    return replace(grade, subject=_kin().get(grade.subject, _by_word(grade.subject)))


def _by_word(subject: str) -> str:
    """A subject with each service by its one name, without "unit" or "department" at its end.

    >>> _by_word("maternity unit")
    'maternity'
    """
    named = [_kin().get(word, word) for word in subject.split()]
    return " ".join(filter(None, named)) or subject


@cache
def _kin() -> dict[str, str]:
    return {name: row["service"] for row in rows("service_kin") for name in row["names"].split("|")}


def _one_subject(pair: Pair, x: Grade, y: Grade) -> bool:
    """Whether both are given to one thing: it is named alike, and is not two owners'."""
    one, other = (core(_plain(g).subject) for g in (x, y))
    if not one or not other:
        return False
    mine, yours = owners(pair.a, x), owners(pair.b, y)
    if mine and yours:
        return bool(mine & yours)
    if one == other and _is_service(one):
        return True
    return pair.meeting.standing.rank_a == pair.meeting.standing.rank_b == 0


def _is_service(core: frozenset[str]) -> bool:
    """Whether a subject is a kind of service, of which a story has one, and no school or storm."""
    return bool(core & _services() - vocabulary("organisation"))


@cache
def _services() -> frozenset[str]:
    rated = (word for on in scales() if on.code != PRAISE for phrase in on.rates for word in phrase.split())
    return frozenset(rated) | frozenset(_kin().values())


def owners(claim: Claim, grade: Grade) -> frozenset[str]:
    """The names by which a graded thing is told from its like: "Lowfield" of "Lowfield Hospital"."""
    words = claim.sentence.words
    head = grade.subject.rpartition(" ")[2]
    nouns = [i for i, w in enumerate(words) if w.lemma.casefold() == head]
    if not nouns:
        return frozenset()
    at = min(nouns, key=lambda i: (abs(words[i].start - grade.span.start), i))
    tree = Tree.of(words)
    tops = [i for i in tree.children[at] if words[i].dep in _OWNING]
    tops += [k for i in tree.children[at] if words[i].dep == "prep" for k in tree.children[i]]
    told = (words[k] for top in tops for k in tree.subtree(top))
    return frozenset(w.lemma.casefold() for w in told if w.pos == "PROPN") - vocabulary("organisation")
