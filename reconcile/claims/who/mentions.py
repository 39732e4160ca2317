"""Gathers the names of a dossier, with those that were missed in one place and found in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.model import Name, Sentence

_PLACING = frozenset({"in", "at", "near", "across", "outside"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in one sentence (``number`` in its source); ``placed`` where a preposition of place leads to it."""

    source: str
    number: int
    name: Name
    placed: bool

    @property
    def place(self) -> tuple[str, int]:
        return (self.source, self.name.span.start)


def collect(
    order: Sequence[str], sentences: Mapping[str, Sequence[Sentence]], names: Mapping[str, Sequence[Sequence[Name]]]
) -> tuple[Mention, ...]:
    """Every mention of the dossier, with those names that were found elsewhere in it and missed here."""
    common = {
        w.text
        for s in order
        for sentence in sentences[s]
        for w in sentence.words
        if w.text.islower() and w.pos != "PROPN"
    }
    kept = {s: [[n for n in ns if not _is_common(n, common)] for ns in names[s]] for s in order}
    known = _known_words((n for s in order for ns in kept[s] for n in ns), common)
    out = []
    for source in order:
        for number, (sentence, here) in enumerate(zip(sentences[source], kept[source], strict=True)):
            every = sorted([*here, *_missed(sentence, here, known)], key=lambda n: n.span)
            out += [Mention(source, number, n, _placed(sentence, n)) for n in every]
    return tuple(out)


def _is_common(name: Name, common: set[str]) -> bool:
    return name.kind == "other" and name.text.casefold() in common


def _known_words(names: Iterable[Name], common: set[str]) -> dict[str, str]:
    """Single words that mean somebody or some body in this dossier, to its kind."""
    out: dict[str, str] = {}
    for n in names:
        words = n.key.split() if n.kind == "person" else [n.key] if n.kind == "body" else []
        for w in words:
            if " " not in w and len(w) > 2 and w not in common and w.isalpha():
                out.setdefault(w, n.kind)
    return out


def _missed(sentence: Sentence, here: Sequence[Name], known: Mapping[str, str]) -> list[Name]:
    taken = [n.span for n in here]
    return [
        Name(w.span, w.text, known[w.text.casefold()], w.text.casefold())
        for w in sentence.words
        if w.text[:1].isupper() and w.text.casefold() in known and w.entity not in ("DATE", "TIME")
        and not any(t.overlaps(w) for t in taken)
    ]  # fmt: skip


def _placed(sentence: Sentence, name: Name) -> bool:
    before = [w for w in sentence.words if w.end <= name.span.start]
    return bool(before) and before[-1].lemma in _PLACING
