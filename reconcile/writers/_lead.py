"""The summary at the top of a report, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.decisions import own, rejected
from reconcile.digest import conflicts
from reconcile.english import count, listed, names, opened
from reconcile.model import Link, Result, Strength


def lead(result: Result) -> list[str]:
    """What an editor should know first: the story's summary, pairs set aside, paid content, what was not read."""
    return [*result.summary.lines, *map(opened, (*_warnings(result), *_editing(result)))]


def clear(links: tuple[Link, ...]) -> list[Link]:
    """The clear conflicts among links."""
    return [link for link in conflicts(links) if link.strength is Strength.CLEAR]


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


def _editing(result: Result) -> Iterator[str]:
    """What became of the editor's decisions."""
    added = sum(own(link) for link in (*result.links, *result.internal))
    kinds = ((len(rejected(result)), "rejected", "finding"), (added, "added", "link"))
    done = [f"{word} {count(size, noun)}" for size, word, noun in kinds if size]
    if done:
        yield f"the editor has {listed(done)}."
    if result.gone:
        size = len(result.gone)
        yield f"{count(size, 'decision')} of the editor {_are(size)} about what is no longer there; see the end."


def _are(size: int) -> str:
    return "is" if size == 1 else "are"
