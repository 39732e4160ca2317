"""Chooses what a page shows of a long story: the first of each kind of finding; the tables hold everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reconcile.decisions import key
from reconcile.english import listed
from reconcile.model import Claim, Fact, Link, Relation, Result

# Findings of one kind that are shown: more than anybody reads through, and few enough for a page of some ten
# megabytes, which a browser opens at once. No story of the training set has more than a tenth of it.
SHOWN = 500
# Up to so many claims every one can be opened on the page; beyond, those that a shown finding speaks of.
OPENED = 2_000


def thinned(whole: Result) -> tuple[Result, str]:
    """A result in canonical order without what a page has no room for, and a sentence on it; "" where all is shown.

    Whatever an editor has decided on stays.
    """
    kept = replace(
        whole,
        links=tuple(_links(whole)),
        internal=whole.internal[:SHOWN],
        set_aside=whole.set_aside[:SHOWN],
        facts=tuple(_told_apart(whole)[:SHOWN]),
        omissions=whole.omissions[:SHOWN],
        questions=whole.questions[:SHOWN],
        passages=whole.passages[:SHOWN],
    )
    if len(whole.claims) > OPENED:
        told = {claim.claim_id for claim in _claims(kept)} | {decision.about for decision in whole.decisions}
        kept = replace(kept, claims=tuple(s for s in whole.claims if s.claim.claim_id in told))
    return kept, _sentence(whole, kept)


def _links(whole: Result) -> Iterator[Link]:
    """The first conflicts and the first agreements, and all that the editor has decided on."""
    decided = {decision.key for decision in whole.decisions}
    left = dict.fromkeys(Relation, SHOWN)
    for link in whole.links:
        left[link.relation] -= 1
        if left[link.relation] >= 0 or key(link) in decided:
            yield link


def _claims(kept: Result) -> Iterator[Claim]:
    """The claims that findings speak of."""
    for link in (*kept.links, *kept.internal):
        yield from (link.a, link.b)
    for pair in kept.set_aside:
        yield from (pair.a, pair.b)
    for fact in kept.facts:
        yield from fact.claims
    for question in kept.questions:
        yield from question.claims
    yield from (omission.claim for omission in kept.omissions)


def _sentence(whole: Result, kept: Result) -> str:
    counted: tuple[tuple[str, Sequence[object], Sequence[object]], ...] = (
        ("conflicts", _of(whole.links, Relation.CONFLICT), _of(kept.links, Relation.CONFLICT)),
        ("agreements", _of(whole.links, Relation.AGREE), _of(kept.links, Relation.AGREE)),
        ("statements that one source lacks", whole.omissions, kept.omissions),
        ("questions", whole.questions, kept.questions),
        ("facts told in several versions", _told_apart(whole), kept.facts),
        ("pairs set aside", whole.set_aside, kept.set_aside),
        ("conflicts within one source", whole.internal, kept.internal),
        ("shared passages", whole.passages, kept.passages),
        ("claims to open", whole.claims, kept.claims),
    )
    less = [f"{len(some):,} of {len(every):,} {kind}" for kind, every, some in counted if len(some) < len(every)]
    if not less:
        return ""
    return f"This is a long story, and the page shows a part of it: {listed(less)}. The tables (CSV) hold everything."


def _of(links: Iterable[Link], relation: Relation) -> list[Link]:
    return [link for link in links if link.relation is relation]


def _told_apart(result: Result) -> list[Fact]:
    return [fact for fact in result.facts if len(fact.versions) > 1]
