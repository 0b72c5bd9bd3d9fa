"""Units of a page: points, millimetres, and lines of type."""

from typing import Final

MM: Final = 72 / 25.4
"""Points in a millimetre."""

LEADING: Final = 0.35
"""What is between two lines, by the size of the type. A line itself is as high as its size."""


def lines_height(count: int) -> float:
    """The height of `count` lines, by the size of their type."""
    return count + (count - 1) * LEADING if count else 0.0
