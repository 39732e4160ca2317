"""The summary at the top of a report, in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reconcile.decisions import own, rejected, upheld
from reconcile.model import Link, Relation, Result, Strength, Verdict
from reconcile.writers._plain import count, listed, names, number


def lead(result: Result) -> list[str]:
    """What an editor should know first: conflicts, support, paid content, what was not read."""
    return [sentence[0].upper() + sentence[1:] for sentence in _sentences(result)]


def clear(links: tuple[Link, ...]) -> list[Link]:
    """The clear conflicts among links."""
    return [link for link in conflicts(links) if link.strength is Strength.CLEAR]


def conflicts(links: tuple[Link, ...]) -> list[Link]:
    """The conflicts among links."""
    return [link for link in links if link.relation is Relation.CONFLICT]


def _sentences(result: Result) -> Iterator[str]:
    several = len(result.documents) > 1
    yield _size(result, several)
    if several:
        yield _disagreement(upheld(result))
        yield _support(result)
    if result.set_aside:
        pairs = len(result.set_aside)
        looks = "looks" if pairs == 1 else "look"
        yield f"{count(pairs, 'pair')} of claims {looks} like a conflict and {_are(pairs)} not."
    yield from _warnings(result)
    yield from _editing(result)


def _size(result: Result, several: bool) -> str:
    if not result.documents:
        return "no source could be read, so there is nothing to compare."
    claims = count(len(result.claims), "claim")
    if several:
        return f"{count(len(result.documents), 'source')} make {claims} between them."
    return f"one source makes {claims}; there is nothing to compare it with."


def _disagreement(links: tuple[Link, ...]) -> str:
    found, sure = conflicts(links), clear(links)
    if not found:
        return "no conflict was found between the sources."
    kinds = ((len(sure), "clear conflict"), (len(found) - len(sure), "possible conflict"))
    told = listed([count(size, kind) for size, kind in kinds if size])
    return f"{told} {'was' if len(found) == 1 else 'were'} found between the sources."


def _support(result: Result) -> str:
    seen = Counter(standing.stands for standing in result.claims)
    said = (
        (Verdict.CORROBORATED, "backed by an independent source"),
        (Verdict.ECHOED, "echoed from the same origin"),
        (Verdict.DISPUTED, "backed by some and contradicted by others"),
        (Verdict.SINGLE, "made by a single source"),
    )
    parts = [f"{number(seen[verdict])} {_are(seen[verdict])} {words}" for verdict, words in said if seen[verdict]]
    return f"of the claims, {listed(parts)}." if parts else "no claim could be compared."


def _warnings(result: Result) -> Iterator[str]:
    called = names(result.documents)
    against_itself = sorted({called.get(link.a.source, link.a.source) for link in conflicts(result.internal)})
    if against_itself:
        odds = "is at odds with itself" if len(against_itself) == 1 else "are at odds with themselves"
        yield f"{listed(against_itself)} {odds}."
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
