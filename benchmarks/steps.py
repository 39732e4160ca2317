"""Words a second, the share of each step, and what claims, judging and a whole story cost against parsing alone.

    python benchmarks/steps.py [FOLDER]

Every dossier is cross-checked three times in one process, csv and html. The first pass is not timed, so that what is
loaded and compiled once does not count. In the second, the sentences of each story are parsed alone with the same
pipeline just before it is cross-checked: the ratios are to that. In the third every step is timed, without the steps
inside it; timing thousands of small steps takes time itself, so that only the shares are read off it. The seconds
are those of the processor, so that other work on the machine counts as little as can be.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from reconcile import claims, pairs, pipeline, report, writers
from reconcile.claims import SLOTS
from reconcile.claims.parsed import parse
from reconcile.claims.said import speech
from reconcile.claims.standing import status
from reconcile.claims.who import identity
from reconcile.judge import GATES, RULES
from reconcile.judge.weigh import SIGNALS
from reconcile.readers import find_dossiers, read
from reconcile.registry import modules, name
from reconcile.settings import Settings

FOLDER = Path(__file__).parents[1] / "fixtures" / "dossiers"
ALONE = "parsing alone"
PARSING = "parsing"
CLAIMS = "the rest of the claims"
JUDGING = "the rest of judging"
REST = "the rest"
OUTSIDE = "outside"

# Where the pipeline looks each step up: what is replaced there is what it calls.
STEPS: tuple[tuple[str, Any, str], ...] = (
    ("reading", pipeline, "read"),
    ("sentences", parse, "split"),
    (PARSING, parse, "parse_texts"),
    ("who is who", identity, "resolve"),
    ("speech", speech, "find"),
    *((f"slot {name(slot)}", slot, "find") for slot in modules(SLOTS)),
    ("splitting claims", claims, "split"),
    ("status", status, "status"),
    (CLAIMS, pipeline, "extract"),
    ("candidates", pairs.Index, "of"),
    ("candidates", pipeline, "candidates"),
    *((f"sign {name(sign)}", sign, way) for sign in modules(SIGNALS) for way in ("measure", "words")),
    *((f"rule {name(rule)}", rule, "reasons") for rule in modules(RULES)),
    *((f"gate {name(gate)}", gate, "parts") for gate in modules(GATES)),
    (JUDGING, pipeline, "judge"),
    ("origins", pipeline.Origins, "of"),
    ("consistency", pipeline, "standings"),
    ("within one source", pipeline, "internal"),
    ("facts", pipeline, "facts"),
    ("omissions", pipeline, "omissions"),
    ("questions", pipeline, "questions"),
    ("summary", pipeline, "summary"),
    *((f"writer {name(writer)}", writer, "files") for writer in writers.formats().values()),
    ("writing files", writers, "write"),
)

ROOMS = (
    (CLAIMS, pipeline, "extract"),
    (JUDGING, pipeline, "candidates"),
    (JUDGING, pipeline, "judge"),
)


class Watch:
    """The seconds spent in each step, what is inside another step counted once, in the innermost."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open = [OUTSIDE]
        self._since = time.process_time()

    @contextmanager
    def step(self, step: str) -> Iterator[None]:
        self._turn(self._open[-1])
        self._open.append(step)
        try:
            yield
        finally:
            self._turn(self._open.pop())

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its calls timed; the iterator that it may return is run to its end at once."""

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            with self.step(step):
                found = function(*args, **kwargs)
                return iter(tuple(found)) if isinstance(found, Iterator) else found

        return wrapper

    def _turn(self, step: str) -> None:
        now = time.process_time()
        self.seconds[step] += now - self._since
        self._since = now


def measured(dossiers: Sequence[Path], folder: Path, steps: Sequence[tuple[str, Any, str]]) -> dict[str, float]:
    """The seconds of some steps of all dossiers, and those of parsing their sentences alone."""
    texts = {dossier: _texts(dossier) for dossier in dossiers}
    watch = Watch()
    for step, place, attribute in steps:
        setattr(place, attribute, watch.timed(step, getattr(place, attribute)))
    for i, dossier in enumerate(dossiers):
        with watch.step(ALONE):
            _parse(texts[dossier])
        with watch.step(REST):
            report.make([dossier], folder / str(i), writers.DEFAULT, Settings())
    return defaultdict(float, watch.seconds)


def _texts(dossier: Path) -> list[list[str]]:
    """The sentences of each document, as the claims room gives them to the parser."""
    return [[s.text for s in parse.sentences(document)] for document in read([dossier]).documents]


def _parse(texts: list[list[str]]) -> None:
    for sentences in texts:
        for _ in parse.pipeline().pipe(sentences, batch_size=parse.BATCH):
            pass


def main() -> None:
    dossiers = find_dossiers(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    words = sum(len(document.text.split()) for dossier in dossiers for document in read([dossier]).documents)
    with tempfile.TemporaryDirectory() as folder:
        measured(dossiers, Path(folder), ())
        rooms = measured(dossiers, Path(folder), ROOMS)
        steps = measured(dossiers, Path(folder), STEPS)
    alone, whole = rooms[ALONE], sum(rooms[room] for room in (CLAIMS, JUDGING, REST))
    print(f"{len(dossiers)} dossiers, {words:,} words, {whole:.2f} s: {words / whole:,.0f} words a second")
    print(f"claims steps together / parsing  {rooms[CLAIMS] / alone:5.2f}")
    print(f"judge / parsing                  {rooms[JUDGING] / alone:5.2f}")
    print(f"whole warm story / parsing       {whole / alone:5.2f}")
    print(f"{'step':24} {'seconds':>8} {'share':>6} {'words/s':>12}")
    names = dict.fromkeys((*(step for step, _, _ in STEPS), REST))
    total = sum(steps[name] for name in names)
    for step in names:
        if steps[step]:
            print(f"{step:24} {steps[step]:8.3f} {steps[step] / total:6.1%} {words / steps[step]:12,.0f}")


if __name__ == "__main__":
    main()
