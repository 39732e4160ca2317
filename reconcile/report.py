"""One story from its sources to its report folder."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from reconcile import pipeline, readers, writers
from reconcile.collector import paused
from reconcile.decisions import Key, in_force, rejected
from reconcile.english import count
from reconcile.errors import UsageError
from reconcile.model import Problem, Relation, Result, Strength, Verdict
from reconcile.settings import Settings
from reconcile.writers.summary import SummaryRow, summary_row

REPORTS = Path("reports")


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """A report that stands in ``folder``: its summary, and how many findings of each kind nobody has rejected.

    ``lost`` tells of each source that could not be read, a line each; ``missed`` are the decisions that an editor
    named for this run and that are about nothing in it.
    """

    folder: Path
    row: SummaryRow
    found: Mapping[str, int]
    lost: tuple[str, ...]
    missed: frozenset[Key] = frozenset()


def place(paths: Sequence[Path], settings: Settings) -> Path:
    """Where a story's report goes unless told otherwise; raises UsageError where there is no story."""
    return REPORTS / readers.sources(paths, settings).story


@paused()
def make(
    paths: Sequence[Path],
    folder: Path,
    formats: Collection[str],
    settings: Settings,
    table: Path | None = None,
    shared: bool = False,
) -> tuple[Report, Result]:
    """Cross-check a story and write its report into ``folder``, whole or not at all.

    An editor's decisions in the report that stands there are kept; those of ``table`` go before, and where it is
    ``shared`` by several stories, what it says of another story is left out. Raises UsageError where it or the
    sources cannot be read or the folder cannot be written, before anything is compared.
    """
    given = writers.given(table)
    writers.settle(folder)
    plan = readers.sources(paths, settings)
    check(folder, [entry.path.name for entry in plan.entries])
    kept = writers.earlier(folder)
    asked = _asked(plan, formats, settings)
    begun, started = datetime.now(UTC), time.perf_counter()
    result = pipeline.reconcile(paths, settings, (*kept.decisions, *given))
    seconds = round(time.perf_counter() - started, 3)
    clock = {"begun": begun.isoformat(timespec="seconds"), "seconds": seconds}
    missed = frozenset(decision.key for decision in result.gone) - {decision.key for decision in kept.decisions}
    gone = tuple(decision for decision in result.gone if not (shared and decision.key in missed))
    result = dataclasses.replace(result, gone=gone, problems=(*result.problems, *kept.problems))
    row, found = summary_row(result), _found(result)
    writers.write(result, folder, formats, {**asked, **clock, "summary": row._asdict(), "found": found})
    return Report(folder, row, found, tuple(told(result.story, _unread(result.problems))), missed), result


def standing(paths: Sequence[Path], folder: Path, formats: Collection[str], settings: Settings) -> Report | None:
    """The report that stands in ``folder``, if the same program made it of the same sources in the same way.

    It stands no longer once an editor has decided anything anew.
    """
    try:
        writers.settle(folder)
        record = json.loads((folder / "run.json").read_bytes())
        asked = json.loads(json.dumps(_asked(readers.sources(paths, settings), formats, settings)))
        if any(record[key] != value for key, value in asked.items()):
            return None
        if not all((folder / name).is_file() for name in record["files"]) or writers.edited(folder):
            return None
        lost = _unread(Problem(**problem) for problem in record["problems"])
        return Report(folder, SummaryRow(**record["summary"]), record["found"], tuple(told(record["story"], lost)))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def stands(folder: Path) -> bool:
    """Whether there is a whole report in ``folder``, whoever made it."""
    return (folder / "run.json").is_file()


def check(folder: Path, sources: Collection[str] = ()) -> None:
    """Raise UsageError where no report can be put into ``folder``, or where it would stand among sources."""
    ground = next((p for p in (folder, *folder.absolute().parents) if p.exists()), folder)
    if not ground.is_dir() or not os.access(ground, os.W_OK):
        what = "cannot be written" if ground.is_dir() else "is a file"
        where = folder if ground == folder else f"{folder}: {ground}"
        raise UsageError(f"{where}: {what}; a folder that can be written is accepted (--out DIR)")
    writers.check(folder, sources)


def told(story: str, problems: Iterable[Problem]) -> Iterator[str]:
    """A line a problem: what, where, and what was done."""
    for problem in problems:
        where = f" ({problem.where})" if problem.where not in ("", problem.source) else ""
        yield f"{problem.source or story}: {problem.problem}{where}; {problem.what_was_done}"


def gone(result: Result, folder: Path) -> Iterator[str]:
    """A line where an editor decided on what is no longer there."""
    if result.gone:
        yield f"{folder}: {count(len(result.gone), 'decision')} on what is no longer there; decisions.csv lists them"


def account(result: Result, verbose: bool) -> Iterator[str]:
    """Whether there is anything to compare; ``verbose``: what was read of each source, and how much it claims."""
    for document in result.documents if verbose else ():
        claims = sum(standing.claim.source == document.source for standing in result.claims)
        yield f"{document.source}: {len(document.text.split())} words read as {document.kind}, {claims} claims"
    if len(result.documents) == 1:
        yield f"{result.documents[0].source}: the only source, so there is nothing to compare it with"


def _asked(plan: readers.Dossier, formats: Collection[str], settings: Settings) -> dict[str, Any]:
    """All that a report hangs on: the program, its settings, the formats, and every file that is read."""
    entries = [entry.path for entry in plan.entries]
    tables = sorted({path.resolve().parent / "sources.csv" for path in entries})
    read = [path for path in (*entries, *tables) if path.is_file()]
    return {
        "program": program(),
        "settings": dataclasses.asdict(settings),
        "formats": sorted(formats),
        "read": [[path.name, _digest(path)] for path in read],
    }


def _digest(path: Path) -> str:
    """The SHA-256 of a file; "" of one that cannot be read, which the readers tell of."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def program() -> str:
    """A digest of this package's files and of the parser's version: either may change what is found."""
    digest = hashlib.sha256(version("spacy").encode())
    for path, data in sorted(_files(files("reconcile"))):
        digest.update(path.encode() + data)
    return digest.hexdigest()


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        elif not entry.name.endswith(".pyc"):
            yield f"{above}{entry.name}", entry.read_bytes()


def _unread(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.unread]


def _found(result: Result) -> dict[str, int]:
    """How many findings --fail-on can name, of each kind; what the editor has rejected is none."""
    out = rejected(result)
    conflicts = (link for link in in_force(result).links if link.relation is Relation.CONFLICT)
    single = (s.claim for s in result.claims if s.stands is Verdict.SINGLE and (s.claim.claim_id, "") not in out)
    return {
        "conflict": sum(link.strength is Strength.CLEAR for link in conflicts),
        "single-source": sum(1 for _ in single),
    }
