"""Pause Python's cyclic garbage collector for work that makes many objects and no cycles.

It would traverse all objects of a catalog repeatedly: loading takes nearly twice as long with it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the collector; then freeze the objects that exist, and resume it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Else it would traverse them all at once, and again at the end of the process.
            gc.freeze()
            gc.enable()
