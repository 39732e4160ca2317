"""What each rule and each gate is worth: the links of all dossiers with one of them off in turn.

    python benchmarks/ablation.py DOSSIERS

The weights are learned as ``reconcile evaluate --cross-validate`` learns them, without the story that is judged, once
for all rows. The first row has everything on. Needs the extra ``learn``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from reconcile import evaluate, judge, reference
from reconcile.crossvalidate import unseen
from reconcile.judge import GATES, RULES
from reconcile.judge.weigh import Sum, sums
from reconcile.registry import modules, name
from reconcile.settings import Settings

AGREE, CONFLICT = evaluate.AGREE, evaluate.CONFLICT


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A dossier with its candidates, weighed by weights that have not seen it."""

    folder: Path
    weighed: tuple[Sum, ...]


def stories(folders: Sequence[Path]) -> Iterator[Story]:
    """Every dossier, weighed by weights learned from the others."""
    for folder, meetings, model in unseen(folders, Settings()):
        yield Story(folder, tuple(sums(meetings, model)))


def once(function: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    """The function, asked once for each key; the iterator that it may return is run to its end."""
    known: dict[Any, Any] = {}

    def wrapper(*args: Any) -> Any:
        place = key(*args)
        if place not in known:
            found = function(*args)
            known[place] = tuple(found) if isinstance(found, Iterator) else found
        return known[place]

    return wrapper


def remember() -> None:
    """Makes every part of judging answer from memory when it is asked again; it is given what is weighed already."""
    judge.sums = lambda weighed, model: iter(weighed)
    judge.account = once(judge.account, id)
    judge.fits = once(judge.fits, id)
    for rule in modules(RULES):
        rule.reasons = once(rule.reasons, lambda pair: (id(pair.meeting), pair.a, pair.b))
    for gate in modules(GATES):
        gate.parts = once(gate.parts, lambda pair, reason: (id(pair.meeting), pair.a, pair.b, reason))


def without(off: ModuleType | None, told: Sequence[Story]) -> evaluate.Tally:
    """The counts over all stories with one rule or gate off."""
    judge.modules = lambda room: [module for module in modules(room) if module is not off]
    judge._gates.cache_clear()
    judge._rules.cache_clear()
    total = evaluate.Tally()
    for story in told:
        links = judge.judge(story.weighed, Settings()).links
        total.add(evaluate.tally(links, reference.links(story.folder), reference.traps(story.folder)))
    return total


def row(label: str, t: evaluate.Tally) -> str:
    """A line of the table."""
    conflicts = f"{t.conflicts_found}/{t.conflicts} | {t.right[CONFLICT]}/{t.reported[CONFLICT]}"
    return f"| {label} | {t.found} | {conflicts} | {t.right[AGREE]}/{t.reported[AGREE]} | {t.wrong} | {t.traps} |"


def main() -> None:
    told = tuple(stories(evaluate.dossiers(Path(sys.argv[1]))))
    remember()
    print("| off | found | conflicts found | right of those reported | agreements right | wrong | traps |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    print(row("nothing", without(None, told)))
    for kind, room in (("rule", RULES), ("gate", GATES)):
        for module in modules(room):
            print(row(f"{kind} {name(module)}", without(module, told)), flush=True)


if __name__ == "__main__":
    main()
