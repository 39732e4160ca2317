"""Reads what may harm in a process of its own, which is stopped when it takes too long or too much.

One process serves a whole run, so that its libraries are loaded once; after a stop the next source gets a new one.
It is told nothing but bytes, cannot reach the network, and can start nothing.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

from reconcile.errors import UnreadableSource
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

# Processor time is counted by the system; on the clock, where other work may share the machine, so many times as
# much is waited, and so many seconds for the process to start and load its libraries.
_PATIENCE, _START = 4, 30
# What the system ends a process with that has used up its processor time.
_OUT_OF_TIME = -signal.SIGXCPU
_SERVE = "import sys; sys.path[:] = sys.argv[2:]; from reconcile.readers._served import serve; serve(int(sys.argv[1]))"


class _Server:
    """A process that reads one source after the other."""

    def __init__(self) -> None:
        from multiprocessing.connection import Pipe

        self._owner = os.getpid()
        self._line, far = Pipe()
        command = (sys.executable, "-P", "-c", _SERVE, str(far.fileno()), *sys.path)
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=(far.fileno(),), close_fds=True
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

    def ask(self, module: str, data: bytes, settings: Settings) -> Extract | str | None:
        """The extract, why there is none, or None where the process had to be stopped or died."""
        try:
            self._line.send((module, data, settings))
            if self._line.poll(_START + _PATIENCE * settings.max_seconds):
                answer: Extract | str = self._line.recv()
                return answer
        except (OSError, EOFError):
            return None
        return None

    def stop(self) -> int:
        """End the process; how it ended before that, or 0."""
        self._line.close()
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(timeout=1)
        self._process.kill()
        self._process.wait()
        return 0


def read(module: str, data: bytes, settings: Settings) -> Extract:
    """What ``read`` of the named module gives for these bytes, from another process.

    Raises UnreadableSource with that module's reason, or for what ran over a limit of time or memory.
    """
    server = _server()
    answer = server.ask(module, data, settings)
    if answer is None:
        _started.cache_clear()
        atexit.unregister(server.stop)
        raise UnreadableSource(_ended(server.stop(), settings))
    if isinstance(answer, str):
        raise UnreadableSource(answer)
    return answer


def reading(module: str, data: bytes, settings: Settings) -> Extract | str:
    """The extract of a module, in this process, or the reason why there is none.

    A fault in a reader, or in a library under it, is a reason as well: one bad source must not stop the others.
    """
    reader: Any = import_module(module)
    try:
        extract: Extract = reader.read(data, settings)
        return extract
    except UnreadableSource as error:
        return str(error)
    except MemoryError:
        return f"needs more than {settings.max_megabytes:,} MB of memory (max_megabytes)"
    except RecursionError:
        return "is nested too deeply"
    except Exception as error:
        return f"is damaged, or made in a way not known ({type(error).__name__}); one that opens elsewhere is accepted"


def process() -> int:
    """The number of the process that reads."""
    return _server().number


def _server() -> _Server:
    server = _started()
    if not server.ours:
        _started.cache_clear()
        server = _started()
    return server


@cache
def _started() -> _Server:
    server = _Server()
    atexit.register(server.stop)
    return server


def _ended(code: int, settings: Settings) -> str:
    if code in (0, _OUT_OF_TIME):
        return f"takes longer than {settings.max_seconds} seconds to read (max_seconds); its reading was stopped"
    return "made its reader break off; it is damaged, or made to harm"
