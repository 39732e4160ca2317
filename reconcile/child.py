"""A process of its own that answers one question after the other, and that can be stopped at any time.

What runs in it may hang, crash or use up its memory, and nothing but that process is lost. It is started as a program
of its own and not by `multiprocessing`: a worker of a cluster may have no children of that kind, and a pool of them
shares one line, which a child that is killed can leave locked.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

_SERVE = (
    "import sys; from importlib import import_module; sys.path[:] = sys.argv[3:]; "
    "import_module(sys.argv[1]).serve(int(sys.argv[2]))"
)


class Child:
    """A process that runs ``serve`` of a module, given the number of the line on which it is asked and answers."""

    def __init__(self, module: str, environment: Mapping[str, str] | None = None) -> None:
        from multiprocessing.connection import Pipe

        self._owner = os.getpid()
        self._line, far = Pipe()
        command = (sys.executable, "-P", "-c", _SERVE, module, str(far.fileno()), *sys.path)
        quiet, known = subprocess.DEVNULL, {**os.environ, **(environment or {})}
        self._process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=(far.fileno(),), close_fds=True, env=known
        )
        far.close()

    @property
    def ours(self) -> bool:
        """Whether this process started it: a forked one must not share its parent's line."""
        return self._owner == os.getpid()

    @property
    def number(self) -> int:
        """The number that the system gave the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def ask(self, question: object, seconds: float) -> Any:
        """The answer; raises TimeoutError where it takes longer than ``seconds``, EOFError where the process ends."""
        try:
            self._line.send(question)
            if self._line.poll(seconds):
                return self._line.recv()
        except OSError:
            raise EOFError from None
        raise TimeoutError

    def kill(self) -> None:
        """End the process at once, from any thread; who waits for its answer is told."""
        self._process.kill()

    def stop(self) -> int:
        """End the process; how it ended before that, or 0."""
        self._line.close()
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=1)
        self._process.kill()
        self._process.wait()
        return 0
