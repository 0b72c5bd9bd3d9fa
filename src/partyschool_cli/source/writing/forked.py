"""Make the bytes of many files in several processes, which have all data from the start.

Only where processes share their memory by `fork`, and no thread could be caught in between; else
one after the other in this process.
"""

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

Make = Callable[[], bytes]
_Made = Queue[bytes | None]

# To start processes takes as long as to make so many files.
_FEW: Final = 30
_MOST_PROCESSES: Final = 4


def make_all(makers: Sequence[Make]) -> Iterator[bytes]:
    """What each of `makers` gives, in their order. What one raises is raised here."""
    count = min(_cpus(), _MOST_PROCESSES)
    if len(makers) < _FEW or count < 2 or not _can_fork():
        yield from (make() for make in makers)
        return
    yield from _in_processes(makers, count)


def _cpus() -> int:
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _in_processes(makers: Sequence[Make], count: int) -> Iterator[bytes]:
    """Each process makes every so many-th: what takes long is shared, wherever it stands."""
    import multiprocessing

    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in range(count)]
    processes = [
        context.Process(target=_send_all, args=(makers[at::count], at, pipes), daemon=True)
        for at in range(count)
    ]
    for process in processes:
        process.start()
    queues: list[_Made] = [Queue() for _ in pipes]
    for (receiver, sender), queue in zip(pipes, queues, strict=True):
        sender.close()
        threading.Thread(target=_receive_all, args=(receiver, queue), daemon=True).start()
    try:
        for at, make in enumerate(makers):
            data = queues[at % count].get()
            if data is None:  # the process failed: fail here, where it can be told
                queues[at % count].put(None)
                data = make()
            yield data
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _send_all(
    makers: Sequence[Make], at: int, pipes: "Sequence[tuple[Connection, Connection]]"
) -> None:
    """In a process: make files and send them; it ends with the process that it sends them to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number, (receiver, sender) in enumerate(pipes):
        receiver.close()
        if number != at:
            sender.close()
    sender = pipes[at][1]
    # Where one cannot be made, the other process tries it again, and tells.
    with suppress(Exception):
        for make in makers:
            sender.send_bytes(make())
    sender.close()


def _receive_all(receiver: "Connection", queue: _Made) -> None:
    try:
        while True:
            queue.put(receiver.recv_bytes())
    except (EOFError, OSError):
        queue.put(None)
