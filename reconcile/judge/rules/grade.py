"""Another grade for the same service, office or work."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.grades import BANDS, PRAISE, scale
from reconcile.judge import ratings
from reconcile.judge.citing import cited, speakers_differ
from reconcile.judge.ladders import steps
from reconcile.judge.ratings import Rated
from reconcile.judge.standings import same_bearer, standings
from reconcile.model import Difference, Grade, Reason, Relation, Strength
from reconcile.pairs import Pair

# A grade, its subject and its scale name the fact by themselves, so that sentences which share no other word count;
# lower still, and even a service of that name is as a rule another one.
NEEDS = -4.5
CLEAR = NEEDS


def reasons(pair: Pair) -> Iterator[Reason]:
    """Grades of one subject that differ, or else are the same; standings of one person; and how far an act went."""
    if pair.a.slots.grades and pair.b.slots.grades:
        yield from _graded(pair)
    yield from _standings(pair)
    yield from steps(pair, Difference.GRADE)


def _graded(pair: Pair) -> Iterator[Reason]:
    """Grades of one subject that differ, or else are the same."""
    differing = [r for r in ratings.differing(pair) if _weighs(pair, r)]
    for rated in differing:
        yield _reason(pair, rated, Relation.CONFLICT)
    if not differing:
        for rated in ratings.agreeing(pair)[:1]:
            if _same(rated):
                yield _reason(pair, rated, Relation.AGREE)


def _standings(pair: Pair) -> Iterator[Reason]:
    """How far one person has got, or how badly one is hurt, on two levels, where one sentence has none nearer."""
    if 0 not in (pair.meeting.standing.rank_a, pair.meeting.standing.rank_b):
        return
    a, b = standings(pair.a), standings(pair.b)
    for x in a:
        for y in b:
            other = x.family == y.family and x.level != y.level
            alike = any(p.family == q.family == x.family and p.level == q.level for p in a for q in b)
            if other and not alike and same_bearer(pair.a, pair.b):
                sentence = f"How far it goes differs – {cited(pair.a, x.span)}; {cited(pair.b, y.span)}."
                yield Reason(
                    "grade", Relation.CONFLICT, Difference.GRADE, 0.0, x.text, y.text, sentence, Strength.POSSIBLE
                )
                return


def _weighs(pair: Pair, rated: Rated) -> bool:
    """Whether a difference is more than two people's, or two moods', praise."""
    if rated.formal:
        return True
    bands = {_band(rated.x), _band(rated.y)}
    return "negative" in bands and bool(bands & {"positive", "top"}) and not speakers_differ(pair.a, pair.b)


def _band(grade: Grade) -> str:
    on = scale(grade.scale)
    levels = on.levels if on else ()
    return next((lv.band for lv in levels if lv.rank == grade.level), BANDS[min(grade.level, len(BANDS)) - 1])


def _same(rated: Rated) -> bool:
    return rated.formal and not (rated.x.negated or rated.y.negated)


def _reason(pair: Pair, rated: Rated, relation: Relation) -> Reason:
    x, y = rated.x, rated.y
    differs = relation is Relation.CONFLICT
    opening = f"Another grade of the {x.subject}" if differs else f"The same grade of the {x.subject}"
    return Reason(
        "grade",
        relation,
        Difference.GRADE if differs else Difference.NONE,
        0.0,
        x.text,
        y.text,
        f"{opening} – {cited(pair.a, x.span, x.subject[:4])}; {cited(pair.b, y.span, y.subject[:4])}.",
        Strength.CLEAR if _sure(pair, rated) else Strength.POSSIBLE,
    )


def _sure(pair: Pair, rated: Rated) -> bool:
    """Whether both name the same subject outright and nobody's praise stands against somebody else's."""
    if not ratings.named_alike(rated):
        return False
    return PRAISE not in (rated.x.scale, rated.y.scale) or (rated.formal and not speakers_differ(pair.a, pair.b))
