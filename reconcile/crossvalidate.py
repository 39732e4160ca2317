"""How well the learned weights do on stories they have not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reconcile import reference
from reconcile.claims import extract
from reconcile.errors import UsageError
from reconcile.evaluate import Tally, tally
from reconcile.judge import judge, learn
from reconcile.judge.weigh import Model
from reconcile.pairs import Meeting, candidates
from reconcile.readers import read
from reconcile.settings import Settings


def left_out(dossiers: Sequence[Path], settings: Settings) -> dict[str, Tally]:
    """Each dossier, judged by weights learned from the others only, held against its reference answers.

    Rules, gates and word lists stay as they are: who wrote them may have read these stories. Raises UsageError
    without the extra ``learn``, and for fewer than two dossiers.
    """
    tallies = {
        folder.name: tally(judge(meetings, settings, model).links, reference.links(folder), reference.traps(folder))
        for folder, meetings, model in unseen(dossiers, settings)
    }
    return dict(sorted(tallies.items()))


def unseen(dossiers: Sequence[Path], settings: Settings) -> Iterator[tuple[Path, Iterator[Meeting], Model]]:
    """Each dossier with its candidates and the weights learned without it, split as ``learn.folds`` splits them.

    Raises UsageError as ``left_out`` does.
    """
    if len(dossiers) < 2:
        raise UsageError("one dossier with reference answers leaves nothing to learn from; two or more are accepted")
    claims = {d.name: extract(read([d], settings).documents) for d in dossiers}
    found = [e for d in dossiers for e in learn.examples(d, claims[d.name])]
    folders = {d.name: d for d in dossiers}
    for seen, names in learn.folds(list(claims)):
        if names:
            model = learn.learned([e for e in found if e.story in seen])
            yield from ((folders[name], candidates(claims[name]), model) for name in sorted(names))
