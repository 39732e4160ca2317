"""What each source leaves out that others tell, the weightiest first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reconcile.english import count, listed, opened
from reconcile.model import COMPARED, Claim, Fact, Omission
from reconcile.origins import Origins
from reconcile.profiles import lemmas, sentence_lemmas
from reconcile.signs import Sign, gives, signs
from reconcile.stories import stories

# An omission that weighs less is not listed: a bare figure alone is in every sentence of a long report.
LEAST = 2
# What each further source that tells a claim adds, and what is added where they have it from another origin.
FURTHER, INDEPENDENT = 2, 1
# A sentence with so much of a claim's content, rare words counting for more, tells it in other words.
TOLD = 0.5


@dataclass(frozen=True, slots=True)
class _Story:
    """What every source says, as far as it takes to see what is missing from it."""

    claims: Mapping[str, Sequence[Claim]]
    sentences: Mapping[str, Sequence[frozenset[str]]]
    weights: Mapping[str, float]
    of: Mapping[str, int]
    origins: Origins

    def tells(self, source: str, claim: Claim) -> bool:
        """Whether some sentence of a source has most of a claim's content."""
        mine = lemmas(claim)
        whole = self._heft(mine)
        return not mine or any(self._heft(mine & said) >= TOLD * whole for said in self.sentences[source])

    def _heft(self, lemmas: frozenset[str]) -> float:
        return math.fsum(self.weights[lemma] for lemma in lemmas)


def omissions(claims: Sequence[Claim], facts: Sequence[Fact], origins: Origins) -> tuple[Omission, ...]:
    """The claims that weigh something and that another source leaves out, in every direction."""
    story = _story(claims, origins)
    found = [o for group in _groups(claims, facts) for o in _left_out(group, story)]
    return tuple(sorted(found, key=lambda o: (-o.weight, o.source_without, o.claim.place)))


def _story(claims: Sequence[Claim], origins: Origins) -> _Story:
    by_source: dict[str, list[Claim]] = defaultdict(list)
    said: dict[str, list[frozenset[str]]] = defaultdict(list)
    for claim in claims:
        by_source[claim.source].append(claim)
    sentences = {(claim.source, claim.sentence.start): claim.sentence for claim in claims}
    for source, start in sorted(sentences):
        said[source].append(sentence_lemmas(sentences[source, start]))
    spread = Counter(lemma for lines in said.values() for lemmas in lines for lemma in lemmas)
    weights = {lemma: math.log1p(len(sentences) / n) for lemma, n in spread.items()}
    of = {source: number for number, group in enumerate(stories(claims)) for source in group}
    return _Story(by_source, said, weights, of, origins)


def _groups(claims: Sequence[Claim], facts: Sequence[Fact]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each fact, and each claim that belongs to none by itself."""
    held: set[str] = set()
    for fact in facts:
        if fact.claims[0].claim_id not in held:
            held.update(claim.claim_id for claim in fact.claims)
            yield fact.claims
    yield from ((claim,) for claim in claims if claim.claim_id not in held and claim.status in COMPARED)


def _left_out(group: Sequence[Claim], story: _Story) -> Iterator[Omission]:
    tellers = sorted({claim.source for claim in group})
    for source in sorted(story.claims):
        near = [claim for claim in group if story.of[claim.source] == story.of[source]]
        if source in tellers or not near:
            continue
        found = [(claim, _weighing(claim, story.claims[source])) for claim in near]
        claim, weighty = max(found, key=lambda f: (sum(s.weight for s in f[1]), len(f[0].text), f[0].text))
        omission = _omission(source, claim, weighty, near, story.origins)
        weighs = omission.weight >= LEAST and (weighty or not any(signs(c) for c in near))
        if weighs and not any(story.tells(source, claim) for claim in near):
            yield omission


def _weighing(claim: Claim, others: Iterable[Claim]) -> list[Sign]:
    """The signs of a claim whose value a source does not give anywhere."""
    others = tuple(others)
    return [sign for sign in signs(claim) if not any(gives(other, sign) for other in others)]


def _omission(
    source: str, claim: Claim, weighty: Sequence[Sign], tellers: Sequence[Claim], origins: Origins
) -> Omission:
    sources = sorted({teller.source for teller in tellers})
    further = FURTHER * (len(sources) - 1) if weighty or len(sources) > 1 else 0
    independent = INDEPENDENT if len(origins.parted(tellers)) > 1 else 0
    told = [f"{count(len(sources), 'other source')} report it"] if len(sources) > 1 else []
    words = (*(sign.words for sign in weighty), *told)
    return Omission(
        weight=sum(sign.weight for sign in weighty) + further + independent,
        source_without=source,
        claim=claim,
        signs=words,
        why=_why(source, sources, [sign.words for sign in weighty]),
    )


def _why(source: str, sources: Sequence[str], weighty: Sequence[str]) -> str:
    tell = "reports" if len(sources) == 1 else "report"
    holds = f": {listed(weighty)}" if weighty else ""
    return f"{opened(listed(sources))} {tell} it{holds}. Nothing like it was found in {source}."
