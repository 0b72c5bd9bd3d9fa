"""Ctrl+C, which a terminal sends to every process of a command, and who is to have it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_interrupts_for_children() -> Iterator[None]:
    """Let processes and threads that are started in the block never have Ctrl+C: we end them.

    Windows has no such mask; there a child has to ignore the signal itself.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # The first process of all would start it, and let interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
