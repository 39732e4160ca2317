"""Tells whom a surname or a given name alone means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.claims.who import people
from reconcile.claims.who.mentions import Mention
from reconcile.lexicon.table import words

# From this length on, one slip in a surname is taken for a slip and not another name.
SLIP = 4
# A surname shared by several means the one that is named this many times as often as the next.
MAIN = 3


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people with full names of a dossier: by each of their words, with where each is named in full."""

    by_word: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]
    named: Mapping[tuple[str, str], tuple[int, ...]]
    ranks: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, found: Sequence[Mention], whole: Mapping[str, str], counts: Counter[str]) -> Crowd:
        by_word: dict[str, set[str]] = defaultdict(set)
        totals: Counter[str] = Counter()
        named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for full, head in whole.items():
            totals[head] += counts[full]
            for word in people.person(full):
                by_word[word].add(head)
        ranks: dict[str, set[str]] = defaultdict(set)
        for m in found:
            if m.name.key in whole:
                named[m.source, whole[m.name.key]].append(m.name.span.start)
                ranks[whole[m.name.key]] |= people.ranks(m.name.text)
        return cls(
            {w: tuple(sorted(k)) for w, k in by_word.items()},
            totals,
            {k: tuple(sorted(v)) for k, v in named.items()},
            {k: frozenset(v) for k, v in ranks.items()},
        )

    def meant(self, m: Mention, kind: str) -> str | None:
        """Who a mention by one word means: by sex and rank, then of several who is named in this source or most."""
        word = m.name.key
        if " " in word or (kind == "place" and m.placed):
            return None
        near = self.by_word.get(word) or self._misspelt(word, kind)
        near = tuple(k for k in near if people.person(k)[0] != word or kind == "person" or word in words("first_names"))
        titled = [k for k in near if " " in m.name.text and people.person(k)[1] == word]
        near = tuple(titled) or near
        ranks = people.ranks(m.name.text)
        fits = [k for k in near if _fits_sex(m.name.text, k)]
        fits = [k for k in fits if ranks & self.ranks.get(k, frozenset())] or (
            fits if len(near) < 2 or not ranks else []
        )
        fits = [k for k in fits if (m.source, k) in self.named] or fits
        return fits[0] if len(fits) == 1 else self._main(m, fits)

    def _main(self, m: Mention, fits: Sequence[str]) -> str | None:
        """Of several with one surname, who is named far oftener than the rest, else last before the mention."""
        often = sorted(fits, key=lambda k: (-self.counts[k], k))
        if len(often) > 1 and self.counts[often[0]] < MAIN * self.counts[often[1]]:
            before = {
                k: max((p for p in self.named.get((m.source, k), ()) if p < m.name.span.start), default=-1)
                for k in often
            }
            often = sorted((k for k in often if before[k] >= 0), key=lambda k: (-before[k], k))
        return often[0] if often else None

    def _misspelt(self, word: str, kind: str) -> tuple[str, ...]:
        if kind == "place" or len(word) < SLIP:
            return ()
        return tuple(
            sorted({k for w, keys in self.by_word.items() if people.is_slip(w, word) for k in keys if k.endswith(w)})
        )


def _fits_sex(text: str, key: str) -> bool:
    said, told = people.sex(text) if " " in text else "", people.sex(key)
    return not (said and told and said != told)
