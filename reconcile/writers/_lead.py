"""The summary at the top of a report, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.english import count, names, opened
from reconcile.model import Link, Relation, Result, Strength


def lead(result: Result) -> list[str]:
    """What an editor should know first: the story's summary, pairs set aside, paid content, what was not read."""
    return [*result.summary.lines, *map(opened, _warnings(result))]


def clear(links: tuple[Link, ...]) -> list[Link]:
    """The clear conflicts among links."""
    return [link for link in conflicts(links) if link.strength is Strength.CLEAR]


def conflicts(links: tuple[Link, ...]) -> list[Link]:
    """The conflicts among links."""
    return [link for link in links if link.relation is Relation.CONFLICT]


def _warnings(result: Result) -> Iterator[str]:
    called = names(result.documents)
    if result.set_aside:
        pairs = len(result.set_aside)
        looks = "looks like a conflict and is not" if pairs == 1 else "look like a conflict and are not"
        yield f"{count(pairs, 'pair')} of claims {looks}."
    for document in result.documents:
        if document.paid_label:
            payer = f", paid for by {document.paid_by}" if document.paid_by else ""
            yield f"{called[document.source]} is labelled “{document.paid_label}”{payer}."
    for problem in result.problems:
        if problem.unread:
            yield f"not read: {problem.where or problem.source} ({problem.problem})."

