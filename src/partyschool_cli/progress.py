"""What a long task calls to report how far it is; showing it is for whoever passes the callback."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

# Takes how many steps are done and how many there are in all.
Progress: TypeAlias = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """A `Progress` that shows nothing."""


def with_progress(items: Iterable[T], total: int, progress: Progress) -> Iterator[T]:
    """The items; `progress` is called before each is given, and never with more than `total`."""
    for done, item in enumerate(items, start=1):
        progress(min(done, total), total)
        yield item
