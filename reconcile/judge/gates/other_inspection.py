"""Other time."""

from __future__ import annotations

from reconcile.grades import Outcome
from reconcile.judge import ratings
from reconcile.judge.ratings import Rated
from reconcile.model import Claim, Difference, Grade, Reason
from reconcile.pairs import Pair

ORDER = 3

# Inspectors come back to a failing service after a year or so; sources further apart speak of two visits.
ONE_VISIT = 12


def parts(pair: Pair, reason: Reason) -> str:
    """Grades of two inspections: other years, an earlier state, or one that is said to hold no longer."""
    if reason.difference is not Difference.GRADE:
        return ""
    rated = [r for r in ratings.differing(pair) if (r.x.text, r.y.text) == (reason.a_words, reason.b_words)]
    whys = [_other_time(pair, r) for r in rated]
    return whys[0] if whys and all(whys) else ""


def _other_time(pair: Pair, rated: Rated) -> str:
    x, y = rated.x, rated.y
    if x.year and y.year and x.year != y.year:
        return f"“{x.text}” is the grade of {x.year}, “{y.text}” that of {y.year}."
    for one, claim, other in ((x, pair.a, y), (y, pair.b, x)):
        if one.negated and _no_longer(claim, one) and not other.negated:
            return f"“{other.text}” is what was, and no longer is."
        if one.earlier and not other.earlier:
            return f"“{one.text}” is an earlier grade, “{other.text}” a later one."
    if rated.told.outcome is Outcome.NOT_COMPARABLE:
        return f"“{x.text}” and “{y.text}” are not grades of one time."
    return _far_apart(pair, rated)


def _no_longer(claim: Claim, grade: Grade) -> bool:
    return any(n.kind == "no longer" and n.scope.overlaps(grade.span) for n in claim.slots.negations)


def _far_apart(pair: Pair, rated: Rated) -> str:
    """One sentence where the sources came out too far apart to speak of one inspection."""
    dates = [claim.published for claim in (pair.a, pair.b)]
    if any(grade.year for grade in (rated.x, rated.y)) or not all(len(d) >= len("2018-01") for d in dates):
        return ""
    first, last = (12 * int(d[:4]) + int(d[5:7]) for d in sorted(dates))
    return (
        f"The sources came out on {dates[0]} and {dates[1]}, too far apart for one inspection."
        if (last - first > ONE_VISIT)
        else ""
    )
