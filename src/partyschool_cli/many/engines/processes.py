"""Several processes of this machine, each with one catalog at a time.

A process that dies takes nothing but its own catalog with it, which is tried again in a new one.
The pool of the standard library breaks as a whole then; Pebble's does not, and runs threads in the
one that asks, beside which processes must not be forked. This one waits for all pipes at once.
"""

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic

from partyschool_cli.errors import RefusedError, reason_of
from partyschool_cli.many.child_interrupts import no_interrupts_for_children
from partyschool_cli.many.engine import DIED, MOST_RETRIES, Done, G, T, attempt
from partyschool_cli.progress import Progress

# Windows waits for 63 pipes at once.
MOST_JOBS: Final = 60 if sys.platform == "win32" else 1000
# So many catalogs a process may be done before the first that is not: their results wait in memory.
_AHEAD: Final = 16


class Processes:
    """Does the work in `jobs` processes."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def run(
        self, work: Callable[[G], T], catalogs: Sequence[G], progress: Progress, /
    ) -> Iterator[Done[T]]:
        """As `Engine.run`."""
        pool = _Pool(work, catalogs, min(self._jobs, MOST_JOBS, len(catalogs)))
        try:
            for number in range(len(catalogs)):
                progress(pool.done, len(catalogs))
                while number not in pool.results:
                    pool.step()
                    progress(pool.done, len(catalogs))
                yield pool.results.pop(number)
                pool.taken = number + 1
        finally:
            pool.stop()


@dataclass(eq=False)
class _Worker:
    """A process, the pipe to it, and the number of the catalog that it has."""

    process: BaseProcess
    pipe: "Connection[Any, Any]"
    number: int | None = None


class _Pool(Generic[G, T]):
    """Workers, and what is to be done. Catalogs are known by their number."""

    def __init__(self, work: Callable[[G], T], catalogs: Sequence[G], jobs: int) -> None:
        self._work = work
        self._catalogs = catalogs
        self._jobs = jobs
        self._waiting = deque(range(len(catalogs)))
        self._tries = [0] * len(catalogs)
        self._workers: list[_Worker] = []
        self._context = _context(work)
        self.results: dict[int, Done[T]] = {}
        self.taken = 0
        self.done = 0

    def step(self) -> None:
        """Hand out what may be, then wait until some worker answers or dies."""
        for worker in self._workers:
            if worker.number is None:
                self._hand_out(worker)
        while len(self._workers) < self._jobs and self._may_hand_out():
            self._add_worker()
        by_pipe = {worker.pipe: worker for worker in self._workers if worker.number is not None}
        for ready in wait(list(by_pipe)):
            self._take(by_pipe[ready])  # type: ignore[index]

    def _may_hand_out(self) -> bool:
        return bool(self._waiting) and self._waiting[0] < self.taken + _AHEAD * self._jobs

    def _add_worker(self) -> None:
        """Start a worker; if the system has no more processes, those that run have to do."""
        try:
            worker = self._start()
        except OSError as error:
            self._jobs = len(self._workers)
            if not self._workers:
                message = f"起不了新的进程：{reason_of(error)}"
                raise RefusedError(message, "用 --jobs 1，或少写几个") from None
            return
        self._workers.append(worker)
        self._hand_out(worker)

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(there, self._work), daemon=True)
        try:
            with no_interrupts_for_children():
                process.start()
        except OSError:
            here.close()
            raise
        finally:
            there.close()
        return _Worker(process, here)

    def _hand_out(self, worker: _Worker) -> None:
        if not self._may_hand_out():
            return
        worker.number = self._waiting.popleft()
        self._tries[worker.number] += 1
        with suppress(OSError):  # it died: seen when its answer is taken
            worker.pipe.send(self._catalogs[worker.number])

    def _take(self, worker: _Worker) -> None:
        """Take a worker's answer; if it died, its catalog is the next to be done, or left out."""
        number = worker.number
        if number is None:
            return
        try:
            done: Done[T] = worker.pipe.recv()
        except (EOFError, OSError):
            self._workers.remove(worker)
            _end(worker)
            if self._tries[number] <= MOST_RETRIES:
                self._waiting.appendleft(number)
                return
            done = Done(error=DIED)
        worker.number = None
        self.results[number] = done
        self.done += 1

    def stop(self) -> None:
        """End all workers, whatever they do."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def _context(work: Callable[..., object]) -> Any:
    """How processes are started: from a server that has imported the work, else anew.

    Neither forks this process, which may have threads.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    function = work.func if isinstance(work, partial) else work
    context.set_forkserver_preload([function.__module__])
    return context


def _serve(pipe: "Connection[Any, Any]", work: Callable[[G], T]) -> None:
    """Run a worker: do what comes, until the one that asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where there is no mask
    # What is imported stays, and is not to be looked through, nor copied from the server.
    gc.freeze()
    with suppress(EOFError, OSError):
        while True:
            done = attempt(work, pipe.recv())
            try:
                pipe.send(done)
            except (TypeError, AttributeError, ValueError) as error:
                pipe.send(Done(error=f"程序内部出错：{type(error).__name__}: {error}"))
