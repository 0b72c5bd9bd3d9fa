"""How large a page is set, and how what is left of it goes to the rows."""

from collections.abc import Sequence

# Halvings that settle a height to less than a thousandth of a page.
_STEPS = 30


def sizes(largest: float = 16.0, smallest: float = 8.0) -> tuple[float, ...]:
    """Sizes of type in points to try, the largest first, by half a point."""
    count = int((largest - smallest) * 2)
    return tuple(smallest + 0.5 * step for step in range(count, -1, -1))


def spread(heights: Sequence[float], room: float, ceiling: float) -> tuple[float, ...]:
    """What room is left goes to all rows alike, but to none beyond `ceiling`."""
    share = max(0.0, room - sum(heights)) / max(1, len(heights))
    return tuple(min(max(high, ceiling), high + share) for high in heights)


def level(heights: Sequence[float], room: float, ceiling: float) -> tuple[float, ...]:
    """The low rows grow to one height, at most `ceiling`, as far as the room goes."""
    low, top = 0.0, ceiling
    for _ in range(_STEPS):
        middle = (low + top) / 2
        fits = sum(max(high, middle) for high in heights) <= room
        low, top = (middle, top) if fits else (low, middle)
    return tuple(max(high, low) for high in heights)
