"""Processes that do one dossier at a time each, so that one that hangs or crashes is lost alone."""

from __future__ import annotations

import signal

from reconcile.batch._task import Outcome, Task, Work, failed
from reconcile.child import Child

# For a process to start and load the parser, on a machine that does much else: 1 s on an idle one.
_START = 120
# Stories after which a process is replaced: its parser keeps every word that it has ever met.
_STORIES = 1_000
# One process is one story at a time: threads inside it would take the cores of the others.
_ALONE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


class Ended(Exception):
    """A process that ended before it answered; ``how`` is the code it ended with."""

    def __init__(self, how: int) -> None:
        super().__init__(how)
        self.how = how


class Crew:
    """Processes that are started as they are needed and asked one thing at a time; to be used by any thread."""

    def __init__(self) -> None:
        self._all: dict[Child, int] = {}
        self._free: list[Child] = []
        self.dismissed = False

    def do(self, work: Work, task: Task, seconds: int) -> Outcome:
        """What ``work`` gives for the task; raises TimeoutError over the time, Ended where its process does."""
        child = self._found()
        outcome: Outcome = self._asked(child, (work, task, seconds), seconds)
        self._all[child] += 1
        if self._all[child] < _STORIES:
            self._free.append(child)
        else:
            self._parted(child)
        return outcome

    def dismiss(self) -> None:
        """End every process, busy or not; none is started any more."""
        self.dismissed = True
        for child in list(self._all):
            child.kill()
        for child in self._free:
            child.stop()

    def _found(self) -> Child:
        """A process that is free, or a new one."""
        try:
            while not (child := self._free.pop()).alive:
                self._parted(child)
            return child
        except IndexError:
            return self._started()

    def _started(self) -> Child:
        child = Child("reconcile.batch._served", _ALONE)
        self._all[child] = 0
        self._asked(child, None, _START)
        return child

    def _asked(self, child: Child, question: object, seconds: int) -> Outcome:
        if self.dismissed:
            child.kill()
        try:
            answer: Outcome = child.ask(question, seconds)
            return answer
        except TimeoutError:
            self._parted(child)
            raise
        except EOFError:
            raise Ended(self._parted(child)) from None

    def _parted(self, child: Child) -> int:
        self._all.pop(child, None)
        return child.stop()


def attempt(crew: Crew, work: Work, task: Task, seconds: int) -> Outcome:
    """The outcome of a task in a process apart; where that is ended, once more in another, and then a failure.

    The system may have ended it for what another did: where memory runs out, whoever holds most of it is ended.
    """
    try:
        try:
            return crew.do(work, task, seconds)
        except Ended:
            if crew.dismissed:
                raise
            return crew.do(work, task, seconds)
    except TimeoutError:
        return failed(task, f"takes longer than {seconds:,} seconds and was stopped; --time-limit gives it longer")
    except Ended as end:
        accepted = "fewer stories at a time (--processes) leave it more memory"
        return failed(task, f"its process was ended twice, at last by {_named(end.how)}; {accepted}")


def _named(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"itself (code {code})"
