"""Learns the weights of the signals from dossiers with reference answers.

    python -m reconcile.judge.learn DOSSIERS [--stories FILE.jsonl.gz] [--out FOLDER]

DOSSIERS is a folder of dossiers with ``gold_links.csv``; the stories add nothing but the counts of words. Writes
``weights.csv``, ``trees.csv`` and ``answers.csv`` and prints precision and recall by stories left out. The same
dossiers give the same weights. Needs the extra ``learn``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from reconcile import reference
from reconcile.claims import extract
from reconcile.judge import answering, boosting, regression, trees
from reconcile.judge.regression import Floats
from reconcile.judge.trees import Forest, Node
from reconcile.judge.weigh import PRIOR, Model, Weight, codes, measured
from reconcile.judge.word_counts import frequency, stories_in
from reconcile.model import Claim
from reconcile.pairs import Meeting, candidates
from reconcile.profiles import plain
from reconcile.readers import read
from reconcile.reference import Reference

FOLDS = 6
# The regression and the trees go wrong in different places: half of each does better than either alone.
SHARE = 0.5
# Share of a reference phrase's words that a claim must hold to be what the phrase is about, and how far below the
# claim that holds most of them.
LEAST = 0.3
NEARLY = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One meeting of two sentences: the values of its signals, and the reference rows it answers.

    ``pairs`` holds the measures of every two claims, ``linked`` whether the reference links just these two.
    """

    story: str
    values: Floats
    rows: frozenset[str]
    pairs: Floats
    linked: Floats


def examples(folder: Path, claims: Sequence[Claim]) -> list[Example]:
    """The meetings of one dossier as examples."""
    rows = reference.links(folder)
    met = list(candidates(claims))
    values, pairs = (measured(met), answering.measured(met)) if met else ((), ())
    out = []
    for meeting, own, table in zip(met, values, pairs, strict=True):
        held = answered(meeting, rows)
        out.append(Example(folder.name, own, frozenset(r.row for r in held), table, _linked(meeting, held)))
    return out


def answered(meeting: Meeting, rows: Sequence[Reference]) -> list[Reference]:
    """The reference rows whose two phrases the two sentences hold."""
    a, b = meeting.a_claims[0].source, meeting.b_claims[0].source
    return [r for r in rows if r.speaks_of(a, meeting.about_a.plain, b, meeting.about_b.plain)]


def _linked(meeting: Meeting, rows: Sequence[Reference]) -> Floats:
    """For each claim of the one with each of the other, 1 where the phrases of a row are about these two, else 0."""
    found = np.zeros((len(meeting.a_claims), len(meeting.b_claims)))
    for row in rows:
        straight = row.a_source == meeting.a_claims[0].source.casefold()
        phrases = (row.a_phrase, row.b_phrase) if straight else (row.b_phrase, row.a_phrase)
        found[np.ix_(_about(meeting.a_claims, phrases[0]), _about(meeting.b_claims, phrases[1]))] = 1.0
    return found.ravel()


def _about(claims: Sequence[Claim], phrase: str) -> list[int]:
    """The claims that hold the words of a phrase, or nearly as many of them as any claim does."""
    said = phrase.split()
    held = [sum(word in own for word in said) / len(said) for own in (set(plain(c.text).split()) for c in claims)]
    return [i for i, share in enumerate(held) if share >= max(LEAST, max(held) - NEARLY)]


def learned(found: Sequence[Example]) -> Model:
    """The model that these examples teach.

    The trees over two claims answer for each story as they would had they not seen it, or the weights would trust
    them too far.
    """
    own = np.stack([e.values for e in found])
    x, y = np.hstack([own, _answers_unseen(found)]), np.array([float(bool(e.rows)) for e in found])
    fitted = regression.fit(regression.columns(x), y)
    slopes = SHARE * fitted.coefficients / fitted.scale
    intercept = SHARE * fitted.intercept - float(slopes @ fitted.mean)
    pairs = zip(codes(), *np.split(slopes, 2), strict=True)
    single = {code: Weight(float(linear), float(root)) for code, linear, root in pairs}
    weights = {PRIOR: Weight(intercept, 0.0), **single}
    return Model.of(weights, boosting.grow(x, y, codes(), 1 - SHARE), _answers(found))


def _answers(found: Sequence[Example]) -> tuple[Node, ...]:
    """The trees that tell which two claims of two sentences a reader would link."""
    x, y = np.vstack([e.pairs for e in found]), np.concatenate([e.linked for e in found])
    return boosting.grow(x, y, answering.MEASURES, 1.0)


def _answers_unseen(found: Sequence[Example]) -> Floats:
    """What the claims of each example come to by trees that have not seen its story."""
    pooled = np.zeros((len(found), len(answering.CODES)))
    for seen, unseen in folds([e.story for e in found]):
        asked = [i for i, e in enumerate(found) if e.story in unseen]
        if asked:
            forest = Forest.of(_answers([e for e in found if e.story in seen] or found), answering.MEASURES)
            pooled[asked] = answering.pooled(forest, [found[i].pairs for i in asked])
    return pooled


def folds(stories: Sequence[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The stories to learn from and those left out, once for each fold; every story is left out once."""
    names = sorted(set(stories))
    for k in range(FOLDS):
        out = frozenset(names[k::FOLDS])
        yield frozenset(names) - out, out


def curve(found: Sequence[Example], odds: Floats, must: int, musts: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Found and precision at several thresholds of the log-odds."""
    for threshold in (-1.5, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.5, 1.0):
        kept = [e for e, o in zip(found, odds, strict=True) if o >= threshold]
        hit = {(e.story, r) for e in kept for r in e.rows} & musts
        right = sum(bool(e.rows) for e in kept)
        precision = right / max(1, len(kept))
        yield f"log-odds >= {threshold:4}: found {len(hit) / must:.3f}  precision {precision:.3f}  of {len(kept)}"


def left_out(found: Sequence[Example]) -> Floats:
    """The log-odds of every example by a model that has not seen its story."""
    odds = np.zeros(len(found))
    for seen, unseen in folds([e.story for e in found]):
        model = learned([e for e in found if e.story in seen])
        asked = [i for i, example in enumerate(found) if example.story in unseen]
        if asked:
            odds[asked] = model.odds(_rows(model, [found[i] for i in asked]))
    return odds


def _rows(model: Model, found: Sequence[Example]) -> Floats:
    return model.rows(np.stack([e.values for e in found]), [e.pairs for e in found])


def save(path: Path, source: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table with its source on the first line."""
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(f"# {source}\n")
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def save_model(model: Model, folder: Path) -> None:
    """Write ``weights.csv``, ``trees.csv`` and ``answers.csv``."""
    weights = [(code, f"{w.linear:.5f}", f"{w.root:.5f}") for code, w in model.weights.items()]
    source = "Log-odds by measure; made by learn.py, see MODEL_CARD.md"
    save(folder / "weights.csv", source, ("measure", "linear", "root"), weights)
    for table, grown, over in (("trees", model.trees, "the measures"), ("answers", model.answers, "two claims")):
        source = f"Trees over {over}, added to the log-odds; made by learn.py, see MODEL_CARD.md"
        save(folder / f"{table}.csv", source, trees.COLUMNS, list(trees.rows(grown)))


@click.command()
@click.argument("dossiers", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--stories", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(__file__).parent)
def main(dossiers: Path, stories: Path | None, out: Path) -> None:
    """Learn from the DOSSIERS and write the weights."""
    folders = sorted(p.parent for p in dossiers.glob(f"*/{reference.LINKS}"))
    if stories:
        counts = frequency(stories_in(folders, stories))
        kept = sorted((w, n) for w, n in counts.items() if n > 1 or not w)
        source = "Number of training stories in which a lemma stands, of two or more; made by judge/learn.py"
        save(out.parent / "lexicon" / "frequency.csv", source, ("lemma", "stories"), kept)
    found = [e for folder in folders for e in examples(folder, extract(read([folder]).documents))]
    musts = frozenset((f.name, r.row) for f in folders for r in reference.links(f) if r.must)
    click.echo("\n".join(curve(found, left_out(found), len(musts), musts)))
    save_model(learned(found), out)


if __name__ == "__main__":
    main()
