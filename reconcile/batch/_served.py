"""The other side of ``_crew``: the process that does one dossier after the other."""

from __future__ import annotations

import os
import select
import signal
from multiprocessing.connection import Connection
from threading import Thread

# So much longer than its owner this process waits for itself to end, in seconds: only if the owner is gone it must.
_GRACE = 5
# After so many seconds without anything to do it ends: the memory of a cluster is there for others too.
_IDLE = 60


def serve(line: int) -> None:
    """Do what is asked on a connection, until nothing is; end at once when the owner is gone, whatever is being done.

    The first question is none: it is answered when the parser is loaded. An interrupt from the keyboard is the
    owner's to deal with.
    """
    from reconcile.claims.parsed import parse

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_watch, args=(line,), daemon=True).start()
    parse.pipeline()
    with Connection(line) as connection:
        connection.send(connection.recv())
        while connection.poll(_IDLE):
            work, task, seconds = connection.recv()
            # The system keeps this limit even where no line of Python is run any more.
            signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
            outcome = work(task)
            signal.setitimer(signal.ITIMER_REAL, 0)
            connection.send(outcome)


def _watch(line: int) -> None:
    """End this process when the other end of the line is closed: a dossier begun is nobody's any more."""
    closed = select.poll()
    closed.register(line, select.POLLHUP)
    closed.poll()
    os.kill(os.getpid(), signal.SIGKILL)
