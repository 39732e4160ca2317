"""Times told from something else, not from publication: "two days later", "the next day", "that night"."""

from __future__ import annotations

import re

from reconcile.claims.slots._atoms import Atom, Now, Rule
from reconcile.claims.slots._relative import BOUND, COUNT, HEDGED, UNITS, grain
from reconcile.claims.slots._timewords import number
from reconcile.clues import clues

_PARTS = "morning|afternoon|evening|night"
_RELATIONS = {
    **dict.fromkeys(("same", "very same", "that"), "at"),
    **dict.fromkeys(("previous", "preceding", "before"), "before"),
}
_WHOLE = frozenset(("day", "week", "fortnight", "month", "quarter", "year", "decade"))


def _offset(match: re.Match[str], now: Now) -> Atom:
    """two days later, a week before, less than 48 hours after."""
    name, way = (match["unit"] or match["units"]).lower().removesuffix("s"), match["way"].lower()
    after = way in ("after", "later", "afterwards")
    count = number(match["count"] or "")
    shift = None
    if count is not None and not match["bound"] and name in _WHOLE and way in ("before", "after"):
        shift = (name, count if after else -count)
    return Atom(match.start(), match.end(), "offset", grain(name), relation="after" if after else "before", shift=shift)


def _beside(match: re.Match[str], now: Now) -> Atom:
    """the next day, the day before, the same week."""
    name, way = match["unit"].lower(), match["way"].lower()
    relation = _RELATIONS.get(way, "after")
    shift = (name, -1 if way == "before" else 1) if way in ("before", "after") and name in _WHOLE else None
    found = "part" if name in _PARTS.split("|") else grain(name)
    return Atom(match.start(), match.end(), "offset", found, relation=relation, shift=shift)


RULES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"(?<![\w-]){BOUND}(?:(?:{HEDGED}{COUNT}\s+)(?P<unit>(?:{UNITS})s?)|(?P<units>(?:{UNITS})s))\s+"
            r"(?P<way>later|earlier|before|after|afterwards)\b",
            re.I,
        ),
        _offset,
        clues(("later", "earlier", "before", "after", "afterwards")),
    ),
    (
        re.compile(
            r"(?<![\w-])the\s+(?P<way>next|following|previous|preceding|same|very\s+same)\s+"
            rf"(?P<unit>day|{_PARTS}|week|weekend|month|year)\b(?!-|['’]s\b)",
            re.I,
        ),
        _beside,
        clues(("next", "following", "previous", "preceding", "same")),
    ),
    (
        re.compile(
            rf"(?<![\w-])the\s+(?P<unit>day|{_PARTS}|week|weekend|month|year)\s+(?P<way>before|after)\b(?!\s+(?:last|next)\b)",
            re.I,
        ),
        _beside,
        clues(("before", "after")),
    ),
    (
        re.compile(
            r"(?<![\w-])(?P<way>that)\s+(?P<unit>day|night|week|weekend|month|year)\b(?!-)(?=\s*(?:[,.;:)]|$)|\s+(?:in|at|by|and|but|to|"
            r"when|the|for|after|before|on|with|he|she|they|it|was|were)\b)",
            re.I,
        ),
        _beside,
        clues(("that",)),
    ),
)
