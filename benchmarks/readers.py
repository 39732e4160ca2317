"""Pages a second of every reader, and what its first page costs in a fresh process.

    python benchmarks/readers.py [SECONDS]

Read are the files of ``fixtures/formats`` and ``fixtures/pages``, each format for so many seconds of processor time in
one warm process. A page is a page of a PDF, and one document of any other format. "First" is the processor time of a
process that reads one file, less that of one that reads plain text: what loading the format's libraries costs.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from reconcile.readers import formats
from reconcile.registry import name
from reconcile.settings import Settings

FIXTURES = Path(__file__).parents[1] / "fixtures"
SECONDS = 2.0
ONE = """
import importlib, sys, time
from pathlib import Path
from reconcile.settings import Settings
importlib.import_module(sys.argv[1]).read(Path(sys.argv[2]).read_bytes(), Settings())
print(time.process_time())
"""
LIST = b"claim,said_by\n" + b"The council approved the plan on Tuesday.,Ann Lee\n" * 40


def files(module: ModuleType) -> list[Path]:
    """The fixture files that a module reads."""
    found = sorted(p for p in FIXTURES.rglob("*") if p.name.endswith(module.ENDINGS) and "README" not in p.name)
    return [path for path in found if "slots" not in path.parts]


def pages(module: ModuleType, seconds: float) -> tuple[float, float]:
    """Pages and words a second of processor time, warm."""
    data = [path.read_bytes() for path in files(module)] or [LIST]
    for each in data:
        module.read(each, Settings())
    count = words = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        for each in data:
            extract = module.read(each, Settings())
            count += max(1, len(extract.pages), len(extract.enclosed))
            words += len(extract.text.split())
    spent = time.process_time() - start
    return count / spent, words / spent


def first(module: ModuleType) -> float:
    """The processor time of a fresh process that reads one file."""
    path = next(iter(files(module)), FIXTURES / "dossiers" / "norfolk-ofsted" / "sources.csv")
    command = [sys.executable, "-c", ONE, module.__name__, str(path)]
    times = [subprocess.run(command, capture_output=True, text=True).stdout for _ in range(3)]
    return min((float(told) for told in times if told.strip()), default=0.0)


def rows(seconds: float) -> Iterator[str]:
    modules = dict.fromkeys(formats().values())
    plain = first(formats()[".txt"])
    for module in sorted(modules, key=name):
        a_second, words = pages(module, seconds)
        extra = max(0.0, first(module) - plain)
        yield f"{name(module):11} {a_second:9,.0f} {words:12,.0f} {extra:8.2f}"


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    print(f"{'reader':11} {'pages/s':>9} {'words/s':>12} {'first, s':>8}")
    for row in rows(seconds):
        print(row, flush=True)


if __name__ == "__main__":
    main()
