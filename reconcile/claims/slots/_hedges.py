"""The words before a moment that say how it is meant: "shortly before", "since", "by", "not until"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from reconcile.claims.slots._atoms import Atom, Now
from reconcile.claims.slots._calendar import DAY
from reconcile.claims.slots._tense import governor
from reconcile.claims.slots._timewords import any_of, words

_HEDGE = any_of(words("hedge"))
_RELATION = any_of([*words("relation"), "between"])
_LEAD = (
    rf"(?:(?P<hedge>{_HEDGE})\s+)*(?:(?P<relation>{_RELATION})\s+)?(?:(?:in|on|at|the|during|of)\s+)*(?:(?P<hedge2>{_HEDGE})\s+)*"
    r"(?:the\s+)?"
)
HEDGED = re.compile(rf"\s*,?\s*(?:(?:on|at|in)\s+)?{_LEAD}", re.I)
_BEFORE = re.compile(rf"(?<![\w-]){_LEAD}$", re.I)
_UP_TO = re.compile(r"\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+)?(?:end\s+of\s+)?", re.I)
_NOT = re.compile(r"(?:\bnot|\bnever|n['’]t)\s+$", re.I)
_MODIFIERS = frozenset(("nummod", "compound", "nmod", "amod", "poss"))
# Longer than any run of hedge and relation words with its blanks.
_REACH = 60


class Lead(NamedTuple):
    """How a moment is meant, and where the words that say so begin."""

    relation: str
    approximate: bool
    start: int


def lead(match: re.Match[str]) -> Lead:
    """What a stretch of hedge and relation words says."""
    word = " ".join((match["relation"] or "").lower().split())
    relation = words("relation").get(word, "since" if word == "between" else "at")
    hedged = bool(match["hedge"] or match["hedge2"])
    start = min((match.start(g) for g in ("hedge", "relation", "hedge2") if match[g]), default=match.end())
    return Lead(relation, hedged, start)


def led(atoms: Iterable[Atom], now: Now) -> list[Atom]:
    """The atoms with the words before each taken in; "from X to Y" and "between X and Y" open and close."""
    text, out, opened = now.sentence.text, list[Atom](), False
    for atom in atoms:
        floor = out[-1].end if out else 0
        closing = opened and bool(_UP_TO.fullmatch(text, floor, atom.start))
        if closing:
            out[-1] = replace(out[-1], relation="since")
        match = _BEFORE.search(text, max(floor, atom.start - _REACH), atom.start)
        word = " ".join((match["relation"] or "").lower().split()) if match else ""
        out.append(_meant(atom, match, word, now) if match else atom)
        if closing:
            out[-1] = replace(out[-1], relation="until")
        opened = word in ("from", "between")
    return out


def _meant(atom: Atom, match: re.Match[str], word: str, now: Now) -> Atom:
    found = lead(match)
    relation, start = found.relation, found.start
    at = match.start("relation")
    if (word == "from" and not _from_verb(now, at)) or (word == "by" and _agent(now, at, atom.end)):
        relation, start = "at", atom.start
    elif word in ("from", "between") and _runs(atom):
        relation = "at"
    elif word == "until" and _negated(now, at):
        relation = "since"
    hedged = found.approximate
    if atom.relation != "at" or (relation == "at" and not hedged):
        relation, start = atom.relation, start if hedged else atom.start
    return replace(atom, start=min(start, atom.start), relation=relation, approximate=atom.approximate or hedged)


def _from_verb(now: Now, at: int) -> bool:
    word = now.word(at)
    return word is not None and now.sentence.words[word.head].pos in ("VERB", "AUX")


def _runs(atom: Atom) -> bool:
    """Whether the atom is a run of days or hours by itself: "from 3 to 5 November"."""
    if atom.hours:
        return atom.hours.grain != "part" and atom.hours.end - atom.hours.start > 60
    return atom.kind == "day" and atom.stretch is not None and atom.stretch.end - atom.stretch.start > DAY


def _agent(now: Now, at: int, end: int) -> bool:
    """ "Banned by the 2010 law" names who did it, not a time."""
    word, last = now.word(at), now.word(end - 1)
    return word is not None and word.dep == "agent" and last is not None and last.dep in _MODIFIERS


def _negated(now: Now, at: int) -> bool:
    """ "will not open until March", "put off until March": it comes with March, not before it."""
    if _NOT.search(now.sentence.text, max(0, at - 12), at):
        return True
    verb = governor(now.sentence, now.index(at)) if now.sentence.words else None
    if verb is None:
        return False
    delayed = now.sentence.words[verb].lemma in words("delay")
    return delayed or any(w.head == verb and w.dep == "neg" for w in now.sentence.words)
