"""Words a second, the share of each step, and what claims, judging and a whole story cost against parsing alone.

    python benchmarks/steps.py [FOLDER]

Every dossier is cross-checked twice in one process, csv and html; the second pass is timed, so that what is loaded
and compiled once does not count. Just before each story of the second pass its sentences are parsed alone, with the
same pipeline: all ratios are to that. A step's time is its own, without that of the steps inside it. The seconds are
those of the processor, so that other work on the machine counts as little as can be.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from reconcile import claims, pairs, pipeline, report, writers
from reconcile.claims import SLOTS, identity, parse, speech, status
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
    ("consistency", pipeline, "standings"),
    *((f"writer {name(writer)}", writer, "files") for writer in writers.formats().values()),
    ("writing files", writers, "write"),
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


def measured(dossiers: list[Path]) -> tuple[int, dict[str, float]]:
    """The words of some dossiers and the seconds of each step."""
    words = 0
    with tempfile.TemporaryDirectory() as folder:
        targets = {dossier: Path(folder) / str(i) for i, dossier in enumerate(dossiers)}
        for dossier, target in targets.items():
            report.make([dossier], target, writers.DEFAULT, Settings())
        texts = {dossier: _texts(dossier) for dossier in dossiers}
        watch = Watch()
        for step, place, attribute in STEPS:
            setattr(place, attribute, watch.timed(step, getattr(place, attribute)))
        for dossier, target in targets.items():
            with watch.step(ALONE):
                _parse(texts[dossier])
            with watch.step(REST):
                result = report.make([dossier], target, writers.DEFAULT, Settings())
            words += sum(len(document.text.split()) for document in result.documents)
    return words, watch.seconds


def _texts(dossier: Path) -> list[list[str]]:
    """The sentences of each document, as the claims room gives them to the parser."""
    return [[s.text for s in parse.sentences(document)] for document in read([dossier]).documents]


def _parse(texts: list[list[str]]) -> None:
    for sentences in texts:
        for _ in parse.pipeline().pipe(sentences, batch_size=parse.BATCH):
            pass


def ratios(seconds: dict[str, float]) -> Iterator[tuple[str, float]]:
    """What is done, and how many times as long as parsing alone it takes."""
    order = [step for step, _, _ in STEPS]
    claims = order[order.index("sentences") : order.index(CLAIMS) + 1]
    judging = order[order.index("candidates") : order.index(JUDGING) + 1]
    for what, steps in (("claims steps together", claims), ("judge", judging), ("whole warm story", [*order, REST])):
        yield what, sum(seconds[step] for step in dict.fromkeys(steps)) / seconds[ALONE]


def main() -> None:
    dossiers = find_dossiers(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    words, seconds = measured(dossiers)
    steps = dict.fromkeys((*(step for step, _, _ in STEPS), REST))
    total = sum(seconds[step] for step in steps)
    print(f"{len(dossiers)} dossiers, {words:,} words, {total:.2f} s: {words / total:,.0f} words a second")
    for what, ratio in ratios(seconds):
        print(f"{f'{what} / parsing':32} {ratio:5.2f}")
    print(f"{'step':24} {'seconds':>8} {'share':>6} {'words/s':>12}")
    for step in steps:
        if seconds[step]:
            print(f"{step:24} {seconds[step]:8.3f} {seconds[step] / total:6.1%} {words / seconds[step]:12,.0f}")


if __name__ == "__main__":
    main()
