"""The stories of fixtures/strangers: every answer lies within one sentence of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile import reference
from reconcile.evaluate import dossiers
from reconcile.profiles import plain
from reconcile.readers import read

ROOT = Path(__file__).parent.parent / "fixtures" / "strangers"
LINES = {"agree", "conflict"}


@pytest.mark.parametrize("folder", dossiers(ROOT), ids=lambda folder: folder.name)
def test_answers_are_of_its_sources(folder: Path) -> None:
    documents = read([folder]).documents
    texts = {d.source.casefold(): [plain(d.text[p.start : p.end]) for p in d.paragraphs] for d in documents}
    rows = [*reference.links(folder), *reference.traps(folder)]
    assert {relation for row in rows for relation in row.relations} == LINES
    for row in rows:
        for source, phrase in ((row.a_source, row.a_phrase), (row.b_source, row.b_phrase)):
            assert phrase and any(phrase in paragraph for paragraph in texts[source]), (row.row, phrase)


@pytest.mark.parametrize("folder", dossiers(ROOT), ids=lambda folder: folder.name)
def test_every_conflict_names_what_differs(folder: Path) -> None:
    assert all(row.difference for row in reference.links(folder) if row.relations == {"conflict"})
