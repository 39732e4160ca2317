"""Later state."""

from __future__ import annotations

from reconcile.judge.anchors import Value, anchor
from reconcile.judge.figures import find, tolls
from reconcile.model import Claim, Moment, Quantity, Reason, Status
from reconcile.pairs import Pair

ORDER = 3


def parts(pair: Pair, reason: Reason) -> str:
    """Parts a count that has risen between two reports, and what was planned from what came of it."""
    x, y = find(pair.a, reason.a_words), find(pair.b, reason.b_words)
    if x is None or y is None or isinstance(x, Moment) != isinstance(y, Moment):
        return ""
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        early, late = ((pair.a, x), (pair.b, y)) if pair.a.published < pair.b.published else ((pair.b, y), (pair.a, x))
        if _risen(early, late):
            return (
                f"“{early[1].text}” was reported on {early[0].published}, "
                f"“{late[1].text}” on {late[0].published}: the count has gone up."
            )
    planned = [_planned(claim, value) for claim, value in ((pair.a, x), (pair.b, y))]
    if planned[0] != planned[1]:
        plan, fact = (x, y) if planned[0] else (y, x)
        if isinstance(fact, Quantity) and not _done(pair.b if planned[0] else pair.a, fact):
            return ""
        return f"“{plan.text}” was planned, “{fact.text}” is what is told to have come of it."
    return ""


def _planned(claim: Claim, value: Value) -> bool:
    """Whether a value is of what is still to come; what a plan rests on may already have been."""
    if isinstance(value, Moment) and value.start is not None and claim.published:
        return value.start.date().isoformat() > claim.published[:10]
    event = anchor(claim, value.span).event
    return claim.status is Status.PLAN and (event is None or event.told != "past")


def _done(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure is of what has been, not of what is open to be done ("lets the council spend £3m")."""
    event = anchor(claim, figure.span).event
    return event is None or event.told == "past"


def _risen(early: tuple[Claim, Quantity], late: tuple[Claim, Quantity]) -> bool:
    """Whether a count of harm is higher in a report of a later day."""
    (first, x), (second, y) = early, late
    if not first.published or not second.published or first.published[:10] >= second.published[:10]:
        return False
    if len(first.published) < 10 or len(second.published) < 10 or x.kind != "count":
        return False
    acts = anchor(first, x.span).acts & anchor(second, y.span).acts
    return tolls(acts) and (y.low or y.high or 0.0) > (x.high or x.low or 0.0)
