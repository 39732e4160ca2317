"""The whole time of one cold `reconcile run` against that of a script that only parses the same text.

    python benchmarks/cold_run.py [DOSSIER] [RUNS]

Both are started anew in turn, as many times as asked, after one run of each that is not timed and leaves the bytecode
of everything, as an installation does. Printed are the median and the fastest of both, in seconds from start to end
of the process, the most memory each took, and how many times as long the whole run took; then the same ratio of the
processor's seconds, on which other work on the machine counts less.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reconcile.claims.parsed.parse import PIPELINES
from reconcile.readers import read
from reconcile.settings import Settings

DOSSIER = Path(__file__).parents[1] / "fixtures" / "dossiers" / "norfolk-ofsted"
RUNS = 7
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)

# What nobody who wants a parse can do without: import, load, parse, paragraph by paragraph.
PARSE_ONLY = f"""
import sys
import spacy
from spacy.util import is_package
nlp = spacy.load(next(p for p in {PIPELINES!r} if is_package(p)))
for doc in nlp.pipe(open(sys.argv[1], encoding="utf-8").read().split("\\0")):
    pass
"""


class Process(NamedTuple):
    """The seconds one process took, those of the processor, and its peak memory in megabytes."""

    seconds: float
    processor: float
    megabytes: float


def run(command: Sequence[str], bytecode: Path) -> Process:
    """Run a command to its end, its bytecode kept in a folder; raises if it fails."""
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(bytecode)}
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=kept)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Process(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def measured(dossier: Path, runs: int) -> list[tuple[Process, Process]]:
    """Each time a parse and a whole run, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        paragraphs = [d.text[p.start : p.end] for d in read([dossier], Settings()).documents for p in d.paragraphs]
        text = Path(folder) / "text"
        text.write_text("\0".join(paragraphs), encoding="utf-8")
        parse = (sys.executable, "-c", PARSE_ONLY, str(text))
        whole = (sys.executable, "-m", "reconcile", "run", str(dossier), "--out", f"{folder}/report", "-q")
        _, *timed = [(run(parse, Path(folder)), run(whole, Path(folder))) for _ in range(runs + 1)]
        return timed


def main() -> None:
    dossier = Path(sys.argv[1]) if len(sys.argv) > 1 else DOSSIER
    pairs = measured(dossier, int(sys.argv[2]) if len(sys.argv) > 2 else RUNS)
    for label, side in (("parse only", 0), ("reconcile run", 1)):
        seconds = [pair[side].seconds for pair in pairs]
        most = max(pair[side].megabytes for pair in pairs)
        print(f"{label:14} median {statistics.median(seconds):5.2f} s, fastest {min(seconds):5.2f} s, {most:4.0f} MB")
    ratio = statistics.median(whole.seconds / parse.seconds for parse, whole in pairs)
    fastest = min(whole.seconds for _, whole in pairs) / min(parse.seconds for parse, _ in pairs)
    print(f"{'ratio':14} median {ratio:5.2f},   fastest {fastest:5.2f}    ({len(pairs)} runs)")
    processor = statistics.median(whole.processor / parse.processor for parse, whole in pairs)
    print(f"{'processor':14} median {processor:5.2f}")


if __name__ == "__main__":
    main()
