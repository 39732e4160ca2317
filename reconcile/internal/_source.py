"""One source as the ways of contradicting oneself see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reconcile.judge import spelling
from reconcile.likeness import Standing
from reconcile.meaning import Meaning, meanings
from reconcile.model import Claim, Role
from reconcile.pairs import Meeting
from reconcile.profiles import Profile, content, inside, profiles

# Nothing is known of how near two sentences of one source stand to each other.
_UNKNOWN = Standing(0.0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Source:
    """The compared claims of one source by the start of their sentence, and what each sentence is about.

    ``lemmas`` are the content lemmas inside each claim of a sentence; ``spelt`` holds the names, two by two, that
    differ in spelling only.
    """

    sentences: Mapping[int, Sequence[Claim]]
    about: Mapping[int, Profile]
    means: Mapping[int, Meaning]
    lemmas: Mapping[int, tuple[frozenset[str], ...]]
    spelt: frozenset[frozenset[str]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Source:
        """A source by its claims, in document order."""
        sentences: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            sentences[claim.sentence.start].append(claim)
        about = {start: profile for (_, start), profile in profiles(claims).items()}
        means = meanings({start: held[0].sentence for start, held in sentences.items()})
        lemmas = {start: tuple(content(inside(claim)) for claim in held) for start, held in sentences.items()}
        return cls(sentences, about, means, lemmas, frozenset(_spelt(claims)))

    def meeting(self, x: int, y: int) -> Meeting:
        """Two sentences as the rules see them."""
        a, b = tuple(self.sentences[x]), tuple(self.sentences[y])
        words = (self.lemmas[x], self.lemmas[y], self.about[x], self.about[y], self.means[x], self.means[y])
        return Meeting(a, b, *words, _UNKNOWN, _UNKNOWN)

    def rest(self, claim: Claim) -> list[Claim]:
        """The claims of all other sentences."""
        return [c for start, claims in self.sentences.items() if start != claim.sentence.start for c in claims]


def _spelt(claims: Sequence[Claim]) -> Iterator[frozenset[str]]:
    named = {(name.kind, name.text): name for claim in claims for name in claim.slots.names}
    for x, y in combinations([named[key] for key in sorted(named)], 2):
        if x.text != y.text and spelling.variant(x, y):
            yield frozenset({x.text, y.text})


def is_headline(claim: Claim) -> bool:
    """Whether a claim stands in the headline."""
    return claim.sentence.role is Role.TITLE
