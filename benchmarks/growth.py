"""How time and memory grow with a story, from ten claims to twenty thousand.

    python benchmarks/growth.py [MOST]

Each size is one invented running story (``running_story.py``) and one `reconcile run` in a process of its own, csv and
html. The seconds are the processor's. The exponent is that of time over claims, by least squares over the logarithms
of the sizes from 1,000 claims on: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import csv
import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from cold_run import run
from running_story import write

SIZES = (10, 30, 100, 300, 1_000, 2_000, 5_000, 10_000, 20_000)
# From here on the time to start and to load the parser no longer shows.
LARGE = 1_000


class Size(NamedTuple):
    """One story: its claims and links as found, and what its run took of processor time (seconds) and memory."""

    claims: int
    sources: int
    links: int
    seconds: float
    megabytes: float


def measured(claims: int, folder: Path) -> Size:
    """A story of about so many claims, written into ``folder`` and cross-checked there in a fresh process."""
    story, report = write(folder / f"story-{claims}", claims), folder / f"report-{claims}"
    command = (sys.executable, "-m", "reconcile", "run", str(story), "--out", str(report), "-q")
    process = run(command, folder / "bytecode")
    rows = [sum(1 for _ in _rows(report / name)) for name in ("claims.csv", "documents.csv", "links.csv")]
    return Size(*rows, process.processor, process.megabytes)


def exponent(sizes: Sequence[Size]) -> float:
    """The slope of the logarithm of time over that of claims; not a number below two sizes."""
    points = [(math.log(size.claims), math.log(size.seconds)) for size in sizes if size.claims >= LARGE * 0.9]
    if len(points) < 2:
        return math.nan
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((p - x) * (q - y) for p, q in points) / sum((p - x) ** 2 for p, _ in points)


def told(sizes: Sequence[Size]) -> Iterator[str]:
    """The table, line by line."""
    yield "| claims | sources | links | processor s | claims/s | peak MB |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for size in sizes:
        rate = size.claims / size.seconds
        yield (
            f"| {size.claims:,} | {size.sources} | {size.links:,} | {size.seconds:.1f} | {rate:.0f} "
            f"| {size.megabytes:.0f} |"
        )
    yield f"\nexponent of time over claims from {LARGE:,} claims on: {exponent(sizes):.2f}"


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    with tempfile.TemporaryDirectory() as folder:
        sizes = [measured(claims, Path(folder)) for claims in SIZES if claims <= most]
    print("\n".join(told(sizes)))


if __name__ == "__main__":
    main()
