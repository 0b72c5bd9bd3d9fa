"""What a long task calls to report how far it is; showing it is for whoever passes the callback."""

from collections.abc import Callable
from typing import TypeAlias

# Takes how many steps are done and how many there are in all.
Progress: TypeAlias = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """A `Progress` that shows nothing."""
