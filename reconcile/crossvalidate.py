"""How well the learned weights do on stories they have not seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reconcile import reference
from reconcile.claims import extract
from reconcile.errors import UsageError
from reconcile.evaluate import Tally, tally
from reconcile.judge import judge, learn
from reconcile.pairs import candidates
from reconcile.readers import read
from reconcile.settings import Settings


def left_out(dossiers: Sequence[Path], settings: Settings) -> dict[str, Tally]:
    """Each dossier, judged by weights learned from the others only, held against its reference answers.

    The stories are split as ``learn.folds`` splits them. Rules, gates and word lists stay as they are: who wrote
    them may have read these stories. Raises UsageError without the extra ``learn``, and for
    fewer than two dossiers.
    """
    if len(dossiers) < 2:
        raise UsageError("one dossier with reference answers leaves nothing to learn from; two or more are accepted")
    claims = {d.name: extract(read([d], settings).documents) for d in dossiers}
    found = [e for d in dossiers for e in learn.examples(d, claims[d.name])]
    folders = {d.name: d for d in dossiers}
    tallies: dict[str, Tally] = {}
    for seen, unseen in learn.folds(list(claims)):
        model = learn.learned([e for e in found if e.story in seen]) if unseen else None
        for name in unseen:
            links = judge(candidates(claims[name]), settings, model).links
            tallies[name] = tally(links, reference.links(folders[name]), reference.traps(folders[name]))
    return dict(sorted(tallies.items()))
