"""One source as the ways of contradicting oneself see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.model import Claim, Role
from reconcile.pairs import Meeting, Standing
from reconcile.profiles import Profile, content, inside, profiles

# Nothing is known of how near two sentences of one source stand to each other.
_UNKNOWN = Standing(0.0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Source:
    """The compared claims of one source by the start of their sentence, and what each sentence is about."""

    sentences: Mapping[int, Sequence[Claim]]
    about: Mapping[int, Profile]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Source:
        """A source by its claims, in document order."""
        sentences: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            sentences[claim.sentence.start].append(claim)
        return cls(sentences, {start: profile for (_, start), profile in profiles(claims).items()})

    def meeting(self, x: int, y: int) -> Meeting:
        """Two sentences as the rules see them."""
        a, b = tuple(self.sentences[x]), tuple(self.sentences[y])
        mine, theirs = (tuple(content(inside(claim)) for claim in claims) for claims in (a, b))
        return Meeting(a, b, mine, theirs, self.about[x], self.about[y], _UNKNOWN)

    def rest(self, claim: Claim) -> list[Claim]:
        """The claims of all other sentences."""
        return [c for start, claims in self.sentences.items() if start != claim.sentence.start for c in claims]


def is_headline(claim: Claim) -> bool:
    """Whether a claim stands in the headline."""
    return claim.sentence.role is Role.TITLE
