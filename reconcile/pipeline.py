"""The whole way of a story, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reconcile.claims import extract
from reconcile.consistency import standings
from reconcile.digest import summary
from reconcile.english import called, names
from reconcile.facts import facts
from reconcile.internal import internal
from reconcile.judge import judge
from reconcile.model import Result
from reconcile.omissions import omissions
from reconcile.origins import Origins, settle
from reconcile.pairs import candidates
from reconcile.questions import questions
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
    standing = standings(claims, judged.links, origins, called(documents))
    clusters, inside = facts(claims, judged.links, origins), internal(claims)
    result = Result(
        story=story,
        documents=documents,
        claims=standing,
        links=settle(judged.links, origins),
        internal=inside,
        set_aside=judged.set_aside,
        problems=problems,
        facts=clusters,
        passages=origins.passages,
        omissions=omissions(claims, clusters, origins),
        questions=questions(judged.links, inside, standing, names(documents)),
    )
    return replace(result, summary=summary(result, origins.printed))
