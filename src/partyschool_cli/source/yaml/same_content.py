"""Whether two parsed contents are the same, whatever the order of their keys."""

from typing import Any


def same_content(one: Any, other: Any) -> bool:
    """Whether two contents are equal, but for the order of keys; types count (1 is not true)."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same_content(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_content, one, other))
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124  # .nan
