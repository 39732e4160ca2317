"""The cores of this machine."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from reconcile.batch._crew import Crew, attempt
from reconcile.batch._task import Outcome, Task, Work


class Local:
    """So many processes on this machine; ``seconds`` is how long a dossier may take."""

    def __init__(self, processes: int, seconds: int) -> None:
        self.ahead = 2 * processes
        self._seconds = seconds
        self._crew = Crew()
        self._threads = ThreadPoolExecutor(processes)

    def submit(self, work: Work, task: Task) -> Future[Outcome]:
        """Have the task done as soon as a process is free."""
        return self._threads.submit(attempt, self._crew, work, task, self._seconds)

    def lost(self, future: Future[Outcome]) -> bool:
        """Never: a process that ends is noticed."""
        return False

    def close(self) -> None:
        """End all processes, whatever they are at."""
        self._crew.dismiss()
        self._threads.shutdown(cancel_futures=True)
