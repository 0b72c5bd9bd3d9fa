"""Bars of block characters for statistics."""

from __future__ import annotations

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def bar(value: float, maximum: float, columns: int) -> str:
    """A bar for `value`, `columns` columns long at `maximum`, exact to an eighth of a column.

    Any value above zero is visible; no bar is longer than `columns`. Not padded.
    """
    if value <= 0 or maximum <= 0 or columns <= 0:
        return ""
    eighths = max(1, round(min(value / maximum, 1) * columns * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
