"""One source as the ways of contradicting oneself see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reconcile.judge import spelling
from reconcile.likeness import Standing
from reconcile.meaning import UNASKED, Meaning, meanings
from reconcile.model import Claim, Role
from reconcile.pairs import Meeting, Pair
from reconcile.profiles import Profile, lemmas, profiles
from reconcile.remembered import remembered

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
    lemmas: Mapping[int, tuple[frozenset[str], ...]]
    spelt: frozenset[frozenset[str]]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Source:
        """A source by its claims, in document order."""
        sentences: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            sentences[claim.sentence.start].append(claim)
        about = {start: profile for (_, start), profile in profiles(claims).items()}
        inside = {start: tuple(map(lemmas, held)) for start, held in sentences.items()}
        return cls(sentences, about, inside, frozenset(_spelt(claims)))

    def meeting(self, x: int, y: int) -> Meeting:
        """Two sentences as the rules see them, which do not ask what their words mean."""
        a, b = tuple(self.sentences[x]), tuple(self.sentences[y])
        words = (self.lemmas[x], self.lemmas[y], self.about[x], self.about[y], UNASKED, UNASKED)
        return Meeting(a, b, *words, _UNKNOWN, _UNKNOWN)

    def weighable(self, pair: Pair) -> Pair:
        """A pair as it can be weighed: with what the words of its sentences mean."""
        x, y = (_means(self.sentences)[claim.sentence.start] for claim in (pair.a, pair.b))
        return replace(pair, meeting=replace(pair.meeting, means_a=x, means_b=y))

    def rest(self, claim: Claim) -> list[Claim]:
        """The claims of all other sentences."""
        return [c for start, claims in self.sentences.items() if start != claim.sentence.start for c in claims]


@remembered
def _means(sentences: Mapping[int, Sequence[Claim]]) -> Mapping[int, Meaning]:
    return meanings({start: held[0].sentence for start, held in sentences.items()})


def _spelt(claims: Sequence[Claim]) -> Iterator[frozenset[str]]:
    named = {(name.kind, name.text): name for claim in claims for name in claim.slots.names}
    for x, y in combinations([named[key] for key in sorted(named)], 2):
        if x.text != y.text and spelling.variant(x, y):
            yield frozenset({x.text, y.text})


def is_headline(claim: Claim) -> bool:
    """Whether a claim stands in the headline."""
    return claim.sentence.role is Role.TITLE
