"""Whom or what a claim goes back to, and which claims of several sources go back to the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.english import within
from reconcile.lexicon.table import words
from reconcile.model import Claim, Document, Link, Passage, Span
from reconcile.passages import one_text, passages

# Words of a shared passage shown in a sentence; the whole of it is in the table of passages.
SHOWN = 12
_WORD = re.compile(r"[^\W_](?:[\w.&-]*\w)?")
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "s"})
_FOR = frozenset({"for", "of", "from", "at", "with"})


@dataclass(frozen=True, slots=True)
class Root:
    """Somebody or something that claims go back to.

    ``key`` is the same for the same origin in every source; ``name`` is how a report calls it. ``sort`` is speaker,
    passage or text: the document itself, or the text of which it is one printing.
    """

    key: str
    name: str
    sort: str


# A passage as the root of claims, and where it stands in one source.
Stretch = tuple[Root, Span]


@dataclass(frozen=True, slots=True)
class Origins:
    """The roots of every claim, by claim id, and the wording that the sources share."""

    roots: Mapping[str, tuple[Root, ...]]
    passages: tuple[Passage, ...]
    printed: Mapping[str, str]

    @classmethod
    def of(cls, documents: Sequence[Document], claims: Iterable[Claim]) -> Origins:
        """The origins in a story: its speakers, its shared passages, and texts that are printed more than once."""
        shared, printed = passages(documents), one_text(documents)
        publishers = {d.source: d.publisher for d in documents}
        held = _by_source(shared)
        roots = {
            c.claim_id: tuple(_roots(c, publishers.get(c.source, ""), held.get(c.source, ()), printed)) for c in claims
        }
        return cls(roots, shared, printed)

    def common(self, a: Claim, b: Claim) -> Root | None:
        """What both claims go back to, a speaker before a passage before a text; None where nothing is known."""
        theirs = {root.key for root in self.roots[b.claim_id]}
        return next((root for root in self.roots[a.claim_id] if root.key in theirs), None)

    def parted(self, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], ...]:
        """The claims by origin: those of one text, one speaker or one passage stand together, however they are tied."""
        if len(claims) == 1:
            return (tuple(claims),)
        groups: list[tuple[set[str], list[Claim]]] = []
        for claim in claims:
            keys = {root.key for root in self.roots[claim.claim_id]}
            joined = [group for group in groups if group[0] & keys]
            groups = [group for group in groups if not group[0] & keys]
            held = [c for _, found in joined for c in found]
            groups.append((keys.union(*(k for k, _ in joined)), [*held, claim]))
        told = (tuple(sorted(found, key=lambda c: c.place)) for _, found in groups)
        return tuple(sorted(told, key=lambda found: found[0].place))

    def named(self, claim: Claim) -> str:
        """Whom or what a claim goes back to, in words; "" for the source itself."""
        speakers = [root.name for root in self.roots[claim.claim_id] if root.sort == "speaker"]
        if claim.said_by:
            *through, first = speakers or [within(claim.said_by)]
            return f"{first}, as told by {' and '.join(through)}" if through else first
        printed = self.printed.get(claim.source, claim.source)
        others = sorted(s for s, first in self.printed.items() if first == printed and s != claim.source)
        if others:
            return f"a text that {' and '.join(others)} {'prints' if len(others) == 1 else 'print'} too"
        shared = next((root for root in self.roots[claim.claim_id] if root.sort == "passage"), None)
        return f"wording that other sources print too: “{shared.name}”" if shared else ""


def settle(links: Iterable[Link], origins: Origins) -> tuple[Link, ...]:
    """The links, told which of them join two claims of one origin, and which origin that is."""
    return tuple(_settled(link, origins.common(link.a, link.b)) for link in links)


def shared(root: Root, a: Claim, b: Claim) -> str:
    """One sentence that names what two claims both go back to."""
    if root.sort == "passage":
        return f"Both hold the passage “{root.name}”."
    if root.sort == "text":
        return f"{a.source} and {b.source} print one text."
    if a.said_by and b.said_by:
        return f"Both quote {root.name}."
    if not a.said_by and not b.said_by:
        return f"Both are by {root.name}."
    quoting, own = (a, b) if a.said_by else (b, a)
    return f"{own.source} is by {root.name}, whom {quoting.source} quotes."


def _settled(link: Link, root: Root | None) -> Link:
    if root is None:
        return replace(link, same_origin=False)
    return replace(link, same_origin=True, why=f"{link.why} {shared(root, link.a, link.b)}")


def _by_source(found: Sequence[Passage]) -> Mapping[str, Sequence[Stretch]]:
    """Where in each source shared passages stand, in the order of the passages."""
    held: dict[str, list[Stretch]] = defaultdict(list)
    for number, passage in enumerate(found):
        root = Root(f"passage {number}", _cut(passage.text), "passage")
        for place in passage.places:
            held[place.source].append((root, place.span))
    return held


def _roots(claim: Claim, publisher: str, found: Sequence[Stretch], printed: Mapping[str, str]) -> Iterator[Root]:
    """The speakers of a claim from the outermost in, the shared passages it stands in, and the text it is part of."""
    text = printed.get(claim.source, claim.source)
    chain = (*claim.chain[:-1], claim.said_by) if claim.said_by else (publisher,)
    for speaker in filter(None, chain):
        if key := bare(speaker):
            yield Root(f"speaker {key}", within(speaker), "speaker")
        else:
            yield Root(f"text {text} {speaker}", text, "text")
    yield from dict.fromkeys(root for root, span in found if _within(claim, span))
    yield Root(f"text {text}", text, "text")


def bare(speaker: str) -> str:
    """A speaker without articles, and without those who or that through which they speak; "" if it may be anybody.

    >>> bare("A spokesperson for Norton Council"), bare("the Norton Council statement"), bare("two witnesses")
    ('norton council', 'norton council', '')
    """
    found = [word.casefold() for word in _WORD.findall(speaker.replace("’s", "").replace("'s", ""))]
    kept = [word for word in found if word not in _ARTICLES]
    at = [i for i, word in enumerate(kept) if word in words("mouthpieces")]
    if at:
        behind = kept[at[-1] + 1 :]
        before = kept[: at[0]]
        kept = behind[1:] if behind and behind[0] in _FOR else before or behind
    named = any(letter.isupper() for letter in speaker[1:])
    vague = not named and not words("vague_speakers").isdisjoint(kept)
    return "" if vague else " ".join(word for word in kept if word not in _ARTICLES)


def _within(claim: Claim, span: Span) -> bool:
    """Whether most of a claim stands in a passage of its source, or the whole passage in the claim."""
    both = min(claim.end, span.end) - max(claim.start, span.start)
    return 2 * both >= claim.end - claim.start or both >= span.end - span.start


def _cut(text: str) -> str:
    found = text.split()
    return " ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
