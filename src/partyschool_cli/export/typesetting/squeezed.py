"""How much lines must be squeezed, so that Word and Excel break none, whatever fonts they have."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

# Signs of the widest fonts that stand in for those of Office, in em.
_FIGURE: Final = 0.64
_POINT: Final = 0.4
_POINTS: Final = frozenset(".,:;'!|-()[] ")
# LibreOffice, and Word in a template that asks for it, part figures from characters by that.
APART: Final = 0.25
_LEAST: Final = 70
# Squeezed signs are rounded to whole units.
_SURE: Final = 3


def squeezed(lines: Iterable[str], room: float, apart: float = 0.0) -> int:
    """The width of the type, in per cent, with which every line fits `room` em.

    `apart` is what parts figures from characters, in em.
    """
    widest = max((_widest(line, apart) for line in lines), default=0.0)
    return 100 if widest <= room else max(_LEAST, int(100 * room / widest) - _SURE)


def _widest(line: str, apart: float) -> float:
    """The width of a line in the widest fonts, in em."""
    places = sum(one.isascii() != other.isascii() for one, other in pairwise(line))
    return sum(map(_width, line)) + places * apart


def _width(letter: str) -> float:
    if not letter.isascii():
        return 1.0
    return _POINT if letter in _POINTS else _FIGURE
