"""Gathers the names of a dossier and groups those that mean one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reconcile.claims import people
from reconcile.claims.slots.name import own_words
from reconcile.lexicon.table import words
from reconcile.model import Name, Sentence

# From this length on, a body's first word can stand for its whole name ("Quill" for "Quill Foods").
SHORTENED = 4
# From this length on, one slip in a surname or a body's name is taken for a slip and not another name.
SLIP = 4
# From this length on, one slip outweighs that two mentions were taken for different kinds of thing.
LONG = 9
# A surname shared by several means the one that is named this many times as often as the next.
MAIN = 3
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


def group(found: Sequence[Mention]) -> dict[tuple[str, int], str]:
    """The dossier-wide key of each mention, by place."""
    kinds, counts, apart = _kinds(found), Counter(m.name.key for m in found), _side_by_side(found)
    fulls = [k for k in counts if kinds[k] == "person" and people.person(k)[0]]
    fulls.sort(key=lambda k: (len(people.person(k)[0]) < 2, -counts[k], len(k), k))
    whole = _merge(fulls, lambda a, b: not apart(a, b) and _one_person(a, b))
    others = sorted(
        set(counts) - set(whole), key=lambda k: (-len(k.split()), -len(k) if " " in k else 0, -counts[k], k)
    )
    rest = _merge(others, lambda a, b: not apart(a, b) and one_thing(a, kinds[a], b, kinds[b]))
    crowd = Crowd.of(found, whole, counts)
    return {m.place: whole.get(m.name.key) or crowd.meant(m, kinds[m.name.key]) or rest[m.name.key] for m in found}


def lookup(text: str, known: Mapping[str, str]) -> str:
    """The key among ``known`` (key to kind) that a bare name means; its own words where none or several do.

    >>> lookup("Ms Tough", {"sara tough": "person", "ofsted": "body"})
    'sara tough'
    """
    own, whole = (" ".join(own_words(text, kind)) for kind in ("person", "body"))
    for key in (whole, own):
        if key in known:
            return key
    fits = [k for k, kind in sorted(known.items()) if kind == "person" and _calls(own, people.sex(text), k)]
    fits = fits or [k for k, kind in sorted(known.items()) if kind != "person" and one_thing(whole, kind, k, kind)]
    return fits[0] if len(fits) == 1 else own


def one_thing(a: str, a_kind: str, b: str, b_kind: str) -> bool:
    """Whether two names of bodies, places or works can be one: an acronym, a legal form left out, a slip.

    >>> one_thing("mash", "body", "multi-agency safeguarding hub", "body"), one_thing("leeds", "place", "leeds city council", "body")
    (True, False)
    """
    short, long = sorted((a, b), key=lambda k: (len(k), k))
    if short.replace(" ", "") in people.acronyms(long):
        return True
    short_words, long_words = ([w for w in k.split() if w not in group("name_words", "legal form")] for k in (short, long))
    if short_words and short_words == long_words:
        return True
    if (
        "place" not in (a_kind, b_kind)
        and len(short_words) == 1
        and short_words == long_words[:1]
        and len(short) >= SHORTENED
    ):
        return not set(long_words[1:]) & group("name_words", "public body")
    return (a_kind == b_kind or len(short) >= LONG) and _one_slip(short_words, long_words)


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
        and not any(w.span.overlaps(t) for t in taken)
    ]  # fmt: skip


def _placed(sentence: Sentence, name: Name) -> bool:
    before = [w for w in sentence.words if w.end <= name.span.start]
    return bool(before) and before[-1].lemma in _PLACING


def _kinds(found: Sequence[Mention]) -> dict[str, str]:
    """The kind most mentions of a key have; a title makes it a person."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        votes[m.name.key][m.name.kind] += 1
    return {key: min(c, key=lambda k: (-c[k], k != "person", k)) for key, c in votes.items()}


def _side_by_side(found: Sequence[Mention]) -> Callable[[str, str], bool]:
    """Whether two keys are named in one sentence, so that they mean two, unless one is the other's acronym."""
    by: dict[tuple[str, int], set[str]] = defaultdict(set)
    for m in found:
        by[m.source, m.number].add(m.name.key)
    pairs = {(a, b) for keys in by.values() for a in keys for b in keys if a != b}
    return lambda a, b: (a, b) in pairs and a not in people.acronyms(b) and b not in people.acronyms(a)


def _one_person(a: str, b: str) -> bool:
    """Whether two full names can be one person's; a headline's verb may hang on one ("Alma Reed Resigns")."""
    short, long = sorted((a.split(), b.split()), key=len)
    return long[: len(short)] == short or people.same_person(people.person(a), people.person(b))


def _merge(keys: Iterable[str], same: Callable[[str, str], bool]) -> dict[str, str]:
    """Each key to the first before it that is the same; a key that could be several stays apart."""
    out: dict[str, str] = {}
    heads: list[str] = []
    for key in keys:
        fits = [h for h in heads if same(h, key)]
        out[key] = fits[0] if len(fits) == 1 else key
        if out[key] == key:
            heads.append(key)
    return out


def _one_slip(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names differ in one word only, and there by a slip."""
    if len(a) != len(b):
        return False
    unequal = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return (
        len(unequal) == 1
        and people.is_slip(*unequal[0])
        and min(map(len, unequal[0])) >= SLIP
        and unequal[0][0].isalpha()
    )


def _calls(word: str, sex: str, key: str) -> bool:
    """Whether a single word, said of a ``sex``, can mean the person of a full name."""
    given, surname = people.person(key)
    told = people.sex(key)
    return " " not in word and word in (given, surname) and not (sex and told and sex != told)
