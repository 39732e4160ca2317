"""An editor's decisions on a result: what they change is shown, and the machine's reasons stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reconcile.consistency import standings
from reconcile.judge import link_id, link_order
from reconcile.model import Claim, Decision, Difference, Link, Reason, Relation, Result, Standing, Strength

# The one reason of a link that is the editor's own names this instead of a rule.
EDITOR = "editor"
ADDED = "Added by the editor."

Key = tuple[str, str]


def decided(result: Result, decisions: Iterable[Decision]) -> Result:
    """The result with an editor's decisions on it: their own links added, rejected ones no longer counted.

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
    return _counted(
        replace(
            result,
            decisions=tuple(decision for decision in known if decision.key in here or decision.about in claims),
            gone=tuple(decision for decision in known if not (decision.key in here or decision.about in claims)),
        ),
        bool(own),
    )


def rejected(result: Result) -> frozenset[Key]:
    """The keys of the links and claims that the editor has rejected."""
    return frozenset(decision.key for decision in result.decisions if decision.rejects)


def upheld(result: Result) -> tuple[Link, ...]:
    """The links between sources that the editor has not rejected."""
    out = rejected(result)
    return tuple(link for link in result.links if key(link) not in out)


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


def _counted(result: Result, added: bool) -> Result:
    """The result with each claim's verdict, and the questions, as they are without the rejected links."""
    out = rejected(result)
    if not out and not added:
        return result
    after = standings([standing.claim for standing in result.claims], upheld(result))
    pairs = zip(result.claims, after, strict=True)
    names = {name for name, _ in out}
    return replace(
        result,
        claims=tuple(_standing(before, now) for before, now in pairs),
        questions=tuple(question for question in result.questions if question.link_id not in names),
    )


def _standing(before: Standing, after: Standing) -> Standing:
    return before if after.verdict is before.verdict else replace(before, decided=after.verdict)
