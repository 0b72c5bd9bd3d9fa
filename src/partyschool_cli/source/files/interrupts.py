"""Put an interrupt (Ctrl+C) off while files are written, so that no temporary file is left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_deferred() -> Iterator[Callable[[], None]]:
    """Interrupts raise KeyboardInterrupt at the end of the block only.

    Gives a function that raises it at once if there was one, for where it is safe in the block.
    Does nothing outside of the main thread, which alone is interrupted, and where somebody else
    handles the signal.
    """
    import signal
    import threading

    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield lambda: None
        return
    received: list[int] = []

    def raise_received() -> None:
        if received:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, lambda number, _: received.append(number))
    try:
        yield raise_received
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    raise_received()
