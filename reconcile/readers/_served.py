"""The other side of ``_apart``: the process that reads, within limits that the system keeps."""

from __future__ import annotations

import resource
import sys
from multiprocessing.connection import Connection
from typing import Any

from reconcile.readers._apart import reading
from reconcile.settings import Settings

# What no reader has to do: reach the network, or start a program.
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
_MEGABYTE = 1024 * 1024


def serve(line: int) -> None:
    """Answer requests on a connection until it closes."""
    sys.addaudithook(_refuse)
    _soft(resource.RLIMIT_CORE, 0)
    with Connection(line) as connection:
        while True:
            try:
                module, data, settings = connection.recv()
            except (EOFError, OSError):
                return
            _limit(settings)
            answer = reading(module, data, settings)
            connection.send(answer)


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not do this: {event}")


def _limit(settings: Settings) -> None:
    """Let this process use so much time and memory from here on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + settings.max_seconds + 1
    _soft(resource.RLIMIT_CPU, seconds)
    _soft(resource.RLIMIT_AS, settings.max_megabytes * _MEGABYTE)


def _soft(limit: int, value: int) -> None:
    """Set a limit below the one that the system sets, where it keeps such limits at all."""
    _, hard = resource.getrlimit(limit)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(limit, (value, hard))
    except (ValueError, OSError):
        return
