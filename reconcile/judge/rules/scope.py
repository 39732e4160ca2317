"""All of them or some, a thing or a part of it, this list or a longer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from reconcile.judge.aligned import one_object
from reconcile.judge.citing import cited, verbatim
from reconcile.judge.events import same_action
from reconcile.judge.reach import acted_on, people, quantified
from reconcile.model import Difference, Reason, Relation, Span, Strength
from reconcile.pairs import Pair

NEEDS = -2.5

# Of a list, so many must be the same people before one more is a longer list and not another.
ALIKE = 2


def reasons(pair: Pair) -> Iterator[Reason]:
    """The whole of a kind or thing for one source and a part for the other; else one more in a list of people."""
    found = next(_whole(pair), None) or next(_partly(pair), None) or next(_longer(pair), None)
    if found:
        yield found


def _whole(pair: Pair) -> Iterator[Reason]:
    """A noun taken whole by one source and in part by the other, in sentences that are each other's nearest."""
    standing = pair.meeting.standing
    if standing.rank_a or standing.rank_b:
        return
    for (x, noun, how), (y, other, also) in product(quantified(pair.a), quantified(pair.b)):
        if noun == other and {how, also} in ({"whole", "some"}, {"whole", "bound"}):
            yield _reason(pair, x, y, "One speaks of all, the other of a part")


def _partly(pair: Pair) -> Iterator[Reason]:
    """A thing that one source has acted upon, and the other only a part of it ("struck down part of the act")."""
    for (e, whole), (f, part) in product(acted_on(pair.a), acted_on(pair.b)):
        one = same_action(e, f) and e.negated == f.negated and whole.named == part.named != frozenset()
        if one and whole.partial != part.partial:
            yield _reason(pair, whole.span, part.span, "One speaks of the whole, the other of a part")


def _longer(pair: Pair) -> Iterator[Reason]:
    """Two lists of people who do one thing, of which the one goes on where the other ends."""
    for e, f in one_object(pair):
        x, y = people(pair.a, e), people(pair.b, f)
        shared = x.keys() & y.keys()
        if len(shared) >= ALIKE and (x.keys() > y.keys()) != (y.keys() > x.keys()):
            more = _named(pair, min((x.keys() | y.keys()) - shared))
            yield _reason(pair, _over(x.values()), _over(y.values()), f"Only one of the two counts {more} in")


def _over(spans: Iterable[Span]) -> Span:
    told = sorted(spans)
    return Span(told[0].start, told[-1].end)


def _named(pair: Pair, lemma: str) -> str:
    words = (*pair.a.sentence.words, *pair.b.sentence.words)
    return next(w.text for w in words if w.lemma.casefold() == lemma)


def _reason(pair: Pair, x: Span, y: Span, opening: str) -> Reason:
    sentence = f"{opening} – {cited(pair.a, x)}; {cited(pair.b, y)}."
    words = verbatim(pair.a, x), verbatim(pair.b, y)
    return Reason("scope", Relation.CONFLICT, Difference.SCOPE, 0.0, *words, sentence, Strength.POSSIBLE)
