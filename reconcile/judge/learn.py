"""Learns the weights of the signals from dossiers with reference answers.

    python -m reconcile.judge.learn DOSSIERS [--stories FILE.jsonl.gz] [--out FOLDER]

DOSSIERS is a folder of dossiers with ``gold_links.csv``; the stories add nothing but the counts of words. Writes
``weights.csv`` and prints precision and recall by stories left out. There is nothing random in it: the same
dossiers give the same weights.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt

from reconcile import reference
from reconcile.claims import extract, parse
from reconcile.claims.sentences import split
from reconcile.judge.weigh import PRIOR, measures
from reconcile.model import Span
from reconcile.pairs import Meeting, candidates
from reconcile.profiles import content
from reconcile.readers import read

Floats = npt.NDArray[np.float64]

# Keeps single weights small where measures tell the same story; of 1, 3, 10 and 30 the best on stories left out.
RIDGE = 10.0
FOLDS = 6
STEPS = 50
# Both the least relative gain worth another step and what keeps a flat direction solvable.
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Example:
    """One meeting of two sentences: its measures, the reference rows it answers."""

    story: str
    values: tuple[float, ...]
    rows: frozenset[str]


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over standardised columns."""

    mean: Floats
    scale: Floats
    coefficients: Floats
    intercept: float

    def log_odds(self, columns: Floats) -> Floats:
        """The log-odds of each row of unstandardised columns."""
        out: Floats = (columns - self.mean) / self.scale @ self.coefficients + self.intercept
        return out


def columns(values: Floats) -> Floats:
    """Each measure as it is and as its square root."""
    return np.hstack([values, np.sqrt(values)])


def fit(x: Floats, y: Floats, ridge: float = RIDGE) -> Model:
    """A ridge logistic regression by Newton's method; the intercept is not held back."""
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1.0
    z = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    hold = np.full(z.shape[1], ridge)
    hold[-1] = 0.0
    beta = np.zeros(z.shape[1])
    beta[-1] = math.log(max(y.mean(), 1e-9) / max(1 - y.mean(), 1e-9))
    loss = _loss(z, y, hold, beta)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ beta))
        curvature = (z * (p * (1 - p))[:, None]).T @ z + np.diag(hold + TINY)
        step = np.linalg.solve(curvature, z.T @ (y - p) - hold * beta)
        while (after := _loss(z, y, hold, beta + step)) > loss:
            step /= 2
        beta, gained, loss = beta + step, loss - after, after
        if gained < TINY * loss:
            break
    return Model(mean, scale, beta[:-1], float(beta[-1]))


def _loss(z: Floats, y: Floats, hold: Floats, beta: Floats) -> float:
    odds = z @ beta
    return float(np.logaddexp(0, odds).sum() - y @ odds + hold @ beta**2 / 2)


def examples(folder: Path) -> tuple[list[Example], tuple[str, ...]]:
    """The meetings of one dossier as examples, and the names of the measures."""
    rows = reference.links(folder)
    codes: tuple[str, ...] = ()
    found = []
    for meeting in candidates(extract(read([folder]).documents)):
        values = tuple(measures(meeting))
        codes = tuple(m.code for m in values)
        found.append(Example(folder.name, tuple(m.value for m in values), _answered(meeting, rows)))
    return found, codes


def _answered(meeting: Meeting, rows: Sequence[reference.Reference]) -> frozenset[str]:
    a, b = meeting.a_claims[0].source, meeting.b_claims[0].source
    return frozenset(r.row for r in rows if r.speaks_of(a, meeting.about_a.plain, b, meeting.about_b.plain))


def left_out(found: Sequence[Example], folds: int = FOLDS) -> Floats:
    """The log-odds of every example by a model that has not seen its story."""
    stories = sorted({e.story for e in found})
    fold = np.array([stories.index(e.story) % folds for e in found])
    x, y = columns(np.array([e.values for e in found])), np.array([float(bool(e.rows)) for e in found])
    out = np.zeros(len(found))
    for k in range(folds):
        out[fold == k] = fit(x[fold != k], y[fold != k]).log_odds(x[fold == k])
    return out


def table(found: Sequence[Example], codes: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """Rows of weights.csv: measure, linear and root weight on the measures as they are."""
    x, y = columns(np.array([e.values for e in found])), np.array([float(bool(e.rows)) for e in found])
    model = fit(x, y)
    weights = model.coefficients / model.scale
    yield PRIOR, model.intercept - float(weights @ model.mean), 0.0
    yield from zip(codes, weights[: len(codes)].tolist(), weights[len(codes) :].tolist(), strict=True)


def curve(found: Sequence[Example], odds: Floats, must: int, musts: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Found and precision at several thresholds of the log-odds."""
    for threshold in (-1.5, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.5, 1.0):
        kept = [e for e, o in zip(found, odds, strict=True) if o >= threshold]
        hit = {(e.story, r) for e in kept for r in e.rows} & musts
        right = sum(bool(e.rows) for e in kept)
        precision = right / max(1, len(kept))
        yield f"log-odds >= {threshold:4}: found {len(hit) / must:.3f}  precision {precision:.3f}  of {len(kept)}"


def frequency(texts: dict[str, list[str]]) -> Counter[str]:
    """In how many stories each lemma stands; the number of stories under the empty lemma."""
    counts: Counter[str] = Counter({"": len(texts)})
    for story in sorted(texts):
        spans = [(p, s) for p in texts[story] for s in split(p, Span(0, len(p)))]
        words = parse.parse_texts(p[s.start : s.end] for p, s in spans)
        counts.update(content([w for sentence in words for w in sentence]))
    return counts


def stories_in(dossiers: Sequence[Path], stories: Path | None) -> dict[str, list[str]]:
    """The paragraphs of every story to count words in."""
    found = {d.name: [p for doc in read([d]).documents for p in doc.text.split("\n")] for d in dossiers}
    if stories:
        with gzip.open(stories, "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                found[row["story"]] = [p for s in row["sources"] for p in s["paragraphs"]]
    return found


def save(path: Path, source: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table with its source on the first line."""
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(f"# {source}\n")
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


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
    found: list[Example] = []
    codes: tuple[str, ...] = ()
    for folder in folders:
        here, codes = examples(folder)
        found.extend(here)
    musts = frozenset((f.name, r.row) for f in folders for r in reference.links(f) if r.must)
    click.echo("\n".join(curve(found, left_out(found), len(musts), musts)))
    weights = [(code, f"{linear:.5f}", f"{root:.5f}") for code, linear, root in table(found, codes)]
    source = "Log-odds by measure; made by learn.py, see MODEL_CARD.md"
    save(out / "weights.csv", source, ("measure", "linear", "root"), weights)


if __name__ == "__main__":
    main()
