"""Renaming the files of a story changes nothing but names, also where it turns their order round."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from reconcile.model import Result
from reconcile.pipeline import reconcile
from tests.samples import DOSSIERS

STORIES = ("club-treasurer", "warehouse-fire", "hospital-inspection")


def renamed(story: str, folder: Path) -> dict[str, str]:
    """A copy of a story with other file names in the opposite order; the old name of each new one."""
    files = sorted((DOSSIERS / story).glob("*.txt"))
    names = {path.name: f"{letter}.txt" for path, letter in zip(files, "zyxw", strict=False)}
    folder.mkdir()
    for old, new in names.items():
        shutil.copy(DOSSIERS / story / old, folder / new)
    table = (DOSSIERS / story / "sources.csv").read_text(encoding="utf-8")
    for old, new in names.items():
        table = table.replace(old, new)
    (folder / "sources.csv").write_text(table, encoding="utf-8")
    return {Path(new).stem: Path(old).stem for old, new in names.items()}


def told(result: Result, names: Mapping[str, str]) -> dict[str, list[object]]:
    """What was found, without order, the sources under their old names."""

    def old(source: str) -> str:
        return names.get(source, source)

    return {
        "claims": sorted(
            (s.claim.claim_id, old(s.claim.source), s.claim.text, s.verdict, s.independent_sources)
            for s in result.claims
        ),
        "links": sorted(
            (x.link_id, x.relation, x.difference, x.strength, x.same_origin, sorted((x.a.text, x.b.text)))
            for x in result.links
        ),
        "facts": sorted((len(f.claims), sorted(v.text for v in f.versions), len(f.triangles)) for f in result.facts),
        "omissions": sorted((o.weight, old(o.source_without), o.claim.text) for o in result.omissions),
        "questions": sorted(sorted(c.text for c in q.claims) for q in result.questions),
        "support": sorted((old(s.source), s.compared, s.supported, s.independent) for s in result.summary.support),
    }


@pytest.mark.parametrize("story", STORIES)
def test_renaming_files_changes_nothing_but_names(story: str, tmp_path: Path) -> None:
    names = renamed(story, tmp_path / "renamed")
    before, after = told(reconcile([DOSSIERS / story]), {}), told(reconcile([tmp_path / "renamed"]), names)
    for part, found in before.items():
        assert after[part] == found
