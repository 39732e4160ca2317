"""Tells when two written names are one name spelt differently, and when they only look alike."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from reconcile.claims.slots.name import own_words
from reconcile.claims.who import people
from reconcile.lexicon.table import group, mapping, words
from reconcile.model import Name

# Two words of which this share of letters stands in the same order look alike: "Norfolk"/"Norwalk" have 5 of 7.
ALIKE = 0.7
# With another word of the name alike, this share is enough ("Sadiq"/"Siddiqui" have 4 of 8).
RESEMBLING = 0.5
# With the surname the same, given names of which this share of sounds is the same are one.
SOUNDING = 0.65
# Shorter words look alike too often by chance ("Bath"/"Path").
SHORTEST = 5
# From this many shared first letters on, two words with different endings look alike ("distributors"/"distribution").
STEM = 7
# Endings that make a plural, a people or an adjective of a name: no other spelling.
_INFLECTED = re.compile(r"(?:['’]?s|es|'|n|an|ian|ean|i|ish|ese|ic|ics|er|ers|y|al|als|ing|ed)")
_BRITISH = (
    (re.compile(r"is(?=e|ing|ation)"), "iz"),
    (re.compile(r"our"), "or"),
    (re.compile(r"re(s?)$"), r"er\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(?<=\w)ogue(s?)$"), r"og\1"),
    (re.compile(r"(?<=[a-z])ll(?=\w)"), "l"),
)
_SOUND = str.maketrans("cqgydzw", "kkkitsv")
_SHORT = {"mt": "mount", "st": "saint", "ft": "fort", "rd": "road", "ave": "avenue", "dept": "department"}


@cache
def bare(word: str) -> str:
    """A word without accents, hyphens and apostrophes, lower case.

    >>> bare("Peña"), bare("Al-Shabab") == bare("al Shabab")
    ('pena', True)
    """
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())


@cache
def plain(word: str) -> str:
    """A bare word in American spelling.

    >>> plain("Defence") == plain("Defense"), plain("harbour") == plain("harbor")
    (True, True)
    """
    word = bare(word)
    for pattern, put in _BRITISH:
        word = pattern.sub(put, word)
    return word


@cache
def inflected(a: str, b: str) -> bool:
    """Whether one word is the other's plural, people or adjective.

    >>> inflected("republican", "republicans"), inflected("russia", "russian"), inflected("rait", "raite")
    (True, True, False)
    """
    short, long = sorted((a, b), key=len)
    return any(
        long.startswith(stem) and _INFLECTED.fullmatch(long[len(stem) :]) is not None
        for stem in {short, short[:-1] if len(short) > SHORTEST else short}
    )


@cache
def alike(a: str, b: str) -> bool:
    """Whether two different words look alike: one may have been written or heard for the other.

    >>> alike("norfolk", "norwalk"), alike("distributors", "distribution"), alike("boston", "austin")
    (True, True, False)
    """
    x, y = bare(a), bare(b)
    if x == y or not x or not y or inflected(a, b) or inflected(x, y) or not (x.isalpha() and y.isalpha()):
        return False
    if people.is_slip(x, y):
        return True
    if x[0] != y[0] or min(len(x), len(y)) < SHORTEST:
        return False
    shared = next((i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y)))
    return STEM <= shared < min(len(x), len(y)) or DamerauLevenshtein.normalized_similarity(x, y) >= ALIKE


def resembles(a: str, b: str) -> bool:
    """Whether two different words could be one misheard: the same first letter and half of the letters.

    >>> resembles("siddiqui", "sadiq"), resembles("hale", "hall"), resembles("hale", "quill")
    (True, True, False)
    """
    x, y = bare(a), bare(b)
    return x != y and x[:1] == y[:1] and DamerauLevenshtein.normalized_similarity(x, y) >= RESEMBLING


def variant(a: Name, b: Name) -> tuple[str, str] | None:
    """The two words in which two names differ in spelling only; None where they differ in none, more or otherwise.

    A short form, an initial, a legal form left out, an accent and British or American spelling make no difference.
    """
    if a.kind == "person" or b.kind == "person":
        return _person(people.person(a.text), people.person(b.text))
    x, y = (parts(n) for n in (a, b))
    if len(x) != len(y):
        return None
    unequal = [(v, w) for v, w in zip(x, y, strict=True) if plain(v) != plain(w)]
    return unequal[0] if len(unequal) == 1 and alike(*unequal[0]) else None


def _person(a: tuple[str, str], b: tuple[str, str]) -> tuple[str, str] | None:
    if not a[0] or not b[0]:
        return _alone(a, b)
    surnames = bare(a[1]) == bare(b[1])
    if surnames and bare(a[0]) != bare(b[0]) and _given(a[0], b[0]):
        return a[0], b[0]
    return (a[1], b[1]) if bare(a[0]) == bare(b[0]) and not surnames and alike(a[1], b[1]) else None


def _alone(a: tuple[str, str], b: tuple[str, str]) -> tuple[str, str] | None:
    """Where one side has a single word, a given name or a surname: how it differs from the like on the other side."""
    one, whole = (a, b) if not a[0] else (b, a)
    if any(bare(one[1]) == bare(w) for w in whole):
        return None
    given = one[1] in words("first_names")
    for word in filter(None, (whole[0], "" if given else whole[1])):
        if alike(one[1], word):
            return (one[1], word) if one is a else (word, one[1])
    return None


def _given(a: str, b: str) -> bool:
    """Whether two given names are one name spelt differently: no short form, no initial, no two names of their own."""
    nick = mapping("nicknames")
    told = mapping("first_names")
    if min(len(a), len(b)) < 2 or nick.get(a, a) == nick.get(b, b) or {told.get(a), told.get(b)} == {"m", "f"}:
        return False
    known = {a, b} <= words("first_names")
    if people.is_slip(bare(a), bare(b)):
        return people.same_given(a, b) or not known
    return not known and sounds_alike(a, b)


@cache
def sounds_alike(a: str, b: str) -> bool:
    """Whether two given names are likely one, taken down by ear or from another script.

    >>> sounds_alike("kurbanguly", "gurbanguli"), sounds_alike("bryant", "brian"), sounds_alike("martin", "marcus")
    (True, True, False)
    """
    x, y = (re.sub(r"(.)\1+", r"\1", bare(w).translate(_SOUND)) for w in (a, b))
    return min(len(x), len(y)) >= SHORTEST and DamerauLevenshtein.normalized_similarity(x, y) >= SOUNDING


def parts(name: Name) -> tuple[str, ...]:
    """The words of a name that tell what it names: no legal form, hyphens parted, "Mt" written out."""
    legal = group("name_words", "legal form")
    parts = [p for w in own_words(name.text, name.kind) for p in re.split(r"[-–/]", w) if p and p not in legal]
    return tuple(_SHORT.get(p, p) for p in parts)
