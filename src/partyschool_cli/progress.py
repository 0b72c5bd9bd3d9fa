"""The progress callback of long tasks; the caller that passes it displays it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

# Takes the number of steps done, and of all steps.
Progress: TypeAlias = Callable[[int, int], None]


def no_progress(_done: int, _total: int) -> None:
    """A `Progress` that does nothing."""


def with_progress(items: Iterable[T], total: int, progress: Progress) -> Iterator[T]:
    """Yield the items and call `progress` before each, with at most `total`."""
    for done, item in enumerate(items, start=1):
        progress(min(done, total), total)
        yield item
