"""The one order in which every format shows a result, whatever order it came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reconcile.model import Fact, Link, Problem, Relation, Result, SetAside, Strength

Key = tuple[object, ...]


def ordered(result: Result) -> Result:
    """The same result in canonical order: conflicts first, clear before possible, then document order."""
    return replace(
        result,
        documents=tuple(sorted(result.documents, key=lambda document: document.source)),
        claims=tuple(sorted(result.claims, key=lambda standing: (standing.claim.place, standing.claim.claim_id))),
        links=links(result.links),
        internal=links(result.internal),
        set_aside=tuple(sorted(result.set_aside, key=_set_aside)),
        problems=tuple(sorted(result.problems, key=_problem)),
        decisions=tuple(sorted(result.decisions, key=lambda decision: decision.key)),
        gone=tuple(sorted(result.gone, key=lambda decision: decision.key)),
        facts=tuple(sorted(result.facts, key=_fact)),
        passages=tuple(sorted(result.passages, key=lambda p: (-p.words, p.places))),
        omissions=tuple(sorted(result.omissions, key=lambda o: (-o.weight, o.source_without, o.claim.place))),
    )


def links(found: Iterable[Link]) -> tuple[Link, ...]:
    """Links in the order of links.csv."""
    return tuple(sorted(found, key=_link))


def _link(link: Link) -> Key:
    weaker = link.strength is not Strength.CLEAR
    return (link.relation is not Relation.CONFLICT, weaker, link.a.place, link.b.place, link.link_id)


def _set_aside(pair: SetAside) -> Key:
    return (pair.a.place, pair.b.place, pair.reason, pair.why)


def _fact(fact: Fact) -> Key:
    return (-len(fact.claims), fact.claims[0].place, fact.difference, fact.fact_id)


def _problem(problem: Problem) -> Key:
    return (problem.source, problem.where, problem.problem, problem.what_was_done)
