"""Tells which names, pronouns and descriptions of a dossier mean the same entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reconcile.claims.slots.name import own_words
from reconcile.claims.who import grouping, mentions, people, references, sexes
from reconcile.claims.who.bearers import names_of
from reconcile.claims.who.mentions import Mention
from reconcile.model import Document, Name, Role, Sentence


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way an entity's name is spelt, and the sources that spell it so."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, something or some place that a dossier names.

    ``display`` is the fullest form of the name; ``spellings`` lists the ways it is spelt where they
    differ by a slip ("Rait", "Raite"), empty where all agree. ``sex`` is m, f or "".
    """

    key: str
    display: str
    kind: str
    sex: str
    spellings: tuple[Spelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who in one dossier: the answer to every mention, by place.

    Places are a source and the offset in its text at which the name, or the pronoun or the noun of a
    description ("the new *director*"), begins.
    """

    entities: Mapping[str, Entity]
    mentioned: Mapping[tuple[str, int], Name]
    referred: Mapping[tuple[str, int], str | None]

    def names(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names in a sentence, in order, with their dossier-wide keys; also those that ``slots.name`` missed."""
        return tuple(names_of(sentence, self.mentioned))

    def reference(self, sentence: Sentence, index: int) -> str | None:
        """The key of the entity that the pronoun or description at word ``index`` means; None where left open."""
        return self.referred.get((sentence.source, sentence.words[index].start))

    def key_of(self, text: str) -> str:
        """The key of the entity a bare name means ("Ms Tough", as a speaker): its own words where nothing is known."""
        return grouping.lookup(text, {key: e.kind for key, e in self.entities.items()})

    def display(self, text: str) -> str:
        """The fullest form of a bare name; the name itself where nothing is known."""
        entity = self.entities.get(self.key_of(text))
        return entity.display if entity else text


def resolve(
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Sentence]],
    names: Mapping[str, Sequence[Sequence[Name]]],
) -> Identities:
    """Who is who across the sources of one story; the order of the sources makes no difference.

    ``sentences`` and ``names`` hold, for each document's ``source``, its sentences and, in the same
    order, the names found in each.
    """
    order = sorted(d.source for d in documents)
    found = mentions.collect(order, sentences, names)
    keys = grouping.group(found)
    titles = {(s, n) for s in order for n, x in enumerate(sentences[s]) if x.role is Role.TITLE}
    entities = _entities(found, keys, titles)
    mentioned = {m.place: replace(m.name, key=keys[m.place], kind=entities[keys[m.place]].kind) for m in found}
    known = {key: e.sex for key, e in entities.items() if e.kind == "person"}
    told = sexes.told([sentences[s] for s in order], mentioned, {key for key, sex in known.items() if not sex})
    entities |= {key: replace(entities[key], sex=sex) for key, sex in told.items()}
    referred: dict[tuple[str, int], str | None] = {}
    for source in order:
        referred |= references.resolve(sentences[source], mentioned, known | told)
    return Identities(entities, mentioned, referred)


def _entities(
    found: Sequence[Mention], keys: Mapping[tuple[str, int], str], titles: Set[tuple[str, int]]
) -> dict[str, Entity]:
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for m in found:
        by_key[keys[m.place]].append(m)
    return {key: _entity(key, by_key[key], titles) for key in sorted(by_key)}


def _entity(key: str, said: Sequence[Mention], titles: Set[tuple[str, int]]) -> Entity:
    kind = _most(m.name.kind for m in said if m.name.key == key) or _most(m.name.kind for m in said)
    sex = _most(s for m in said if (s := people.sex(m.name.text))) if kind == "person" else ""
    running = [m for m in said if (m.source, m.number) not in titles]
    return Entity(key, _fullest(running or said, kind), kind, sex, _spellings(said, kind))


def _most(values: Iterable[str]) -> str:
    """The most frequent value; of equals the first in the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v), default="")


def _fullest(said: Sequence[Mention], kind: str) -> str:
    """The form with the most words of its own, then the most frequent; without titles where it has two words."""
    forms = Counter(_bare(m.name, kind) for m in said)
    return min(forms, key=lambda f: (-len(own_words(f, kind)), -forms[f], f))


def _bare(name: Name, kind: str) -> str:
    own = len(own_words(name.text, kind))
    text = " ".join(name.text.split()[-own:] if own > 1 else name.text.split())
    return text.removesuffix("'s").removesuffix("’s").strip(",;")


def _spellings(said: Sequence[Mention], kind: str) -> tuple[Spelling, ...]:
    """The forms that differ from each other by a slip, each with its sources."""
    forms: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    for m in said:
        last = people.person(m.name.key)[1] if kind == "person" else m.name.key
        forms[last].add(m.source)
        shown[last][_bare(m.name, kind)] += 1
    plural = kind != "person"
    slips = sorted(
        f for f in forms if any(_slipped(f, g) and not (plural and f.rstrip("s") == g.rstrip("s")) for g in forms)
    )
    given = _given_spellings(said) if kind == "person" and not slips else ()
    return given or tuple(
        Spelling(min(shown[f], key=lambda t: (-len(t.split()), -shown[f][t], t)), tuple(sorted(forms[f])))
        for f in slips
    )


def _given_spellings(said: Sequence[Mention]) -> tuple[Spelling, ...]:
    forms: dict[str, set[str]] = defaultdict(set)
    for m in said:
        given, surname = people.person(m.name.key)
        if len(given) > 1:
            forms[f"{given} {surname}"].add(m.source)
    slips = sorted(f for f in forms if any(people.is_slip(f.split()[0], g.split()[0]) for g in forms))
    return tuple(Spelling(f.title(), tuple(sorted(forms[f]))) for f in slips)


def _slipped(a: str, b: str) -> bool:
    return any(people.is_slip(x, y) for x, y in zip(a.split(), b.split(), strict=False)) and len(a.split()) == len(
        b.split()
    )
