"""A claim's links to its consistency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.graph import Ties, ties
from reconcile.model import COMPARED, Claim, Link, Relation, Standing, Verdict


def standings(claims: Sequence[Claim], links: Sequence[Link]) -> tuple[Standing, ...]:
    """The consistency of every claim, in the claims' order."""
    found = ties(claims, links)
    return tuple(_standing(claim, found[claim.claim_id]) for claim in claims)


def _standing(claim: Claim, tie: Ties) -> Standing:
    verdict = _verdict(claim, tie)
    return Standing(
        claim=claim,
        verdict=verdict,
        independent_sources=_independent(claim, tie),
        agrees_with=tuple(c.claim_id for c in tie.agree),
        conflicts_with=tuple(c.claim_id for c in tie.conflict),
        why=" ".join(_why(claim, verdict, tie)),
    )


def _verdict(claim: Claim, tie: Ties) -> Verdict:
    if claim.status not in COMPARED:
        return Verdict.NOT_COMPARED
    if tie.conflict:
        return Verdict.DISPUTED if tie.agree else Verdict.CONFLICTING
    if tie.agree:
        return Verdict.CORROBORATED if _independent(claim, tie) > 1 else Verdict.ECHOED
    return Verdict.SINGLE


def _independent(claim: Claim, tie: Ties) -> int:
    """Origins that state the claim, its own source included; links of one origin count once."""
    if claim.status not in COMPARED:
        return 0
    return 1 + len({link.b.source if link.a == claim else link.a.source for link in tie.links if _witness(link)})


def _witness(link: Link) -> bool:
    return link.relation is Relation.AGREE and not link.same_origin


def _why(claim: Claim, verdict: Verdict, tie: Ties) -> Iterator[str]:
    """One plain sentence an editor can print, and the link's own reason where there is one."""
    agreeing, differing = _sources(tie.agree), _sources(tie.conflict)
    if verdict is Verdict.NOT_COMPARED:
        yield f"This is {'a question' if claim.status.value == 'question' else 'an appeal'}, not a claim of fact."
    elif verdict is Verdict.SINGLE:
        yield "No other source says this."
    elif verdict is Verdict.CORROBORATED:
        yield f"{agreeing} says the same." if " and " not in agreeing else f"{agreeing} say the same."
    elif verdict is Verdict.ECHOED:
        yield f"{agreeing} says the same, but from the same origin."
    else:
        yield f"{differing} differs." if not tie.agree else f"{agreeing} agrees, {differing} differs."
    strongest = next((x for x in tie.links if x.relation is Relation.CONFLICT), next(iter(tie.links), None))
    if strongest and verdict is not Verdict.NOT_COMPARED:
        yield strongest.why


def _sources(claims: Sequence[Claim]) -> str:
    *rest, last = sorted({c.source for c in claims}) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
