"""Reads what may harm in a process of its own, which is stopped when it takes too long or too much.

One process serves a whole run, so that its libraries are loaded once; after a stop the next source gets a new one.
It is told nothing but bytes, cannot reach the network, and can start nothing.
"""

from __future__ import annotations

import atexit
import signal
from functools import cache
from importlib import import_module
from typing import Any

from reconcile.child import Child
from reconcile.errors import UnreadableSource
from reconcile.readers._extract import Extract
from reconcile.settings import Settings

# Processor time is counted by the system; on the clock, where other work may share the machine, so many times as
# much is waited, and so many seconds for the process to start and load its libraries.
_PATIENCE, _START = 4, 30
# What the system ends a process with that has used up its processor time.
_OUT_OF_TIME = -signal.SIGXCPU
_SERVED = "reconcile.readers._served"


def read(module: str, data: bytes, settings: Settings) -> Extract:
    """What ``read`` of the named module gives for these bytes, from another process.

    Raises UnreadableSource with that module's reason, or for what ran over a limit of time or memory.
    """
    server = _server()
    try:
        answer: Extract | str = server.ask((module, data, settings), _START + _PATIENCE * settings.max_seconds)
    except (TimeoutError, EOFError):
        _started.cache_clear()
        atexit.unregister(server.stop)
        raise UnreadableSource(_ended(server.stop(), settings)) from None
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


def _server() -> Child:
    server = _started()
    if not server.ours:
        _started.cache_clear()
        server = _started()
    return server


@cache
def _started() -> Child:
    server = Child(_SERVED)
    atexit.register(server.stop)
    return server


def _ended(code: int, settings: Settings) -> str:
    if code in (0, _OUT_OF_TIME):
        return f"takes longer than {settings.max_seconds} seconds to read (max_seconds); its reading was stopped"
    return "made its reader break off; it is damaged, or made to harm"
