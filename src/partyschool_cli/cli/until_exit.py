"""Objects that live until the process ends: to free a large catalog takes longer than to end."""

from typing import Final

_held: Final[list[object]] = []


def hold(*objects: object) -> None:
    """Hold objects instead of those held before, so that only the end of the process frees them."""
    _held[:] = objects
