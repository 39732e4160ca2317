"""The record of a run (run.json): the only file of a report with a clock in it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Mapping
from typing import Any

from reconcile import __version__
from reconcile.model import Document, Problem, Result
from reconcile.writers._csv import encode
from reconcile.writers._order import ordered


def record(result: Result, files: Collection[str], run: Mapping[str, Any]) -> bytes:
    """What was run on what, as JSON; ``run`` adds the caller's settings, timings and date."""
    result = ordered(result)
    told = {
        "files": sorted(files),
        "problems": [_problem(problem) for problem in result.problems],
        "sources": [_source(document) for document in result.documents],
        "story": result.story,
        "version": __version__,
    }
    return encode(json.dumps({**run, **told}, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def _source(document: Document) -> dict[str, str]:
    return {"file": document.file, "sha256": document.sha256, "source": document.source}


def _problem(problem: Problem) -> dict[str, Any]:
    return dataclasses.asdict(problem)
