"""An editor's decisions on a result: what they change is shown, and the machine's reasons stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reconcile.judge import link_id, link_order
from reconcile.model import Claim, Decision, Difference, Link, Reason, Relation, Result, Standing, Strength

# The one reason of a link that is the editor's own names this instead of a rule.
EDITOR = "editor"
ADDED = "Added by the editor."

Key = tuple[str, str]


def decided(result: Result, decisions: Iterable[Decision]) -> Result:
    """The result with an editor's decisions on it, and the links that they have added.

    Nothing that the machine found is taken away. A decision on what is no longer there is listed in ``gone``.
    """
    claims = {standing.claim.claim_id: standing.claim for standing in result.claims}
    named = (_named(decision, claims) for decision in decisions)
    told = [decision for _, decision in sorted({decision.key: decision for decision in named}.items())]
    found = {key(link) for link in (*result.links, *result.internal)}
    own = [_link(decision, claims) for decision in told if _addable(decision, claims) and decision.key not in found]
    result = _with(result, own)
    here = {key(link): link for link in (*result.links, *result.internal)}
    known = [_quoting(decision, claims, here.get(decision.key)) for decision in told]
    return replace(
        result,
        decisions=tuple(decision for decision in known if decision.key in here or decision.about in claims),
        gone=tuple(decision for decision in known if not (decision.key in here or decision.about in claims)),
    )


def in_force(result: Result) -> Result:
    """The result without the links that the editor has rejected."""
    out = rejected(result)
    links, internal = ([x for x in found if key(x) not in out] for found in (result.links, result.internal))
    return replace(result, links=tuple(links), internal=tuple(internal))


def counted(before: Iterable[Standing], after: Iterable[Standing]) -> tuple[Standing, ...]:
    """The machine's own standings, each with the verdict that is left ``after`` the decisions where that is another."""
    pairs = zip(before, after, strict=True)
    return tuple(b if a.verdict is b.verdict else replace(b, decided=a.verdict) for b, a in pairs)


def rejected(result: Result) -> frozenset[Key]:
    """The keys of the links and claims that the editor has rejected."""
    return frozenset(decision.key for decision in result.decisions if decision.rejects)


def key(link: Link) -> Key:
    """What tells a link from every other, in a decision too."""
    return (link.link_id, str(link.difference))


def own(link: Link) -> bool:
    """Whether a link is the editor's own."""
    return any(reason.rule == EDITOR for reason in link.reasons)


def _addable(decision: Decision, claims: Mapping[str, Claim]) -> bool:
    return decision.added and len(set(decision.ends)) == 2 and claims.keys() >= set(decision.ends)


def _named(decision: Decision, claims: Mapping[str, Claim]) -> Decision:
    """A link of the editor's own gets the id that the machine would give it."""
    if decision.about or not _addable(decision, claims):
        return decision
    return replace(decision, about=link_id(*_ends(decision, claims)))


def _quoting(decision: Decision, claims: Mapping[str, Claim], link: Link | None) -> Decision:
    """The decision with the words of what it is about, where that is here."""
    if link:
        ends = (link.a.claim_id, link.b.claim_id)
        return replace(decision, relation=str(link.relation), ends=ends, words=f"{link.a.text} – {link.b.text}")
    claim = claims.get(decision.about)
    return replace(decision, words=claim.text) if claim else decision


def _ends(decision: Decision, claims: Mapping[str, Claim]) -> list[Claim]:
    return sorted((claims[name] for name in decision.ends), key=lambda claim: claim.place)


def _link(decision: Decision, claims: Mapping[str, Claim]) -> Link:
    a, b = _ends(decision, claims)
    relation, difference = Relation(decision.relation), Difference(decision.difference)
    reason = Reason(EDITOR, relation, difference, 0.0, "", "", ADDED)
    return Link(decision.about, relation, difference, Strength.CLEAR, a, b, False, (reason,), ADDED)


def _with(result: Result, added: Iterable[Link]) -> Result:
    """The result with more links, each among those between sources or within one."""
    across = [link for link in added if link.a.source != link.b.source]
    within = [link for link in added if link.a.source == link.b.source]
    return replace(
        result,
        links=tuple(sorted((*result.links, *across), key=link_order)),
        internal=tuple(sorted((*result.internal, *within), key=link_order)),
    )
