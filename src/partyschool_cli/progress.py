"""How far a long run is: a callback, so that whoever works knows no console."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

# Is called with how many are done, and of how many.
Progress = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """A `Progress` that shows nothing."""


def with_progress(items: Iterable[T], total: int, progress: Progress) -> Iterator[T]:
    """The items; `progress` is called before each is given, and never with more than `total`."""
    for done, item in enumerate(items, start=1):
        progress(min(done, total), total)
        yield item
