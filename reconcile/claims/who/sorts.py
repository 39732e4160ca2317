"""Of which sort somebody or something is, and which pronouns may mean it: m, f, person, plural, thing, body."""

from __future__ import annotations

from reconcile.claims.vocabulary import kind_of
from reconcile.claims.who.bearers import sex_of_role
from reconcile.model import Word

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f",
    "they": "plural", "them": "plural", "their": "plural", "it": "thing", "its": "thing",
}  # fmt: skip
_MAY_BE = frozenset({("person", "m"), ("person", "f"), ("body", "plural"), ("body", "thing")})


def fits(sort: str, wanted: str) -> bool:
    """Whether a pronoun of sort ``wanted`` may mean somebody or something of another sort."""
    return sort == wanted or (sort, wanted) in _MAY_BE


def sort_of_name(kind: str, sex: str) -> str:
    """The sort of a person or body that is named: m, f, person, body, or ""."""
    return sex or "person" if kind == "person" else "body" if kind == "body" else ""


def sort_of_noun(word: Word) -> str:
    """The sort of somebody, or of what speaks, that a noun names: m, f, person, plural, thing, or ""."""
    kind = kind_of(word.lemma) if word.pos == "NOUN" else ""
    if kind in ("person", "body") and (word.tag == "NNS" or word.lemma == "police"):
        return "plural"
    if word.entity == "NORP" and word.tag in ("NNS", "NNPS"):
        return "plural"
    if kind == "person":
        return sex_of_role(word.lemma) or kind
    return "thing" if kind in ("body", "document", "finding") else ""
