"""The whole way of a story, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reconcile.claims import extract
from reconcile.consistency import standings
from reconcile.decisions import counted, decided, in_force
from reconcile.digest import summary
from reconcile.english import called, names
from reconcile.facts import facts
from reconcile.internal import internal
from reconcile.judge import judge
from reconcile.model import Claim, Decision, Result
from reconcile.omissions import omissions
from reconcile.origins import Origins, settle
from reconcile.pairs import candidates
from reconcile.questions import questions
from reconcile.readers import read
from reconcile.settings import Settings


def reconcile(
    paths: Sequence[Path], settings: Settings | None = None, decisions: Sequence[Decision] = ()
) -> Result:
    """One story, cross-checked: a dossier folder, or its files, with an editor's decisions on it.

    Raises UsageError where there is nothing to read; a source that cannot be read is a problem in the result.
    """
    settings = settings or Settings()
    story, documents, problems = read(paths, settings)
    claims = extract(documents)
    judged = judge(candidates(claims), settings)
    origins = Origins.of(documents, claims)
    standing, links = standings(claims, judged.links, origins, called(documents)), settle(judged.links, origins)
    found = Result(story, documents, standing, links, internal(claims), judged.set_aside, problems)
    return _followed(decided(found, decisions), claims, origins)


def _followed(result: Result, claims: Sequence[Claim], origins: Origins) -> Result:
    """The result with what follows from the links that stand once decisions are counted."""
    left = in_force(result)
    if result.decisions:
        left = replace(left, claims=standings(claims, left.links, origins, called(left.documents)))
    clusters = facts(claims, left.links, origins)
    return replace(
        result,
        claims=counted(result.claims, left.claims),
        facts=clusters,
        omissions=omissions(claims, clusters, origins),
        questions=questions(left.links, left.internal, left.claims, names(left.documents)),
        summary=summary(left, origins.printed),
        passages=origins.passages,
    )
