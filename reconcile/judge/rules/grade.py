"""Another grade for the same service, office or work."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile import grades
from reconcile.model import Difference, Reason, Relation
from reconcile.pairs import Pair

NEEDS = -2.0


def reasons(pair: Pair) -> Iterator[Reason]:
    for x in pair.a.slots.grades:
        for y in pair.b.slots.grades:
            found = grades.compare(x, y)
            if found.outcome is grades.Outcome.DIFFERS:
                yield Reason(
                    "grade",
                    Relation.CONFLICT,
                    Difference.GRADE,
                    0.0,
                    x.text,
                    y.text,
                    f"One calls the {x.subject} “{x.text}”, the other has “{y.text}”.",
                )
                return
