"""What is decided of two claims, how each claim stands, and what an editor says of it."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model.claims import Claim
from reconcile.model.terms import Difference, Relation, Strength, Verdict


@dataclass(frozen=True, slots=True)
class Reason:
    """One step for or against a link: typed, weighted, with the words that decided.

    ``weight`` adds to the pair's sum (log-odds that the two state the same fact); ``sentence`` is the
    plain English an editor reads. ``rule`` is the file in judge/rules or judge/gates it comes from.
    """

    rule: str
    relation: Relation
    difference: Difference
    weight: float
    a_words: str
    b_words: str
    sentence: str
    strength: Strength = Strength.CLEAR


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims of two sources (``internal``: of one) about the same fact; ``a`` comes first in canonical order."""

    link_id: str
    relation: Relation
    difference: Difference
    strength: Strength
    a: Claim
    b: Claim
    same_origin: bool
    reasons: tuple[Reason, ...]
    why: str

    @property
    def decided_by(self) -> Reason:
        """The first of the reasons that make it what it is."""
        alike = (r for r in self.reasons if (r.relation, r.difference) == (self.relation, self.difference))
        return next(alike, self.reasons[0])


@dataclass(frozen=True, slots=True)
class SetAside:
    """Two claims that look like a conflict and are not; ``reason`` names the gate that parted them."""

    a: Claim
    b: Claim
    reason: str
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The consistency of one claim, with what it rests on.

    ``origin`` names whom or what the claim goes back to ("Sara Tough"), "" for the source itself. ``decided`` is the
    verdict once an editor's decisions on its links are counted, None where they change nothing.
    """

    claim: Claim
    verdict: Verdict
    independent_sources: int
    agrees_with: tuple[str, ...]
    conflicts_with: tuple[str, ...]
    why: str
    origin: str = ""
    decided: Verdict | None = None

    @property
    def stands(self) -> Verdict:
        """The verdict to show: the machine's own unless an editor's decisions changed it."""
        return self.decided or self.verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor wrote beside a claim or a link.

    ``about`` is the id of the claim or link, ``difference`` tells apart two links of the same claims. ``relation`` and
    ``ends``, two claim ids, tell which link it is and are empty for a claim; ``added`` marks a link that is the
    editor's own. ``words`` quotes what the decision is about, so that it can be recognised when that is gone.
    """

    about: str
    difference: str = ""
    decision: str = ""
    note: str = ""
    relation: str = ""
    ends: tuple[str, ...] = ()
    words: str = ""
    added: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What the decision is matched by; a link that has no id yet goes by its two claims."""
        return (self.about or "+".join(self.ends), self.difference)

    @property
    def rejects(self) -> bool:
        """Whether the editor says that the finding is wrong ("rejected", "Reject: another bridge")."""
        return self.decision.strip().casefold().startswith("reject")
