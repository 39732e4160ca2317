"""The whole way of a story, in order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reconcile.claims import extract
from reconcile.consistency import standings
from reconcile.english import called
from reconcile.internal import internal
from reconcile.judge import judge
from reconcile.model import Result
from reconcile.origins import Origins, settle
from reconcile.pairs import candidates
from reconcile.readers import read
from reconcile.settings import Settings


def reconcile(paths: Sequence[Path], settings: Settings | None = None) -> Result:
    """One story, cross-checked: a dossier folder, or its files.

    Raises UsageError where there is nothing to read; a source that cannot be read is a problem in the result.
    """
    settings = settings or Settings()
    story, documents, problems = read(paths, settings)
    claims = extract(documents)
    judged = judge(candidates(claims), settings)
    origins = Origins.of(documents, claims)
    return Result(
        story=story,
        documents=documents,
        claims=standings(claims, judged.links, origins, called(documents)),
        links=settle(judged.links, origins),
        internal=internal(claims),
        set_aside=judged.set_aside,
        problems=problems,
        passages=origins.passages,
    )
