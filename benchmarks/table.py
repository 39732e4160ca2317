"""The whole table for this machine, in one command: how fast, how it grows, and what the obvious alternatives take.

    python benchmarks/table.py [--most CLAIMS] [--stories NUMBER] [--runs NUMBER] [--encoder MODEL --tokenizer FILE]

Printed as Markdown: a cold and a warm single story against parsing alone; stories a second on one core and on two;
claims a second of every step; time and memory from ten claims to ``--most``; and, on the same stories in the same run,
all pairs by ``rapidfuzz.process.cdist``, by our judge, and by an encoder (``alternatives.py``). Medians of several
runs; read the ratios, for seconds hang on what else the machine does. Nothing is downloaded: without a model the
encoder is left out, and the table says so. The default sizes take about an hour on one quiet core.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import alternatives
import cold_run
import growth
import steps
from running_story import write

# A story as a newsroom has it most days: three articles of some thirty claims each.
THREE_ARTICLES = 90
# The size of the story whose steps are timed.
STEPPED = 1_000


def single(folder: Path, runs: int) -> Iterator[str]:
    """One story, in a fresh process and in a warm one, against parsing the same text."""
    story = write(folder / "single", THREE_ARTICLES)
    pairs = cold_run.measured(story, runs)
    cold = statistics.median(whole.seconds for _, whole in pairs)
    ratio = statistics.median(whole.seconds / parse.seconds for parse, whole in pairs)
    steps.measured([story], folder / "warm-0", ())
    warm = [steps.measured([story], folder / f"warm-{run}", ()) for run in range(1, runs + 1)]
    seconds = statistics.median(found[steps.REST] for found in warm)
    against = statistics.median(found[steps.REST] / found[steps.ALONE] for found in warm)
    most = max(whole.megabytes for _, whole in pairs)
    yield "| a story of three articles | seconds | times parsing alone | peak MB |"
    yield "| --- | --- | --- | --- |"
    yield f"| cold: start to end of the process | {cold:.2f} | {ratio:.2f} | {most:.0f} |"
    yield f"| warm: in a running process | {seconds:.2f} | {against:.2f} | |"


def batch(folder: Path, stories: int, runs: int) -> Iterator[str]:
    """Stories a second on one core and on two."""
    for seed in range(stories):
        write(folder / "stories" / f"story-{seed:04}", THREE_ARTICLES, seed)
    rates = {cores: [_rate(folder, stories, cores, run) for run in range(runs)] for cores in (1, 2)}
    one, two = (statistics.median(rates[cores]) for cores in (1, 2))
    gain = statistics.median(two / one for one, two in zip(rates[1], rates[2], strict=True))
    yield f"| {stories} stories in one batch | stories/s |"
    yield "| --- | --- |"
    yield f"| one core | {one:.2f} |"
    yield f"| two cores | {two:.2f} ({gain:.2f} times) |"


def _rate(folder: Path, stories: int, cores: int, run: int) -> float:
    out = folder / f"batch-{cores}-{run}"
    more = ("--out", str(out), "--processes", str(cores), "-q")
    command = (sys.executable, "-m", "reconcile", "batch", str(folder / "stories"), *more)
    return stories / cold_run.run(command, folder / "bytecode").seconds


def stepped(folder: Path) -> Iterator[str]:
    """Claims a second of every step, each without the steps inside it."""
    story = write(folder / "stepped", STEPPED)
    seconds = steps.measured([story], folder / "stepped-report", steps.STEPS)
    with (folder / "stepped-report" / "0" / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        claims = sum(1 for _ in csv.reader(file)) - 1
    names = [name for name in dict.fromkeys(step for step, _, _ in steps.STEPS) if seconds[name]]
    yield f"| step, {claims:,} claims | claims/s | share |"
    yield "| --- | --- | --- |"
    for name in names:
        share = seconds[name] / sum(seconds[step] for step in names)
        yield f"| {name} | {claims / seconds[name]:,.0f} | {share:.1%} |"


def against(folder: Path, sizes: Sequence[growth.Size], encoder: Sequence[Path]) -> Iterator[str]:
    """All pairs by the alternatives, each size against our whole run on it."""
    yield "| claims | way | pairs/s | seconds | times our whole run |"
    yield "| --- | --- | --- | --- | --- |"
    for claims, size in zip(growth.SIZES, sizes, strict=False):
        for rate in alternatives.rates(folder / f"story-{claims}", encoder):
            if isinstance(rate, str):
                yield f"| {size.claims:,} | {rate} | | | |"
            else:
                times = rate.seconds / size.seconds
                yield f"| {size.claims:,} | {rate.name} | {rate.pairs:,.0f} | {rate.seconds:,.2f} | {times:.2f} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--most", type=int, default=growth.SIZES[-1], help="claims of the largest story")
    options.add_argument("--stories", type=int, default=20, help="stories of the batch")
    options.add_argument("--runs", type=int, default=3, help="runs of which the median counts")
    options.add_argument("--encoder", type=Path, help="an ONNX model that reads two sentences at once")
    options.add_argument("--tokenizer", type=Path, help="its tokenizer.json")
    asked = options.parse_args()
    encoder = [asked.encoder, asked.tokenizer] if asked.encoder and asked.tokenizer else []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _show(single(folder, asked.runs))
        _show(batch(folder, asked.stories, asked.runs))
        sizes = [growth.measured(claims, folder) for claims in growth.SIZES if claims <= asked.most]
        _show(growth.told(sizes))
        _show(against(folder, sizes, encoder))
        _show(stepped(folder))


def _show(lines: Iterator[str]) -> None:
    print(*lines, sep="\n", end="\n\n", flush=True)


if __name__ == "__main__":
    main()
