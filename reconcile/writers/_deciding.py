"""Which of a link's reasons decided it, and by which words."""

from __future__ import annotations

from reconcile.model import Link, Reason, Relation
from reconcile.remembered import remembered


def deciding(link: Link) -> tuple[Reason, ...]:
    """The reasons that speak for the link as it was judged, the heaviest first."""
    same = [reason for reason in link.reasons if reason.relation is link.relation and _speaks_for(reason)]
    exact = [reason for reason in same if reason.difference is link.difference]
    return tuple(sorted(exact or same, key=lambda reason: (-abs(reason.weight), reason.rule, reason.sentence)))


def _speaks_for(reason: Reason) -> bool:
    return reason.weight > 0 or reason.relation is Relation.CONFLICT


@remembered
def words(link: Link, side: str) -> tuple[str, ...]:
    """The deciding words of side "a" or "b", each once and none that is part of another."""
    found = dict.fromkeys(getattr(reason, f"{side}_words") for reason in deciding(link))
    return tuple(word for word in found if word and not any(word != other and word in other for other in found))
