"""Tells when two written names are one name: short forms, initials, acronyms, slips of spelling."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from reconcile.claims.slots.name import own_words
from reconcile.lexicon.table import group, mapping, words

# A slip of one letter is taken for the same name from this length on: "Rait"/"Raite", but "Dan"/"Ian".
ONE_SLIP = 4
# Two slips from this length on.
TWO_SLIPS = 9
# So much of a name is left in its pet form.
PET_STEM = 3
_PET = re.compile(r"(?:ie|ey|y)$")
_SOUNDS = (("ph", "f"), ("ck", "k"), ("c", "k"), ("y", "i"), ("z", "s"), ("ie", "i"))


@cache
def person(text: str) -> tuple[str, str]:
    """Given name and surname as written, lower case; the given name is "" where there is one word only.

    >>> person("Sen. Joseph R. Quill Jr."), person("Ms Tough")
    (('joseph', 'quill'), ('', 'tough'))
    """
    parts = [w for w in own_words(text) if w not in group("name_words", "generation")]
    if not parts:
        return "", ""
    return (parts[0], parts[-1]) if len(parts) > 1 else ("", parts[0])


@cache
def ranks(text: str) -> frozenset[str]:
    """The ranks a name is given with, save plain words of address.

    >>> sorted(ranks("President Ana Quill")), sorted(ranks("Mr Quill"))
    (['president'], [])
    """
    before = [w.strip(".").casefold() for w in text.split()[: -len(own_words(text)) or None]]
    return frozenset(w for w in before if mapping("titles").get(w) == "")


@cache
def sex(text: str) -> str:
    """m, f or "": what the title, else the given name, tells.

    >>> sex("Ms Tough"), sex("Peter Rait"), sex("Tough")
    ('f', 'm', '')
    """
    for word in text.split():
        told = mapping("titles").get(word.strip(".").casefold())
        if told is None:
            break
        if told:
            return told
    return mapping("first_names").get(person(text)[0], "")


def is_slip(a: str, b: str) -> bool:
    """Whether two words look like one name spelt in two ways.

    >>> is_slip("vicente", "vincente"), is_slip("rait", "raite"), is_slip("dan", "ian")
    (True, True, False)
    """
    if a == b or (a[:1] != b[:1] and _sound(a) != _sound(b)):
        return False
    shorter = min(len(a), len(b))
    slips = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    return _sound(a) == _sound(b) or (slips == 1 and shorter >= ONE_SLIP) or (slips == 2 and shorter >= TWO_SLIPS)


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, an initial, a short form, or a slip that is no other known name.

    >>> same_given("j", "john"), same_given("catherine", "katherine"), same_given("malia", "maria")
    (True, True, False)
    """
    if a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]):
        return True
    nick = mapping("nicknames")
    if nick.get(a, a) == nick.get(b, b) or _short_of(a, b) or _short_of(b, a):
        return True
    known = words("first_names")
    return is_slip(a, b) and (_sound(a) == _sound(b) or not (a in known and b in known))


def _short_of(short: str, full: str) -> bool:
    """Whether a name in -ie or -y is made of the beginning of another: "katie", "kathryn"."""
    stem = _PET.sub("", short)
    return stem != short and len(stem) >= PET_STEM and full.startswith(stem) and len(full) > len(short)


def same_person(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether two full names can be one person's; a slip is allowed in one of the two words only.

    >>> same_person(("peter", "rait"), ("peter", "raite")), same_person(("malia", "quill"), ("sasha", "quill"))
    (True, False)
    """
    if a[1] == b[1]:
        return same_given(a[0], b[0])
    return is_slip(a[1], b[1]) and len(a[0]) > 1 and a[0] == b[0]


@cache
def acronyms(key: str) -> frozenset[str]:
    """The initials a name of several words may go by, with and without its small words.

    >>> sorted(acronyms("federal bureau of investigation"))
    ['fbi', 'fboi']
    """
    parts = key.replace("-", " ").split()
    if len(parts) < 2:
        return frozenset()
    return frozenset(
        {"".join(w[0] for w in parts), "".join(w[0] for w in parts if w not in group("name_words", "small"))}
    )


@cache
def _sound(word: str) -> str:
    for a, b in _SOUNDS:
        word = word.replace(a, b)
    out = "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
    return out.rstrip("eh") or out
