"""Make the bytes of many files in several processes, which have all data from the start.

Only where processes share their memory by `fork`, and no thread could be caught in between; else
one after the other in this process.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Queue
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from multiprocessing.sharedctypes import SynchronizedArray

Make = Callable[[], bytes]
# Which one was made, and its bytes; None when a process has ended.
_Made = Queue[tuple[int, bytes] | None]

# To start processes takes as long as to make so many files.
_FEW: Final = 30
_MOST_PROCESSES: Final = 4


def make_all(makers: Sequence[Make]) -> Iterator[tuple[int, bytes]]:
    """What each of `makers` gives, with its place, as they come. What one raises is raised here.

    Processes begin at once, not when the first is asked for. What several files are made of, each
    process makes for itself: half of them begin at the front, half at the back, so that neighbours
    are made by one.
    """
    count = min(_cpus(), _MOST_PROCESSES)
    if len(makers) < _FEW or count < 2 or not _can_fork():
        return ((at, make()) for at, make in enumerate(makers))
    return _in_processes(makers, count)


def _cpus() -> int:
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _in_processes(makers: Sequence[Make], count: int) -> Iterator[tuple[int, bytes]]:
    """Each process takes the next one at its end that nobody has taken."""
    import multiprocessing

    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in range(count)]
    taken = context.Array("i", 2)
    processes = [
        context.Process(target=_send_all, args=(makers, taken, at, pipes), daemon=True)
        for at in range(count)
    ]
    for process in processes:
        process.start()
    queue: _Made = Queue()
    for receiver, sender in pipes:
        sender.close()
        threading.Thread(target=_receive_all, args=(receiver, queue), daemon=True).start()
    return _received(makers, queue, processes)


def _received(
    makers: Sequence[Make], queue: _Made, processes: "Sequence[BaseProcess]"
) -> Iterator[tuple[int, bytes]]:
    missing, running = set(range(len(makers))), len(processes)
    try:
        while running:
            made = queue.get()
            if made is None:
                running -= 1
            else:
                missing.remove(made[0])
                yield made
    finally:
        for process in processes:
            process.terminate()
            process.join()
    # What failed in a process fails here, where it can be told.
    for at in sorted(missing):
        yield at, makers[at]()


def _send_all(
    makers: Sequence[Make],
    taken: "SynchronizedArray[int]",
    own: int,
    pipes: "Sequence[tuple[Connection, Connection]]",
) -> None:
    """In a process: make files and send them; it ends with the process that it sends them to."""
    # To look through all that was there before would copy it.
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number, (receiver, sender) in enumerate(pipes):
        receiver.close()
        if number != own:
            sender.close()
    sender = pipes[own][1]
    # Where one cannot be made, the other process tries it again, and tells.
    with suppress(Exception):
        while (at := _next(taken, own % 2, len(makers))) is not None:
            sender.send((at, makers[at]()))
    sender.close()


def _next(taken: "SynchronizedArray[int]", end: int, count: int) -> int | None:
    """The next at one end, 0 the front and 1 the back; `taken` is how many are at each."""
    with taken.get_lock():
        if taken[0] + taken[1] == count:
            return None
        taken[end] += 1
        return taken[0] - 1 if end == 0 else count - taken[1]


def _receive_all(receiver: "Connection", queue: _Made) -> None:
    with suppress(EOFError, OSError):
        while True:
            queue.put(receiver.recv())
    queue.put(None)
