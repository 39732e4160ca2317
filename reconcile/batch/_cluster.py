"""A Dask cluster: each worker does its dossiers in processes apart, as this machine would."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reconcile import report
from reconcile.batch._crew import Crew, attempt
from reconcile.batch._task import Outcome, Task, Work
from reconcile.errors import UsageError

if TYPE_CHECKING:
    from distributed import Client

# How long a scheduler may take to answer, in seconds.
_PATIENCE = 15
# Dask's logs of its own, each with a level of its own. What goes wrong is told as any other failure; a lost connection
# would be told a second time, with a traceback.
_LOGS = ("distributed", "distributed.client", "tornado.application")
# Tasks handed over before the first is done: a cluster grows by what waits, and a thousand keep any one busy.
_AHEAD = 1_000


class Cluster:
    """The workers of the scheduler at ``address``; ``seconds`` is how long a dossier may take.

    They must see the same files under the same paths. A task whose worker is lost is done by another one.
    """

    def __init__(self, address: str, seconds: int) -> None:
        self.ahead = _AHEAD
        self._seconds = seconds
        self._client = _connected(address)
        self._executor: Any = self._client.get_executor(pure=False)
        self._over: WeakKeyDictionary[Future[Outcome], object] = WeakKeyDictionary()

    def submit(self, work: Work, task: Task) -> Future[Outcome]:
        """Have the task done as soon as a worker is free; on a cluster that is gone it has failed already."""
        line = self._client.scheduler_comm
        try:
            found: Future[Outcome] = self._executor.submit(_there, work, _absolute(task), self._seconds)
        except Exception as error:  # whatever Dask raises without its scheduler: the batch must come to its end
            found = Future()
            found.set_exception(error)
        self._over[found] = line
        return found

    def lost(self, future: Future[Outcome]) -> bool:
        """Whether the line to the scheduler that a task was handed over on is no more: Dask forgets some such tasks."""
        return self._client.status == "closed" or self._over[future] is not self._client.scheduler_comm

    def close(self) -> None:
        """Take back what is not done, and leave the cluster to others."""
        self._executor.shutdown(wait=False)
        self._client.close()


def _there(work: Work, task: Task, seconds: int) -> Outcome:
    """What a worker does."""
    return attempt(_crew(), work, task, seconds)


@cache
def _crew() -> Crew:
    return Crew()


def _absolute(task: Task) -> Task:
    """The task as any machine with the same files and program understands it."""
    given = task.decisions and task.decisions.absolute()
    dossier, folder = Path(task.dossier).absolute(), task.folder.absolute()
    return replace(task, dossier=dossier, folder=folder, decisions=given, program=report.program())


def _connected(address: str) -> Client:
    """A client of the scheduler; raises UsageError where there is none, or no Dask here."""
    try:
        from distributed import Client
    except ImportError:
        extra = "pip install 'reconcile[dask]' brings it"
        raise UsageError(f"--scheduler: Dask is not installed here; {extra}") from None
    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        kind = asyncio.run(asyncio.wait_for(_kind(address), _PATIENCE))
    except (OSError, ValueError, ImportError):
        kind = "nothing"
    if kind != "Scheduler":
        accepted = "the address that `dask scheduler` prints is accepted, as tcp://10.0.0.1:8786"
        raise UsageError(f"{address}: no Dask scheduler answers there; {accepted}")
    return Client(address, timeout=_PATIENCE, set_as_default=False)


async def _kind(address: str) -> str:
    """What answers at an address: a client that finds no scheduler there would wait, or end with a traceback."""
    from distributed import Security, rpc
    from distributed.comm import get_address_host_port

    get_address_host_port(address)
    async with rpc(address, timeout=_PATIENCE, connection_args=Security().get_connection_args("client")) as other:
        return str((await other.identity())["type"])
