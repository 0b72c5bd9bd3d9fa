"""Legible colours. Source: WCAG 2.2, contrast of text."""

from typing import Final, NamedTuple

_ENOUGH: Final = 4.5
_STEPS: Final = 20


class Color(NamedTuple):
    """Red, green and blue, 0 to 255 each; `#rrggbb` as text."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return "#" + bytes(self).hex()


WHITE: Final = Color(255, 255, 255)


def rgb(text: str) -> Color:
    """Parses `#rrggbb`. Raises ValueError for anything else."""
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(f"not #rrggbb: {text!r}")
    return Color(*bytes.fromhex(text[1:]))


def with_contrast(color: Color, paper: Color) -> Color:
    """`color`, lightened until text on a dark `paper` is legible."""
    for step in range(_STEPS):
        lighter = _mixed(color, WHITE, step / _STEPS)
        if contrast(lighter, paper) >= _ENOUGH:
            return lighter
    return WHITE


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (_linear(value / 255) for value in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _mixed(color: Color, other: Color, share: float) -> Color:
    pairs = zip(color, other, strict=True)
    return Color(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))
