"""Whether two parsed contents are the same."""

from typing import Any


def same_content(one: Any, other: Any, *, in_order: bool = False) -> bool:
    """Whether two contents are equal; types count (1 is not true), and .nan is .nan.

    The order of keys counts only if `in_order`.
    """
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        has_same_keys = list(one) == list(other) if in_order else one.keys() == other.keys()
        return has_same_keys and all(
            same_content(one[key], other[key], in_order=in_order) for key in one
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(
            same_content(item, twin, in_order=in_order)
            for item, twin in zip(one, other, strict=True)
        )
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124  # .nan
