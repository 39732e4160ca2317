"""What each source leaves out that others tell, the weightiest first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reconcile.english import count, listed, opened
from reconcile.model import COMPARED, Claim, Fact, Omission
from reconcile.origins import Origins
from reconcile.profiles import lemmas, sentence_lemmas
from reconcile.signs import Given, Sign, signs
from reconcile.stories import stories

# An omission that weighs less is not listed: a bare figure alone is in every sentence of a long report.
LEAST = 2
# What each further source that tells a claim adds, and what is added where they have it from another origin.
FURTHER, INDEPENDENT = 2, 1
# A source is told of at most so many, the weightiest; it bounds the list by the number of sources. No source of the
# training stories lacks more than 15.
MOST = 100
# A sentence with so much of a claim's content, rare words counting for more, tells it in other words.
TOLD = 0.5


@dataclass(frozen=True, slots=True)
class _Told:
    """Claims of one story about one fact, in the order of the claims.

    ``signs`` holds what makes each of them weigh, by claim id; ``tellers`` are all sources that tell the fact, in
    another story too; ``most`` is the most that leaving it out can weigh.
    """

    claims: tuple[Claim, ...]
    signs: Mapping[str, Sequence[Sign]]
    tellers: frozenset[str]
    story: int
    independent: bool

    @property
    def sources(self) -> list[str]:
        return sorted({claim.source for claim in self.claims})

    @property
    def most(self) -> int:
        heaviest = max(sum(sign.weight for sign in self.signs[claim.claim_id]) for claim in self.claims)
        return heaviest + FURTHER * (len(self.sources) - 1) + INDEPENDENT * self.independent


@dataclass(frozen=True, slots=True)
class _Source:
    """What one source says, as far as it takes to see what is missing from it.

    ``given`` is what its claims give; ``holders`` where the sentences begin that hold a lemma.
    """

    name: str
    story: int
    given: Given
    holders: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]

    def tells(self, claim: Claim) -> bool:
        """Whether some sentence has most of a claim's content."""
        mine = lemmas(claim)
        shared: dict[int, list[float]] = defaultdict(list)
        for lemma in mine:
            for sentence in self.holders.get(lemma, ()):
                shared[sentence].append(self.weights[lemma])
        enough = TOLD * math.fsum(self.weights[lemma] for lemma in mine)
        return not mine or any(math.fsum(weights) >= enough for weights in shared.values())


def omissions(claims: Sequence[Claim], facts: Sequence[Fact], origins: Origins) -> tuple[Omission, ...]:
    """The claims that weigh something and that another source leaves out, in every direction; MOST for a source."""
    sources = _sources(claims)
    of = {source.name: source.story for source in sources}
    told = [t for group in _groups(claims, facts) for t in _told(group, of, origins) if t.most >= LEAST]
    told.sort(key=lambda t: (-t.most, t.claims[0].place))
    found = (omission for source in sources for omission in islice(_left_out(source, told), MOST))
    return tuple(sorted(found, key=lambda o: (-o.weight, o.source_without, o.claim.place)))


def _sources(claims: Sequence[Claim]) -> list[_Source]:
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    sentences = {(claim.source, claim.sentence.start): claim.sentence for claim in claims}
    spread: Counter[str] = Counter()
    holders: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for source, start in sorted(sentences):
        for lemma in sentence_lemmas(sentences[source, start]):
            spread[lemma] += 1
            holders[source][lemma].append(start)
    weights = {lemma: math.log1p(len(sentences) / n) for lemma, n in spread.items()}
    of = {source: number for number, group in enumerate(stories(claims)) for source in group}
    return [_Source(name, of[name], Given.of(by_source[name]), holders[name], weights) for name in sorted(by_source)]


def _groups(claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each fact, and each claim that belongs to none by itself."""
    held: set[str] = set()
    for fact in facts:
        if fact.claims[0].claim_id not in held:
            held.update(claim.claim_id for claim in fact.claims)
            yield fact.claims
    yield from ((claim,) for claim in claims if claim.claim_id not in held and claim.status in COMPARED)


def _told(group: Sequence[Claim], of: Mapping[str, int], origins: Origins) -> Iterator[_Told]:
    """The claims of a group, story by story."""
    tellers = frozenset(claim.source for claim in group)
    weighed = {claim.claim_id: signs(claim) for claim in group}
    for story in sorted({of[source] for source in tellers}):
        near = tuple(claim for claim in group if of[claim.source] == story)
        yield _Told(near, weighed, tellers, story, len(origins.parted(near)) > 1)


def _left_out(source: _Source, told: Iterable[_Told]) -> Iterator[Omission]:
    for fact in told:
        if fact.story == source.story and source.name not in fact.tellers:
            found = [
                (claim, [sign for sign in fact.signs[claim.claim_id] if sign not in source.given])
                for claim in fact.claims
            ]
            claim, weighty = max(found, key=lambda f: (sum(s.weight for s in f[1]), len(f[0].text), f[0].text))
            omission = _omission(source.name, claim, weighty, fact)
            weighs = omission.weight >= LEAST and (weighty or not any(fact.signs[c.claim_id] for c in fact.claims))
            if weighs and not any(source.tells(claim) for claim in fact.claims):
                yield omission


def _omission(source: str, claim: Claim, weighty: Sequence[Sign], fact: _Told) -> Omission:
    sources = fact.sources
    further = FURTHER * (len(sources) - 1) if weighty or len(sources) > 1 else 0
    told = [f"{count(len(sources), 'other source')} report it"] if len(sources) > 1 else []
    return Omission(
        weight=sum(sign.weight for sign in weighty) + further + INDEPENDENT * fact.independent,
        source_without=source,
        claim=claim,
        signs=(*(sign.words for sign in weighty), *told),
        why=_why(source, sources, [sign.words for sign in weighty]),
    )


def _why(source: str, sources: Sequence[str], weighty: Sequence[str]) -> str:
    tell = "reports" if len(sources) == 1 else "report"
    holds = f": {listed(weighty)}" if weighty else ""
    return f"{opened(listed(sources))} {tell} it{holds}. Nothing like it was found in {source}."
