"""Python's collector of circular garbage, kept from work that makes many objects and no circles.

It would walk all of a catalog's objects again and again: a load takes nearly twice as long with it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pauses the collector; afterwards it goes on, and leaves alone all that there is by then."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Else it would walk all of it at once, and again at the end of the process.
            gc.freeze()
            gc.enable()
