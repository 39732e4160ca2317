"""The day a report is of, and the moments that it tells of, apart from that day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from reconcile.model import Claim, Moment
from reconcile.remembered import remembered

# So many words at most stand on one side of the date that a line bears.
AROUND = 5
_DATED = re.compile(r"\d{4}|\d ?/ ?\d\d\b")
_EACH = re.compile(r"\s(?:of|in)\s(?:each|every)\s(?:week|month|year|season)\b")
_LEADING = frozenset({"on", "by", "since", "until", "from", "before", "after"})
_SENTENCE_ENDS = (".", "!", "?")


def day(published: str) -> date | None:
    """A claim's publication date; None where it is not known to the day."""
    with suppress(ValueError):
        return date.fromisoformat(published[:10])
    return None


@remembered
def told_moments(claim: Claim) -> tuple[Moment, ...]:
    """The moments of a claim, save what comes round again and a date beside a line ("Mill burns 4 May 2024")."""
    line = claim.sentence.text.rstrip("\"'”’) ")
    told = (m for m in claim.slots.moments if not _is_habit(claim, m))
    return tuple(m for m in told if line.endswith(_SENTENCE_ENDS) or not _is_stamp(claim, m))


def _is_habit(claim: Claim, moment: Moment) -> bool:
    """Whether a day comes round again ("on the first Tuesday of each month")."""
    return _EACH.match(claim.sentence.text, moment.span.end - claim.sentence.start) is not None


def _is_stamp(claim: Claim, moment: Moment) -> bool:
    start, text = claim.sentence.start, claim.sentence.text
    sides = text[: moment.span.start - start], text[moment.span.end - start :]
    before, after = (side.casefold().split() for side in sides)
    fine = moment.grain not in ("month", "season", "year") and _LEADING.isdisjoint(before[-1:])
    return fine and _DATED.search(moment.text) is not None and min(len(before), len(after)) <= AROUND
