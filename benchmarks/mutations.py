"""Feeds every reader damaged files, and tells how they ended: read, refused in words, stopped by a limit, or broken.

    python benchmarks/mutations.py [MUTATIONS] [READER ...]

The seeds are the files of ``fixtures/formats`` and ``fixtures/pages``. Each mutation changes, cuts, repeats, inserts or
splices bytes; of Word files and archives half are unpacked, changed inside and packed again. All run in this process,
through the function that the process apart calls, within the limits below: a signal for time, the system for memory.
Anything but "read" and "refused" is printed with its seed number, and the exit code is 1 if there is any.
"""

from __future__ import annotations

import io
import logging
import random
import re
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reconcile.readers import _apart, formats
from reconcile.registry import name
from reconcile.settings import Settings

FIXTURES = Path(__file__).parents[1] / "fixtures"
MUTATIONS = 10_000
LIMITS = Settings(max_bytes=2_000_000, max_seconds=5, max_megabytes=600)
TOKENS = (
    *(
        b"<",
        b">",
        b"</p>",
        b"<table>",
        b"&#x0;",
        b"&amp;",
        b'"',
        b"'",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n\n",
    ),
    *(
        b"endobj",
        b"stream\n",
        b"endstream",
        b"0 R",
        b"<<",
        b">>",
        b"/Kids [2 0 R]",
        b"/Length 99999999",
        b"(",
        b")",
        b"[",
    ),
    *(b"]", b"{", b"}", b"\\u", b"9" * 40, b"-1", b"PK\x03\x04", b"<w:tbl>", b"<w:del>", b"Content-Type: text/html\n"),
    *(b"charset=utf-16", b"--b", b"=?utf-8?b?", b"\xc3\x28", b"%00", b"<!--", b"<![CDATA[", b"<svg>", b"<script>"),
)
BROKEN = re.compile(r"made in a way not known \((\w+)\)")


def seeds(endings: Sequence[str]) -> list[bytes]:
    """The fixture files that one reader reads."""
    found = [p for p in sorted(FIXTURES.rglob("*")) if p.name.endswith(tuple(endings)) and "README" not in p.name]
    return [path.read_bytes() for path in found if path.stat().st_size < 60_000] or [
        b"claim,said_by\nIt burned.,Ann Lee\n"
    ]


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Some bytes with one to six changes."""
    if data.startswith(b"PK") and chance.random() < 0.5:
        return _inside(data, others, chance)
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        a, b = sorted(chance.randrange(len(out) + 1) for _ in range(2))
        b = min(b, a + chance.choice((1, 4, 40, 4000)))
        match chance.randrange(6):
            case 0:
                out[a:b] = bytes(chance.randrange(256) for _ in range(min(b - a, 8)))
            case 1:
                del out[a:b]
            case 2:
                out[a:a] = out[a:b] * chance.choice((1, 3, 30))
            case 3:
                out[a:a] = chance.choice(TOKENS) * chance.choice((1, 1, 50))
            case 4:
                other = chance.choice(others)
                out[a:] = other[min(a, len(other)) :]
            case _:
                del out[chance.randrange(len(out) + 1) :]
    return bytes(out)


def _inside(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """An archive with one of its files changed."""
    sheet = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as new:
        hit = chance.choice([n for n in old.namelist() if n.endswith((".xml", ".rels", ".txt", ".csv"))])
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, mutated(content, [content], chance) if entry == hit and content else content)
    return sheet.getvalue()


def ended(module: str, data: bytes) -> str:
    """How the reading of some bytes ended, in this process, stopped as the process apart would be."""
    signal.setitimer(signal.ITIMER_PROF, LIMITS.max_seconds)
    try:
        told = _apart.reading(module, data, LIMITS)
    except Exception as error:
        return f"RAISED {type(error).__name__}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if not isinstance(told, str):
        return "read"
    if found := BROKEN.search(told):
        return f"refused as damaged ({found[1]})" if found[1] != "TimeoutError" else "STOPPED: time"
    return "STOPPED: memory" if "max_megabytes" in told else "refused"


def _too_long(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MUTATIONS
    wanted = sys.argv[2:]
    worst = 0
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGPROF, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.max_megabytes * 2**20, resource.RLIM_INFINITY))
    for module in dict.fromkeys(formats().values()):
        if wanted and name(module) not in wanted:
            continue
        own, ways, slowest = seeds(module.ENDINGS), Counter[str](), 0.0
        for number in range(count):
            chance = random.Random(number)
            data = mutated(chance.choice(own), own, chance)
            start = time.process_time()
            way = ended(module.__name__, data)
            slowest = max(slowest, time.process_time() - start)
            ways[way] += 1
            if way.isupper() or way[:4].isupper():
                worst = 1
                print(f"{name(module)}: mutation {number}: {way}", flush=True)
        told = ", ".join(f"{way} {n:,}" for way, n in sorted(ways.items(), key=lambda item: -item[1]))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name(module):11} {len(own)} seeds, slowest {slowest:.2f} s, at most {most} MB: {told}", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
