"""Groups the names of a dossier that mean one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.claims.slots.name import own_words
from reconcile.claims.who import people
from reconcile.claims.who.crowd import Crowd
from reconcile.claims.who.mentions import Mention
from reconcile.lexicon.table import group as listed
from reconcile.lexicon.table import mapping

# From this length on, a body's first word can stand for its whole name ("Quill" for "Quill Foods").
SHORTENED = 4
# From this length on, one slip in a name is taken for a slip and not another name ("Iran", "Iraq").
SLIP = 6
# From this length on, one slip outweighs that two mentions were taken for different kinds of thing.
LONG = 9


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
    crowd, told = Crowd.of(found, whole, counts), _by_title(found, rest)
    return {m.place: whole.get(m.name.key) or crowd.meant(m, kinds[m.name.key]) or told(m) for m in found}


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

    >>> one_thing("mash", "body", "multi-agency safeguarding hub", "body")
    True
    >>> one_thing("leeds", "place", "leeds city council", "body")
    False
    """
    short, long = sorted((a, b), key=lambda k: (len(k), k))
    if short.replace(" ", "") in people.acronyms(long):
        return True
    forms = listed("name_words", "legal form")
    short_words, long_words = ([w for w in k.split() if w not in forms] for k in (short, long))
    if short_words and short_words == long_words:
        return True
    first_word = len(short_words) == 1 and short_words == long_words[:1] and len(short) >= SHORTENED
    if first_word and a_kind == b_kind == "body" and short not in mapping("name_heads"):
        return not set(long_words[1:]) & listed("name_words", "public body")
    return (a_kind == b_kind or len(short) >= LONG) and _one_slip(short_words, long_words)


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


def _by_title(found: Sequence[Mention], rest: Mapping[str, str]) -> Callable[[Mention], str]:
    """The key of a mention that is no known person's: "Mr Quill" and "Ms Quill" are two."""
    sexes: dict[str, set[str]] = defaultdict(set)
    for m in found:
        if m.name.key in rest:
            sexes[m.name.key].add(people.sex(m.name.text) if " " in m.name.text else "")
    both = {key for key, told in sexes.items() if {"m", "f"} <= told}
    addressed = {"m": "mr ", "f": "ms ", "": ""}
    return lambda m: (
        addressed[people.sex(m.name.text)] + m.name.key
        if m.name.key in both and " " in m.name.text
        else rest[m.name.key]
    )


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
