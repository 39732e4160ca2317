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
from reconcile.errors import UsageError
from reconcile.model import Problem, Relation, Result, Strength, Verdict
from reconcile.settings import Settings
from reconcile.writers.summary import SummaryRow, summary_row

REPORTS = Path("reports")
# What an editor writes in a decision cell to say that the program is wrong: "reject", "rejected: another bridge".
REJECTED = "reject"
# What --fail-on can name, and the table and columns in which a finding of it is decided.
DECIDED = {"conflict": ("links.csv", ("link_id", "difference")), "single-source": ("claims.csv", ("claim_id",))}

Findings = Mapping[str, Sequence[Sequence[str]]]


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """A report that stands in ``folder``: its summary, and how many findings of each kind nobody has rejected.

    ``lost`` tells of each source that could not be read, a line each.
    """

    folder: Path
    row: SummaryRow
    found: Mapping[str, int]
    lost: tuple[str, ...]


def place(paths: Sequence[Path], settings: Settings) -> Path:
    """Where a story's report goes unless told otherwise; raises UsageError where there is no story."""
    return REPORTS / readers.sources(paths, settings).story


def make(
    paths: Sequence[Path],
    folder: Path,
    formats: Collection[str],
    settings: Settings,
    decisions: Path | None = None,
) -> Result:
    """Cross-check a story and write its report into ``folder``, whole or not at all.

    ``decisions`` is a table with an editor's decisions. Raises UsageError where it or the sources cannot be read or
    the folder cannot be written, before anything is compared.
    """
    writers.check_decisions(decisions)
    check(folder, [entry.path.name for entry in readers.sources(paths, settings).entries])
    asked = _asked(paths, formats, settings)
    begun, started = datetime.now(UTC), time.perf_counter()
    result = pipeline.reconcile(paths, settings)
    seconds = round(time.perf_counter() - started, 3)
    clock = {"begun": begun.isoformat(timespec="seconds"), "seconds": seconds}
    found = {"summary": summary_row(result)._asdict(), "findings": _findings(result)}
    writers.write(result, folder, formats, {**asked, **clock, **found}, decisions)
    return result


def made(result: Result, folder: Path) -> Report:
    """The report that was made of a result in ``folder``, with the decisions that stand there."""
    lost = told(result.story, _unread(result.problems))
    return Report(folder, summary_row(result), _open(folder, _findings(result)), tuple(lost))


def standing(paths: Sequence[Path], folder: Path, formats: Collection[str], settings: Settings) -> Report | None:
    """The report that stands in ``folder``, if the same program made it of the same sources in the same way."""
    try:
        record = json.loads((folder / "run.json").read_bytes())
        asked = json.loads(json.dumps(_asked(paths, formats, settings)))
        if any(record[key] != value for key, value in asked.items()):
            return None
        if not all((folder / name).is_file() for name in record["files"]):
            return None
        lost = _unread(Problem(**problem) for problem in record["problems"])
        found = _open(folder, record["findings"])
        return Report(folder, SummaryRow(**record["summary"]), found, tuple(told(record["story"], lost)))
    except (OSError, ValueError, LookupError, TypeError):
        return None


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


def account(result: Result) -> Iterator[str]:
    """A line a source: what was read, and how much of it was found to be claimed."""
    for document in result.documents:
        claims = sum(standing.claim.source == document.source for standing in result.claims)
        yield f"{document.source}: {len(document.text.split())} words read as {document.kind}, {claims} claims"


def _asked(paths: Sequence[Path], formats: Collection[str], settings: Settings) -> dict[str, Any]:
    """All that a report hangs on: the program, its settings, the formats, and every file that is read."""
    entries = [entry.path for entry in readers.sources(paths, settings).entries]
    tables = sorted({path.resolve().parent / "sources.csv" for path in entries})
    read = [path for path in (*entries, *tables) if path.is_file()]
    return {
        "program": _program(),
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
def _program() -> str:
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


def _findings(result: Result) -> Findings:
    """What --fail-on can name, each finding by the cells that tell its row."""
    conflicts = (link for link in result.links if link.relation is Relation.CONFLICT)
    single = (standing.claim for standing in result.claims if standing.verdict is Verdict.SINGLE)
    return {
        "conflict": [[x.link_id, x.difference.value] for x in conflicts if x.strength is Strength.CLEAR],
        "single-source": [[claim.claim_id] for claim in single],
    }


def _open(folder: Path, findings: Findings) -> dict[str, int]:
    """How many findings of each kind no decision in the report's tables rejects."""
    counts = {}
    for kind, found in findings.items():
        name, key = DECIDED[kind]
        table = writers.read_table(folder / name) if (folder / name).is_file() else []
        gone = {tuple(row[column] for column in key) for row in table if _rejected(row)}
        counts[kind] = sum(tuple(finding) not in gone for finding in found)
    return counts


def _rejected(row: Mapping[str, str]) -> bool:
    return row["decision"].strip().casefold().startswith(REJECTED)
