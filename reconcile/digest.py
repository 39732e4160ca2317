"""A story told in brief: counts, the worst conflicts, who supports whom, whose word it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reconcile.english import called, count, listed, number, opened, within
from reconcile.model import (
    COMPARED,
    Difference,
    Link,
    Relation,
    Result,
    Standing,
    Strength,
    Summary,
    Support,
    Verdict,
)
from reconcile.origins import bare

# How many conflicts an editor is shown first.
WORST = 3
# How many sources a sentence names; the others are counted together.
NAMED = 9
# From what cannot be a matter of words to what may be one.
_SERIOUS = (
    *(Difference.NEGATION, Difference.GRADE, Difference.NUMBER, Difference.NAME, Difference.ATTRIBUTION),
    *(Difference.DATE, Difference.PLACE, Difference.CAUSE, Difference.STATUS, Difference.SCOPE),
    *(Difference.WORDING, Difference.STRENGTH, Difference.NONE),
)
_COUNTED = {
    Verdict.CORROBORATED: ("backed by an independent source",) * 2,
    Verdict.ECHOED: ("echoed from the same origin",) * 2,
    Verdict.CONFLICTING: ("contradicted by another source",) * 2,
    Verdict.DISPUTED: ("backed by some and contradicted by others",) * 2,
    Verdict.SINGLE: ("made by a single source",) * 2,
    Verdict.NOT_COMPARED: ("a question or an appeal", "questions or appeals"),
}


def summary(result: Result, printed: Mapping[str, str]) -> Summary:
    """The story in brief; five lines where there are several sources, one where there is nothing to compare.

    ``printed`` gives each source the first of those that print the same text, itself where none does.
    """
    worst = sorted(conflicts(result.links), key=_seriousness)[:WORST]
    sources = sorted(document.source for document in result.documents)
    support = tuple(_support(source, result.claims, printed) for source in sources)
    lines = _lines(result, worst, support, printed) if len(result.documents) > 1 else iter([opening(result)])
    return Summary(tuple(worst), support, tuple(map(opened, lines)))


def conflicts(links: Sequence[Link]) -> list[Link]:
    """The conflicts among links."""
    return [link for link in links if link.relation is Relation.CONFLICT]


def _seriousness(link: Link) -> tuple[object, ...]:
    return (link.strength is not Strength.CLEAR, _SERIOUS.index(link.difference), link.a.place, link.b.place)


def _support(source: str, claims: Sequence[Standing], printed: Mapping[str, str]) -> Support:
    mine = [x for x in claims if x.claim.source == source and x.claim.status in COMPARED]
    independent = sum(x.independent_sources > 1 for x in mine)
    text = printed.get(source, source)
    others = tuple(sorted(x for x, first in printed.items() if first == text and x != source))
    return Support(source, len(mine), sum(bool(x.agrees_with) for x in mine), independent, others)


def brief(result: Result) -> str:
    """A story in two sentences: how much was read, and whether its sources conflict."""
    told = [f"{opening(result)}{'' if len(result.documents) < 2 else '.'}"]
    if len(result.documents) > 1:
        told.append(f"{_disagreement(result.links)}.")
    return " ".join(map(opened, told))


def opening(result: Result) -> str:
    """How much was read; a whole sentence where there is nothing to compare."""
    claims = count(len(result.claims), "claim")
    if not result.documents:
        return "no source could be read, so there is nothing to compare."
    if len(result.documents) == 1:
        return f"one source makes {claims}; there is nothing to compare it with."
    return f"{count(len(result.documents), 'source')} make {claims} between them"


def _lines(
    result: Result, worst: Sequence[Link], support: Sequence[Support], printed: Mapping[str, str]
) -> Iterator[str]:
    names = called(result.documents)
    yield f"{opening(result)}{_counts(result)}."
    yield f"{_disagreement(result.links)}{_against_itself(result, names)}."
    yield _worst(worst, names)
    yield _backing(support, names)
    yield _word(result, printed, names)


def _counts(result: Result) -> str:
    seen = Counter(standing.verdict for standing in result.claims)
    parts = [
        f"{number(seen[verdict])} {'is' if seen[verdict] == 1 else 'are'} {words[seen[verdict] != 1]}"
        for verdict, words in _COUNTED.items()
        if seen[verdict]
    ]
    return f": {listed(parts)}" if parts else ""


def _disagreement(links: Sequence[Link]) -> str:
    found = conflicts(links)
    sure = sum(link.strength is Strength.CLEAR for link in found)
    kinds = [count(n, kind) for n, kind in ((sure, "clear conflict"), (len(found) - sure, "possible conflict")) if n]
    were = "was" if len(found) == 1 else "were"
    return f"{listed(kinds) if found else 'no conflict'} {were if found else 'was'} found between the sources"


def _against_itself(result: Result, names: Mapping[str, str]) -> str:
    against = sorted({names[link.a.source] for link in result.internal})
    odds = "is at odds with itself" if len(against) == 1 else "are at odds with themselves"
    told = against if len(against) <= NAMED else [*against[:NAMED], f"{number(len(against) - NAMED)} others"]
    return f", and {listed(told)} {odds}" if against else ""


def _worst(worst: Sequence[Link], names: Mapping[str, str]) -> str:
    if not worst:
        return "that is no proof that the sources agree: most of what one says, the others may not speak of."
    told = [_against(link, names) for link in worst]
    return f"the most serious: {'; '.join(told)}."


def _against(link: Link, names: Mapping[str, str]) -> str:
    """A conflict in a few words: what differs, and what each side has."""
    reason = link.decided_by
    sides = zip((link.a, link.b), (reason.a_words, reason.b_words), strict=True)
    a, b = (f"“{words or claim.text}” in {names[claim.source]}" for claim, words in sides)
    return f"{link.difference} – {a}, {b}"


def _backing(support: Sequence[Support], names: Mapping[str, str]) -> str:
    first, *rest = support[:NAMED]
    told = [f"{number(s.supported)} of {number(s.compared)} by {names[s.source]}" for s in rest]
    if others := support[NAMED:]:
        backed, compared = sum(s.supported for s in others), sum(s.compared for s in others)
        told.append(f"{number(backed)} of {number(compared)} by {number(len(others))} others")
    whole = f"{number(first.supported)} of the {count(first.compared, 'claim')} by {names[first.source]}"
    return f"others say the same as {listed([f'{whole} that could be compared', *told])}."


def _word(result: Result, printed: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Texts printed more than once, and the speaker on whose word most claims of several sources rest."""
    texts: dict[str, list[str]] = defaultdict(list)
    for source in sorted(names):
        texts[printed.get(source, source)].append(names[source])
    copies = [f"{listed(held)} print one text and count as one origin" for held in texts.values() if len(held) > 1]
    told = [*copies, *_speaker(result)] or ["no text is printed twice, and nobody is quoted in more than one source"]
    return f"{'; '.join(told)}."


def _speaker(result: Result) -> Iterator[str]:
    spoken: dict[str, list[Standing]] = defaultdict(list)
    for standing in result.claims:
        if key := bare(standing.claim.said_by):
            spoken[key].append(standing)
    shared = [held for held in spoken.values() if len({x.claim.source for x in held}) > 1]
    if shared:
        most = min(shared, key=lambda held: (-len(held), held[0].claim.place))
        name, sources = within(most[0].claim.said_by), len({x.claim.source for x in most})
        yield f"{count(len(most), 'claim')} in {number(sources)} of the sources rest on the word of {name}"
