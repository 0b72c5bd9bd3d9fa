"""How much lines must be squeezed, so that Word breaks none of them in whatever fonts it has."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

# Signs of the widest fonts that stand in for those of Office, in em.
_FIGURE: Final = 0.64
_POINT: Final = 0.4
_POINTS: Final = frozenset(".,:;'!|-()[] ")
# LibreOffice, and Word in a template that asks for it, part figures from characters.
_APART: Final = 0.25
_LEAST: Final = 70
# Squeezed signs are rounded to whole units.
_SURE: Final = 3


def squeezed(lines: Iterable[str], room: float) -> int:
    """The width of the type, in per cent, with which every line fits `room` em."""
    widest = max(map(_widest, lines), default=0.0)
    return 100 if widest <= room else max(_LEAST, int(100 * room / widest) - _SURE)


def _widest(line: str) -> float:
    """The width of a line in the widest fonts, in em."""
    apart = sum(_is_figure(one) != _is_figure(other) for one, other in pairwise(line))
    return sum(map(_width, line)) + apart * _APART


def _width(letter: str) -> float:
    if not letter.isascii():
        return 1.0
    return _POINT if letter in _POINTS else _FIGURE


def _is_figure(letter: str) -> bool:
    return letter.isascii()
