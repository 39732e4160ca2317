"""A claim's links and origins to its consistency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.english import listed, number, opened
from reconcile.graph import Ties, ties
from reconcile.model import COMPARED, Claim, Link, Relation, Standing, Status, Verdict
from reconcile.origins import Origins


@dataclass(frozen=True, slots=True)
class _Case:
    """One claim with its links, those who stand behind it, and what each source is called."""

    claim: Claim
    tie: Ties
    origins: Origins
    called: Mapping[str, str]
    behind: tuple[tuple[Claim, ...], ...]

    @classmethod
    def of(cls, claim: Claim, tie: Ties, origins: Origins, called: Mapping[str, str]) -> _Case:
        """A claim's case; behind it stand the claim itself and those that agree with it, by origin."""
        return cls(claim, tie, origins, called, origins.parted((claim, *tie.agree)))

    def sources(self, claims: Sequence[Claim]) -> list[str]:
        """What the sources of some claims are called, each once."""
        return [self.called.get(source, source) for source in sorted({claim.source for claim in claims})]


def standings(
    claims: Sequence[Claim], links: Sequence[Link], origins: Origins, called: Mapping[str, str]
) -> tuple[Standing, ...]:
    """The consistency of every claim, in the claims' order; ``called`` says what each source is called."""
    found = ties(claims, links)
    return tuple(_standing(_Case.of(claim, found[claim.claim_id], origins, called)) for claim in claims)


def _standing(case: _Case) -> Standing:
    verdict = _verdict(case)
    return Standing(
        claim=case.claim,
        verdict=verdict,
        independent_sources=len(case.behind) if case.claim.status in COMPARED else 0,
        agrees_with=tuple(c.claim_id for c in case.tie.agree),
        conflicts_with=tuple(c.claim_id for c in case.tie.conflict),
        why=" ".join(_why(case, verdict)),
        origin=case.origins.named(case.claim),
    )


def _verdict(case: _Case) -> Verdict:
    if case.claim.status not in COMPARED:
        return Verdict.NOT_COMPARED
    if case.tie.conflict:
        return Verdict.DISPUTED if case.tie.agree else Verdict.CONFLICTING
    if case.tie.agree:
        return Verdict.CORROBORATED if len(case.behind) > 1 else Verdict.ECHOED
    return Verdict.SINGLE


def _why(case: _Case, verdict: Verdict) -> Iterator[str]:
    """One plain sentence an editor can print, and the reason of the link that weighs most."""
    yield _SENTENCES[verdict](case)
    strongest = next((x for x in case.tie.links if x.relation is Relation.CONFLICT), next(iter(case.tie.links), None))
    if strongest and verdict is not Verdict.NOT_COMPARED:
        yield strongest.why


def _not_compared(case: _Case) -> str:
    return f"This is {'a question' if case.claim.status is Status.QUESTION else 'an appeal'}, not a claim of fact."


def _single(case: _Case) -> str:
    word = f", on the word of {case.origins.named(case.claim)}" if case.claim.said_by else ""
    return f"Only {case.sources([case.claim])[0]} says this{word}."


def _corroborated(case: _Case) -> str:
    if not any(claim.said_by for group in case.behind for claim in group) and all(map(_one, case.behind)):
        return f"{_agreeing(case)}, each in its own voice."
    return f"{_agreeing(case)}; behind them stand {_origins(case)}."


def _echoed(case: _Case) -> str:
    roots = [case.origins.common(case.claim, other) for other in case.tie.agree]
    root = next(filter(None, roots), None)
    all_of = "both" if len(case.sources((case.claim, *case.tie.agree))) == 2 else "all"
    if root is None or root.sort == "text":
        return f"{_agreeing(case)}, but {all_of} print one text."
    if root.sort == "passage":
        return f"{_agreeing(case)}, but {all_of} print the same words."
    return f"{_agreeing(case)}, but {all_of} rest on {root.name}."


def _conflicting(case: _Case) -> str:
    return f"{opened(_differing(case))}."


def _disputed(case: _Case) -> str:
    others = case.sources(case.tie.agree)
    if others == case.sources(case.tie.conflict):
        both = "says the same in one place and otherwise in another"
        return f"{opened(listed(others))} {both if len(others) == 1 else both.replace('says', 'say')}."
    rest = ", of the same origin" if len(case.behind) == 1 else ""
    return f"{opened(listed(others))} {'agrees' if len(others) == 1 else 'agree'}{rest}; {_differing(case)}."


def _agreeing(case: _Case) -> str:
    return f"{opened(listed(case.sources((case.claim, *case.tie.agree))))} agree"


def _differing(case: _Case) -> str:
    others = case.sources(case.tie.conflict)
    return f"{listed(others)} {'says' if len(others) == 1 else 'say'} otherwise"


def _origins(case: _Case) -> str:
    """How many stand behind a claim, and who."""
    named = [_behind(case, group) for group in case.behind]
    return f"{number(len(named))} origins: {listed(named)}"


def _one(group: Sequence[Claim]) -> bool:
    return len({claim.source for claim in group}) == 1


def _behind(case: _Case, group: Sequence[Claim]) -> str:
    """Who stands behind claims of one origin: the speaker, else the source's own word."""
    speakers = list(dict.fromkeys(case.origins.named(claim) for claim in group if claim.said_by))
    own = case.sources([claim for claim in group if not claim.said_by])
    return speakers[0] if speakers and not own else f"{listed(own)} in {'its' if len(own) == 1 else 'their'} own voice"


_SENTENCES = {
    Verdict.NOT_COMPARED: _not_compared,
    Verdict.SINGLE: _single,
    Verdict.CORROBORATED: _corroborated,
    Verdict.ECHOED: _echoed,
    Verdict.CONFLICTING: _conflicting,
    Verdict.DISPUTED: _disputed,
}
