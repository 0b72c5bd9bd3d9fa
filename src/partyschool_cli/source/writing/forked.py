"""Call many functions in several processes, which have all data from the start.

Only where processes share their memory by `fork`, and no thread could be caught in between; else
one after the other in this process.
"""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Queue
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from ctypes import Array, c_int
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Lock

T = TypeVar("T")
# Some results with the places of their functions; None when a process has ended.
_Results = Queue[list[tuple[int, Any]] | None]

# To start processes takes as long as so many calls.
_FEW: Final = 100
_MOST_PROCESSES: Final = 4
# In seconds: results that take longest are sent at once, many small ones together.
_SENT_EVERY: Final = 0.05


def call_all(functions: Sequence[Callable[[], T]]) -> Iterator[tuple[int, T]]:
    """What each function gives, with its place, as they come. What one raises is raised here.

    Processes begin at once, not when the first result is asked for. What several functions need,
    each process makes for itself: half of them begin at the front, half at the back, so that
    neighbours are called by one.
    """
    count = min(_cpus(), _MOST_PROCESSES)
    if len(functions) < _FEW or count < 2 or not _can_fork():
        return ((at, function()) for at, function in enumerate(functions))
    return _in_processes(functions, count)


def _cpus() -> int:
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Ends:
    """Which places are taken, in all processes: `taken` are the numbers from front and back."""

    def __init__(self, taken: "Array[c_int]", lock: "Lock", count: int) -> None:
        self._taken = taken
        self._lock = lock
        self._count = count

    def take(self, end: int) -> int | None:
        """The next place at one end, 0 the front and 1 the back; None if all are taken."""
        with self._lock:
            front, back = self._taken
            if front + back == self._count:
                return None
            self._taken[end] += 1
        return front if end == 0 else self._count - back - 1


def _in_processes(functions: Sequence[Callable[[], T]], count: int) -> Iterator[tuple[int, T]]:
    """Each process takes the next one at its end that nobody has taken."""
    import multiprocessing

    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in range(count)]
    ends = _Ends(context.RawArray("i", 2), context.Lock(), len(functions))
    processes = [
        context.Process(target=_send_all, args=(functions, ends, at, pipes), daemon=True)
        for at in range(count)
    ]
    for process in processes:
        process.start()
    queue: _Results = Queue()
    for receiver, sender in pipes:
        sender.close()
        threading.Thread(target=_receive_all, args=(receiver, queue), daemon=True).start()
    return _received(functions, queue, processes)


def _received(
    functions: Sequence[Callable[[], T]], queue: _Results, processes: "Sequence[BaseProcess]"
) -> Iterator[tuple[int, T]]:
    missing, running = set(range(len(functions))), len(processes)
    try:
        while running:
            results = queue.get()
            if results is None:
                running -= 1
                continue
            for result in results:
                missing.remove(result[0])
                yield result
    finally:
        for process in processes:
            process.terminate()
            process.join()
    # What failed in a process fails here, where it can be told.
    for at in sorted(missing):
        yield at, functions[at]()


def _send_all(
    functions: Sequence[Callable[[], T]],
    ends: "_Ends",
    own: int,
    pipes: "Sequence[tuple[Connection, Connection]]",
) -> None:
    """In a process: call functions and send their results; it ends with the one that asked."""
    # To look through all that was there before would copy it.
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number, (receiver, sender) in enumerate(pipes):
        receiver.close()
        if number != own:
            sender.close()
    sender = pipes[own][1]
    results: list[tuple[int, T]] = []
    sent = time.monotonic()
    # Where one fails, the other process calls it again, and tells.
    with suppress(Exception):
        while (at := ends.take(own % 2)) is not None:
            results.append((at, functions[at]()))
            if time.monotonic() - sent > _SENT_EVERY:
                sender.send(results)
                results, sent = [], time.monotonic()
    with suppress(OSError):
        sender.send(results)
    sender.close()


def _receive_all(receiver: "Connection", queue: _Results) -> None:
    with suppress(EOFError, OSError):
        while True:
            queue.put(receiver.recv())
    queue.put(None)
