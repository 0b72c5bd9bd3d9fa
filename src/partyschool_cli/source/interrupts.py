"""Put an interrupt (Ctrl+C) off while files are written, so that no temporary file is left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_deferred() -> Iterator[Callable[[], None]]:
    """Interrupts raise KeyboardInterrupt at the end of the block only.

    Gives a function that raises it at once if there was one, for where it is safe in the block.
    """
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield lambda: None  # only the main thread is interrupted
        return
    received: list[int] = []

    def raise_received() -> None:
        if received:
            raise KeyboardInterrupt

    previous = signal.signal(signal.SIGINT, lambda number, _: received.append(number))
    try:
        yield raise_received
    finally:
        signal.signal(signal.SIGINT, previous)
    raise_received()
